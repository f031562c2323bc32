"""People, how they are reached, and when they are on call. What is read here never stands in a message."""

from datetime import date

from csirtgraph.plan.model.enums import ContactUse
from csirtgraph.plan.model.times import DATE, HOURS_OF_DAY, Hours
from csirtgraph.plan.yaml.advice import CHECK
from csirtgraph.plan.yaml.containers import many
from csirtgraph.plan.yaml.fields import entries, entry, key
from csirtgraph.plan.yaml.node import Node
from csirtgraph.plan.yaml.problems import Problem
from csirtgraph.plan.yaml.reader import Reader, Shape
from csirtgraph.plan.yaml.scalars import FLAG, STRING, TEXT, choice, read_string, reference
from csirtgraph.records import dataclass
from csirtgraph.text import NOTHING, Text

REGION = "JP"  # of phone numbers that are written without a country
WITHHELD = Text("(非公開)", "(withheld)")


def unquoted(shape: Shape) -> Shape:
    """The same shape, whose problems say where and what is wrong, without the value."""

    def read(node: Node, reader: Reader) -> object:
        inner = Reader()
        value = shape.read(node, inner)
        reader.references += inner.references
        reader.problems += [hidden(problem) for problem in inner.problems]
        return value

    return Shape(read, shape.schema)


def hidden(problem: Problem) -> Problem:
    """A problem without the words of the plan that it quotes."""
    instead: dict[str, str | Text] = {"value": WITHHELD, "advice": CHECK, "example": "…"}
    values = {name: instead.get(name, value) for name, value in problem.values.items()}
    return Problem(problem.position, problem.code, values)


def read_phone(node: Node, reader: Reader) -> str:
    """A phone number in the form that all phones take: +81-3-1234-5678. Short ones of emergencies stay as they are."""
    words = read_string(node, reader)
    if not words:
        return ""
    import phonenumbers  # when there is one: its tables take 45 ms

    try:
        number = phonenumbers.parse(words, REGION)
    except phonenumbers.NumberParseException:
        reader.note(node, "not-phone")
        return ""
    if phonenumbers.is_valid_number(number):
        return phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.RFC3966).removeprefix("tel:")
    if phonenumbers.is_valid_short_number_for_region(number, REGION):
        return words
    reader.note(node, "not-phone")
    return ""


def read_mail(node: Node, reader: Reader) -> str:
    """A mail address; whether anyone reads it is not tried."""
    words = read_string(node, reader)
    if not words:
        return ""
    from email_validator import EmailNotValidError, validate_email

    try:
        return validate_email(words, check_deliverability=False).normalized
    except EmailNotValidError:
        reader.note(node, "not-mail")
        return ""


PHONE = unquoted(Shape(read_phone, {"type": "string"}))
MAIL = unquoted(Shape(read_mail, {"type": "string", "format": "email"}))


@dataclass(frozen=True, kw_only=True)
class Contact:
    """One way to reach somebody: a phone number, a mail address, or a name in a chat."""

    phone: str = key(PHONE, "")
    mail: str = key(MAIL, "")
    chat: str = key(unquoted(STRING), "")
    use: ContactUse = key(unquoted(choice(ContactUse)), ContactUse.WORK)
    hours: Hours | None = key(HOURS_OF_DAY, None)


def read_contact(node: Node, reader: Reader) -> Contact:
    """A contact that says how."""
    found: Contact = entry(Contact).read(node, reader)
    if isinstance(node.value, dict) and not {"phone", "mail", "chat"} & node.value.keys():
        reader.note(node, "no-contact")
    return found


CONTACTS = unquoted(many(Shape(read_contact, entry(Contact).schema)))


@dataclass(frozen=True, kw_only=True)
class Person:
    """Somebody who holds posts."""

    id: str
    name: Text = key(unquoted(TEXT))
    department: Text = key(unquoted(TEXT), NOTHING)
    title: Text = key(unquoted(TEXT), NOTHING)
    contacts: tuple[Contact, ...] = key(CONTACTS, ())
    verified: date | None = key(unquoted(DATE), None)  # when somebody last tried the contacts
    private: bool = key(unquoted(FLAG), False)  # named to those who respond alone


@dataclass(frozen=True, kw_only=True)
class OnCall:
    """Who is on call in a part of the day (当番)."""

    hours: Hours | None = key(HOURS_OF_DAY)
    rotation: Text = key(TEXT, NOTHING)
    holders: tuple[str, ...] = key(many(reference("people")), ())


PEOPLE = entries(Person)
ON_CALL = many(entry(OnCall))
