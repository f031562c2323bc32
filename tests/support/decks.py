"""Decks for tests: made by the command, read by python-pptx, changed as people change them."""

import os
import tempfile
import zipfile
from colorsys import hls_to_rgb, rgb_to_hls
from copy import deepcopy
from functools import cache
from pathlib import Path

from click.testing import CliRunner
from lxml import etree

from csirtgraph.cli import main
from csirtgraph.slides.pptx.alternatives import drop_alternatives
from csirtgraph.slides.pptx.markup import EMU, NAMES, qualified


def slides(*words):
    """Run `csirtgraph slides`."""
    return CliRunner().invoke(main, ["slides", *map(str, words)])


def made(path: Path, *words):
    """A deck that the command makes."""
    done = slides(*words, "-o", path)
    assert done.exit_code == 0, done.output
    return path


@cache
def built_in(*words):
    """The bytes of a deck of a built-in plan, which the command makes once for all tests of a run."""
    known = Path(os.environ["CSIRTGRAPH_CACHE"]).with_name("decks") / f"{'_'.join(words).replace('/', '-')}.pptx"
    if not known.exists():
        known.parent.mkdir(exist_ok=True)
        with tempfile.TemporaryDirectory(dir=known.parent) as folder:
            made(Path(folder) / "deck.pptx", *words).replace(known)
    return known.read_bytes()


def copied(path: Path, *words):
    """A copy of a deck of a built-in plan."""
    path.write_bytes(built_in(*words))
    return path


def opened(path):
    """A deck as PowerPoint reads it, and keeps it when it is saved: of alternatives the first."""
    from pptx import Presentation

    deck = Presentation(str(path))
    for slide in deck.slides:
        drop_alternatives(slide.element)
    return deck


def group_of(slide):
    """The group of the figure on a slide."""
    return next(shape for shape in slide.shapes if shape.name.startswith("csirtgraph:") and shape.shape_type == 6)


def noted(group, kind):
    """What csirtgraph drew of a kind, by name."""
    found = {}
    for shape in group.shapes:
        if kinds(group).get(shape.name) == kind:
            found.setdefault(shape.name, shape)
    return found


def kinds(group):
    """What csirtgraph drew into a group, by the names of the shapes; of copies the first counts."""
    tags = group.element.find("p:nvGrpSpPr/p:nvPr/p:custDataLst/p:tags", NAMES)
    if tags is None:
        return {}
    notes = notes_in(group.part.related_part(tags.get(qualified("r:id"))))
    return {name: note.split()[0] for name, note in notes.items()}


def notes_in(part):
    """The notes that tags have, by the names of shapes."""
    pairs = [tag.get("val").split(" | ", 1) for tag in xml(part.blob)]
    return {name: note for note, *names in pairs for name in names}


def paste(shape, slide):
    """A copy of a shape on another slide, as PowerPoint makes it: with its tags."""
    copy = deepcopy(shape.element)
    for tags in copy.iter(qualified("p:tags")):
        part = shape.part.related_part(tags.get(qualified("r:id")))
        tags.set(qualified("r:id"), slide.part.relate_to(part, f"{NAMES['r']}/tags"))
    slide.shapes._spTree.append(copy)


def spoken(shape):
    """The alternative text of a shape."""
    return shape.element.find("./*/p:cNvPr", NAMES).get("descr", "")


def sizes(root):
    """The sizes of all text in pt, but of titles that have that of their layout."""
    return [int(found.get("sz")) / 100 for found in root.iter(qualified("a:rPr")) if found.get("sz")]


def corners(connector):
    """The corners of a connector in pt, worked out from its geometry as DrawingML defines it; of a curve many."""
    place = connector.find("p:spPr/a:xfrm", NAMES)
    off, ext = place.find("a:off", NAMES), place.find("a:ext", NAMES)
    x, y, w, h = (int(v) / EMU for v in (off.get("x"), off.get("y"), ext.get("cx"), ext.get("cy")))
    geometry = connector.find("p:spPr/a:prstGeom", NAMES)
    turned = []
    for px, py in freeform(connector) if geometry is None else preset(geometry, w, h):
        dx, dy = px - w / 2, py - h / 2
        dx, dy = (-dx if place.get("flipH") else dx), (-dy if place.get("flipV") else dy)
        if place.get("rot") == "5400000":
            dx, dy = -dy, dx
        turned.append((x + w / 2 + dx, y + h / 2 + dy))
    return turned


def preset(geometry, w, h):
    """The corners of a preset so wide and high."""
    bends = [int(gd.get("fmla").split()[1]) / 100_000 for gd in geometry.iter(qualified("a:gd"))]
    path, across = [(0.0, 0.0)], True
    for share in bends:
        last = path[-1]
        path.append((share * w, last[1]) if across else (last[0], share * h))
        across = not across
    if "straight" not in geometry.get("prst"):
        path.append((w, path[-1][1]) if across else (path[-1][0], h))
    return [*path, (w, h)]


def freeform(connector):
    """The points of a connector's own geometry, curves in small steps."""
    path = []
    for step in connector.find("p:spPr/a:custGeom/a:pathLst/a:path", NAMES):
        points = [(int(pt.get("x")) / EMU, int(pt.get("y")) / EMU) for pt in step]
        if len(points) == 1:
            path += points
            continue
        a, b, c, d = (path[-1], *points)
        for t in (number / 8 for number in range(1, 9)):
            u = 1 - t
            shares = (u**3, 3 * u * u * t, 3 * u * t * t, t**3)
            path.append(tuple(sum(s * p[axis] for s, p in zip(shares, (a, b, c, d))) for axis in (0, 1)))
    return path


def site(shape, number):
    """A site of a shape: of its own geometry, as DrawingML works it out, or the middle of a side of a preset."""
    x, y, w, h = (length / EMU for length in (shape.left, shape.top, shape.width, shape.height))
    own = shape.element.findall("p:spPr/a:custGeom/a:cxnLst/a:cxn/a:pos", NAMES)
    if not own:
        return ((x + w / 2, y), (x, y + h / 2), (x + w / 2, y + h), (x + w, y + h / 2))[number]
    values = guides(shape.element.find("p:spPr/a:custGeom", NAMES), w, h)
    return x + values[own[number].get("x")], y + values[own[number].get("y")]


def guides(geometry, w, h):
    """The values of the names in a geometry of a shape so wide and high."""
    values = {"l": 0.0, "t": 0.0, "r": w, "b": h, "w": w, "h": h, "ss": min(w, h)}
    for guide in geometry.iterfind("a:gdLst/a:gd", NAMES):
        sign, *names = guide.get("fmla").split()
        one, two, three = (values[name] if name in values else float(name) for name in names)
        values[guide.get("name")] = one * two / three if sign == "*/" else one + two - three
    return values


def shown(colour, deck):
    """What a colour of a slide is on the screen, like `#1f4e79`, worked out as DrawingML defines it."""
    value = colour.get("val")
    if colour.tag == qualified("a:schemeClr"):
        master = deck.slide_master
        slot = master.element.find("p:clrMap", NAMES).get(value, value)
        value = theme(master).find(f".//a:clrScheme/a:{slot}/*", NAMES).get("val")
    red, green, blue = (int(value[at : at + 2], 16) / 255 for at in (0, 2, 4))
    hue, light, full = rgb_to_hls(red, green, blue)
    for change in colour:
        name, share = change.tag.rpartition("}")[2], int(change.get("val")) / 100_000
        hue = (hue + share / 216) % 1 if name == "hueOff" else hue
        full = min(full * share, 1) if name == "satMod" else full
        light = min(max(light * share if name == "lumMod" else light + share if name == "lumOff" else light, 0), 1)
    return "#" + "".join(f"{round(part * 255):02x}" for part in hls_to_rgb(hue, light, full))


def difference(one, other):
    """By how much two colours differ at most in red, green or blue, of 255."""
    return max(abs(int(one[at : at + 2], 16) - int(other[at : at + 2], 16)) for at in (1, 3, 5))


def theme(master):
    """The theme of a master."""
    return xml(next(item.target_part for item in master.part.rels.values() if item.reltype.endswith("/theme")).blob)


def xml(data):
    """Parsed XML."""
    return etree.fromstring(data)


PLACES = {
    "title": (48, 28, 864, 50),
    "body": (48, 92, 864, 390),
    "dt": (48, 500, 200, 24),
    "ftr": (330, 500, 300, 24),
    "sldNum": (712, 500, 200, 24),
}
BAND = """<p:sp xmlns:p="{p}" xmlns:a="{a}"><p:nvSpPr><p:cNvPr id="90" name="Band"/><p:cNvSpPr/><p:nvPr userDrawn="1"/>
</p:nvSpPr><p:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="12192000" cy="152400"/></a:xfrm><a:prstGeom prst="rect">
<a:avLst/></a:prstGeom><a:solidFill><a:schemeClr val="accent1"/></a:solidFill></p:spPr></p:sp>"""
THEME = {b"4F81BD": b"8C1D40", b"8064A2": b"E0A030", b"1F497D": b"3A0D1B", b'"Calibri"': b'"Meiryo UI"'}


def corporate(path: Path):
    """A company's deck: a band on its master, its colours and fonts, a footer, two layouts, a slide with notes."""
    from pptx import Presentation
    from pptx.util import Pt

    deck = Presentation()
    deck.slide_width, deck.slide_height = Pt(960), Pt(540)
    for layout in [layout for layout in deck.slide_layouts if layout.name not in ("Title Slide", "Title Only")]:
        deck.slide_layouts.remove(layout)
    for shape in deck.slide_master.placeholders:
        kind = shape.element.find(".//p:ph", NAMES).get("type")
        shape.left, shape.top, shape.width, shape.height = map(Pt, PLACES[kind])
    deck.slide_master.shapes._spTree.insert(2, etree.fromstring(BAND.format(**NAMES)))
    slide = deck.slides.add_slide(deck.slide_layouts[0])
    slide.shapes.title.text = "Our company"
    slide.notes_slide.notes_text_frame.text = "Say hello"
    for shape in deck.slide_layouts[0].placeholders:
        if shape.element.find(".//p:ph", NAMES).get("type") in ("ftr", "sldNum"):
            slide.shapes._spTree.append(deepcopy(shape.element))
    next(shape for shape in slide.placeholders if shape.placeholder_format.type == 15).text_frame.text = "Confidential"
    deck.save(str(path))
    with zipfile.ZipFile(path) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    for old, new in THEME.items():
        assert old in parts["ppt/theme/theme1.xml"], old
        parts["ppt/theme/theme1.xml"] = parts["ppt/theme/theme1.xml"].replace(old, new)
    with zipfile.ZipFile(path, "w") as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
