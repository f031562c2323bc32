"""The organisation chart (体制図): who holds which post, under whom."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

from csirtgraph.drawing.model import Arrow, Box, Drawing, Frame, Key, Tree
from csirtgraph.figures import phrases
from csirtgraph.figures.caption import notes, subtitle
from csirtgraph.figures.groups import look_of
from csirtgraph.figures.kind import Kind
from csirtgraph.figures.post_boxes import group_of, post_box
from csirtgraph.plan.analysis.persons import people_in
from csirtgraph.plan.model.enums import MODES, Mode, Sourcing
from csirtgraph.plan.model.plan import Plan, Post, is_inferred
from csirtgraph.plan.model.view import View
from csirtgraph.plan.model.vocabulary import word_of
from csirtgraph.text import NOTHING, Text

TITLE = Text("体制図", "Organisation chart")
NEEDS = """posts:
  incident:
    commander: {people: 1}
    triage: {under: commander, held-by: commander}"""
STACKED = 3  # boxes straight below each other


def modes(plan: Plan) -> tuple[Mode, ...]:
    """Every mode with a post."""
    return tuple(mode for mode in MODES if plan.posts.get(mode))


def draw(plan: Plan, view: View) -> Drawing:
    """A box for every post, coloured by business group; lines of command; dotted ties for posts held together."""
    units = units_of(plan.posts[view.mode])
    posts = {name: post for name, post in plan.posts[view.mode].items() if view.only in ("", units.get(name))}
    frames = frames_of(posts, units)
    boxes = tuple(post_box(post, plan, view, frames.get(post.id, "")) for post in posts.values())
    lines = tuple(line(post) for post in posts.values() if post.under in posts)
    ties = tuple(tie(post) for post in posts.values() if post.held_by in posts)
    return Drawing(
        title=TITLE.to(view.language),
        badge=word_of(view.mode).to(view.language),
        badge_look=view.mode.value,
        subtitle=subtitle(plan, view),
        language=view.language,
        body=Tree(
            boxes=boxes,
            frames=tuple(unit_frames(plan, frames, view)),
            arrows=(*lines, *ties),
            stacks=tuple(stacks(posts, frames, plan)),
        ),
        keys=tuple(keys(boxes, plan, ties, view)),
        notes=notes(plan, view, remarks(plan, posts, view)),
        tags=("orgchart", view.mode.value),
    )


def units_of(posts: Mapping[str, Post]) -> dict[str, str]:
    """The unit of every post that has one: its own, or that of the post it stands under."""
    units: dict[str, str] = {}
    for post in from_the_top(posts):
        units[post.id] = post.unit or units.get(post.under, "")
    return {post: unit for post, unit in units.items() if unit}


def from_the_top(posts: Mapping[str, Post]) -> list[Post]:
    """Every post after the one it stands under."""
    depths: dict[str, int] = {}
    for post in posts.values():
        chain = [post]
        while chain[-1].id not in depths and chain[-1].under in posts:
            chain.append(posts[chain[-1].under])
        for link in reversed(chain):
            depths.setdefault(link.id, depths.get(link.under, -1) + 1)
    return sorted(posts.values(), key=lambda post: depths[post.id])


def frames_of(posts: Mapping[str, Post], units: Mapping[str, str]) -> dict[str, str]:
    """The frame of every post that has a unit: the unit's, or one more where the unit has several branches."""
    frames: dict[str, str] = {}
    for post in from_the_top(posts):
        unit = units.get(post.id, "")
        if unit and unit == units.get(post.under) and post.under in frames:
            frames[post.id] = frames[post.under]
        elif unit:
            frames[post.id] = unit if unit not in frames.values() else f"{unit}/{post.id}"
    return frames


def unit_frames(plan: Plan, frames: Mapping[str, str], view: View) -> Iterator[Frame]:
    """A frame for each branch of a unit."""
    for frame in dict.fromkeys(frames.values()):
        unit = plan.units[frame.split("/")[0]]
        yield Frame(id=frame, name=unit.name.to(view.language), look="frame", tags=("unit",))


def line(post: Post) -> Arrow:
    """The line of command to a post."""
    inferred = ("inferred",) if is_inferred([post], "under") else ()
    return Arrow(
        id=f"{post.under}>{post.id}", tail=post.under, head=post.id, look="line", heads="none", tags=("line", *inferred)
    )


def tie(post: Post) -> Arrow:
    """A dotted tie between two posts that one person holds."""
    return Arrow(
        id=f"{post.id}={post.held_by}",
        tail=post.held_by,
        head=post.id,
        look="tie",
        heads="none",
        is_rank=False,
        tags=("tie",),
    )


def stacks(posts: Mapping[str, Post], frames: Mapping[str, str], plan: Plan) -> Iterator[tuple[str, ...]]:
    """Posts without anyone under them, straight below each other: at most three of one business group and frame."""
    superiors = {post.under for post in posts.values()}
    leaves = defaultdict(list)
    for post in posts.values():
        if post.under in posts and post.id not in superiors:
            leaves[post.under, group_of(post, plan), frames.get(post.id)].append(post.id)
    for boxes in leaves.values():
        columns = -(-len(boxes) // STACKED)
        height = -(-len(boxes) // columns)
        yield from (tuple(boxes[start : start + height]) for start in range(0, len(boxes), height))


def keys(boxes: Iterable[Box], plan: Plan, ties: Iterable[Arrow], view: View) -> Iterator[Key]:
    """The legend: the business groups there are, outsourced, held together."""
    looks = {box.look for box in boxes}
    for group in plan.business_groups.values():
        if look_of(group.id, plan.business_groups) in looks:
            yield Key(group.name.to(view.language), "box", look_of(group.id, plan.business_groups))
    if any(box.dashed for box in boxes):
        yield Key(word_of(Sourcing.OUTSOURCED).to(view.language), "box", "plain", dashed=True)
    if ties:
        yield Key(phrases.TIE.to(view.language), "arrow", "tie")


def remarks(plan: Plan, posts: Mapping[str, Post], view: View) -> Iterator[Text | str]:
    """How many people there are, and what was reconstructed."""
    total = people_in(plan, view.mode, posts)
    if total:
        yield phrases.HEAD_COUNT.to(view.language).format(count=total)
    yield plan.staffing.get(view.mode, NOTHING)
    if is_inferred(posts.values(), "under"):
        yield phrases.PLACES_INFERRED
    roles = [role for post in posts.values() for role in plan.roles_of(post)]
    if is_inferred(roles, "business-group"):
        yield phrases.GROUPS_INFERRED


KIND = Kind(TITLE, modes, draw, NEEDS)
