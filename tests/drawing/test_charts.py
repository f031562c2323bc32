"""Organisation charts of many shapes are large enough to read on a slide, and nothing in them is in the way."""

from dataclasses import replace
from random import Random

import pytest
from charts import levels, star
from layouts import CHARTS, by_id, chosen, engine, layout, plan

from csirtgraph.drawing.layout.choose_layout import lay_out
from csirtgraph.drawing.layout.stable import kept, lay_out_like
from csirtgraph.drawing.layout.tree_quality import faults, scale_of
from csirtgraph.drawing.model import Arrow, Box, Drawing, Frame, Key, Tree
from csirtgraph.drawing.pictures import diagrams_in
from csirtgraph.drawing.title_block import sheet_of
from csirtgraph.pipeline import drawing_of
from csirtgraph.plan.model.enums import Mode
from csirtgraph.plan.model.view import View

NAMES = ("統括責任者", "インシデントハンドラー", "フォレンジック担当", "SOCアナリスト", "広報担当", "脆弱性管理担当")
TEXT = 9.5  # pt, of labels in their own size


def line(above: str, box: str) -> Arrow:
    """A line of command."""
    return Arrow(id=f"{above}>{box}", tail=above, head=box, look="line", heads="none")


def tie(one: str, other: str) -> Arrow:
    """A tie between two posts of one person."""
    return Arrow(id=f"{one}={other}", tail=one, head=other, look="tie", heads="none", is_rank=False, is_same=True)


def chart(above: dict[str, str], ties=(), frame_of=None, looks=("plain",), staff=(), parents=None) -> Drawing:
    """A chart of posts, each with the one above it; no superior is ""."""
    frame_of, parents = frame_of or {}, parents or {}
    boxes = [
        Box(
            id=box,
            name=NAMES[number % len(NAMES)],
            lines=("1名",),
            look=looks[number % len(looks)],
            frame=frame_of.get(box, ""),
        )
        for number, box in enumerate(above)
    ]
    frames = dict.fromkeys(frame for frame in (*parents.values(), *frame_of.values()) if frame)
    return Drawing(
        title="体制図",
        body=Tree(
            boxes=tuple(boxes),
            frames=tuple(
                Frame(id=frame, name=f"部門{frame}", look="frame", frame=parents.get(frame, "")) for frame in frames
            ),
            arrows=(*(line(up, box) for box, up in above.items() if up), *(tie(*pair) for pair in ties)),
            staff=tuple(staff),
        ),
        keys=(Key("兼務", "arrow", "tie"),) if ties else (),
    )


def drawn(drawing: Drawing):
    """A chart, laid out without Graphviz."""
    found = lay_out(drawing, None)
    assert faults(found) == []
    return found


def size_of(drawing: Drawing) -> float:
    """The pt of label text on a slide."""
    return TEXT * scale_of(drawn(drawing))


def aspect(found) -> float:
    """The width of the sheet by its height."""
    sheet = sheet_of(found)
    return sheet.width / sheet.height


@pytest.mark.parametrize("figure", CHARTS, ids=by_id)
def test_built_in_charts_are_large_and_landscape(figure):
    found = layout(figure)
    assert faults(found) == []
    assert TEXT * scale_of(found) >= 9.5
    assert 1.4 <= aspect(found) <= 2.2


@pytest.mark.parametrize(("above", "least"), [(star(30), 10), (levels(4, 3), 10.5), (star(12), 12), (levels(3, 3), 12)])
def test_charts_of_usual_shapes_show_large(above, least):
    assert size_of(chart(above)) >= least
    assert 1.4 <= aspect(drawn(chart(above))) <= 2.2


def test_five_posts_stand_in_landscape():
    assert aspect(drawn(chart({"a": "", "b": "a", "c": "b", "d": "b", "e": "b"}))) >= 1.4


def random_chart(seed: int) -> Drawing:
    """A chart of up to 40 posts in some units, with a few ties and looks."""
    random = Random(seed)
    count, units = random.randint(3, 40), random.choice((0, 0, 2, 4))
    above = {"p0": ""}
    for number in range(1, count):
        near = random.randrange(max(0, number - random.choice((3, 10, 40))), number)
        above[f"p{number}"] = f"p{near}" if random.random() > 0.03 else ""
    frame_of: dict[str, str] = {}
    for box, up in above.items():
        is_new = units and random.random() < 0.15
        frame_of[box] = f"u{len(set(frame_of.values()))}" if is_new else frame_of.get(up, "")
    boxes = list(above)
    ties = {tuple(sorted(random.sample(boxes, 2))) for _ in range(random.choice((0, 1, 3, 4, 7)))}
    staff = [box for box in boxes if above[box] and random.random() < 0.1]
    return chart(above, sorted(ties), frame_of, ("plain", "group-1", "group-2")[: random.randint(1, 3)], staff)


def test_nothing_is_in_the_way_in_charts_of_any_shape():
    wrong = {}
    for seed in range(40):
        drawing = random_chart(seed)
        if seed % 2:  # every tie stays a line
            lines = tuple(replace(arrow, is_same=False) for arrow in drawing.arrows)
            drawing = drawing.holding(drawing.boxes, drawing.frames, lines)
        found = lay_out(drawing, None)
        if faults(found):
            wrong[seed] = faults(found)
    assert wrong == {}


def test_sixty_posts_in_eight_units_are_a_readable_overview_and_readable_parts():
    above = {"p0": "", **{f"p{number}": f"p{number // 8 * 8}" if number % 8 else "p0" for number in range(1, 60)}}
    drawing = chart(above, frame_of={f"p{number}": f"u{number // 8}" for number in range(60)})
    overview, *parts = (picture.drawing for picture in diagrams_in(drawing, None, (), is_whole=False))
    assert {box.id for box in overview.boxes} == {f"u{number}" for number in range(8)}
    assert len(parts) == 8
    assert min(map(size_of, (overview, *parts))) >= 9


def test_a_large_chart_without_units_is_divided_into_its_branches():
    overview, *parts = (picture.drawing for picture in diagrams_in(chart(levels(4, 4)), None, (), is_whole=False))
    assert [box.id for box in overview.boxes][-1] == "r0"
    assert {arrow.tail for arrow in overview.arrows} == {"r0"}
    assert [len([box for box in part.boxes if box.frame]) for part in parts] == [21] * 4
    assert min(map(size_of, (overview, *parts))) >= 9


def test_units_stand_beside_each_other_unless_one_is_part_of_another():
    above, frame_of = {"a": "", "b": "a", "c": "a", "d": "c"}, {"a": "hq", "b": "hq", "c": "law", "d": "law"}
    apart = drawn(chart(above, frame_of=frame_of))
    assert not apart.frames["hq"].meets(apart.frames["law"])
    inside = drawn(chart(above, frame_of=frame_of, parents={"law": "hq"}))
    assert inside.frames["hq"].contains(inside.frames["law"])


def test_staff_stand_beside_the_line_above_those_who_report():
    found = drawn(chart({"a": "", "s": "a", "t": "a", "b": "a", "c": "a"}, staff=("s", "t")))
    boxes = found.boxes
    assert boxes["a"].bottom < boxes["s"].y
    assert boxes["s"].bottom < boxes["b"].y
    assert boxes["t"].right < boxes["a"].middle.x < boxes["s"].x


def test_the_second_superior_of_a_box_has_a_line_that_ranks_nothing():
    one = chart({"a": "", "b": "", "c": "a"})
    drawing = one.holding(one.boxes, one.frames, (*one.arrows, line("b", "c")))
    found = drawn(drawing)
    assert found.routes.keys() == {"a>c", "b>c"}


def test_boxes_above_each_other_in_a_circle_are_all_drawn():
    drawing = chart({"a": "b", "b": "c", "c": "a", "d": "a"})
    assert lay_out(drawing, None).boxes.keys() == {"a", "b", "c", "d"}


def test_boxes_of_one_level_are_equally_wide():
    found = drawn(chart(levels(3, 3)))
    widths = {round(rect.width, 2) for box, rect in found.boxes.items() if box in ("r1", "r2", "r3")}
    assert len(widths) == 1


def test_ties_beyond_four_are_numbers_and_the_legend_has_no_line_for_them():
    above = star(10)
    few = drawn(chart(above, ties=[(f"r{n}", f"r{n + 5}") for n in range(1, 5)]))
    assert sum(arrow.look == "tie" for arrow in few.drawing.arrows) == 4
    many = drawn(chart(above, ties=[(f"r{n}", f"r{n + 5}") for n in range(1, 6)]))
    assert not any(arrow.look == "tie" for arrow in many.drawing.arrows)
    assert [box.lines[-1][-1] for box in many.drawing.boxes if box.id in ("r1", "r6", "r5", "r10")] == list("①⑤①⑤")
    assert many.drawing.keys == ()
    assert "①–⑤" in many.drawing.notes[0]


@pytest.mark.parametrize(
    ("old", "new"), [(("incident", "ja"), ("incident", "en")), (("peacetime", "ja"), ("incident", "ja"))]
)
def test_a_chart_of_another_mode_or_language_keeps_the_order_of_boxes(old, new):
    before = layout(chosen("b", "orgchart", *old))
    view = View(Mode(new[0]), new[1])
    found = lay_out_like(drawing_of(plan("b"), "orgchart", view), before, engine())
    assert kept(before, found).share >= max(0.95, kept(before, layout(chosen("b", "orgchart", *new))).share)
    assert faults(found) == []


def test_a_tie_that_is_not_between_the_same_stays_a_line_however_many_there_are():
    drawing = chart(star(10), ties=[(f"r{n}", f"r{n + 5}") for n in range(1, 6)])
    arrows = tuple(replace(arrow, is_same=False) for arrow in drawing.arrows)
    found = drawn(drawing.holding(drawing.boxes, drawing.frames, arrows))
    assert sum(arrow.look == "tie" for arrow in found.drawing.arrows) == 5
    assert found.drawing.boxes == drawing.boxes


def test_faults_are_found():
    found = lay_out(chart(levels(2, 3), ties=[("r3", "r6")]), None)
    moved = replace(found, boxes={**found.boxes, "r1": found.boxes["r2"], "r3": found.boxes["r0"].moved(0, 20)})
    assert {"box on box", "line through box"} <= {fault.kind for fault in faults(moved)}
    route = found.routes["r0>r1"]
    doubled = replace(found, routes={**found.routes, "r3=r6": route})
    assert "line on line" in {fault.kind for fault in faults(doubled)}


def test_a_chart_with_boxes_out_of_place_has_faults():
    boxes = (Box(id="a", name="A", look="plain", frame="f"), Box(id="b", name="B", look="plain", frame="g"))
    frames = (Frame(id="f", name="F", look="frame"), Frame(id="g", name="G", look="frame"))
    chart = lay_out(Drawing(title="T", body=Tree(boxes=boxes, frames=frames, arrows=(line("a", "b"),))), engine())
    moved = {"a": chart.boxes["a"].moved(0, -5_000), "b": chart.name_of("f")}
    kinds = {fault.kind for fault in faults(replace(chart, boxes=chart.boxes | moved))}
    assert {"box outside frame", "box in foreign frame", "box on name"} <= kinds
