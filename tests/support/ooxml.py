"""What PowerPoint refuses or repairs in a deck: the rules of ECMA-376 that our own XML could break."""

import posixpath
import re
import zipfile
from collections import Counter
from collections.abc import Iterator
from copy import deepcopy
from functools import cache

from lxml import etree

from csirtgraph.slides.pptx.markup import NAMES, qualified

FILLS = "noFill solidFill gradFill blipFill pattFill grpFill"
LINE = f"{FILLS} prstDash custDash round bevel miter headEnd tailEnd"
TEXT = f"ln {FILLS} effectLst effectDag highlight latin ea cs sym hlinkClick hlinkMouseOver rtl"
PARAGRAPH = (
    "lnSpc spcBef spcAft buClrTx buClr buSzTx buSzPct buSzPts buFontTx buFont buNone buAutoNum buChar tabLst defRPr"
)
#: The children that an element may have, in their order; a name in capitals must be there.
ORDER = {
    "p:sld": "CSLD clrMapOvr transition timing extLst",
    "p:cSld": "bg SPTREE custDataLst controls extLst",
    "p:sp": "NVSPPR SPPR style txBody extLst",
    "p:cxnSp": "NVCXNSPPR SPPR style extLst",
    "p:grpSp": "NVGRPSPPR GRPSPPR sp grpSp graphicFrame cxnSp pic extLst",
    "p:graphicFrame": "NVGRAPHICFRAMEPR XFRM GRAPHIC extLst",
    "p:nvSpPr": "CNVPR CNVSPPR NVPR",
    "p:nvCxnSpPr": "CNVPR CNVCXNSPPR NVPR",
    "p:nvGrpSpPr": "CNVPR CNVGRPSPPR NVPR",
    "p:nvGraphicFramePr": "CNVPR CNVGRAPHICFRAMEPR NVPR",
    "p:cNvCxnSpPr": "cxnSpLocks stCxn endCxn extLst",
    "p:spPr": f"xfrm custGeom prstGeom {FILLS} ln effectLst",
    "p:grpSpPr": f"xfrm {FILLS} effectLst",
    "p:txBody": "BODYPR lstStyle P",
    "a:txBody": "BODYPR lstStyle P",
    "a:xfrm": "OFF EXT chOff chExt",
    "p:xfrm": "OFF EXT",
    "a:ln": LINE,
    **{f"a:ln{side}": LINE for side in "LRTB"},
    "a:prstGeom": "AVLST",
    "a:custGeom": "AVLST GDLST AHLST CXNLST RECT PATHLST",
    "a:p": "pPr r br fld endParaRPr",
    "a:r": "rPr T",
    "a:pPr": PARAGRAPH,
    "a:rPr": TEXT,
    "a:endParaRPr": TEXT,
    "a:pattFill": "FGCLR BGCLR",
    "a:tbl": "tblPr TBLGRID tr",
    "a:tr": "tc extLst",
    "a:tc": "txBody tcPr extLst",
    "a:tcPr": f"lnL lnR lnT lnB lnTlToBr lnBlToTr cell3D {FILLS} headers extLst",
}
#: Elements whose children may come in any order, or of whom some may alternate.
MIXED = {"p:grpSp": 2, "a:p": 1}
PRESETS = re.compile("rect|roundRect|line|straightConnector1|bentConnector[2-5]|curvedConnector[2-5]")
COLOUR = re.compile("[0-9A-F]{6}")
SLOT = re.compile("(bg|tx|dk|lt)[12]|accent[1-6]|hlink|folHlink|phClr")


def faults(path) -> list[str]:
    """Everything wrong with a deck."""
    with zipfile.ZipFile(path) as archive:
        names = archive.namelist()
        parts = {name: archive.read(name) for name in names}
    found = [f"{name} is there twice" for name, count in Counter(names).items() if count > 1]
    found += types(parts)
    for name, data in parts.items():
        if name.endswith((".xml", ".rels")):
            root = etree.fromstring(data)
            found += relations(name, root, parts)
            if re.fullmatch(r"ppt/slides/slide\d+\.xml", name):
                found += [f"{name}: {fault}" for which in (0, 1) for fault in slide(seen(root, which))]
    return [*found, *numbers(parts)]


def types(parts) -> Iterator[str]:
    """Every part has a content type, and every type a part."""
    root = etree.fromstring(parts["[Content_Types].xml"])
    endings = {item.get("Extension").lower() for item in root if item.get("Extension")}
    named = [item.get("PartName") for item in root if item.get("PartName")]
    yield from (f"two types for {name}" for name, count in Counter(named).items() if count > 1)
    yield from (f"no part {name}" for name in named if name[1:] not in parts)
    for name in parts.keys() - {"[Content_Types].xml"}:
        if f"/{name}" not in named and name.rpartition(".")[2].lower() not in endings:
            yield f"no type for {name}"
        if name.endswith(".xml") and name.startswith("ppt/") and f"/{name}" not in named:
            yield f"no type of its own for {name}"


def relations(name, root, parts) -> Iterator[str]:
    """Targets exist, ids are unique, and every id used is one of them."""
    folder, file = posixpath.split(name)
    own = parts.get(posixpath.join(folder, "_rels", f"{file}.rels"))
    known = [item.get("Id") for item in etree.fromstring(own)] if own else []
    yield from (f"{name}: relation {id} twice" for id, count in Counter(known).items() if count > 1)
    prefix = f"{{{NAMES['r']}}}"
    for item in root.iter():
        for attribute, value in item.attrib.items():
            if attribute.startswith(prefix) and value not in known:
                yield f"{name}: no relation {value}"
    if name.endswith(".rels"):
        base = posixpath.dirname(folder)
        for item in root:
            target = item.get("Target")
            full = target[1:] if target.startswith("/") else posixpath.normpath(posixpath.join(base, target))
            if item.get("TargetMode") != "External" and full not in parts:
                yield f"{name}: no part {target}"


def numbers(parts) -> Iterator[str]:
    """Ids of slides from 256 on, those of masters and layouts from 2^31 on, none twice."""
    root = etree.fromstring(parts["ppt/presentation.xml"])
    slides = [int(item.get("id")) for item in root.iter(qualified("p:sldId"))]
    high = [int(item.get("id")) for item in root.iter(qualified("p:sldMasterId"))]
    for name, data in parts.items():
        if re.fullmatch(r"ppt/slideMasters/slideMaster\d+\.xml", name):
            high += [int(item.get("id")) for item in etree.fromstring(data).iter(qualified("p:sldLayoutId"))]
    for ids, low, end in ((slides, 256, 2**31), (high, 2**31, 2**32)):
        yield from (f"id {id} twice" for id, count in Counter(ids).items() if count > 1)
        yield from (f"id {id} out of range" for id in ids if not low <= id < end)


def seen(root, which: int):
    """A slide as a program sees it that takes the first of all alternatives, or the last."""
    shown = deepcopy(root)
    for both in list(shown.iter(qualified("mc:AlternateContent"))):
        both.getparent().replace(both, both[which][0])
    return shown


def slide(root) -> Iterator[str]:
    """What is wrong with the shapes of a slide."""
    ids = [int(item.get("id")) for item in root.iter(qualified("p:cNvPr"))]
    yield from (f"shape {id} twice" for id, count in Counter(ids).items() if count > 1)
    yield from (f"shape id {id}" for id in ids if not 0 < id < 2**31)
    yield from (f"no name for {item.get('id')}" for item in root.iter(qualified("p:cNvPr")) if item.get("name") is None)
    for item in root.iter():
        yield from order(item)
    yield from sizes(root)
    yield from glue(root)
    for table in root.iter(qualified("a:tbl")):
        yield from cells(table)


def short(item) -> str:
    """`p:sp` for an element."""
    return short_tag(item.tag)


@cache
def short_tag(tag: str) -> str:
    """`p:sp` for the tag of an element."""
    name = etree.QName(tag)
    return next((f"{prefix}:{name.localname}" for prefix, uri in NAMES.items() if uri == name.namespace), name.text)


def order(item) -> Iterator[str]:
    """Children that an element may not have, in the wrong order, or that it lacks."""
    rule = ORDER.get(short(item), "").split()
    if not rule:
        return
    names = [etree.QName(child).localname for child in item]
    places = {name.lower(): number for number, name in enumerate(rule)}
    yield from (f"{short(item)} has {name}" for name in names if name.lower() not in places)
    wanted = {name.lower() for name in rule if name.isupper()}
    yield from (f"{short(item)} lacks {name}" for name in wanted - {name.lower() for name in names})
    free = MIXED.get(short(item), len(rule))
    fixed = [min(places.get(name.lower(), 0), free) for name in names if name not in ("endParaRPr", "extLst")]
    if fixed != sorted(fixed):
        yield f"{short(item)} has {names}"
    if "endParaRPr" in names[:-1]:
        yield "endParaRPr is not the last"


def sizes(root) -> Iterator[str]:
    """Sizes below zero, shapes without one, presets and colours that do not exist."""
    for tag in ("a:ext", "a:chExt"):
        for item in root.iter(qualified(tag)):
            if item.get("cx") is None:
                continue
            width, height = int(item.get("cx")), int(item.get("cy"))
            shape = item.getparent().getparent().getparent()
            is_group = item.getparent().getparent().tag == qualified("p:grpSpPr")
            if width < 0 or height < 0:
                yield f"{short(shape)} of {width} × {height}"
            if not (width or height) and not is_group:
                yield f"{short(shape)} without a size"
    for item in root.iter(qualified("a:prstGeom")):
        if not PRESETS.fullmatch(item.get("prst")):
            yield f"preset {item.get('prst')}"
    for item in root.iterfind(".//a:avLst/a:gd", NAMES):
        if not re.fullmatch(r"adj\d?", item.get("name")) or not re.fullmatch(r"val -?\d+", item.get("fmla")):
            yield f"adjustment {item.get('name')} {item.get('fmla')}"
    for item in root.iter(qualified("a:custGeom")):
        yield from (f"a geometry without {name}" for name in sorted(unknown(item)))
    for item in root.iter(qualified("a:srgbClr")):
        if not COLOUR.fullmatch(item.get("val")):
            yield f"colour {item.get('val')}"
    for item in root.iter(qualified("a:schemeClr")):
        if not SLOT.fullmatch(item.get("val")):
            yield f"colour {item.get('val')}"
    for item in root.iter(qualified("a:rPr")):
        if item.get("sz") and not 100 <= int(item.get("sz")) <= 400_000:
            yield f"text of {item.get('sz')}"


def unknown(geometry) -> set[str]:
    """The names that a geometry uses before it says what they are."""
    known, lacking = {"l", "t", "r", "b", "w", "h", "ss", "cd2", "cd4", "3cd4"}, set()
    for guide in geometry.iterfind("a:gdLst/a:gd", NAMES):
        lacking |= {name for name in guide.get("fmla").split()[1:] if not name.lstrip("-").isdigit()} - known
        known.add(guide.get("name"))
    for item in geometry.iter():
        used = [item.get(name) for name in ("x", "y", "wR", "hR", "stAng", "swAng", "ang", "l", "t", "r", "b")]
        lacking |= {name for name in used if name and not name.lstrip("-").isdigit()} - known
    return lacking


def glue(root) -> Iterator[str]:
    """Connectors that are glued to nothing, or to a site that does not exist."""
    shapes = {
        item.find("p:nvSpPr/p:cNvPr", NAMES).get("id"): len(item.findall("p:spPr/a:custGeom//a:cxn", NAMES)) or 4
        for item in root.iter(qualified("p:sp"))
    }
    for tag in ("a:stCxn", "a:endCxn"):
        for item in root.iter(qualified(tag)):
            if not 0 <= int(item.get("idx")) < shapes.get(item.get("id"), 0):
                yield f"{short(item)} to {item.get('id')}, site {item.get('idx')}"


def cells(table) -> Iterator[str]:
    """Rows of another length than the grid, and merged cells that do not say which they belong to."""
    columns = [int(item.get("w")) for item in table.iterfind("a:tblGrid/a:gridCol", NAMES)]
    rows = [row.findall("a:tc", NAMES) for row in table.iterfind("a:tr", NAMES)]
    yield from (f"a row of {len(row)} cells in a grid of {len(columns)}" for row in rows if len(row) != len(columns))
    yield from (f"a column of {width}" for width in columns if width <= 0)
    yield from (f"a row of {row.get('h')}" for row in table.iterfind("a:tr", NAMES) if int(row.get("h")) <= 0)
    covered: dict[tuple[int, int], tuple[int, int]] = {}
    for y, row in enumerate(rows):
        for x, cell in enumerate(row):
            merged = (cell.get("hMerge") == "1", cell.get("vMerge") == "1")
            if (x, y) in covered:
                if merged != covered[x, y]:
                    yield f"cell {x}, {y} says {merged} of {covered[x, y]}"
                continue
            if any(merged):
                yield f"cell {x}, {y} belongs to none"
            wide, high = int(cell.get("gridSpan", 1)), int(cell.get("rowSpan", 1))
            if x + wide > len(columns) or y + high > len(rows):
                yield f"cell {x}, {y} reaches beyond the table"
            covered |= {(x + dx, y + dy): (dx > 0, dy > 0) for dx in range(wide) for dy in range(high) if dx or dy}
