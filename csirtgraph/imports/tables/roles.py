"""A row that is a role."""

from csirtgraph.imports.facts import Facts, RoleFact
from csirtgraph.imports.tables.fields import Field
from csirtgraph.imports.tables.rows import Row
from csirtgraph.imports.tables.skills import skills_in
from csirtgraph.imports.tables.words import flag_of, modes_of, value_of
from csirtgraph.plan.model.enums import MODES, Mode, Sourcing
from csirtgraph.text import Language, Text

OF_MODE = {Mode.PEACETIME: Field.PEACETIME, Mode.INCIDENT: Field.INCIDENT}


def role_fact(row: Row, language: Language | None, facts: Facts, named_in: Field = Field.NAME) -> RoleFact:
    """What a row says of a role; remarks on what no plan can say."""
    duty = text_in(row, Field.DUTY, language)
    texts = {"duty": duty, "short": text_in(row, Field.SHORT, language), "career": text_in(row, Field.CAREER, language)}
    remark_contacts(row, facts)
    if row.text(Field.NOTE):
        facts.remark(row.at(Field.NOTE), "role-note", row.text(Field.NOTE))
    return RoleFact(
        place=row.place,
        id=row.text(Field.ID),
        name=Text(text_in(row, named_in, language).ja, row.text(Field.NAME_EN) or text_in(row, named_in, language).en),
        texts={field: text for field, text in texts.items() if text},
        group=row.text(Field.GROUP),
        team=row.text(Field.TEAM),
        business_group=row.text(Field.BUSINESS_GROUP),
        is_specialist=flag_of(row.text(Field.SPECIALIST)) if Field.SPECIALIST in row.cells else None,
        sourcing=sourcing_in(row, facts),
        modes=row_modes(row, facts),
        skills=skills_in(row, language),
        link=row.text(Field.LINK) if row.text(Field.LINK).startswith(("http://", "https://")) else "",
    )


def remark_contacts(row: Row, facts: Facts) -> None:
    """Remark on contacts that are nobody's, and on deputies."""
    fields = (Field.CONTACT,) if row.text(Field.PERSON) else (Field.CONTACT, Field.PHONE, Field.MAIL)
    for field in fields:
        if row.text(field):
            facts.remark(row.at(field), "private")


def text_in(row: Row, field: Field, language: Language | None) -> Text:
    """The words of a cell, in the language of its table."""
    words = row.text(field)
    return Text(en=words) if language == "en" else Text(ja=words)


def sourcing_in(row: Row, facts: Facts) -> dict[Mode, Sourcing]:
    """Who provides a role, by mode: of one column for both, or of a column for each."""
    found: dict[Mode, Sourcing] = {}
    if text := row.text(Field.OUTSOURCED):
        flag, value = flag_of(text), value_of(Sourcing, text)
        if flag is None and value is None:
            facts.remark(row.at(Field.OUTSOURCED), "word", text)
        else:
            is_out = flag or value is Sourcing.OUTSOURCED
            found = dict.fromkeys(MODES, Sourcing.OUTSOURCED if is_out else Sourcing.IN_HOUSE)
    if text := row.text(Field.SOURCING):
        if value := value_of(Sourcing, text):
            found = dict.fromkeys(MODES, value)
        else:
            facts.remark(row.at(Field.SOURCING), "word", text)
    return found | {mode: value for mode, field in OF_MODE.items() if (value := value_of(Sourcing, row.text(field)))}


def row_modes(row: Row, facts: Facts) -> tuple[Mode, ...] | None:
    """When something holds: of one column that names modes, or of a column for each; None where nothing says so."""
    if text := row.text(Field.MODES):
        modes = modes_of(text)
        if modes is None:
            facts.remark(row.at(Field.MODES), "word", text)
        return modes
    shown = {mode: row.text(field) for mode, field in OF_MODE.items() if field in row.cells}
    holds = {mode: is_held(text) for mode, text in shown.items()}
    for mode, held in holds.items():
        if held is None:
            facts.remark(row.at(OF_MODE[mode]), "word", shown[mode])
    if not shown or None in holds.values():
        return None
    found = tuple(mode for mode in MODES if holds.get(mode))
    return found or None


def is_held(text: str) -> bool | None:
    """Whether a cell below a mode says that something holds then; None for words of which nobody knows."""
    flag = flag_of(text)
    return True if value_of(Sourcing, text) else flag
