"""A figure too large for one slide, in parts: its teams or units, its groups of roles, or halves of halves."""

from collections import defaultdict
from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace

from csirtgraph import pipeline
from csirtgraph.drawing.graphviz.bands import outermost
from csirtgraph.drawing.legend import occurring
from csirtgraph.drawing.model import Arrow, Box, Diagram, Drawing, Tree
from csirtgraph.figures.phrases import COMMA
from csirtgraph.plan.analysis.selection import selected
from csirtgraph.plan.model.plan import Plan
from csirtgraph.plan.model.view import View

NAMED = 2  # boxes in the name of a part


@dataclass(frozen=True)
class Part:
    """One part of a figure: an id that stays while the plan has it, and its name for the reader."""

    id: str
    name: str
    drawing: Drawing


def parts_of(plan: Plan, figure: str, view: View, whole: Drawing) -> list[Part]:
    """The parts of a drawing that the plan itself knows, else the whole."""
    teams = [frame for frame in whole.frames if not frame.frame and frame.id in {**plan.teams, **plan.units}]
    if len(teams) > 1:
        found = [
            Part(f"only:{team.id}", team.name, pipeline.drawing_of(plan, figure, replace(view, only=team.id)))
            for team in teams
        ]
    else:
        found = list(groups_of(plan, view, whole))
    shown = {arrow.id for part in found for arrow in part.drawing.arrows}
    boxes = {box.id for part in found for box in part.drawing.boxes}
    rest = [arrow for arrow in whole.arrows if arrow.id not in shown]
    left = {box.id for box in whole.boxes if box.id not in boxes} | {end for arrow in rest for end in ends(arrow)}
    if not found:
        return [Part("", "", whole)]
    return [*found, *([Part("rest", "", of(whole, left, rest))] if left else [])]


def groups_of(plan: Plan, view: View, whole: Drawing) -> Iterator[Part]:
    """The roles of each group with whom they talk."""
    drawn = {box.id for box in whole.boxes}
    for group in plan.groups.values() if isinstance(whole.body, Diagram) else ():
        own = {role.id for role in plan.roles.values() if role.group == group.id} & drawn
        ids = selected(plan, replace(view, group=group.id)) or frozenset()
        arrows = [arrow for arrow in whole.arrows if ends(arrow) & own]
        if own and len(own) < len(drawn):
            yield Part(f"group:{group.id}", group.name.to(view.language), of(whole, ids & drawn, arrows))


def ends(arrow: Arrow) -> set[str]:
    """The ids of both ends."""
    return {arrow.tail, arrow.head}


def of(whole: Drawing, ids: Collection[str], arrows: Collection[Arrow]) -> Drawing:
    """A drawing of some boxes and arrows, with the frames around them or at the arrows' ends."""
    boxes = tuple(box for box in whole.boxes if box.id in ids or any(box.id in ends(arrow) for arrow in arrows))
    parents = {frame.id: frame.frame for frame in whole.frames}
    kept: set[str] = set()
    for name in [box.frame for box in boxes]:
        while name and name not in kept:
            kept.add(name)
            name = parents[name]
    frames = tuple(frame for frame in whole.frames if frame.id in kept)
    bare = {end for arrow in arrows for end in ends(arrow)} & (parents.keys() - kept)
    boxes += tuple(Box(id=frame.id, name=frame.name, look=frame.look) for frame in whole.frames if frame.id in bare)
    there = kept | {box.id for box in boxes}
    lines = tuple(arrow for arrow in whole.arrows if arrow in arrows and ends(arrow) <= there)
    shown = whole.holding(boxes, frames, lines)
    return replace(shown, keys=tuple(occurring(shown)))


def without_rows(drawing: Drawing) -> Drawing:
    """A drawing whose boxes stand where their arrows lead, since a row of many boxes is wider than any slide."""
    boxes = tuple(replace(box, row="") for box in drawing.boxes)
    return replace(drawing, body=Diagram(boxes=boxes, frames=drawing.frames, arrows=drawing.arrows))


def halves(whole: Drawing) -> list[Drawing]:
    """A drawing in two, or in one where it has no two parts."""
    if isinstance(whole.body, Tree):
        return branches(whole)
    home = outermost(whole)
    arrows = sorted(whole.arrows, key=lambda arrow: (home.get(arrow.tail, ""), arrow.tail, arrow.head))
    alone = [box.id for box in whole.boxes if not any(box.id in ends(arrow) for arrow in arrows)]
    if len(arrows) + len(alone) < 2:
        return [whole]
    cut_at, lone_at = -(-len(arrows) // 2), len(alone) // 2
    return [of(whole, alone[:lone_at], arrows[:cut_at]), of(whole, alone[lone_at:], arrows[cut_at:])]


def below_of(whole: Drawing) -> tuple[list[str], list[str], dict[str, list[str]]]:
    """Of a tree: those above everyone else, the first ones beside each other below them, and who is below whom."""
    below: dict[str, list[str]] = defaultdict(list)
    heads = {arrow.head for arrow in whole.arrows if arrow.is_rank}
    for arrow in whole.arrows:
        if arrow.is_rank:
            below[arrow.tail].append(arrow.head)
    next_, above = [box.id for box in whole.boxes if box.id not in heads], []
    while len(next_) == 1:
        above.append(next_[0])
        next_ = below[next_[0]]
    return above, next_, below


def about(whole: Drawing) -> str:
    """What a part of a tree is called: after those who stand first in it, or the last one of a single line."""
    if not isinstance(whole.body, Tree):
        return ""
    above, next_, _ = below_of(whole)
    names = {box.id: box.name for box in whole.boxes}
    told = [names[name] for name in next_ or above[-1:]]
    comma = COMMA.to(whole.language)
    return comma.join(told[:NAMED]) + (" …" if len(told) > NAMED else "")


def branches(whole: Drawing) -> list[Drawing]:
    """A tree in two: those above on both, and half of what is below them on each."""
    above, next_, below = below_of(whole)
    if len(next_) < 2:
        return [whole]
    middle = -(-len(next_) // 2)
    found = []
    for part in (next_[:middle], next_[middle:]):
        ids, ahead = set(above), list(part)
        while ahead:
            ids.add(ahead[-1])
            ahead += below[ahead.pop()]
        found.append(of(whole, ids, [arrow for arrow in whole.arrows if ends(arrow) <= ids]))
    return found
