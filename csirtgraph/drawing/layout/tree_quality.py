"""What is wrong with the layout of a tree: every line and box that meets another one."""

from collections.abc import Iterator
from itertools import combinations

from csirtgraph.drawing.geometry import Point
from csirtgraph.drawing.laid_out import Layout
from csirtgraph.drawing.layout.quality import Fault, passes
from csirtgraph.drawing.slide import scale_on_slide
from csirtgraph.drawing.title_block import sheet_of
from csirtgraph.drawing.trees.forest import chain
from csirtgraph.drawing.trees.tracks import pieces

TOUCH = 0.5  # pt that two things may share
BESIDE = 3.0  # pt within which two lines side by side look like one


def scale_of(layout: Layout) -> float:
    """How large a figure with its title and legend shows on a slide; 1 is its own size."""
    sheet = sheet_of(layout)
    return scale_on_slide(sheet.width, sheet.height, layout.drawing.slide)


def faults(layout: Layout) -> list[Fault]:
    """Text outside its box, boxes on boxes or outside their frames, lines through boxes and names and on lines."""
    return [*text_faults(layout), *place_faults(layout), *line_faults(layout), *doubled_lines(layout)]


def text_faults(layout: Layout) -> Iterator[Fault]:
    """Boxes that are smaller than what stands in them."""
    for box, rect in layout.boxes.items():
        content = layout.measures.boxes[box]
        lowest = max([line.y for line in content.lines] + [item.bottom for item in content.items], default=0)
        if content.width > rect.width + TOUCH or content.height > rect.height + TOUCH or lowest > rect.height:
            yield Fault("text outside box", box, box)


def place_faults(layout: Layout) -> Iterator[Fault]:
    """Boxes on boxes or frames' names, outside their frames or inside foreign ones."""
    for (one, rect), (other, second) in combinations(layout.boxes.items(), 2):
        if rect.meets(second):
            yield Fault("box on box", one, other)
    parents = {frame.id: frame.frame for frame in layout.drawing.frames}
    for box in layout.drawing.boxes:
        own = chain(box.frame, parents)
        for frame, place in layout.frames.items():
            rect = layout.boxes[box.id]
            if frame in own and not place.contains(rect):
                yield Fault("box outside frame", box.id, frame)
            if frame not in own and place.meets(rect):
                yield Fault("box in foreign frame", box.id, frame)
            if layout.name_of(frame).meets(rect):
                yield Fault("box on name", box.id, frame)


def line_faults(layout: Layout) -> Iterator[Fault]:
    """Lines through boxes that are not their ends, and through names of frames."""
    for arrow in layout.drawing.arrows:
        lines = pieces([layout.routes[arrow.id].curve[::3]])
        for box, rect in layout.boxes.items():
            inner = rect.grown(-TOUCH)
            if any(passes(inner, a, b) for a, b in lines):
                yield Fault("line through box", arrow.id, box)
        for frame in layout.frames:
            if any(passes(layout.name_of(frame), a, b) for a, b in lines):
                yield Fault("line on name", arrow.id, frame)


def doubled_lines(layout: Layout) -> Iterator[Fault]:
    """Lines that run on each other, but for lines of command from the same box."""
    nets: dict[str, list[tuple[Point, Point]]] = {}
    for arrow in layout.drawing.arrows:
        net = f"below {arrow.tail}" if arrow.is_rank else arrow.id
        nets.setdefault(net, []).extend(pieces([layout.routes[arrow.id].curve[::3]]))
    for (one, lines), (other, others) in combinations(nets.items(), 2):
        if any(is_doubled(a, b, c, d) for a, b in lines for c, d in others):
            yield Fault("line on line", one, other)


def is_doubled(a: Point, b: Point, c: Point, d: Point) -> bool:
    """Whether two straight lines run side by side, so near that they look like one."""
    for axis in (0, 1):
        if abs(a[axis] - b[axis]) < 0.01 and abs(c[axis] - d[axis]) < 0.01 and abs(a[axis] - c[axis]) < BESIDE:
            other = 1 - axis
            low = max(min(a[other], b[other]), min(c[other], d[other]))
            high = min(max(a[other], b[other]), max(c[other], d[other]))
            return low + TOUCH < high
    return False
