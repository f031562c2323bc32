"""The relation diagram with some paths highlighted (道筋); everything else is faint."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from csirtgraph.drawing.model import Arrow, Box, Drawing, Frame, Key
from csirtgraph.figures.kinds import relations
from csirtgraph.plan.analysis.members import talking_groups
from csirtgraph.plan.model.plan import Plan
from csirtgraph.plan.model.view import View
from csirtgraph.text import Text

TITLE = Text("{start}から{end}への道筋", "From {start} to {end}")
ON_WAY = Text("道筋", "On the way")
ASIDE = Text("その他", "Besides")
LISTED = 4  # paths listed below the figure


def draw(plan: Plan, view: View, ways: Sequence[Sequence[str]]) -> Drawing:
    """The whole relation diagram of the view's mode, with these paths (ids from end to end) highlighted."""
    whole = relations.draw(plan, view)
    steps = {pair for way in ways for pair in zip(way, way[1:])}
    ends = {end for way in ways for end in way}
    boxes = tuple(box if box.id in ends else faint(box) for box in whole.boxes)
    arrows = tuple(marked(arrow, steps) for arrow in whole.arrows)
    return replace(
        whole.holding(boxes, whole.frames, arrows),
        title=title(plan, view, ways) if ways else whole.title,
        keys=tuple(keys(whole, view)),
        notes=(*notes_on(plan, view, ways), *whole.notes),
        tags=(*whole.tags, "trace"),
    )


def title(plan: Plan, view: View, ways: Sequence[Sequence[str]]) -> str:
    """From whom to whom."""
    return TITLE.to(view.language).format(start=name(plan, ways[0][0], view), end=name(plan, ways[0][-1], view))


def name(plan: Plan, end: str, view: View) -> str:
    """What a role, team or party is called."""
    entry = plan.roles.get(end) or plan.teams.get(end) or plan.parties.get(end) or talking_groups(plan)[end]
    return entry.name.to(view.language)


def is_on_way(item: Box | Frame | Arrow) -> bool:
    """Whether a part of the figure is on one of the ways: frames are around both."""
    return "way" in item.tags if isinstance(item, Arrow) else isinstance(item, Box) and "faint" not in item.tags


def faint(box: Box) -> Box:
    """A box beside the ways; its corners stay as they are."""
    look = "faint-square" if box.look in ("vendor", "outside") else "faint"
    return replace(box, look=look, tags=(*box.tags, "faint"))


def marked(arrow: Arrow, steps: set[tuple[str, str]]) -> Arrow:
    """An arrow that is on a way, or beside."""
    back = arrow.heads == "both" and (arrow.head, arrow.tail) in steps
    look = "way" if back or (arrow.tail, arrow.head) in steps else "faint"
    return replace(arrow, look=look, tags=(*arrow.tags, look))


def keys(whole: Drawing, view: View) -> Iterator[Key]:
    """The legend: what the boxes are as always, and what is on a way."""
    yield from (key for key in whole.keys if key.kind != "arrow")
    yield Key(ON_WAY.to(view.language), "arrow", "way")
    yield Key(ASIDE.to(view.language), "arrow", "faint")


def notes_on(plan: Plan, view: View, ways: Sequence[Sequence[str]]) -> Iterator[str]:
    """The ways in words, the first few of them."""
    for way in ways[:LISTED]:
        yield f"{ON_WAY.to(view.language)}: " + " → ".join(name(plan, end, view) for end in way)
    if len(ways) > LISTED:
        yield f"… +{len(ways) - LISTED}"
