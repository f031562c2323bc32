"""The organisation chart (体制図): who holds which post, under whom."""

from collections.abc import Iterable, Iterator, Mapping
from itertools import product

from csirtgraph.drawing.model import Arrow, Box, Drawing, Frame, Key, Tree
from csirtgraph.figures import phrases
from csirtgraph.figures.caption import left_out, notes, subtitle
from csirtgraph.figures.flow_arrows import DEPUTY, deputy_tie
from csirtgraph.figures.groups import look_of, unused
from csirtgraph.figures.kind import Kind
from csirtgraph.figures.post_boxes import post_box
from csirtgraph.plan.analysis.persons import people_in
from csirtgraph.plan.analysis.units import around, from_the_top, units_of
from csirtgraph.plan.model.enums import MODES, FlowKind, Mode, Sourcing
from csirtgraph.plan.model.flows import Flow
from csirtgraph.plan.model.plan import Plan, Post, is_inferred
from csirtgraph.plan.model.view import View
from csirtgraph.text import NOTHING, Text

TITLE = Text("体制図", "Organisation chart")
NEEDS = """posts:
  incident:
    commander: {people: 1}
    triage: {under: commander, held-by: commander}"""


def modes(plan: Plan) -> tuple[Mode, ...]:
    """Every mode with a post."""
    return tuple(mode for mode in MODES if plan.posts.get(mode))


def draw(plan: Plan, view: View) -> Drawing:
    """A box for every post, coloured by business group; lines of command; dotted ties for posts held together."""
    units = units_of(plan.posts[view.mode])
    posts = {
        name: post
        for name, post in plan.posts[view.mode].items()
        if view.only in ("", *around(units.get(name, ""), plan))
    }
    frames = frames_of(posts, units, plan)
    inner = {name: chain[-1] for name, chain in frames.items()}
    boxes = tuple(post_box(post, plan, view, inner.get(post.id, "")) for post in posts.values())
    lines = tuple(line(post) for post in posts.values() if post.superior in posts)
    dashed = (*(tie for post in posts.values() for tie in matrix_ties(post, posts)), *deputy_ties(posts, plan))
    ties = tuple(tie(post) for post in posts.values() if post.held_by in posts)
    return Drawing(
        title=TITLE.to(view.language),
        badge=plan.word_of(view.mode).to(view.language),
        badge_look=view.mode.value,
        subtitle=subtitle(plan, view),
        language=view.language,
        body=Tree(
            boxes=boxes,
            frames=tuple(unit_frames(plan, frames, view)),
            arrows=(*lines, *dashed, *ties),
            staff=tuple(assistants(posts, plan, view.mode)),
        ),
        keys=tuple(keys(boxes, plan, (*dashed, *ties), view)),
        notes=notes(plan, view, remarks(plan, posts, view)),
        tags=("orgchart", view.mode.value),
    )


def assistants(posts: Mapping[str, Post], plan: Plan, mode: Mode) -> Iterator[str]:
    """Posts that assist the one above them, as the flows say: they stand beside its line (補佐, staff)."""
    helped = {(flow.sender, flow.receiver) for flow in plan.flows.values() if is_assistance(flow, mode)}
    for post in posts.values():
        above = posts.get(post.superior)
        pairs = product(*(one.roles or (one.id,) for one in (post, above))) if above else ()
        if helped & {*pairs}:
            yield post.id


def is_assistance(flow: Flow, mode: Mode) -> bool:
    """Whether somebody assists somebody in a mode."""
    return flow.kind is FlowKind.ASSIST and mode in flow.modes


def frames_of(posts: Mapping[str, Post], units: Mapping[str, str], plan: Plan) -> dict[str, tuple[str, ...]]:
    """The frames around every post that has a unit, the outermost first: one for its unit and for each around that.

    A post is in the same frames as the one it stands under, as far as they are of the same units: a unit of several
    branches has a frame for each. That a post stands under one of another unit puts no frame into another.
    """
    known = {name for found in plan.posts.values() for name in found}  # a unit may have the id of a post
    frames: dict[str, tuple[str, ...]] = {}
    for post in from_the_top(posts):
        above = {unit_of(frame): frame for frame in frames.get(post.superior, ())}
        own = []
        for unit in around(units.get(post.id, ""), plan):
            own.append(above.get(unit) or (f"{unit}/{post.id}" if unit in known else unit))
            known.add(unit)
        frames[post.id] = tuple(own)
    return {post: chain for post, chain in frames.items() if chain}


def unit_of(frame: str) -> str:
    """The unit of a frame."""
    return frame.split("/")[0]


def unit_frames(plan: Plan, frames: Mapping[str, tuple[str, ...]], view: View) -> Iterator[Frame]:
    """A frame for each branch of a unit, inside that of the unit that it is a part of."""
    outer = {frame: home for chain in frames.values() for home, frame in zip(("", *chain), chain)}
    for frame, home in outer.items():
        name = plan.units[unit_of(frame)].name.to(view.language)
        yield Frame(id=frame, name=name, look="frame", frame=home, tags=("unit",))


def line(post: Post) -> Arrow:
    """The line of command to a post."""
    inferred = ("inferred",) if is_inferred([post], "under") else ()
    return Arrow(
        id=f"{post.superior}>{post.id}",
        tail=post.superior,
        head=post.id,
        look="line",
        heads="none",
        tags=("line", *inferred),
    )


def matrix_ties(post: Post, posts: Mapping[str, Post]) -> Iterator[Arrow]:
    """A dashed line to a post from each superior but the first."""
    for above in post.under[1:]:
        if above in posts:
            yield Arrow(
                id=f"{above}>>{post.id}", tail=above, head=post.id, look="matrix", heads="none", is_rank=False,
                tags=("matrix",),
            )  # fmt: skip


def deputy_ties(posts: Mapping[str, Post], plan: Plan) -> Iterator[Arrow]:
    """A dashed arrow from the post of each deputy to that of whom it acts for."""
    filled = {role.id: post.id for post in posts.values() for role in plan.roles_of(post)}
    for role in plan.roles.values():
        for other in role.deputy_of:
            if role.id in filled and other in filled and filled[role.id] != filled[other]:
                yield deputy_tie(filled[role.id], filled[other])


def tie(post: Post) -> Arrow:
    """A dotted tie between two posts that one person holds."""
    return Arrow(
        id=f"{post.id}={post.held_by}",
        tail=post.held_by,
        head=post.id,
        look="tie",
        heads="none",
        is_rank=False,
        is_same=True,
        tags=("tie",),
    )


def keys(boxes: Iterable[Box], plan: Plan, ties: Iterable[Arrow], view: View) -> Iterator[Key]:
    """The legend: the business groups there are, outsourced, held together."""
    looks = {box.look for box in boxes}
    for group in plan.business_groups.values():
        if look_of(group.id, plan.business_groups) in looks:
            yield Key(group.name.to(view.language), "box", look_of(group.id, plan.business_groups))
    if any(box.dashed for box in boxes):
        yield Key(plan.word_of(Sourcing.OUTSOURCED).to(view.language), "box", "plain", dashed=True)
    looks = {arrow.look for arrow in ties}
    for look, text in TIES.items():
        if look in looks:
            yield Key(text.to(view.language), "arrow", look)


TIES = {"tie": phrases.TIE, "matrix": Text("別系統の上位", "Further superior"), "deputy": DEPUTY}


def remarks(plan: Plan, posts: Mapping[str, Post], view: View) -> Iterator[Text | str]:
    """How many people there are, and what was reconstructed."""
    total = people_in(plan, view.mode, posts)
    if total:
        yield phrases.HEAD_COUNT.to(view.language).format(count=total)
    yield plan.staffing.get(view.mode, NOTHING)
    if not view.only:
        filled = {unit for found in plan.posts.values() for unit in units_of(found).values()}
        used = [outer for unit in filled for outer in around(unit, plan)]
        yield from left_out(phrases.WITHOUT_POSTS, unused(plan.units, used), view)
    if is_inferred(posts.values(), "under"):
        yield phrases.PLACES_INFERRED
    roles = [role for post in posts.values() for role in plan.roles_of(post)]
    if is_inferred(roles, "business-group"):
        yield phrases.GROUPS_INFERRED


KIND = Kind(TITLE, modes, draw, NEEDS, has_parts=True)
