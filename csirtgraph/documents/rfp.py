"""Requests for proposals (RFP, 提案依頼書): what to ask of vendors for each outsourced role."""

from collections.abc import Iterable, Iterator, Mapping
from typing import TypeAlias

from csirtgraph.documents import phrases
from csirtgraph.documents.model import Block, Bullets, Document, Heading, Paragraph, Table
from csirtgraph.documents.questions import PREPARED, QUESTIONS
from csirtgraph.figures.caption import source_line, subtitle
from csirtgraph.figures.phrases import COMMA, GROUP_OR_UNIT, TEAM
from csirtgraph.plan.analysis.members import talking_groups
from csirtgraph.plan.analysis.modes import flows_of
from csirtgraph.plan.analysis.vacancies import posts_of, sourcing_of
from csirtgraph.plan.model.enums import MODES, Direction, Mode, Sourcing
from csirtgraph.plan.model.flows import Flow
from csirtgraph.plan.model.plan import Plan, Role, is_inferred
from csirtgraph.plan.model.view import View
from csirtgraph.plan.model.vocabulary import lower_word_of, word_of
from csirtgraph.text import Language, Text

TITLE = Text("提案依頼書(RFP)", "Request for proposal")
INTRODUCTION = Text(
    "役割「{role}」の外部への委託を検討しています。下記の範囲、スキル、連携を踏まえた提案をお願いします。",
    "We intend to outsource the role “{role}”. Please make a proposal for the scope, skills and cooperation below.",
)
SCOPE, SKILLS = Text("依頼の範囲", "Scope"), Text("求めるスキル", "Skills asked for")
CONTACTS, PREPARATION = (
    Text("連携する相手と情報の流れ", "Whom you work with"),
    Text("当社が用意すること", "What we provide"),
)
COMMON = Text("共通事項", "For every role")
ASKED = Text("回答いただきたいこと(役割ごとに)", "Questions to answer, role by role")
ROLE, DUTY, FUNCTIONS = Text("役割", "Role"), Text("業務内容", "Duty"), Text("機能", "Functions")
HOME, WHEN, TERMS = (
    Text("グループ・チーム", "Group, team"),
    Text("委託する時", "When"),
    Text("人数・条件", "People, terms"),
)
NOTE = Text("備考", "Notes")
WAY, WHOM, WHAT = Text("向き", "Direction"), Text("相手", "Whom"), Text("内容", "What")
SKILL_HEAD = (Text("時", "When"), Text("スキル", "Skills"))
FLOW_HEAD = (Text("時", "When"), WAY, WHOM, Text("相手の区分", "Who that is"), WHAT)
TO, FROM = Text("貴社 → 相手", "you → them"), Text("相手 → 貴社", "them → you")
OWN_SKILLS = Text("(自社で求めるスキルから)", "(as asked of our own staff)")
NO_SKILLS = Text(
    "定めていません。必要と考えるスキルを提案してください。", "Not laid down: please propose what you think is needed."
)
NO_FLOWS = Text(
    "定めていません。必要な連携を提案してください。", "Not laid down: please propose the cooperation you need."
)

Flows: TypeAlias = Mapping[Mode, list[Flow]]


def outsourced_modes(role: Role, plan: Plan) -> list[Mode]:
    """When a role is outsourced."""
    return [mode for mode in role.modes if sourcing_of(role, mode, plan) is Sourcing.OUTSOURCED]


def outsourced_roles(plan: Plan) -> list[Role]:
    """The roles to write requests for."""
    return [role for role in plan.roles.values() if not role.combines and outsourced_modes(role, plan)]


def requests(plan: Plan, roles: Iterable[Role], language: Language) -> Document:
    """A part for each role, and what is the same for all of them once at the end."""
    flows = {mode: flows_of(plan, mode) for mode in MODES}
    blocks = [block for role in roles for block in blocks_of(role, plan, flows, language)]
    view = View(language=language)
    notes = [Paragraph(line, is_note=True) for line in source_line(plan, view)]
    return Document(TITLE.to(language), subtitle(plan, view), language, (*blocks, *common(language), *notes))


def blocks_of(role: Role, plan: Plan, flows: Flows, language: Language) -> Iterator[Block]:
    """What is asked for one role: scope, skills, cooperation."""
    name = role.name.to(language)
    modes = outsourced_modes(role, plan) or list(role.modes)
    tables = (
        (SCOPE, Table(tuple(scope(role, modes, plan, language)), shares=(1, 3))),
        (SKILLS, skills(role, modes, language)),
        (CONTACTS, contacts(role, modes, plan, flows, language)),
    )
    yield Heading(name, level=1)
    yield Paragraph(INTRODUCTION.to(language).format(role=name))
    for title, block in tables:
        yield Heading(title.to(language))
        yield block
    if is_inferred([role], "sourcing") or is_inferred(flows_with(role, modes, plan, flows), "receiver"):
        yield Paragraph(phrases.INFERRED.to(language), is_note=True)


def flows_with(role: Role, modes: list[Mode], plan: Plan, flows: Flows) -> list[Flow]:
    """The flows of the role, mode by mode: those with one end in it, its team or what it is a part of."""
    names = names_of(role, plan)
    return [flow for mode in modes for flow in flows[mode] if (flow.sender in names) != (flow.receiver in names)]


def names_of(role: Role, plan: Plan) -> set[str]:
    """The ids under which flows may begin or end at a role."""
    return {role.id, role.team, *(other.id for other in plan.roles.values() if role.id in other.combines)}


def common(language: Language) -> Iterator[Block]:
    """What the company prepares, and what every vendor is asked."""
    yield Heading(COMMON.to(language), level=1)
    yield Heading(PREPARATION.to(language))
    yield Bullets(tuple(text.to(language) for text in PREPARED))
    yield Heading(ASKED.to(language))
    yield Bullets(tuple(text.to(language) for text in QUESTIONS), is_numbered=True)


def scope(role: Role, modes: list[Mode], plan: Plan, language: Language) -> Iterator[tuple[str, str]]:
    """What the role is and does, and how many people on what terms the plan asks for."""
    homes = [plan.groups.get(role.group), plan.teams.get(role.team)]
    functions = [each.name.to(language) for each in role.functions.values() if set(each.modes) & set(modes)]
    posts = {post.id: post for mode in modes for post in posts_of(role, mode, plan)}.values()
    people = max((post.people or 0 for post in posts), default=0)
    comma = COMMA.to(language)
    terms = [phrases.PEOPLE.to(language).format(people)] if people else []
    terms += [plan.conditions[name].name.to(language) for post in posts for name in post.conditions]
    mark = f" {phrases.MARK.to(language)}" if is_inferred([role], "sourcing") else ""
    rows = (
        (ROLE, role.name.to(language)),
        (HOME, comma.join(home.name.to(language) for home in homes if home)),
        (DUTY, role.duty.to(language)),
        (FUNCTIONS, comma.join(functions)),
        (WHEN, comma.join(word_of(mode).to(language) for mode in modes) + mark),
        (TERMS, comma.join(dict.fromkeys(terms))),
        (NOTE, comma.join(post.note.to(language) for post in posts if post.note)),
    )
    yield from ((label.to(language), text) for label, text in rows if text)


def skills(role: Role, modes: list[Mode], language: Language) -> Block:
    """The skills asked of vendors in each mode, else those asked of the company's own staff."""
    rows = []
    for mode in modes:
        asked = [text.to(language) for text in role.vendor_skills.get(mode, ())]
        own = [text.to(language) for text in role.skills.get(mode, ())]
        lines = phrases.bulleted(asked or own, language) + ([OWN_SKILLS.to(language)] if own and not asked else [])
        if lines:
            rows.append((word_of(mode).to(language), "\n".join(lines)))
    head = tuple(text.to(language) for text in SKILL_HEAD)
    return Table(tuple(rows), head, (1, 5)) if rows else Paragraph(NO_SKILLS.to(language))


def contacts(role: Role, modes: list[Mode], plan: Plan, flows: Flows, language: Language) -> Block:
    """Every flow of the role: when, which way it goes, to whom, and what it is about."""
    names = names_of(role, plan)
    when: dict[tuple[str, ...], list[str]] = {}
    for mode in modes:
        for flow in flows_with(role, [mode], plan, flows):
            row = contact(flow, flow.sender in names, mode, plan, language)
            when.setdefault(row, []).append(word_of(mode).to(language))
    rows = tuple((COMMA.to(language).join(dict.fromkeys(reasons)), *row) for row, reasons in when.items())
    head = tuple(text.to(language) for text in FLOW_HEAD)
    return Table(rows, head, (3, 3, 4, 3, 5)) if rows else Paragraph(NO_FLOWS.to(language))


def contact(flow: Flow, sends: bool, mode: Mode, plan: Plan, language: Language) -> tuple[str, ...]:
    """One flow as the vendor sees it."""
    way = lower_word_of(Direction.MUTUAL) if flow.is_mutual else TO if sends else FROM
    other, kind = party(flow.receiver if sends else flow.sender, mode, plan, language)
    mark = phrases.MARK.to(language) if is_inferred([flow], "receiver") else ""
    what = (flow.label or word_of(flow.kind)).to(language)
    return way.to(language), other, kind, f"{what} {mark}".rstrip()


def party(name: str, mode: Mode, plan: Plan, language: Language) -> tuple[str, str]:
    """The name of an end of a flow, and who that is."""
    if name in plan.roles:
        role = plan.roles[name]
        return role.name.to(language), plan.word_of(sourcing_of(role, mode, plan)).to(language)
    if name in plan.teams:
        return plan.teams[name].name.to(language), TEAM.to(language)
    if name not in plan.parties:
        return talking_groups(plan)[name].name.to(language), GROUP_OR_UNIT.to(language)
    entry = plan.parties[name]
    note = entry.note.to(language)
    name = f"{entry.name.to(language)} ({note})" if note else entry.name.to(language)
    return name, word_of(entry.kind).to(language)
