"""The columns of the sheets of roles, posts and flows, and what stands in them."""

from collections.abc import Iterable

from csirtgraph.export.sheets import Cell
from csirtgraph.figures import phrases
from csirtgraph.figures.post_boxes import group_of, is_outsourced, name_of
from csirtgraph.plan.model.enums import MODES, Direction, Mode, Sourcing
from csirtgraph.plan.model.flows import Flow
from csirtgraph.plan.model.plan import Party, Plan, Post, Role, is_inferred
from csirtgraph.plan.model.view import View
from csirtgraph.plan.model.vocabulary import word_of
from csirtgraph.text import NOTHING, Language, Text

BUSINESS_GROUP, SOURCING, UNIT = Text("業務グループ", "Business group"), Text("区分", "Sourcing"), Text("部門", "Unit")
PEACETIME, INCIDENT = word_of(Mode.PEACETIME), word_of(Mode.INCIDENT)
INFERRED = Text("推定を含む", "Partly inferred")
ITEM = "・"
ID = Text("ID", "ID")  # by which an imported workbook finds its entries again
ROLES = (
    ID,
    Text("グループ", "Group"),
    phrases.TEAM,
    Text("役割名称", "Role"),
    Text("業務内容", "Duty"),
    PEACETIME,
    INCIDENT,
    BUSINESS_GROUP,
    Text("専門家", "Specialist"),
    INFERRED,
)
POSTS = (
    ID,
    UNIT,
    Text("役職", "Post"),
    Text("役割", "Roles"),
    Text("上位の役職", "Under"),
    Text("人数", "People"),
    Text("兼務", "Held with"),
    SOURCING,
    BUSINESS_GROUP,
    Text("条件", "Conditions"),
    Text("担当業務", "What it does"),
    Text("備考", "Notes"),
    phrases.OPEN,
    INFERRED,
)
SKILLS = (
    ID,
    ROLES[3],
    Text("平時のスキル", "Peacetime skills"),
    Text("有事のスキル", "Incident skills"),
    Text("平時に委託先に求めるスキル", "Skills asked of vendors in peacetime"),
    Text("有事に委託先に求めるスキル", "Skills asked of vendors in an incident"),
    Text("キャリア", "Career"),
    INFERRED,
)
PARTIES = (
    ID,
    Text("社外の相手", "Outside party"),
    Text("種別", "Kind"),
    Text("備考", "Notes"),
    PEACETIME,
    INCIDENT,
)
FLOWS = (
    ID,
    Text("送り手", "From"),
    Text("受け手", "To"),
    Text("内容", "What"),
    Text("種別", "Kind"),
    Text("方向", "Direction"),
    PEACETIME,
    INCIDENT,
    INFERRED,
)


def role_row(role: Role, plan: Plan, view: View) -> tuple[Cell, ...]:
    """A role: where it belongs, what it does, and who provides it in each mode."""
    to = view.language
    provided = [word_of(role.sourcing_in(mode)).to(to) if mode in role.modes else phrases.NO for mode in MODES]
    return (
        role.id,
        named(plan.groups.get(role.group), view),
        named(plan.teams.get(role.team), view),
        role.name.to(to),
        role.duty.to(to),
        *provided,
        named(plan.business_groups.get(role.business_group), view),
        phrases.YES if role.specialist else "",
        mark_inferred(role),
    )


def post_row(post: Post, unit: str, plan: Plan, view: View) -> tuple[Cell, ...]:
    """A post: where it stands, who holds it, and what it does."""
    to, posts = view.language, plan.posts[view.mode]
    under, holder = posts.get(post.superior), posts.get(post.held_by)
    held = named(plan.roles.get(post.held_by), view) if holder is None else name_of(holder, plan, view)
    sourcing = Sourcing.OUTSOURCED if is_outsourced(post, plan, view.mode) else Sourcing.IN_HOUSE
    name, names = name_of(post, plan, view), [role.name.to(to) for role in plan.roles_of(post)]
    comma = phrases.COMMA.to(to)
    return (
        post.id,
        named(plan.units.get(unit), view),
        name,
        "" if [name] == names else comma.join(names),
        name_of(under, plan, view) if under else "",
        "" if post.people is None else post.people,
        post.also.to(to) or held,
        word_of(sourcing).to(to),
        named(plan.business_groups.get(group_of(post, plan)), view),
        comma.join(plan.conditions[name].name.to(to) for name in post.conditions),
        comma.join(text.to(to) for text in post.functions.values()),
        post.note.to(to),
        phrases.YES if post.open else "",
        mark_inferred(post),
    )


def skills_row(role: Role, view: View) -> tuple[Cell, ...]:
    """A role: the skills that it needs in each mode, and those that are asked of vendors."""
    to = view.language
    skills = [listed(found.get(mode, ()), to) for found in (role.skills, role.vendor_skills) for mode in MODES]
    return (role.id, role.name.to(to), *skills, role.career.to(to), mark_inferred(role))


def listed(texts: Iterable[Text], language: Language) -> str:
    """Texts as a list in one cell."""
    return "\n".join(ITEM + text.to(language) for text in texts)


def party_row(party: Party, view: View) -> tuple[Cell, ...]:
    """Someone outside: what it is, and when."""
    to = view.language
    held = (phrases.YES if mode in party.modes else phrases.NO for mode in MODES)
    return (party.id, party.name.to(to), word_of(party.kind).to(to), party.note.to(to), *held)


def flow_row(flow: Flow, plan: Plan, view: View) -> tuple[Cell, ...]:
    """A flow: sender, receiver, what is passed on, and when."""
    to = view.language
    return (
        flow.id,
        end_name(flow.sender, plan, view),
        end_name(flow.receiver, plan, view),
        flow.label.to(to),
        word_of(flow.kind).to(to),
        word_of(Direction.MUTUAL if flow.is_mutual else Direction.ONE_WAY).to(to),
        *(phrases.YES if mode in flow.modes else phrases.NO for mode in MODES),
        mark_inferred(flow),
    )


def end_name(name: str, plan: Plan, view: View) -> str:
    """The name of a role, team or party; the note of a party distinguishes it from others of the same name."""
    party = plan.parties.get(name)
    if party is None:
        return named(plan.roles.get(name) or plan.teams.get(name), view)
    note = party.note.to(view.language)
    return f"{party.name.to(view.language)} ({note})" if note else party.name.to(view.language)


def named(entry: object, view: View) -> str:
    """The name of an entry; nothing for none."""
    name: Text = getattr(entry, "name", NOTHING)
    return name.to(view.language)


def mark_inferred(entry: Role | Post | Flow) -> str:
    """A mark where a fact was reconstructed."""
    return phrases.YES if any(is_inferred([entry], field) for field in ("", *entry.evidence)) else ""
