"""Organisation charts of many shapes are large enough to read on a slide, and nothing in them is in the way."""

from random import Random

import pytest
from layouts import CHARTS, by_id, layout

from csirtgraph.drawing.layout.choose_layout import lay_out
from csirtgraph.drawing.layout.tree_quality import faults, scale_of
from csirtgraph.drawing.model import Arrow, Box, Drawing, Frame, Key, Tree
from csirtgraph.drawing.title_block import sheet_of

NAMES = ("統括責任者", "インシデントハンドラー", "フォレンジック担当", "SOCアナリスト", "広報担当", "脆弱性管理担当")
TEXT = 9.5  # pt, of labels in their own size


def line(above: str, box: str) -> Arrow:
    """A line of command."""
    return Arrow(id=f"{above}>{box}", tail=above, head=box, look="line", heads="none")


def tie(one: str, other: str) -> Arrow:
    """A tie between two posts of one person."""
    return Arrow(id=f"{one}={other}", tail=one, head=other, look="tie", heads="none", is_rank=False)


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
    frames = dict.fromkeys([*parents.values(), *frame_of.values()])
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


def star(count: int) -> dict[str, str]:
    """One boss and so many reports."""
    return {"r0": "", **{f"r{number}": "r0" for number in range(1, count + 1)}}


def levels(width: int, depth: int) -> dict[str, str]:
    """A boss, and below everyone so many others, on so many levels."""
    above, last = {"r0": ""}, ["r0"]
    for _ in range(depth - 1):
        new = {f"r{len(above) + n}": up for n, up in enumerate(up for up in last for _ in range(width))}
        above |= new
        last = list(new)
    return above


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
    for seed in range(80):
        found = lay_out(random_chart(seed), None)
        if faults(found):
            wrong[seed] = faults(found)
    assert wrong == {}
