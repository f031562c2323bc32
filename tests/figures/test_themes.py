"""Every theme can be read: enough contrast, and nothing shown by colour alone."""

import re
from itertools import combinations

import pytest
from cases import for_each
from contrasts import contrast
from layouts import JAPANESE, SVG, Picture, Shape, Words, by_id, engine, layout, painted, picture, svg_of

from csirtgraph.drawing.layout.choose_layout import lay_out
from csirtgraph.drawing.model import Arrow, Box, Diagram, Drawing, Frame, Key
from csirtgraph.export.svg.svg import svg
from csirtgraph.themes import FLOWS, THEMES

TEXT, SHAPE = 4.5, 3.0  # WCAG 2.2 AA: contrast of text, and of what one has to tell apart

BOXES = ["in-house", "outsourced", "vendor", "outside", "plain", *(f"group-{number}" for number in range(1, 9))]
LINES = ["flow", "line", "tie"]
BADGES = ["peacetime", "incident"]
THEME = for_each("theme", THEMES)

#: A box of every look, each in a frame and in none, with lines and items; every kind of arrow.
EVERYTHING = Drawing(
    title="Title",
    badge="Badge",
    badge_look="incident",
    subtitle="Subtitle",
    language="en",
    body=Diagram(
        boxes=tuple(
            Box(
                id=f"{look}-{frame or 'free'}",
                name=look,
                lines=("line",),
                items=("item",),
                look=look,
                dashed=look in ("outsourced", "vendor"),
                frame=frame,
            )
            for look in BOXES
            for frame in ("", "around")
        ),
        frames=(Frame(id="around", name="Around", look="frame"),),
        arrows=tuple(
            Arrow(id=f"{look}-{frame}", tail=f"{tail}-{frame}", head=f"{head}-{frame}", label="label", look=look)
            for look, tail, head in zip(LINES, BOXES, BOXES[1:])
            for frame in ("free", "around")
        ),
    ),
    keys=tuple(Key(look, "box", look, look == "outsourced") for look in BOXES),
    notes=("note",),
)


def test_contrast_is_measured_as_wcag_has_it():
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)


def everything(theme: str) -> Picture:
    """The drawing of every look."""
    return Picture(svg(lay_out(EVERYTHING, engine()), THEMES[theme]))


def texts_on_fills(seen: Picture) -> set[tuple[str, str]]:
    """The colour of every text with that of the uppermost shape below it."""
    pairs = set()
    below = [Shape(seen_ground(seen).place, seen_ground(seen).fill, "", "")]
    for part in painted(seen.root):
        if isinstance(part, Shape):
            below.append(part)
        elif isinstance(part, Words):
            fill = next(shape.fill for shape in reversed(below) if shape.place.holds(part.place))
            pairs.add((part.fill, fill))
    return pairs


def seen_ground(seen: Picture) -> Shape:
    """The ground of a picture, its first shape."""
    return next(part for part in painted(seen.root) if isinstance(part, Shape))


def faint(pairs: set[tuple[str, str]], least: float) -> list[tuple[str, str, float]]:
    """The pairs of colours with too little contrast."""
    return sorted((*pair, round(contrast(*pair), 2)) for pair in pairs if contrast(*pair) < least)


@THEME
@for_each("figure", JAPANESE, by_id)
def test_every_text_of_the_built_in_figures_can_be_read_where_it_stands(figure, theme):
    pairs = texts_on_fills(picture(figure, theme))
    assert len(pairs) > 1
    assert faint(pairs, TEXT) == []


@THEME
def test_text_can_be_read_on_every_look_there_is(theme):
    colours, pairs = THEMES[theme], texts_on_fills(everything(theme))
    assert {fill for text, fill in pairs if text == colours.name} >= {colours.looks[look].fill for look in BOXES}
    assert faint(pairs, TEXT) == []


@THEME
def test_text_can_be_read_on_badges_tables_and_ground(theme):
    colours = THEMES[theme]
    pairs = {(colours.badge, colours.looks[badge].fill) for badge in BADGES}
    pairs |= {(text, colours.looks[look].fill) for text in (colours.name, colours.text) for look in ("head", "cell")}
    pairs |= {(text, colours.ground) for text in (colours.name, colours.text, colours.quiet)}
    pairs |= {(text, colours.looks["frame"].fill) for text in (colours.name, colours.text)}
    pairs |= {(colours.strong, colours.looks[look].fill) for look in BOXES + ["cell"]}
    assert faint(pairs, TEXT) == []


@THEME
def test_outlines_of_boxes_and_frames_stand_out_from_the_ground(theme):
    colours = THEMES[theme]
    outlines = {colours.looks[look].line for look in [*BOXES, "frame", "head", "cell"]}
    assert faint({(line, colours.ground) for line in outlines}, SHAPE) == []
    assert faint({(colours.looks[look].line, colours.looks["frame"].fill) for look in BOXES}, SHAPE) == []


@THEME
def test_arrows_and_ties_stand_out_from_ground_and_frames(theme):
    colours = THEMES[theme]
    grounds = (colours.ground, colours.looks["frame"].fill)
    assert faint({(colours.looks[look].line, ground) for look in LINES for ground in grounds}, SHAPE) == []


@pytest.mark.parametrize(
    "theme",
    [
        "light",
        "dark",
        "print",
    ],
)
def test_outlines_of_functions_stand_out_from_their_inside(theme):
    item = THEMES[theme].looks["item"]
    assert faint({(item.line, item.fill)}, SHAPE) == []


@THEME
def test_badges_differ_between_the_modes(theme):
    assert len({THEMES[theme].looks[badge].fill for badge in BADGES}) == 2


@THEME
def test_what_is_outsourced_differs_from_what_is_in_house_by_its_line_too(theme):
    boxes = everything(theme).boxes
    assert boxes["outsourced-free"].shapes[0].dash
    assert boxes["vendor-free"].shapes[0].dash
    assert not boxes["in-house-free"].shapes[0].dash


@THEME
def test_vendors_differ_from_outsourced_roles_by_their_corners_too(theme):
    looks = THEMES[theme].looks
    assert (looks["vendor"].radius, looks["outside"].radius) == (0, 0)
    assert looks["outsourced"].radius > 0 < looks["in-house"].radius


@THEME
def test_ties_differ_from_lines_of_command_by_dots(theme):
    looks = THEMES[theme].looks
    assert looks["tie"].dash
    assert not looks["line"].dash


@THEME
def test_business_groups_look_different_from_each_other(theme):
    groups = [THEMES[theme].looks[f"group-{number}"] for number in range(1, 9)]
    assert [pair for pair in combinations(groups, 2) if pair[0] == pair[1]] == []


def test_every_theme_has_the_same_looks():
    assert len({frozenset(theme.looks) for theme in THEMES.values()}) == 1


def colours_of(data: bytes) -> set[str]:
    """All colours of a picture."""
    return {match.decode() for match in re.findall(rb"#[0-9a-fA-F]{3,8}\b", re.sub(rb">[^<]*<", b"><", data))}


@for_each("figure", JAPANESE, by_id)
def test_print_uses_greys_alone(figure):
    colours = colours_of(svg_of(figure, "print"))
    assert len(colours) > 2
    assert [colour for colour in colours if len({colour[1:3], colour[3:5], colour[5:7]}) > 1] == []


@for_each("figure", JAPANESE, by_id)
def test_print_hatches_dashed_boxes_and_no_others(figure):
    seen = picture(figure, "print")
    hatched = {id for id, box in seen.boxes.items() if box.element.find(f"{SVG}path") is not None}
    assert hatched == {box.id for box in layout(figure).drawing.boxes if box.dashed}


def test_print_has_a_figure_to_hatch():
    assert any(box.dashed for figure in JAPANESE for box in layout(figure).drawing.boxes)


@for_each("theme", ["light", "dark"])
@for_each("figure", JAPANESE, by_id)
def test_colour_needs_no_hatching(figure, theme):
    seen = picture(figure, theme)
    assert [id for id, box in seen.boxes.items() if box.element.find(f"{SVG}path") is not None] == []


@THEME
@for_each("figure", JAPANESE, by_id)
def test_themes_change_colours_and_nothing_else(figure, theme):
    seen, light = picture(figure, theme), picture(figure, "light")
    assert [part.text for part in painted(seen.root) if isinstance(part, Words)] == [
        part.text for part in painted(light.root) if isinstance(part, Words)
    ]
    assert {id: box.place for id, box in seen.boxes.items()} == {id: box.place for id, box in light.boxes.items()}


def test_no_two_arrows_of_a_legend_are_drawn_alike() -> None:
    """Flows of one look for all (`flow`) stand beside no other kind."""
    drawn = [line for name, line in FLOWS.items() if name != "flow"]
    assert len(drawn) == len(set(drawn))
