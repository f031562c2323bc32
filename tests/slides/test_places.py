"""Measured in the file: a diagram is whole on one slide, and no text stands on anything else or at a wrong arrow."""

import os
import random

import decks
import pytest
from deck_faults import faults

from csirtgraph import pipeline
from csirtgraph.plan.reading.load import load_plan
from csirtgraph.slides.pptx.markup import qualified

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
    for seed in range(int(os.environ.get("SMALL_PLANS", "8"))):
        folder = write_plan(plan=small_plan(seed))
        path = decks.made(tmp_path / f"{seed}.pptx", folder, "relations", "--mode", "incident", "--lang", "en")
        slides = decks.opened(path).slides
        assert len(slides) == 1
        assert list(faults(slides[0])) == [], seed


DIAGRAMS = {"a": ["relations"], "b": ["relations", "orgchart", "overview"], "c": ["relations", "overview"]}
#: Templates, and the plans that are tried in them, each in a language.
TEMPLATES = {
    "wide": [("b", "en")],
    "narrow": [("a", "ja"), ("b", "en"), ("c", "ja")],
    "4:3": [("b", "ja")],
}
#: The smallest text of their diagrams in pt.
TEXT = {"wide": 8.0, "narrow": 8.0, "4:3": 8.0}


@pytest.mark.parametrize("name", TEMPLATES)
def test_a_diagram_is_whole_on_one_slide_in_an_ordinary_template(name, tmp_path):
    """The notes say how large its text is; parts follow only where that is too small, or asked for."""
    template = ordinary(tmp_path / "template.pptx", name)
    for plan, language in TEMPLATES[name]:
        words = (plan, *DIAGRAMS[plan], "--lang", language, "--template", template, "--smallest", "4")
        slides = list(decks.opened(decks.made(tmp_path / "x.pptx", *words)).slides)
        slides = [slide for slide in slides if "csirtgraph" in "".join(shape.name for shape in slide.shapes)]
        loaded = load_plan(plan)
        views = [view for view in pipeline.views_in(loaded) if view[0] in DIAGRAMS[plan]]
        assert len(slides) == len(views)
        for slide in slides:
            assert list(faults(slide)) == [], (plan, language, slide.shapes.title.text)
            assert min(decks.sizes(slide.element)) >= TEXT[name]
            check_in_room(slide)


def test_diagrams_are_laid_out_for_the_room_that_slides_of_a_size_have(tmp_path):
    """Floor plans and charts made for 16:9 show their text at 6 pt on 4:3."""
    for plan, figures in (("b", ["orgchart", "overview"]), ("c", ["relations"])):
        words = (plan, *figures, "--mode", "incident", "--lang", "ja", "--size", "4:3", "--smallest", "4")
        for slide in decks.opened(decks.made(tmp_path / "x.pptx", *words)).slides:
            assert min(decks.sizes(slide.element)) >= 8, slide.shapes.title.text


#: Slides of templates in pt.
SIZES = {"wide": (960, 540), "4:3": (720, 540), "small": (480, 270), "large": (1920, 1080)}


def ordinary(path, name):
    """A template as companies have them: of a size, or with a band, a footer and a narrow room for text."""
    from pptx import Presentation
    from pptx.util import Pt

    if name == "narrow":
        decks.corporate(path)
        deck = Presentation(path)
        body = next(shape for shape in deck.slide_master.placeholders if shape.placeholder_format.type == 2)
        body.left, body.top, body.width, body.height = map(Pt, (48, 100, 520, 360))
    else:
        deck = Presentation()
        width, height = map(Pt, SIZES[name])
        for part in (deck.slide_master, *deck.slide_layouts):
            for shape in part.placeholders:
                if shape.element.spPr.find(qualified("a:xfrm")) is not None:
                    shape.left, shape.width = (x * width // deck.slide_width for x in (shape.left, shape.width))
                    shape.top, shape.height = (y * height // deck.slide_height for y in (shape.top, shape.height))
        deck.slide_width, deck.slide_height = width, height
        for number, layout in enumerate(deck.slide_layouts):
            layout.element.cSld.set("name", f"レイアウト {number}")
    deck.save(path)
    return path


def check_in_room(slide):
    """A figure is on its slide, below the title and above the footer."""
    title, footers = slide.shapes.title, [s for s in slide.placeholders if s.placeholder_format.type in (13, 15, 16)]
    group = decks.group_of(slide)
    size = slide.part.package.presentation_part.presentation
    assert group.top >= title.top + title.height
    assert group.top + group.height <= min([size.slide_height, *(shape.top for shape in footers)])
    for shape in (*decks.noted(group, "box").values(), *decks.noted(group, "label").values()):
        assert 0 <= shape.left <= shape.left + shape.width <= size.slide_width


def test_a_diagram_too_small_to_read_gives_its_notes_to_the_speaker(tmp_path):
    """On a small slide its text is tiny in any layout, on a large one it is not."""
    words = ("b", "relations", "--mode", "peacetime", "--template")
    small, large = (
        decks.opened(decks.made(tmp_path / f"{name}.pptx", *words, ordinary(tmp_path / "template.pptx", name))).slides
        for name in ("small", "large")
    )
    assert "出典" in small[0].notes_slide.notes_text_frame.text
    assert not decks.noted(decks.group_of(small[0]), "notes")
    assert len(small) > 3
    assert "出典" not in large[0].notes_slide.notes_text_frame.text
    assert decks.noted(decks.group_of(large[0]), "notes")
    assert len(large) == 1


def test_a_figure_too_small_to_read_takes_the_room_of_small_print_that_no_slide_has(tmp_path):
    from pptx.util import Pt

    template = ordinary(tmp_path / "template.pptx", "wide")
    words = ("a", "relations", "--mode", "incident", "--lang", "en", "--template", template)
    bottoms = []
    for ornament in (None, (0, 510, 960, 30)):
        deck = decks.opened(template)
        if ornament:
            deck.slide_master.shapes._spTree.append(band(*map(Pt, ornament)))
        deck.save(template)
        slide = decks.opened(decks.made(tmp_path / "x.pptx", *words)).slides[0]
        group = decks.group_of(slide)
        bottoms.append((group.top + group.height) / 12700)
    assert bottoms[0] > 525 > 503 > bottoms[1]


def band(*place):
    """A band across a master, as companies have them below their slides."""
    from pptx import Presentation

    other = Presentation()
    return other.slides.add_slide(other.slide_layouts[6]).shapes.add_shape(1, *place)._element


def test_parts_follow_a_diagram_when_asked_for(tmp_path):
    path = decks.made(tmp_path / "x.pptx", "b", "relations", "--mode", "peacetime", "--size", "16:9", "--parts")
    assert len(decks.opened(path).slides) > 3
