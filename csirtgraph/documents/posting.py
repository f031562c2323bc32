"""Postings (募集要項): whom the CSIRT looks for, from the plan's postings, else from what it says of the roles."""

from collections.abc import Iterable, Iterator

from csirtgraph.documents.model import Block, Document, Heading, Paragraph, Table
from csirtgraph.documents.phrases import INFERRED, MARK, PEOPLE, bulleted
from csirtgraph.figures.caption import source_line, subtitle
from csirtgraph.figures.phrases import COMMA
from csirtgraph.plan.analysis.vacancies import posting_of, posts_of, roles_for
from csirtgraph.plan.model.careers import Ladder
from csirtgraph.plan.model.enums import MODES
from csirtgraph.plan.model.plan import Plan, Role, is_inferred
from csirtgraph.plan.model.postings import Posting, Requirements
from csirtgraph.plan.model.view import View
from csirtgraph.plan.model.vocabulary import word_of
from csirtgraph.text import Language, Text

TITLE = Text("募集要項", "Postings")
DEFAULT = Text("CSIRT担当者({roles})", "CSIRT staff ({roles})")
FILL_IN = Text("(記入してください)", "(to be filled in)")
SUBJECT, ROLE = Text("募集件名", "Post"), Text("役割", "Role")
NUMBER, WHEN = Text("採用数", "Number"), Text("対象となる時", "When")
DUTIES, PERSONALITY = Text("職務内容", "Duties"), Text("人物像", "Personality")
REQUIRED = Text("必要な経験、能力、資格", "Required")
DESIRED = Text("あると望ましい経験、能力、資格", "Desirable")
PARTS = {
    "experience": Text("経験", "Experience"),
    "abilities": Text("能力", "Abilities"),
    "qualifications": Text("資格", "Qualifications"),
}
INDUCTION, HOURS = Text("導入教育", "Induction"), Text("勤務・休日", "Hours and holidays")
CAREER, REMARKS = Text("キャリアパス", "Career"), Text("備考", "Remarks")


def postings(plan: Plan, roles: Iterable[Role], language: Language) -> Document:
    """A posting for each role; roles that share one get it once."""
    blocks: list[Block] = []
    seen: set[str] = set()
    for role in roles:
        posting = posting_of(role, plan)
        shared = [plan.roles[name] for name in roles_for(posting)] if posting else [role]
        if role.id not in seen:
            blocks += blocks_of(posting, shared, plan, language)
        seen.update(member.id for member in shared)
    view = View(language=language)
    notes = [Paragraph(line, is_note=True) for line in source_line(plan, view)]
    return Document(TITLE.to(language), subtitle(plan, view), language, (*blocks, *notes))


def blocks_of(posting: Posting | None, roles: list[Role], plan: Plan, language: Language) -> Iterator[Block]:
    """One posting: its title and its table, and a note where anything in it is inferred."""
    comma = COMMA.to(language)
    names = " / ".join(role.name.to(language) for role in roles)
    modes = [word_of(mode).to(language) for mode in MODES if any(mode in role.modes for role in roles)]
    title = posting.title.to(language) if posting else DEFAULT.to(language).format(roles=names)
    known = [(SUBJECT, [title]), (ROLE, [names]), (WHEN, [comma.join(modes)])]
    rows = [*known, *facts(posting, roles, plan, language)]
    table = tuple((label.to(language), "\n".join(filter(None, lines))) for label, lines in rows if any(lines))
    yield Heading(title, level=1)
    yield Table(table, shares=(1, 3))
    if shows_inferred(posting, roles):
        yield Paragraph(INFERRED.to(language), is_note=True)


def facts(
    posting: Posting | None, roles: list[Role], plan: Plan, language: Language
) -> Iterator[tuple[Text, list[str]]]:
    """The facts of the post, line by line; what neither posting nor role says is left blank, or left out."""
    ladders = [plan.careers.ladders[name] for name in homes(roles) if name in plan.careers.ladders]
    known = posting or Posting(id="", title=Text())
    missing = FILL_IN.to(language)
    yield NUMBER, [known.number.to(language) or head_count(roles, plan, language) or missing]
    duties = [duty.to(language) for duty in known.duties]
    yield DUTIES, bulleted(duties or duties_of(roles, language), language) or [missing]
    yield PERSONALITY, bulleted([text.to(language) for text in known.personality], language)
    yield REQUIRED, requirements(known.required, required_of(roles, ladders), language) or [missing]
    yield DESIRED, requirements(known.desired, desired_of(ladders), language)
    yield INDUCTION, [known.induction.to(language) or missing]
    yield HOURS, [known.hours.to(language) or conditions(roles, plan, language) or missing]
    yield CAREER, [role.career.to(language) for role in roles]
    yield REMARKS, [known.remarks.to(language)]


def homes(roles: list[Role]) -> dict[str, None]:
    """The business groups and teams whose careers are those of the roles."""
    return dict.fromkeys(home for role in roles for home in (role.business_group, role.team) if home)


def head_count(roles: list[Role], plan: Plan, language: Language) -> str:
    """How many people the open posts ask for, else all posts, in the mode that asks for most."""
    posts = [[post for role in roles for post in posts_of(role, mode, plan)] for mode in MODES]
    asked = [[post for post in found if post.open] for found in posts]
    counts = [sum(post.people or 0 for post in found) for found in (asked if any(asked) else posts)]
    return PEOPLE.to(language).format(max(counts)) if max(counts) else ""


def duties_of(roles: list[Role], language: Language) -> list[str]:
    """The duty and the functions of each role."""
    texts = [text for role in roles for text in (role.duty, *(each.name for each in role.functions.values()))]
    return [text.to(language) for text in texts if text]


def required_of(roles: list[Role], ladders: list[Ladder]) -> Requirements:
    """The skills of the roles as abilities, and what their careers ask for before."""
    skills = {skill: None for role in roles for mode in MODES for skill in marked(role, role.skills.get(mode, ()))}
    before = {text: None for ladder in ladders for text in ladder.prerequisites}
    return Requirements(experience=tuple(before), abilities=tuple(skills))


def marked(role: Role, skills: Iterable[Text]) -> Iterator[Text]:
    """The skills of a role, marked where they are inferred."""
    inferred = is_inferred([role], "skills")
    yield from (Text(f"{text.ja} {MARK.ja}", f"{text.en} {MARK.en}") if inferred else text for text in skills)


def desired_of(ladders: list[Ladder]) -> Requirements:
    """What their careers list as desirable."""
    return Requirements(experience=tuple({text: None for ladder in ladders for text in ladder.desirable}))


def shows_inferred(posting: Posting | None, roles: Iterable[Role]) -> bool:
    """Whether skills that are inferred stand for the abilities that a posting does not give."""
    stated = posting.required.abilities if posting else ()
    return not stated and any(is_inferred([role], "skills") for role in roles if any(role.skills.values()))


def requirements(stated: Requirements, derived: Requirements, language: Language) -> list[str]:
    """Experience, abilities and qualifications, each below its name; from the role where the posting is silent."""
    lines = []
    for name, label in PARTS.items():
        texts: tuple[Text, ...] = getattr(stated, name) or getattr(derived, name)
        if texts:
            lines += [f"{label.to(language)}:", *bulleted([text.to(language) for text in texts], language)]
    return lines


def conditions(roles: list[Role], plan: Plan, language: Language) -> str:
    """The terms of the posts."""
    names = [
        name for role in roles for mode in MODES for post in posts_of(role, mode, plan) for name in post.conditions
    ]
    return COMMA.to(language).join(plan.conditions[name].name.to(language) for name in dict.fromkeys(names))
