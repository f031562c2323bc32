"""Workload (担当ごとの負荷): what each person holds, sends and receives in each mode.

`plan.workload` says who counts as one person; the figure says so in a note.
"""

from collections.abc import Iterable, Iterator, Mapping
from typing import TypeAlias

from csirtgraph.drawing.model import Box, Drawing, Key, Table
from csirtgraph.figures import phrases
from csirtgraph.figures.caption import left_out, notes, subtitle
from csirtgraph.figures.cells import cell, own_id
from csirtgraph.figures.groups import others, spoken_for
from csirtgraph.figures.kind import NEVER, ONCE, Kind
from csirtgraph.plan.analysis.modes import flows_of, modes_of
from csirtgraph.plan.analysis.workload import Load, loads_in
from csirtgraph.plan.model.enums import MODES, Mode
from csirtgraph.plan.model.plan import Plan, is_inferred
from csirtgraph.plan.model.view import View
from csirtgraph.text import Text

TITLE = Text("担当ごとの役割と流れの量", "How much each one holds, sends and receives")
NEEDS = """roles: {commander: {name: {ja: コマンダー, en: Commander}}, poc: {name: PoC}}
flows:
  commander: {poc: {label: {ja: 状況説明, en: Status}, kind: report}}"""
HOLDER, END = Text("担当", "Held by"), Text("役割・チーム", "Role or team")
HELD, SENT, RECEIVED = Text("役割", "Roles"), Text("送る", "Sends"), Text("受ける", "Receives")
NAME, ROLES, FLOWS = 165.0, 205.0, 98.0  # pt, the columns
BAR, LONGEST = "■", 5  # a bar of flows, and its squares at most
MOST = Text("その時に流れが最も多い", "Most flows at that time")
ONE_PERSON = Text(
    "兼務は主な役職にまとめて1行とし、その中の流れは数えない",
    "Posts held together are one row, and what they would tell each other is not counted",
)
HOLDING_INFERRED = Text("兼務は推定を含む", "Some posts held together are inferred")

Loads: TypeAlias = Mapping[Mode, Mapping[str, Load]]


def modes(plan: Plan) -> tuple[Mode | None, ...]:
    """Once, when anyone holds a post or takes part in a flow."""
    return ONCE if any(plan.posts.values()) or any(loads_in(plan, mode) for mode in modes_of(plan)) else NEVER


def draw(plan: Plan, view: View) -> Drawing:
    """A row for everyone who holds a post or takes part in a flow."""
    loads = {mode: loads_in(plan, mode) for mode in modes_of(plan)}
    has_posts = any(plan.posts.values())
    boxes = (*header(has_posts, loads, plan, view), *body(loads, has_posts, plan, view))
    return Drawing(
        title=TITLE.to(view.language),
        subtitle=subtitle(plan, view),
        language=view.language,
        body=Table(
            boxes=boxes, columns=(NAME, *(([ROLES] if has_posts else []) + [FLOWS, FLOWS]) * len(loads)), header=2
        ),
        keys=(Key(MOST.to(view.language), "box", "group-4"),) if any("most" in box.tags for box in boxes) else (),
        notes=notes(plan, view, remarks(plan, loads, view)),
        tags=("workload",),
    )


def header(has_posts: bool, modes: Iterable[Mode], plan: Plan, view: View) -> Iterator[Box]:
    """The modes, and below each its columns."""
    corner = (HOLDER if has_posts else END).to(view.language)
    yield cell("/head/holder", 0, 0, rows=2, name=corner, look="head", align="middle")
    below = headings_of(has_posts)
    for number, mode in enumerate(modes):
        first = 1 + number * len(below)
        name = plan.word_of(mode).to(view.language)
        yield cell(f"/head/{mode.value}", 0, first, columns=len(below), name=name, look="head", align="middle")
        for column, text in enumerate(below, first):
            yield cell(
                f"/head/{mode.value}/{own_id(text.to('en'))}",
                1,
                column,
                lines=(text.to(view.language),),
                look="head",
                align="middle",
            )


def headings_of(has_posts: bool) -> list[Text]:
    """The columns of each mode."""
    return [*([HELD] if has_posts else []), SENT, RECEIVED]


def body(loads: Loads, has_posts: bool, plan: Plan, view: View) -> Iterator[Box]:
    """A row for every holder; a mode in which it has nothing stays empty."""
    most = {mode: max((load.flows for load in found.values()), default=0) for mode, found in loads.items()}
    every = [load for found in loads.values() for load in found.values()]
    longest = max((max(len(load.sent), len(load.received)) for load in every), default=0)
    for row, name in enumerate(holders(loads, plan), 2):
        yield cell(name, row, 0, lines=(name_of(name, plan, view),), tags=("holder",))
        column = 1
        for mode, found in loads.items():
            load = found.get(name)
            is_most = load is not None and load.flows == most[mode] > 0
            for what, text in zip(headings_of(has_posts), texts_of(load, has_posts, longest, plan, view)):
                look, tags = ("group-4", ("most",)) if is_most else ("cell", ())
                yield cell(
                    f"{name}/{mode.value}-{own_id(what.to('en'))}", row, column, lines=(text,), look=look, tags=tags
                )
                column += 1


def holders(loads: Loads, plan: Plan) -> Iterable[str]:
    """Everyone with a load in either mode, in the order of posts, roles and teams."""
    order = [*(post for mode in MODES for post in plan.posts.get(mode, {})), *plan.roles, *plan.teams]
    return [name for name in dict.fromkeys(order) if any(name in found for found in loads.values())]


def texts_of(load: Load | None, has_posts: bool, longest: int, plan: Plan, view: View) -> list[str]:
    """What stands in the cells of one mode."""
    held = phrases.COMMA.to(view.language).join(name_of(post, plan, view) for post in load.posts) if load else ""
    bars = [bar(len(load.sent), longest), bar(len(load.received), longest)] if load else ["", ""]
    return [held, *bars] if has_posts else bars


def bar(count: int, longest: int) -> str:
    """A number with a bar as long as it is large."""
    squares = -(-count * LONGEST // max(longest, LONGEST))
    return f"{count} {BAR * squares}".rstrip()


def name_of(name: str, plan: Plan, view: View) -> str:
    """The name of a post, a role or a team."""
    posts = [plan.posts[mode][name] for mode in MODES if name in plan.posts.get(mode, {})]
    entries = [*posts, *(found[name] for found in (plan.roles, plan.teams) if name in found)]
    return next((entry.name.to(view.language) for entry in entries if entry.name), name)


def remarks(plan: Plan, loads: Loads, view: View) -> Iterator[Text | str]:
    """How it was counted, what was reconstructed, and who has neither a post nor a flow."""
    posts = [post for found in plan.posts.values() for post in found.values()]
    if posts:
        yield ONE_PERSON
    if is_inferred([post for post in posts if post.held_by], "held-by"):
        yield HOLDING_INFERRED
    if is_inferred(plan.flows.values(), "receiver"):
        yield phrases.ARROWS_INFERRED
    busy = {name for found in loads.values() for name in found} | {post.held_by for post in posts}
    busy |= {role.id for post in posts for role in plan.roles_of(post)}
    busy |= {end for mode in loads for flow in flows_of(plan, mode) for end in (flow.sender, flow.receiver)}
    roles = [role for mode in loads for role in spoken_for(busy, plan, mode)]
    yield from left_out(phrases.WITHOUT_LOAD, others(roles, plan, loads), view)


KIND = Kind(TITLE, modes, draw, NEEDS)
