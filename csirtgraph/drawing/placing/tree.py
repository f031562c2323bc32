"""A floor plan as a tree: boxes are leaves, groups put their children side by side or below each other."""

from collections.abc import Sequence
from math import fsum

from csirtgraph.drawing.geometry import Edges
from csirtgraph.drawing.placing.problem import ABOVE, BELOW, HEAD_ROOM, SIDE, Problem, Tie

COLUMN_GAP, ROW_GAP = 22.0, 18.0  # pt between neighbours where an arrow passes
IDLE_GAP = 13.0  # pt between neighbours where none does
TRACK = 8.0  # pt for each further arrow that passes a gap
MOST_TRACKS = 4

Place = Edges  # of a part, in pt


class Node:
    """A box, a group of nodes, or a frame (a group with a part's number); never changed once made."""

    __slots__ = (
        "part",
        "across",
        "kids",
        "mask",
        "tied",
        "width",
        "height",
        "gaps",
        "length",
        "top",
        "is_frame",
        "way",
    )

    def __init__(self, problem: Problem, part: int, across: bool, kids: tuple["Node", ...]):
        self.part, self.across, self.kids = part, across, kids
        self.is_frame = part >= problem.boxes
        self.way = across if kids and part < 0 else None  # of a group
        self.mask, self.tied = (1 << part, problem.tied[part]) if part >= 0 else (0, 0)
        self.length = self.top = 0.0  # of the children with their gaps; of what a frame has above them
        if not kids:
            self.gaps: tuple[float, ...] = (0.0,)
            self.width, self.height = problem.sizes[part]
            return
        for kid in kids:
            self.mask |= kid.mask
            self.tied |= kid.tied  # the parts that anything in it is tied to, as bits
        gaps = gaps_between(tuple([kid.mask for kid in kids]), across, problem)
        self.gaps = (*gaps, 0.0)  # after each child
        widths, heights = [kid.width for kid in kids], [kid.height for kid in kids]
        self.length = fsum(widths if across else heights) + fsum(gaps)
        self.width = self.length if across else max(widths)
        self.height = max(heights) if across else self.length
        if self.is_frame:
            name_width, name_height = problem.sizes[part]
            self.top = ABOVE + name_height + BELOW
            self.width = max(self.width, name_width) + 2 * SIDE
            self.height += self.top + SIDE

    def with_kids(self, problem: Problem, kids: Sequence["Node"], across: bool | None = None) -> "Node":
        """The same node with other children, tidied: no groups of one, none that repeat the direction above."""
        way = self.across if across is None else across
        flat: list[Node] = []
        for kid in kids:
            if kid.way is way:
                flat += kid.kids
            else:
                flat.append(kid)
        if len(flat) == 1:
            only = flat[0]
            if self.part < 0:
                return only
            if only.kids and only.part < 0:
                return node_of(problem, self.part, only.across, only.kids)
        return node_of(problem, self.part, way, tuple(flat))


def node_of(problem: Problem, part: int, across: bool, kids: tuple[Node, ...] = ()) -> Node:
    """The node of a part with some children. Each is made once: the same floor plan is the same object."""
    key = (part, across, *kids)
    node: Node | None = problem.nodes.get(key)
    if node is None:
        node = problem.nodes[key] = Node(problem, part, across, kids)
    return node


def gaps_between(masks: tuple[int, ...], across: bool, problem: Problem) -> list[float]:
    """The room between neighbours that hold some parts, each worked out once."""
    if len(masks) < 2:
        return []
    gaps = problem.gaps.get((across, masks))
    if gaps is None:
        gaps = problem.gaps[across, masks] = gaps_of(masks, across, problem)
    return gaps


def gaps_of(masks: tuple[int, ...], across: bool, problem: Problem) -> list[float]:
    """The room between neighbours: for the labels of the arrows between them, and for arrows that pass."""
    gaps = [0.0] * (len(masks) - 1)
    passing = [0] * len(gaps)
    whole = sum(masks)
    for mask, count, room in [need for need in problem.needs[across] if need[0] & whole == need[0]]:
        first = 0
        while not masks[first] & mask:
            first += 1
        if masks[first] & mask == mask:
            continue
        last = first + 1
        while not masks[last] & mask:
            last += 1
        if last - first == 1:
            passing[first] += count
            if gaps[first] < room:
                gaps[first] = room
        else:
            for place in range(first, last):
                passing[place] += count
    for mask, tie in problem.bundled:
        if mask & whole:
            branch_through(places_of(mask, masks, whole), tie, gaps, passing, across)
    least = COLUMN_GAP if across else ROW_GAP
    return [
        max(gap, least) + TRACK * min(max(count - 2, 0), MOST_TRACKS) if count else IDLE_GAP
        for gap, count in zip(gaps, passing)
    ]


def places_of(mask: int, masks: tuple[int, ...], whole: int) -> range:
    """The gaps that a branch between two parts takes: from one to the other, or beside the one that is here."""
    here = [number for number, other in enumerate(masks) if other & mask]
    return range(here[0], here[-1]) if mask & whole == mask else range(here[0] - 1, here[0] + 1)


def branch_through(places: range, tie: Tie, gaps: list[float], passing: list[int], across: bool) -> None:
    """Room in some gaps for a branch: one track, and below each other its label."""
    for place in places:
        if 0 <= place < len(gaps):
            passing[place] = max(passing[place], 1)
            gaps[place] = max(gaps[place], 0 if across else tie.height + HEAD_ROOM)


def held(problem: Problem, frame: int, node: Node) -> Node:
    """A frame that holds a node, or the node itself on the sheet (-1)."""
    if frame < 0:
        return node
    if node.part < 0:
        return node_of(problem, frame, node.across, node.kids)
    return node_of(problem, frame, True, (node,))


def placed(root: Node, problem: Problem) -> list[Place]:
    """Where every part stands: in the middle of the room it has; children share what is left over in the gaps."""
    places: list[Place] = [(0.0, 0.0, 0.0, 0.0)] * len(problem.ids)
    if root.kids:
        put(root, 0.0, 0.0, root.width, root.height, places)
    else:
        places[root.part] = (0.0, 0.0, root.width, root.height)
    return places


def put(node: Node, x: float, y: float, width: float, height: float, places: list[Place]) -> None:
    """Put a node with children in the middle of its room, and its children in it."""
    if node.part >= 0:
        x, y = x + (width - node.width) / 2, y + (height - node.height) / 2
        places[node.part] = (x, y, x + node.width, y + node.height)
        x, y, width, height = x + SIDE, y + node.top, node.width - 2 * SIDE, node.height - node.top - SIDE
    kids = node.kids
    if node.across:
        share = (width - node.length) / len(kids)
        for kid, gap in zip(kids, node.gaps):
            if kid.kids:
                put(kid, x, y, kid.width + share, height, places)
            else:
                left, top = x + share / 2, y + (height - kid.height) / 2
                places[kid.part] = (left, top, left + kid.width, top + kid.height)
            x += kid.width + share + gap
    else:
        share = (height - node.length) / len(kids)
        for kid, gap in zip(kids, node.gaps):
            if kid.kids:
                put(kid, x, y, width, kid.height + share, places)
            else:
                left, top = x + (width - kid.width) / 2, y + share / 2
                places[kid.part] = (left, top, left + kid.width, top + kid.height)
            y += kid.height + share + gap
