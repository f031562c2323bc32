"""Layouts of the built-in figures: nothing hides anything, and every text has its room in any font."""

from collections.abc import Iterator
from dataclasses import replace
from itertools import combinations, product
from math import dist, hypot
from typing import NamedTuple

import pytest
from cases import for_each
from fonts import advances, dejavu, other_japanese_fonts, width
from layouts import CHARTS, DIAGRAMS, FIGURES, OVERVIEWS, RELATIONS, by_id, chosen, engine, laid_out, layout, plan

from csirtgraph.drawing.content import TEXT_SIZE
from csirtgraph.drawing.geometry import Point, Rect, along, centred
from csirtgraph.drawing.laid_out import Layout
from csirtgraph.drawing.layout.labels import with_labels_placed
from csirtgraph.drawing.layout.quality import cost, crossings, faults, scale_on_slide
from csirtgraph.drawing.measures import FRAME_SIZE, arrow_label
from csirtgraph.drawing.text.fonts import ASCENT, LINE, text_width
from csirtgraph.drawing.title_block import MARGIN, NOTE_SIZE, Sheet, sheet_of
from csirtgraph.pipeline import layout_of
from csirtgraph.plan.model.enums import Mode
from csirtgraph.plan.model.view import View
from csirtgraph.themes import LIGHT

DESCENT = 0.12  # of the em, below the base line of a kanji


class Written(NamedTuple):
    """A line of text and the rectangle it must stay in."""

    text: str
    left: float  # of the line as measured by the package
    room: Rect
    size: float
    bold: bool
    middle: float | None  # of a centred line
    base: float


def in_boxes(layout: Layout) -> Iterator[Written]:
    """The lines of all boxes, those of items inside their item."""
    for box, rect in layout.boxes.items():
        content = layout.measures.boxes[box]
        items = [item.moved(rect.x, rect.y) for item in content.items]
        for line in content.lines:
            x, y = rect.x + line.x, rect.y + line.y
            room = next((item for item in items if item.holds(Point(x, y - 3))), rect)
            yield Written(line.text, x, room, line.size, line.bold, x if line.anchor == "middle" else None, y)


def in_frames(layout: Layout) -> Iterator[Written]:
    """The names of all frames."""
    for frame, rect in layout.frames.items():
        for number, text in enumerate(layout.measures.frames[frame].lines):
            base = rect.y + 7 + number * FRAME_SIZE * LINE + FRAME_SIZE * (LINE - 1) / 2 + FRAME_SIZE * ASCENT
            yield Written(text, layout.name_of(frame).x, rect, FRAME_SIZE, True, None, base)


def around(sheet: Sheet) -> Iterator[Written]:
    """Title, badge, legend and notes inside the sheet's margins; the badge's word in its band."""
    room = Rect(MARGIN, MARGIN, sheet.width - 2 * MARGIN, sheet.height - 2 * MARGIN)
    for text in sheet.texts:
        inner = sheet.badge if text.role == "badge" and sheet.badge else room
        bold = text.role in ("title", "badge")
        left = text.x - text_width(text.text, text.size, bold) / 2 if text.role == "badge" else text.x
        yield Written(text.text, left, inner, text.size, bold, None, text.y)


def written(layout: Layout) -> list[Written]:
    """Every line of text but the labels of arrows."""
    return [*in_boxes(layout), *in_frames(layout), *around(sheet_of(layout))]


def outside(layout: Layout, *fonts: tuple[dict[int, float], dict[int, float]]) -> list[str]:
    """The texts that leave their room when set in fonts, each (regular, bold)."""
    found = []
    for line in written(layout):
        wide = width(line.text, line.size, line.bold, *(font[line.bold] for font in fonts))
        left = line.left if line.middle is None else line.middle - wide / 2
        if left < line.room.x - 0.01 or left + wide > line.room.right + 0.01:
            found.append(line.text)
    return found


@for_each("figure", DIAGRAMS, by_id)
def test_nothing_is_in_the_way_of_anything(figure):
    assert faults(layout(figure)) == []


@pytest.mark.parametrize("figure", OVERVIEWS, ids=by_id)
def test_nothing_in_an_overview_is_in_the_way_of_boxes_and_labels(figure):
    assert [fault for fault in faults(layout(figure)) if fault.kind != "arrow on name"] == []


@for_each("figure", RELATIONS, by_id)
def test_no_arrows_cross(figure):
    assert crossings(layout(figure)) == 0


@for_each("figure", DIAGRAMS + OVERVIEWS, by_id)
def test_no_boxes_overlap(figure):
    boxes = layout(figure).boxes
    assert [(one, other) for one, other in combinations(boxes, 2) if boxes[one].meets(boxes[other])] == []


@for_each("figure", DIAGRAMS + OVERVIEWS, by_id)
def test_boxes_stand_in_their_own_frames_and_in_no_other(figure):
    found = layout(figure)
    for box in found.drawing.boxes:
        inside = {name for name, frame in found.frames.items() if frame.contains(found.boxes[box.id])}
        near = {name for name, frame in found.frames.items() if frame.meets(found.boxes[box.id])}
        assert inside == near == set(frames_around(box.frame, found))


def frames_around(frame: str, layout: Layout) -> Iterator[str]:
    """A frame and those around it."""
    parents = {item.id: item.frame for item in layout.drawing.frames}
    while frame:
        yield frame
        frame = parents[frame]


@for_each("figure", DIAGRAMS + OVERVIEWS, by_id)
def test_frames_overlap_only_where_one_is_inside_the_other(figure):
    found = layout(figure)
    for one, other in combinations(found.frames, 2):
        if found.frames[one].meets(found.frames[other]):
            outer, inner = (one, other) if found.frames[one].contains(found.frames[other]) else (other, one)
            assert found.frames[outer].contains(found.frames[inner])
            assert outer in frames_around(inner, found)


@for_each("figure", DIAGRAMS + OVERVIEWS, by_id)
def test_names_of_frames_stand_above_their_boxes(figure):
    found = layout(figure)
    for line in in_frames(found):
        place = Rect(line.left, line.base - line.size, text_width(line.text, line.size, True), line.size)
        assert not any(place.meets(box) for box in found.boxes.values())


def name_places(layout: Layout) -> dict[str, Rect]:
    """Where the names of frames are written."""
    return {
        line.text: Rect(
            line.left, line.base - line.size * ASCENT, text_width(line.text, line.size, line.bold), line.size
        )
        for line in in_frames(layout)
    }


def run_through(layout: Layout) -> list[tuple[str, str]]:
    """Which arrows run through the name of a frame."""
    return [
        (name, arrow)
        for name, place in name_places(layout).items()
        for arrow, route in layout.routes.items()
        if any(place.holds(point) for point in along(route.curve, 50))
    ]


@for_each("figure", DIAGRAMS, by_id)
def test_no_arrow_runs_through_the_name_of_a_frame(figure):
    assert run_through(layout(figure)) == []


def test_no_arrow_of_an_overview_runs_through_the_name_of_a_frame():
    assert OVERVIEWS
    assert {figure.id: found for figure in OVERVIEWS if (found := run_through(layout(figure)))} == {}


@for_each("figure", DIAGRAMS + OVERVIEWS, by_id)
def test_no_label_stands_on_the_name_of_a_frame(figure):
    labels = [route.label for route in layout(figure).routes.values() if route.label]
    names = name_places(layout(figure)).values()
    assert [label for label in labels for name in names if label.meets(name)] == []


def gaps(layout: Layout, with_corners: bool) -> dict[str, float]:
    """How far each arrow stays from what it joins, at the worse of its ends; its head decides which end is which."""
    found = {}
    for arrow in layout.drawing.arrows:
        route = layout.routes[arrow.id]
        one, other = route.start or route.curve[0], route.end or route.curve[-1]
        ways = [(arrow.tail, arrow.head)] if route.end else []
        ways += [(arrow.head, arrow.tail)] if route.start else []
        both = [(gap(layout, a, one, with_corners), gap(layout, b, other, with_corners)) for a, b in ways]
        found[arrow.id] = min(map(max, both))
    return found


def gap(layout: Layout, name: str, point: Point, with_corners: bool) -> float:
    """How far a point is from the outline of a box or frame."""
    looks = {item.id: item.look for item in (*layout.drawing.boxes, *layout.drawing.frames)}
    radius = LIGHT.looks[looks[name]].radius if with_corners else 0
    return edge_distance((layout.boxes | layout.frames)[name], point, radius)


def edge_distance(rect: Rect, point: Point, radius: float = 0) -> float:
    """How far a point is from the outline of a rectangle with round corners."""
    x = abs(point.x - rect.middle.x) - rect.width / 2 + radius
    y = abs(point.y - rect.middle.y) - rect.height / 2 + radius
    return abs(min(max(x, y), 0) + hypot(max(x, 0), max(y, 0)) - radius)


@for_each("figure", RELATIONS + OVERVIEWS, by_id)
def test_arrows_begin_and_end_at_what_they_join(figure):
    found = layout(figure)
    assert len(found.routes) > 5
    assert {arrow: far for arrow, far in gaps(found, with_corners=False).items() if far > 1.2} == {}


def test_no_arrow_ends_in_the_air_beside_a_round_corner():
    far = {(figure.id, *item) for figure in RELATIONS for item in gaps(layout(figure), with_corners=True).items()}
    assert [item for item in sorted(far) if item[2] > 2.3] == []  # pt


@pytest.mark.parametrize("figure", CHARTS, ids=by_id)
def test_lines_of_command_go_from_under_a_post_to_the_top_or_a_side_of_another(figure):
    found = layout(figure)
    lines = [arrow for arrow in found.drawing.arrows if arrow.look == "line"]
    assert lines
    for arrow in lines:
        first, last = found.routes[arrow.id].curve[0], found.routes[arrow.id].curve[-1]
        above, post = found.boxes[arrow.tail], found.boxes[arrow.head]
        assert first.y == pytest.approx(above.bottom)
        assert above.x < first.x < above.right
        ends = ((post.middle.x, post.y), (post.x, post.middle.y), (post.right, post.middle.y))
        assert any(last == pytest.approx(end) for end in ends)


@pytest.mark.parametrize("language", ["ja", "en"])
def test_dotted_ties_touch_both_posts(language):
    found = layout(chosen("b", "orgchart", "incident", language))
    ties = [arrow for arrow in found.drawing.arrows if arrow.look == "tie"]
    assert ties
    for arrow in ties:
        curve = found.routes[arrow.id].curve
        boxes = (found.boxes[arrow.tail], found.boxes[arrow.head])
        assert all(min(edge_distance(box, end) for end in (curve[0], curve[-1])) < 0.01 for box in boxes)


@pytest.mark.parametrize("figure", CHARTS, ids=by_id)
def test_lines_of_a_chart_have_right_angles(figure):
    for route in layout(figure).routes.values():
        corners = route.curve[::3]
        assert all(one.x == other.x or one.y == other.y for one, other in zip(corners, corners[1:]))


@pytest.mark.parametrize("figure", CHARTS, ids=by_id)
def test_no_tie_is_on_a_line_of_command(figure):
    found = layout(figure)
    lines = {kind: [] for kind in ("line", "tie")}
    for arrow in found.drawing.arrows:
        corners = found.routes[arrow.id].curve[::3]
        lines[arrow.look] += [(arrow.id, *segment) for segment in zip(corners, corners[1:])]
    pairs = product(lines["tie"], lines["line"])
    assert [(tie[0], line[0]) for tie, line in pairs if shared(*tie[1:], *line[1:]) > 1] == []


def shared(a: Point, b: Point, c: Point, d: Point) -> float:
    """How long two horizontal or vertical segments lie on each other."""
    if abs(a.y - b.y) < 0.5 and abs(c.y - d.y) < 0.5 and abs(a.y - c.y) < 1:
        return min(max(a.x, b.x), max(c.x, d.x)) - max(min(a.x, b.x), min(c.x, d.x))
    if abs(a.x - b.x) < 0.5 and abs(c.x - d.x) < 0.5 and abs(a.x - c.x) < 1:
        return min(max(a.y, b.y), max(c.y, d.y)) - max(min(a.y, b.y), min(c.y, d.y))
    return 0


@for_each("figure", FIGURES, by_id)
def test_every_text_has_its_room_in_the_shipped_fonts(figure):
    assert outside(layout(figure)) == []


@pytest.mark.parametrize("path", other_japanese_fonts() or [None], ids=lambda path: path.name if path else "none")
def test_every_text_has_its_room_in_other_japanese_fonts(path):
    if path is None:
        pytest.skip("no other Japanese font on this machine")
    font = advances(path)
    assert {figure.id: texts for figure in FIGURES if (texts := outside(layout(figure), (font, font)))} == {}


@pytest.fixture(scope="module")
def latin():
    """DejaVu Sans for Latin, regular and bold."""
    files = dejavu(False), dejavu(True)
    if None in files:
        pytest.skip("DejaVu Sans is not on this machine")
    return tuple({code: em for code, em in advances(file).items() if code < 0x2E80} for file in files)


def test_every_text_has_its_room_where_latin_is_dejavu(latin):
    assert {figure.id: texts for figure in FIGURES if (texts := outside(layout(figure), latin))} == {}


def test_labels_do_not_touch_each_other_or_a_box_where_latin_is_dejavu(latin):
    for figure in RELATIONS:
        found = layout(figure)
        places = []
        for arrow, route in found.routes.items():
            lines = found.measures.arrows[arrow].lines
            if route.label:
                wide = max(width(line, TEXT_SIZE, False, latin[False]) for line in lines)
                places.append(centred(route.label.middle, wide, route.label.height))
        assert places
        assert not any(one.meets(other) for one, other in combinations(places, 2)), figure.id
        assert not any(place.meets(box) for place in places for box in found.boxes.values()), figure.id


@for_each("figure", FIGURES, by_id)
def test_every_text_has_its_room_in_height(figure):
    for line in written(layout(figure)):
        assert line.base - line.size * ASCENT >= line.room.y - 0.01, line.text
        assert line.base + line.size * DESCENT <= line.room.bottom + 0.01, line.text


@for_each("figure", FIGURES, by_id)
def test_lines_in_a_box_do_not_touch(figure):
    for content in layout(figure).measures.boxes.values():
        places = []
        for line in content.lines:
            wide = width(line.text, line.size, line.bold)
            left = line.x - wide / 2 if line.anchor == "middle" else line.x
            places.append(Rect(left, line.y - line.size * ASCENT, wide - 0.1, line.size))
        assert not any(one.meets(other) for one, other in combinations(places, 2))


@for_each("figure", RELATIONS, by_id)
def test_labels_do_not_touch_each_other_or_a_box(figure):
    labels = [route.label for route in layout(figure).routes.values() if route.label]
    assert labels
    assert not any(one.meets(other) for one, other in combinations(labels, 2))
    assert not any(label.meets(box) for label in labels for box in layout(figure).boxes.values())


@for_each("figure", RELATIONS + OVERVIEWS, by_id)
def test_labels_are_as_large_as_what_is_written(figure):
    found = layout(figure)
    for arrow in found.drawing.arrows:
        route, label = found.routes[arrow.id], found.measures.arrows[arrow.id]
        if route.label:
            assert route.label.width >= max(width(line, TEXT_SIZE, False) for line in label.lines)
            assert route.label.height >= len(label.lines) * TEXT_SIZE


@for_each("figure", FIGURES, by_id)
def test_everything_is_inside_the_margins_of_the_sheet(figure):
    found = layout(figure)
    sheet = sheet_of(found)
    paper = Rect(0, 0, sheet.width, sheet.height).grown(0.01 - MARGIN)
    points = [end for route in found.routes.values() for end in (*along(route.curve), route.start, route.end) if end]
    places = [*found.boxes.values(), *found.frames.values(), *(Rect(*point, 0, 0) for point in points)]
    places += [route.label for route in found.routes.values() if route.label]
    assert all(paper.contains(place.moved(sheet.dx, sheet.dy)) for place in places)
    assert all(paper.contains(rect) for rect in (sheet.badge, *(sample for _, sample in sheet.swatches)) if rect)


@for_each("figure", FIGURES, by_id)
def test_title_legend_and_notes_do_not_touch_the_figure_or_each_other(figure):
    found = layout(figure)
    sheet = sheet_of(found)
    body = found.bounds.moved(sheet.dx, sheet.dy).grown(-0.01)
    texts = [
        Rect(t.x, t.y - t.size * ASCENT, width(t.text, t.size, t.role == "title"), t.size)
        for t in sheet.texts
        if t.role != "badge"
    ]
    badges = [sheet.badge] if sheet.badge else []
    places = [*texts, *badges, *(sample for _, sample in sheet.swatches)]
    assert not any(place.meets(body) for place in places)
    assert [(one, other) for one, other in combinations(places, 2) if one.meets(other)] == []


@for_each("figure", DIAGRAMS + OVERVIEWS, by_id)
def test_text_can_be_read_on_a_slide(figure):
    """9.5 pt, shown as large as a 16:9 slide allows, is still 6 pt or more."""
    assert TEXT_SIZE * scale_on_slide(layout(figure)) >= 6


@for_each("figure", DIAGRAMS + OVERVIEWS, by_id)
def test_no_built_in_figure_is_drawn_cheaply(figure):
    assert not layout(figure).is_cheap


TWO = "roles: {one: {name: A}, two: {name: B}, three: {name: C}}\n"


def test_many_flows_between_two_roles_keep_their_labels_apart():
    shown = ", ".join(f"{{label: What {number}, kind: report}}" for number in range(6))
    found = laid_out(TWO + f"flows: {{one: {{two: [{shown}]}}, two: {{one: [{shown}]}}}}")
    assert len(found.routes) == 12
    assert [fault for fault in faults(found) if "label" in fault.kind] == []


def test_many_notes_stay_on_the_sheet():
    idle = ", ".join(f"extra-{number}: {{name: Extra role number {number}}}" for number in range(40))
    found = laid_out(
        f"roles: {{one: {{name: A}}, two: {{name: B}}, {idle}}}\nflows: {{one: {{two: {{kind: report}}}}}}"
    )
    sheet = sheet_of(found)
    notes = [placed for placed in sheet.texts if placed.role == "note"]
    assert len(notes) > 1
    assert all(placed.x + width(placed.text, NOTE_SIZE, False) <= sheet.width - MARGIN for placed in notes)
    assert all(placed.y <= sheet.height - MARGIN for placed in notes)


def test_faults_cost_more_than_crossings_and_crossings_more_than_nothing():
    calm = layout(RELATIONS[0])
    moved = {box: Rect(0, 0, rect.width, rect.height) for box, rect in calm.boxes.items()}
    crowded = replace(calm, boxes=moved)
    assert cost(crowded) > cost(calm) + 10
    assert {fault.kind for fault in faults(crowded)} >= {"box on box"}


@pytest.mark.parametrize("onto", ["label", "box", "arrow"])
def test_a_label_on_something_else_is_noticed(onto):
    calm = layout(RELATIONS[0])
    first, second = [name for name, route in calm.routes.items() if route.label][:2]
    route, other = calm.routes[first], calm.routes[second]
    middle = list(along(other.curve))[len(other.curve) * 2]
    place = {"label": other.label, "box": next(iter(calm.boxes.values())), "arrow": Rect(*middle, 0, 0).grown(9)}[onto]
    found = faults(replace(calm, routes={**calm.routes, first: replace(route, label=place)}))
    assert f"label on {onto}" in {fault.kind for fault in found}


def test_a_label_far_from_its_arrow_is_noticed():
    calm = layout(RELATIONS[0])
    name, route = next((name, route) for name, route in calm.routes.items() if route.label)
    away = replace(calm, routes={**calm.routes, name: replace(route, label=Rect(-500, -500, 40, 12))})
    assert [(fault.kind, fault.one) for fault in faults(away)] == [("label away from its arrow", name)]


def test_an_arrow_through_a_box_is_noticed():
    calm = layout(RELATIONS[0])
    route = next(iter(calm.routes.values()))
    middle = Rect(*route.curve[len(route.curve) // 2], 0, 0).grown(20)
    free = next(
        box.id for box in calm.drawing.boxes if box.id not in (calm.drawing.arrows[0].tail, calm.drawing.arrows[0].head)
    )
    moved = replace(calm, boxes={**calm.boxes, free: middle})
    assert "arrow through box" in {fault.kind for fault in faults(moved)}


def team_alone(team: str, mode: Mode, language: str) -> Layout:
    """The relation diagram of one team of C."""
    return layout_of(plan("c"), "relations", View(mode, language, only=team), engine())


ALONE = [
    *((Mode.PEACETIME, team) for team in ("poc", "education", "group-support", "evaluation")),
    *((Mode.INCIDENT, team) for team in ("poc", "forensics")),
]


@pytest.mark.parametrize(("mode", "team"), ALONE)
def test_nothing_is_in_the_way_in_a_team_drawn_alone(mode, team):
    for language in ("ja", "en"):
        assert faults(team_alone(team, mode, language)) == []
        assert crossings(team_alone(team, mode, language)) == 0


def test_no_arrow_runs_through_the_name_of_a_team_drawn_alone():
    found = [team_alone("security-intelligence", Mode.PEACETIME, language) for language in ("ja", "en")]
    assert [run_through(layout) for layout in found] == [[], []]


def test_labels_stay_at_their_arrows_in_a_team_drawn_alone():
    found = [team_alone("vulnerability-information", Mode.PEACETIME, language) for language in ("ja", "en")]
    assert [faults(layout) for layout in found] == [[], []]


def heads_of(layout: Layout) -> dict[str, float]:
    """How long the heads of arrows are, where it is not about 7 pt."""
    routes = layout.routes.items()
    ends = [(arrow, route.start, route.curve[0]) for arrow, route in routes if route.start]
    ends += [(arrow, route.end, route.curve[-1]) for arrow, route in routes if route.end]
    return {arrow: dist(tip, base) for arrow, tip, base in ends if not 6 < dist(tip, base) < 9}


@for_each("figure", DIAGRAMS + OVERVIEWS, by_id)
def test_heads_of_arrows_are_all_alike(figure):
    assert heads_of(layout(figure)) == {}


def test_heads_of_arrows_that_graze_a_frame_are_no_longer_than_others():
    found = [team_alone(team, mode, language) for mode, team in ALONE for language in ("ja", "en")]
    assert [long for layout in found for long in heads_of(layout).values() if long > 7] == []


def test_a_label_that_graphviz_left_in_the_way_is_moved_to_a_free_place_on_its_arrow():
    calm = layout(RELATIONS[0])
    for name, route in calm.routes.items():
        if route.label:
            onto = centred(next(iter(calm.boxes.values())).middle, route.label.width, route.label.height)
            crowded = replace(calm, routes={**calm.routes, name: replace(route, label=onto)})
            assert faults(crowded)
            assert faults(with_labels_placed(crowded)) == [], name


def test_labels_that_are_not_in_the_way_stay():
    calm = layout(RELATIONS[0])
    assert with_labels_placed(calm) == calm


def test_a_long_label_is_at_most_three_lines_where_a_wider_one_can_be():
    assert len(arrow_label("Incident information, request for response").lines) <= 3
    assert len(arrow_label("インシデント情報伝達、対応依頼、調査依頼と結果の共有").lines) <= 3
    assert arrow_label("Status").width < 92
