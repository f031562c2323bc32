"""The organisation chart (体制図): who holds which post, under whom."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

from csirtgraph.drawing.model import Arrow, Box, Drawing, Frame, Key
from csirtgraph.figures import words
from csirtgraph.figures.caption import notes, subtitle
from csirtgraph.figures.kind import Kind
from csirtgraph.plan.model import Plan, Post, is_inferred
from csirtgraph.plan.text import Text
from csirtgraph.plan.view import View
from csirtgraph.plan.words import MODES, Mode, Sourcing

TITLE = Text("体制図", "Organisation chart")
NEEDS = """posts:
  incident:
    commander: {people: 1}
    triage: {under: commander, held-by: commander}"""
STACKED = 3  # boxes straight below each other
COLOURS = 8


def modes(plan: Plan) -> tuple[Mode, ...]:
    """Every mode with a post."""
    return tuple(mode for mode in MODES if plan.posts.get(mode))


def draw(plan: Plan, view: View) -> Drawing:
    """A box for every post, coloured by business group; lines of command; dotted ties for posts held together."""
    units = units_of(plan.posts[view.mode])
    posts = {name: post for name, post in plan.posts[view.mode].items() if view.only in ("", units.get(name))}
    boxes = tuple(post_box(post, plan, view, units.get(post.id, "")) for post in posts.values())
    lines = tuple(line(post) for post in posts.values() if post.under in posts)
    ties = tuple(tie(post) for post in posts.values() if post.held_by in posts)
    return Drawing(
        title=TITLE.to(view.language),
        badge=words.MODE[view.mode].to(view.language),
        badge_look=view.mode.value,
        subtitle=subtitle(plan, view),
        language=view.language,
        boxes=boxes,
        frames=tuple(frames(plan, units, view)),
        arrows=(*lines, *ties),
        keys=tuple(keys(boxes, plan, ties, view)),
        notes=notes(plan, view, remarks(plan, posts, view)),
        stacks=tuple(stacks(posts, plan)),
        tags=("orgchart", view.mode.value),
    )


def units_of(posts: Mapping[str, Post]) -> dict[str, str]:
    """The unit of every post: its own, or that of the post it stands under."""
    units: dict[str, str] = {}
    for post in posts.values():
        chain = [post]
        while not chain[-1].unit and chain[-1].under in posts:
            chain.append(posts[chain[-1].under])
        units[post.id] = chain[-1].unit
    return {post: unit for post, unit in units.items() if unit}


def frames(plan: Plan, units: Mapping[str, str], view: View) -> Iterator[Frame]:
    """A frame for each unit that has a post."""
    for unit in plan.units.values():
        if unit.id in units.values():
            yield Frame(id=unit.id, name=unit.name.to(view.language), look="frame", tags=("unit",))


def post_box(post: Post, plan: Plan, view: View, unit: str) -> Box:
    """A post: its name, who holds it and how, and what it does in this mode."""
    outsourced = is_outsourced(post, plan, view.mode)
    group = group_of(post, plan)
    holder = plan.posts[view.mode].get(post.held_by)
    holding = name_of(holder, plan, view) if holder else role_name(post.held_by, plan, view)
    conditions = [plan.conditions[name].name.to(view.language) for name in post.conditions]
    lines = [
        words.SOURCING[Sourcing.OUTSOURCED].to(view.language) if outsourced else "",
        head_count(post, holding, view),
        words.COMMA.to(view.language).join(conditions),
        post.note.to(view.language),
    ]
    return Box(
        id=post.id,
        name=name_of(post, plan, view),
        lines=tuple(text for text in lines if text),
        items=tuple(text.to(view.language) for text in post.functions.values()),
        look=look_of(group, plan),
        dashed=outsourced,
        frame=unit,
        tags=("post", Sourcing.OUTSOURCED.value if outsourced else Sourcing.IN_HOUSE.value),
    )


def name_of(post: Post, plan: Plan, view: View) -> str:
    """The post's own name, or that of its role."""
    return post.name.to(view.language) or role_name(post.id, plan, view)


def role_name(role: str, plan: Plan, view: View) -> str:
    """The name of a role on a box."""
    entry = plan.roles.get(role)
    return (entry.short or entry.name).to(view.language) if entry else role


def is_outsourced(post: Post, plan: Plan, mode: Mode) -> bool:
    """As the post says, or as all of its roles are."""
    roles = plan.roles_of(post)
    sourcing = post.sourcing or (roles[0].sourcing_in(mode) if roles else Sourcing.IN_HOUSE)
    return sourcing is Sourcing.OUTSOURCED


def group_of(post: Post, plan: Plan) -> str:
    """The business group of the post or of its first role."""
    return post.business_group or next((role.business_group for role in plan.roles_of(post)), "")


def look_of(group: str, plan: Plan) -> str:
    """A colour per business group, in the plan's order."""
    known = list(plan.business_groups)
    return f"group-{known.index(group) % COLOURS + 1}" if group in known else "group-6"


def head_count(post: Post, holding: str, view: View) -> str:
    """人数 as the document has it: 1名(コマンダー兼)."""
    japanese = view.language == "ja"
    people = "" if post.people is None else PEOPLE.to(view.language).format(post.people)
    if post.people is not None and post.people != 1 and not japanese:
        people = f"{post.people} people"
    if holding:
        also = f"{holding}兼" if japanese else f"with {holding}"
    elif post.also:
        also = f"{post.also.ja}兼" if japanese else f"also {post.also.to('en')}"
    else:
        return people
    return f"{people}({also})" if people and japanese else f"{people} ({also})" if people else also


PEOPLE = Text("{}名", "{} person")


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


def stacks(posts: Mapping[str, Post], plan: Plan) -> Iterator[tuple[str, ...]]:
    """Posts without anyone under them, straight below each other: those of one business group at most three."""
    superiors = {post.under for post in posts.values()}
    leaves = defaultdict(list)
    for post in posts.values():
        if post.under in posts and post.id not in superiors:
            leaves[post.under, group_of(post, plan)].append(post.id)
    for boxes in leaves.values():
        columns = -(-len(boxes) // STACKED)
        height = -(-len(boxes) // columns)
        yield from (tuple(boxes[start : start + height]) for start in range(0, len(boxes), height))


def keys(boxes: Iterable[Box], plan: Plan, ties: Iterable[Arrow], view: View) -> Iterator[Key]:
    """The legend: the business groups there are, outsourced, held together."""
    looks = {box.look for box in boxes}
    for group in plan.business_groups.values():
        if look_of(group.id, plan) in looks:
            yield Key(group.name.to(view.language), "box", look_of(group.id, plan))
    if any(box.dashed for box in boxes):
        yield Key(words.SOURCING[Sourcing.OUTSOURCED].to(view.language), "box", "plain", dashed=True)
    if ties:
        yield Key(words.TIE.to(view.language), "arrow", "tie")


def remarks(plan: Plan, posts: Mapping[str, Post], view: View) -> Iterator[Text | str]:
    """How many people there are, and what was reconstructed."""
    total = people(posts)
    if total:
        yield words.HEAD_COUNT.to(view.language).format(count=total)
    if is_inferred(posts.values(), "under"):
        yield words.PLACES_INFERRED
    roles = [role for post in posts.values() for role in plan.roles_of(post)]
    if is_inferred(roles, "business-group"):
        yield words.GROUPS_INFERRED


def people(posts: Mapping[str, Post]) -> int:
    """How many people hold the posts: whoever holds several counts once."""
    return sum(post.people or 0 for post in posts.values() if post.held_by not in posts)


KIND = Kind(TITLE, modes, draw, NEEDS)
