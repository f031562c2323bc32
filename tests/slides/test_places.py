"""Measured in the file: a diagram is whole on one slide, and no text stands on anything else or at a wrong arrow."""

import random
from itertools import combinations, pairwise

import decks
import pytest

from csirtgraph.drawing.geometry import Point, Rect
from csirtgraph.drawing.layout.quality import passes
from csirtgraph.slides.pptx.markup import EMU

LABELS = ["Request for inquiry", "Evidence", "Report of findings", "Status", "Instruction", "First report", "調査依頼"]
KINDS = ["report", "request", "instruct", "answer", "inform", "cooperate"]
NEARER = 7.0  # pt
TIERS = ["command", "operation", "operation", "liaison"]


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


def small_plan(seed):
    """A plan of two to five roles that talk a lot."""
    draw = random.Random(seed)
    count = draw.randint(2, 5)
    text = "plan: {id: small, title: Small}\nroles:\n"
    text += "".join(f"  r{n}: {{name: Role {n}, tier: {draw.choice(TIERS)}}}\n" for n in range(count))
    flows = {}
    for _ in range(draw.randint(count, 2 * count + 2)):
        tail, head = draw.sample(range(count), 2)
        flow = f'{{label: "{draw.choice(LABELS)}", kind: {draw.choice(KINDS)}}}'
        flows.setdefault(tail, {}).setdefault(head, []).append(flow)
    text += "flows:\n"
    for tail, heads in flows.items():
        text += f"  r{tail}:\n" + "".join(f"    r{head}: [{', '.join(found)}]\n" for head, found in heads.items())
    return text


def test_small_plans_have_no_text_on_text_and_labels_at_their_own_arrows(write_plan, tmp_path):
    for seed in range(10):
        folder = write_plan(plan=small_plan(seed))
        path = decks.made(tmp_path / f"{seed}.pptx", folder, "relations", "--mode", "incident", "--lang", "en")
        slides = decks.opened(path).slides
        assert len(slides) == 1
        assert list(faults(slides[0])) == [], seed


@pytest.mark.parametrize("language", ["ja", "en"])
@pytest.mark.parametrize("plan", ["a", "b", "c"])
def test_diagrams_of_the_built_in_plans_have_no_text_on_text(plan, language, tmp_path):
    for slide in decks.opened(decks.copied(tmp_path / "deck.pptx", plan, "--lang", language)).slides:
        assert list(faults(slide)) == [], slide.shapes.title.text


@pytest.mark.parametrize("size", [(960, 540), (720, 540)])
def test_a_diagram_is_whole_on_one_slide_in_an_ordinary_template(size, tmp_path):
    """The notes say how large its text is; parts follow only where that is too small, or asked for."""
    from pptx import Presentation
    from pptx.util import Pt

    template = Presentation()
    template.slide_width, template.slide_height = map(Pt, size)
    template.save(tmp_path / "template.pptx")
    words = ("b", "relations", "--mode", "incident", "--template", tmp_path / "template.pptx")
    slide, *parts = decks.opened(decks.made(tmp_path / "whole.pptx", *words, "--smallest", "2")).slides
    assert parts == []
    assert len(decks.noted(decks.group_of(slide), "box")) == 16
    assert "pt" in slide.notes_slide.notes_text_frame.text
    for shape in (
        *decks.noted(decks.group_of(slide), "box").values(),
        *decks.noted(decks.group_of(slide), "label").values(),
    ):
        place = rect(shape)
        assert place.x >= 0
        assert place.y >= 0
        assert place.right <= size[0]
        assert place.bottom <= size[1]
    assert len(decks.opened(decks.made(tmp_path / "parts.pptx", *words, "--smallest", "2", "--parts")).slides) > 3
