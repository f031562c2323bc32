"""Everything a plan says about one role, team or party."""

from collections.abc import Iterator

from csirtgraph.checks.facts import Facts
from csirtgraph.checks.questions.trace import words
from csirtgraph.plan.analysis.persons import people
from csirtgraph.plan.model.enums import Mode
from csirtgraph.plan.model.flows import Flow
from csirtgraph.plan.model.frameworks import framework
from csirtgraph.plan.model.plan import Plan, Role
from csirtgraph.plan.model.vocabulary import lower_word_of
from csirtgraph.text import Language, Text

GROUP = Text("グループ", "group")
TEAM = Text("チーム", "team")
BUSINESS_GROUP = Text("業務グループ", "business group")
DUTY = Text("業務", "duty")
NOTE = Text("備考", "note")
CAREER = Text("キャリア", "career")
MEMBERS = Text("役割", "roles")
NOT_THEN = Text("なし", "not there")
PROVIDED = Text("区分", "provided")
DOES = Text("機能", "functions")
SKILLS = Text("スキル", "skills")
VENDOR_SKILLS = Text("ベンダーに求めるスキル", "skills asked of a vendor")
HELD = Text("担当", "held by")
RECEIVES = Text("受け取る", "receives")
SENDS = Text("伝える", "sends")
PEOPLE = Text("{person} ({people}名)", "{person} (head-count {people})")


def lines(plan: Plan, id: str, modes: tuple[Mode, ...], language: Language) -> list[str]:
    """What an end of flows is, and what it does and with whom in each mode."""
    facts = Facts(plan, modes[0])
    found = [f"{facts.names.known[id].to(language)} ({id})"]
    found += [f"  {heading.to(language)}: {text}" for heading, text in about(plan, id, language) if text]
    for mode in modes:
        found += ["", *in_mode(Facts(plan, mode), id, language)]
    return found


def about(plan: Plan, id: str, language: Language) -> Iterator[tuple[Text, str]]:
    """What holds in every mode."""
    role, party = plan.roles.get(id), plan.parties.get(id)
    if role:
        sections = ((GROUP, plan.groups, role.group), (TEAM, plan.teams, role.team))
        for heading, section, name in (*sections, (BUSINESS_GROUP, plan.business_groups, role.business_group)):
            yield heading, section[name].name.to(language) if name in section else ""
        yield DUTY, role.duty.to(language)
        yield CAREER, role.career.to(language)
        yield from ((framework(name).title, entries(name, ids, language)) for name, ids in role.frameworks.items())
    if party:
        yield NOTE, party.note.to(language)


def entries(name: str, ids: tuple[str, ...], language: Language) -> str:
    """Entries of a framework with their names."""
    known = {**framework(name).entries, **framework(name).parts}
    return "; ".join(f"{id} {known[id].name.to(language)}" for id in ids)


def in_mode(facts: Facts, id: str, language: Language) -> Iterator[str]:
    """A mode's heading, and what happens then."""
    yield lower_word_of(facts.mode).to(language)
    if id not in facts.roles and id not in facts.parties and id not in facts.members:
        yield f"  {NOT_THEN.to(language)}"
        return
    if id in facts.roles:
        yield from (f"  {heading.to(language)}: {text}" for heading, text in of_role(facts, id, language) if text)
    if id in facts.members:
        yield f"  {MEMBERS.to(language)}: {', '.join(facts.names.one(role, language) for role in facts.members[id])}"
    ends = set(facts.voices(id)) if id in facts.roles else {id}
    for heading, flows in ((RECEIVES, received_by(facts, ends)), (SENDS, sent_by(facts, ends))):
        if flows:
            yield f"  {heading.to(language)}:"
            yield from (f"    {facts.names.one(other, language)}: {words(flow, language)}" for other, flow in flows)


def of_role(facts: Facts, id: str, language: Language) -> Iterator[tuple[Text, str]]:
    """Who provides a role, what it does, its skills, and who holds it."""
    role: Role = facts.roles[id]
    yield PROVIDED, lower_word_of(role.sourcing_in(facts.mode)).to(language)
    yield DOES, "; ".join(f.name.to(language) for f in role.functions.values() if facts.mode in f.modes)
    yield SKILLS, "; ".join(skill.to(language) for skill in role.skills.get(facts.mode, ()))
    yield VENDOR_SKILLS, "; ".join(skill.to(language) for skill in role.vendor_skills.get(facts.mode, ()))
    yield HELD, holder(facts, id, language)


def holder(facts: Facts, role: str, language: Language) -> str:
    """Who holds a role, and how many people that is, where the plan says."""
    person = facts.holders.get(role, "")
    number = people(facts.persons[person]) if person else None
    name = facts.names.one(person, language)
    if number:
        return PEOPLE.to(language).format(person=name, people=number)
    return name if person != role else ""


def received_by(facts: Facts, ends: set[str]) -> list[tuple[str, Flow]]:
    """What some ends receive, and from whom."""
    return [(pair[0], flow) for pair, flows in facts.net.flows.items() if pair[1] in ends for flow in flows]


def sent_by(facts: Facts, ends: set[str]) -> list[tuple[str, Flow]]:
    """What some ends send, and to whom."""
    return [(pair[1], flow) for pair, flows in facts.net.flows.items() if pair[0] in ends for flow in flows]
