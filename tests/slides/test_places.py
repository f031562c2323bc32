"""Measured in the file: a diagram is whole on one slide, and no text stands on anything else or at a wrong arrow."""

import random

import decks
import pytest
from deck_faults import faults, rect

LABELS = ["Request for inquiry", "Evidence", "Report of findings", "Status", "Instruction", "First report", "調査依頼"]
KINDS = ["report", "request", "instruct", "answer", "inform", "cooperate"]
TIERS = ["command", "operation", "operation", "liaison"]


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
