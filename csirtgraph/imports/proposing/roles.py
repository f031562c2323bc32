"""Roles and outside parties of a file, in the plan."""

from csirtgraph.edits.entries import modes_to, modes_value, set_sourcing
from csirtgraph.edits.yaml.values import Data, Plain
from csirtgraph.imports.facts import GroupFact, PartyFact, RoleFact
from csirtgraph.imports.proposing.skills import put_skills
from csirtgraph.imports.proposing.subject import Subject, data_of
from csirtgraph.imports.tables.words import party_kind_of
from csirtgraph.plan.model.enums import Mode, PartyKind, Sourcing
from csirtgraph.plan.model.plan import Role
from csirtgraph.text import LANGUAGES, NOTHING, Text

SECTIONS = {"group": "groups", "team": "teams", "business-group": "business-groups"}


def add_or_change_role(fact: RoleFact, subject: Subject) -> str:
    """Make the plan say what a file says of a role; the role's id."""
    id = subject.meant("roles", fact.id, fact.name.ja, fact.name.en)
    subject.know("roles", id, (fact.id,))
    if id and id in subject.plan.roles:
        change_role(subject.plan.roles[id], fact, subject)
    elif id:
        add_skills(fact, id, subject)
    else:
        id = add_role(fact, subject)
    put_skills(fact, id, subject)
    return id


def add_skills(fact: RoleFact, id: str, subject: Subject) -> None:
    """What a second row says of a new role: its career and its skills; a remark where it says neither."""
    if career := fact.texts.get("career"):
        subject.put(("roles", id, "career"), data_of(subject.fitted(career, fact.place)))
    elif not fact.skills:
        subject.facts.remark(fact.place, "twice", fact.name.to("ja"))


def add_role(fact: RoleFact, subject: Subject) -> str:
    """A new role; its id."""
    texts = {"duty" if name == "brief" else name: text for name, text in fact.texts.items()}
    data: dict[str, Data] = {name: data_of(subject.fitted(text, fact.place)) for name, text in texts.items()}
    data |= {name: entry for name, entry in groups_of(fact, subject).items() if entry}
    modes = fact.modes or subject.usual_modes
    if provided := sourcing_data(fact, modes):
        data["sourcing"] = provided
    if shown := modes_value(subject.draft, [mode.value for mode in modes]):
        data["modes"] = shown
    if fact.is_specialist:
        data["specialist"] = Plain("true")
    if fact.link:
        data["link"] = fact.link
    return subject.add("roles", fact.id, subject.fitted(fact.name, fact.place), data)


def groups_of(fact: RoleFact, subject: Subject) -> dict[str, str]:
    """The ids of what a role belongs to."""
    names = {"group": fact.group, "team": fact.team, "business-group": fact.business_group}
    if fact.is_drawn and fact.team and not subject.find("teams", fact.team) and subject.find("groups", fact.team):
        names |= {"group": fact.team, "team": ""}  # a frame may be drawn around a group
    return {field: subject.group(SECTIONS[field], name, fact.place) for field, name in names.items()}


def sourcing_data(fact: RoleFact, modes: tuple[Mode, ...]) -> Data:
    """Who provides a new role, as a plan says it: nothing where it is in-house in all modes."""
    found = [fact.sourcing.get(mode, Sourcing.IN_HOUSE) for mode in modes]
    if {*found} == {Sourcing.IN_HOUSE}:
        return ""
    return found[0].value if len({*found}) == 1 else {mode.value: value.value for mode, value in zip(modes, found)}


def change_role(role: Role, fact: RoleFact, subject: Subject) -> None:
    """What is different in a role; what the file leaves empty stays."""
    path = ("roles", role.id)
    is_short = any(fact.name.to(lang) == role.short.to(lang) != "" for lang in LANGUAGES)
    if not is_short:
        subject.say((*path, "name"), role.name, fact.name, fact.place)
    for field, text in fact.texts.items():
        if field != "brief":  # of a box, which shows the one or the other
            subject.say((*path, field), getattr(role, field), text, fact.place)
    for field, id in groups_of(fact, subject).items():
        if id and id != getattr(role, field.replace("-", "_")):
            subject.put((*path, field), id)
    if fact.modes and {*fact.modes} != {*role.modes}:
        modes_to(subject.draft, path, [mode.value for mode in fact.modes])
    for mode, sourcing in fact.sourcing.items():
        if not fact.is_drawn and mode in (fact.modes or role.modes) and sourcing is not role.sourcing_in(mode):
            set_sourcing(subject.draft, {"id": role.id, "mode": mode.value, "sourcing": sourcing.value})
    if fact.is_specialist is not None and fact.is_specialist != role.specialist:
        subject.put((*path, "specialist"), Plain(str(fact.is_specialist).lower()))
    if fact.link and fact.link != role.link:
        subject.put((*path, "link"), fact.link)


def add_or_change_party(fact: PartyFact, subject: Subject) -> str:
    """Make the plan say what a file says of someone outside; the party's id."""
    names = [f"{fact.name.to('ja')} ({fact.note.to('ja')})"] if fact.note else [fact.name.ja, fact.name.en]
    id = subject.meant("parties", fact.id, *names)
    subject.know("parties", id, (fact.id,))
    party = subject.plan.parties.get(id)
    if party is None:
        return id or new_party(fact, subject)
    shown = [f"{party.name.to(lang)} ({party.note.to(lang)})" for lang in LANGUAGES]
    if fact.name.to("ja") not in shown:
        subject.say(("parties", id, "name"), party.name, fact.name, fact.place)
    subject.say(("parties", id, "note"), party.note, fact.note, fact.place)
    if fact.kind and not fact.is_drawn and fact.kind is not party.kind:
        subject.put(("parties", id, "kind"), fact.kind.value)
    if fact.modes and {*fact.modes} != {*party.modes}:
        modes_to(subject.draft, ("parties", id), [mode.value for mode in fact.modes])
    return id


def new_party(fact: PartyFact, subject: Subject) -> str:
    """Someone outside who is new, and of a kind that is guessed by the name where the file has none."""
    kind = fact.kind or guessed(fact.name, fact.place, subject)
    data: dict[str, Data] = {"kind": kind.value}
    if fact.modes and (value := modes_value(subject.draft, [mode.value for mode in fact.modes])):
        data["modes"] = value
    if fact.note != NOTHING:
        data["note"] = data_of(subject.fitted(fact.note, fact.place))
    noted = f"{fact.name.to('ja')} ({fact.note.to('ja')})"
    return subject.add("parties", fact.id, subject.fitted(fact.name, fact.place), data, noted)


def guessed(name: Text, place: str, subject: Subject) -> PartyKind:
    """The kind of a party by its name, with a remark."""
    kind = party_kind_of(name.to("ja"))
    subject.facts.remark(place, f"guessed-{kind.value}", name.to("ja"))
    return kind


def add_or_change_group(fact: GroupFact, subject: Subject) -> None:
    """A team, a group or a unit, which later facts mean by its name or its id in the file."""
    sections = (fact.section, "groups") if fact.section == "teams" else (fact.section,)
    for section in sections:
        if id := subject.find(section, fact.id, fact.name.ja, fact.name.en):
            subject.know(section, id, (fact.id,))
            entry = getattr(subject.plan, section.replace("-", "_")).get(id)
            if entry:
                subject.say((section, id, "name"), entry.name, fact.name, fact.place)
            return
    subject.add(fact.section, fact.id, subject.fitted(fact.name, fact.place), {})
