"""A floor plan as a tree: boxes are leaves, groups put their children side by side or below each other."""

from collections.abc import Iterator, Sequence

from csirtgraph.drawing.placing.problem import ABOVE, BELOW, SIDE, Problem

COLUMN_GAP, ROW_GAP = 22.0, 18.0  # pt between neighbours where an arrow passes
IDLE_GAP = 13.0  # pt between neighbours where none does
HEAD_ROOM = 24.0  # pt beside a label for its arrow's ends
BARE = 28.0  # pt between neighbours whose arrow has no label
TRACK = 8.0  # pt for each further arrow that passes a gap
MOST_TRACKS = 4

Place = tuple[float, float, float, float]  # left, top, right, bottom in pt


class Node:
    """A box, a group of nodes, or a frame (a group with a part's number); never changed once made."""

    __slots__ = ("part", "across", "kids", "mask", "width", "height", "gaps", "is_frame")

    def __init__(self, problem: Problem, part: int, across: bool, kids: tuple["Node", ...] = ()):
        self.part, self.across, self.kids = part, across, kids
        self.is_frame = part >= problem.boxes
        self.mask = 1 << part if part >= 0 else 0
        for kid in kids:
            self.mask |= kid.mask
        self.gaps: list[float] = gaps_of(self, problem) if len(kids) > 1 else []
        if not kids:
            self.width, self.height = problem.sizes[part]
            return
        widths, heights = [kid.width for kid in kids], [kid.height for kid in kids]
        room = sum(self.gaps)
        self.width = sum(widths) + room if across else max(widths)
        self.height = max(heights) if across else sum(heights) + room
        if self.is_frame:
            name_width, name_height = problem.sizes[part]
            self.width = max(self.width, name_width) + 2 * SIDE
            self.height += ABOVE + name_height + BELOW + SIDE

    def with_kids(self, problem: Problem, kids: Sequence["Node"], across: bool | None = None) -> "Node":
        """The same node with other children, tidied: no groups of one, none that repeat the direction above."""
        way = self.across if across is None else across
        flat: list[Node] = []
        for kid in kids:
            if kid.kids and kid.part < 0 and (kid.across == way):
                flat += kid.kids
            else:
                flat.append(kid)
        if len(flat) == 1:
            only = flat[0]
            if self.part < 0:
                return only
            if only.kids and only.part < 0:
                return Node(problem, self.part, only.across, only.kids)
        return Node(problem, self.part, way, tuple(flat))


def gaps_of(node: Node, problem: Problem) -> list[float]:
    """The room between the children of a group: for the labels of the arrows between them, and for arrows that pass."""
    masks, across = [kid.mask for kid in node.kids], node.across
    gaps = [0.0] * (len(masks) - 1)
    passing = [0] * len(gaps)
    whole = node.mask
    for tie in problem.ties:
        one, other = 1 << tie.one, 1 << tie.other
        if not (one & whole and other & whole):
            if tie.is_bundled and (one | other) & whole:  # a branch that leaves the group
                number = next((number for number, mask in enumerate(masks) if mask & (one | other)), 0)
                for place in (number - 1, number):
                    if 0 <= place < len(gaps):
                        passing[place] = max(passing[place], 1)
                        gaps[place] = max(gaps[place], 0 if across else tie.height + HEAD_ROOM)
            continue
        first = last = -1
        for number, mask in enumerate(masks):
            if mask & one:
                first = number
            if mask & other:
                last = number
        if first == last or first < 0 or last < 0:
            continue
        if first > last:
            first, last = last, first
        if tie.is_bundled:
            for place in range(first, last):
                passing[place] = max(passing[place], 1)
                gaps[place] = max(gaps[place], 0 if across else tie.height + HEAD_ROOM)
            continue
        for place in range(first, last):
            passing[place] += tie.count
        if last - first == 1:
            room = tie.width if across else tie.height
            gaps[first] = max(gaps[first], room + HEAD_ROOM if room else BARE)
    least = COLUMN_GAP if across else ROW_GAP
    return [
        max(gap, least) + TRACK * min(max(count - 2, 0), MOST_TRACKS) if count else IDLE_GAP
        for gap, count in zip(gaps, passing)
    ]


def walk(node: Node) -> Iterator[Node]:
    """The node and everything below it."""
    yield node
    for kid in node.kids:
        yield from walk(kid)


def placed(root: Node, problem: Problem) -> list[Place]:
    """Where every part stands: in the middle of the room it has; children share what is left over in the gaps."""
    places: list[Place] = [(0.0, 0.0, 0.0, 0.0)] * len(problem.ids)
    put(root, 0.0, 0.0, root.width, root.height, problem, places)
    return places


def put(node: Node, x: float, y: float, width: float, height: float, problem: Problem, places: list[Place]) -> None:
    """Put a node in the middle of its room, and its children in it."""
    if node.part >= 0:
        x, y = x + (width - node.width) / 2, y + (height - node.height) / 2
        width, height = node.width, node.height
        places[node.part] = (x, y, x + width, y + height)
        if not node.kids:
            return
        head = ABOVE + problem.sizes[node.part][1] + BELOW
        x, y, width, height = x + SIDE, y + head, width - 2 * SIDE, height - head - SIDE
    kids, gaps = node.kids, [*node.gaps, 0.0]
    if node.across:
        share = (width - sum([kid.width for kid in kids]) - sum(gaps)) / len(kids)
        for kid, gap in zip(kids, gaps):
            put(kid, x, y, kid.width + share, height, problem, places)
            x += kid.width + share + gap
    else:
        share = (height - sum([kid.height for kid in kids]) - sum(gaps)) / len(kids)
        for kid, gap in zip(kids, gaps):
            put(kid, x, y, width, kid.height + share, problem, places)
            y += kid.height + share + gap
