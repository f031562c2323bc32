"""What is in a reader's way on a slide, measured in the file."""

from itertools import combinations, pairwise

import decks

from csirtgraph.drawing.geometry import Point, Rect
from csirtgraph.drawing.layout.quality import passes
from csirtgraph.drawing.text.fonts import LINE, text_width
from csirtgraph.slides.pptx.markup import EMU

NEARER = 7.0  # pt


def rect(shape):
    return Rect(*(length / EMU for length in (shape.left, shape.top, shape.width, shape.height)))


def gap(label, line):
    """How far a label is from a line: of points on its edges, the nearest."""
    shares = [(a / 8, b / 4) for a in range(9) for b in range(5) if a in (0, 8) or b in (0, 4)]
    points = [(label.x + label.width * a, label.y + label.height * b) for a, b in shares]
    return min(to_piece(x, y, *one, *other) for x, y in points for one, other in pairwise(line))


def to_piece(x, y, ax, ay, bx, by):
    dx, dy = bx - ax, by - ay
    along = max(0, min(1, ((x - ax) * dx + (y - ay) * dy) / (dx * dx + dy * dy or 1)))
    return ((x - ax - along * dx) ** 2 + (y - ay - along * dy) ** 2) ** 0.5


def faults(slide):
    """Every pair of things on a slide that are in each other's way."""
    group = decks.group_of(slide)
    boxes = {name: rect(shape) for name, shape in decks.noted(group, "box").items()}
    labels = {name[6:]: rect(shape) for name, shape in decks.noted(group, "label").items()}
    lines = {name[5:]: decks.corners(shape.element) for name, shape in decks.noted(group, "flow").items()}
    for (one, a), (other, b) in combinations([*labels.items(), *boxes.items()], 2):
        if a.grown(-1).meets(b.grown(-1)):
            yield "text on text", one, other
    for name, label in labels.items():
        for other, line in lines.items():
            pieces = [(Point(*one), Point(*two)) for one, two in pairwise(line)]
            if other != name and any(passes(label.grown(-1), *piece) for piece in pieces):
                yield "label on a foreign line", name, other
            if other != name and gap(label, line) < gap(label, lines[name]) - NEARER:
                yield "label at a wrong arrow", name, other
    for name, shape in (*decks.noted(group, "box").items(), *decks.noted(group, "label").items()):
        if not fits(shape):
            yield "text out of its shape", name, shape.text_frame.text


def fits(shape):
    """Whether the text of a shape has room in it, where its lines are broken or at spaces."""
    room, height = shape.width / EMU, 0.0
    for paragraph in shape.text_frame.paragraphs:
        lines, run = paragraph.text.split("\v"), paragraph.runs[0].font
        widest = max(text_width(line, run.size.pt, bool(run.bold)) for line in lines)
        if len(lines) > 1 and widest > room + 1:
            return False
        height += (len(lines) if len(lines) > 1 else max(-(-widest // (room + 1)), 1)) * run.size.pt * LINE
    return height <= shape.height / EMU + 0.5
