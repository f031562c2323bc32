"""Decks for tests: made by the command, read by python-pptx, changed as people change them."""

from pathlib import Path

from click.testing import CliRunner
from lxml import etree

from csirtgraph.cli import main
from csirtgraph.slides.markup import EMU, NAMES, qualified


def slides(*words):
    """Run `csirtgraph slides`."""
    return CliRunner().invoke(main, ["slides", *map(str, words)])


def made(path: Path, *words):
    """A deck that the command makes."""
    done = slides(*words, "-o", path)
    assert done.exit_code == 0, done.output
    return path


def opened(path):
    """A deck as python-pptx reads it."""
    from pptx import Presentation

    return Presentation(str(path))


def group_of(slide):
    """The group of the figure on a slide."""
    return next(shape for shape in slide.shapes if shape.name.startswith("csirtgraph:") and shape.shape_type == 6)


def noted(group, kind):
    """What csirtgraph drew of a kind, by name."""
    found = {}
    for shape in group.shapes:
        title = shape.element.find("./*/p:cNvPr", NAMES).get("title", "")
        if title.startswith(f"csirtgraph:{kind} "):
            found[shape.name] = shape
    return found


def spoken(shape):
    """The alternative text of a shape."""
    return shape.element.find("./*/p:cNvPr", NAMES).get("descr", "")


def sizes(root):
    """The sizes of all text in pt, but of titles that have that of their layout."""
    return [int(found.get("sz")) / 100 for found in root.iter(qualified("a:rPr")) if found.get("sz")]


def corners(connector):
    """The corners of a connector in pt, worked out from its preset as DrawingML defines it."""
    place = connector.find("p:spPr/a:xfrm", NAMES)
    off, ext = place.find("a:off", NAMES), place.find("a:ext", NAMES)
    x, y, w, h = (int(v) / EMU for v in (off.get("x"), off.get("y"), ext.get("cx"), ext.get("cy")))
    geometry = connector.find("p:spPr/a:prstGeom", NAMES)
    bends = [int(gd.get("fmla").split()[1]) / 100_000 for gd in geometry.iter(qualified("a:gd"))]
    path, across = [(0.0, 0.0)], True
    for share in bends:
        last = path[-1]
        path.append((share * w, last[1]) if across else (last[0], share * h))
        across = not across
    if "straight" not in geometry.get("prst"):
        path.append((w, path[-1][1]) if not across else (path[-1][0], h))
    path.append((w, h))
    turned = []
    for px, py in path:
        dx, dy = px - w / 2, py - h / 2
        dx, dy = (-dx if place.get("flipH") else dx), (-dy if place.get("flipV") else dy)
        if place.get("rot") == "5400000":
            dx, dy = -dy, dx
        turned.append((x + w / 2 + dx, y + h / 2 + dy))
    return turned


def site(shape, side):
    """The middle of a side of a shape: top, left, bottom, right."""
    x, y, w, h = (length / EMU for length in (shape.left, shape.top, shape.width, shape.height))
    return ((x + w / 2, y), (x, y + h / 2), (x + w / 2, y + h), (x + w, y + h / 2))[side]


def xml(data):
    """Parsed XML."""
    return etree.fromstring(data)
