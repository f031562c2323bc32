"""One shape of a figure brought up to date: what the plan did not change stays as people left it.

A shape notes what it said when it was drawn, so that changes of the plan and
changes by hand can be told apart; a deck of an earlier release lacks that.
"""

from collections.abc import Collection, Iterable
from copy import deepcopy

from csirtgraph.drawing.geometry import Rect, centred
from csirtgraph.slides.marks import digest, drawn_in, said_of
from csirtgraph.slides.pptx.markup import NAMES, NOTE, Element, place, qualified
from csirtgraph.slides.update.shapes import (
    MOVED,
    identity,
    is_box,
    name_of,
    rect_of,
    written,
)

LONGEST = 7  # digits of a size
GLUE = ("a:stCxn", "a:endCxn")
GEOMETRIES = (qualified("a:prstGeom"), qualified("a:custGeom"))


def is_changed(old: Element, new: Element) -> bool:
    """Whether the plan changed what a shape says or how it looks."""
    known = digest_of(old)
    if known:
        return known != digest_of(new)
    texts, others = said_of(old), said_of(new)
    return texts[:-1] != others[:-1] or bool(texts[-1] and others[-1] and texts[-1] != others[-1])


def digest_of(shape: Element) -> str:
    """The digest of what a shape said when it was drawn; none in a deck of an earlier release."""
    return next(iter(drawn_in(identity(shape).get(NOTE, ""))), "")


def is_edited(old: Element) -> bool:
    """Whether people changed what a shape says or how it looks."""
    known = digest_of(old)
    return bool(known) and known != digest(said_of(old))


def merged(old: Element, new: Element, touched: set[str], growth: float | None) -> Element:
    """The shape that stays: the old one where nothing of it changed, else with what is new.

    `touched` gets the ids of shapes whose place or sites change, which arrows then follow; `growth` is how much
    larger text is now, where that is known.
    """
    is_line = old.tag == qualified("p:cxnSp")
    stays = not follows(new, touched) if is_line else same_outline(old, new)
    if not (is_line or stays):
        touched.add(identity(new).get("id"))
    if is_changed(old, new):
        return with_links(old, at_place_of(old, new) if is_label(new) else new)
    if stays and is_near(written(old), written(new)) and growth in (1, None):
        return old
    kept = deepcopy(old)
    if not is_label(old) or is_near(rect_of(old), written(old)):
        put(kept, new)
    identity(kept).set(NOTE, identity(new).get(NOTE, ""))
    if growth is None:
        resize_text(kept, new)
    else:
        scale_text([kept], growth)
    return kept


def all_merged(group: Element, shapes: Collection[Element], growth: float | None) -> None:
    """Put the old shapes of a figure into its new group wherever they stay; boxes first, since arrows follow them."""
    known = {name_of(shape): shape for shape in shapes}
    touched: set[str] = set()
    there = [shape for shape in group if identity(shape) is not None and name_of(shape) in known]
    for shape in sorted(there, key=lambda shape: bool(shape.tag == qualified("p:cxnSp"))):
        group.replace(shape, merged(known[name_of(shape)], shape, touched, growth))


def is_label(shape: Element) -> bool:
    """Whether a shape is the words at an arrow."""
    return name_of(shape).startswith("label ")


def is_near(one: Rect, other: Rect) -> bool:
    """Whether two places are the same but for rounding."""
    return max(abs(a - b) for a, b in zip(one, other)) <= MOVED


def same_outline(old: Element, new: Element) -> bool:
    """Whether two shapes have the same sites, and boxes the same place, so that arrows may stay."""
    if is_box(new) and not is_near(rect_of(old), rect_of(new)):
        return False
    return sites(old) == sites(new)


def sites(shape: Element) -> list[str]:
    """The sites of a shape besides the middles."""
    return [
        guide.get("fmla", "")
        for guide in shape.iterfind("p:spPr/a:custGeom/a:gdLst/a:gd", NAMES)
        if guide.get("fmla", "").startswith(("*/ w ", "*/ h "))
    ]


def put(kept: Element, new: Element) -> None:
    """Put a shape where the new one is, with its outline and its glue."""
    look, other = kept.find("p:spPr", NAMES), new.find("p:spPr", NAMES)
    if look is None or other is None:
        return
    for part in list(look):
        if part.tag == qualified("a:xfrm") or part.tag in GEOMETRIES:
            look.remove(part)
    fresh = [deepcopy(part) for part in other if part.tag == qualified("a:xfrm") or part.tag in GEOMETRIES]
    for number, part in enumerate(fresh):
        look.insert(number, part)
    for tag in GLUE:
        old_glue, new_glue = kept.find(f".//{tag}", NAMES), new.find(f".//{tag}", NAMES)
        if old_glue is not None and new_glue is not None:
            old_glue.attrib.update(new_glue.attrib)


def follows(arrow: Element, touched: Collection[str]) -> bool:
    """Whether an arrow is glued to a shape that changed its place or its sites."""
    return any(glue.get("id") in touched for tag in GLUE for glue in arrow.iterfind(f".//{tag}", NAMES))


def resize_text(kept: Element, new: Element) -> None:
    """Text in the size that the figure now has, relative to what it had."""
    before, after = (next((size_of(run) for run in shape.iter(qualified("a:rPr"))), 0) for shape in (kept, new))
    if before and after:
        scale_text([kept], after / before)


def size_of(found: Element, name: str = "sz") -> int:
    """A size in hundredths of a pt; 0 for none, and for one that is no number."""
    value = found.get(name, "")
    return int(value) if value.isascii() and value.isdigit() and len(value) < LONGEST else 0


def scale_text(shapes: Iterable[Element], ratio: float) -> None:
    """Scale text and the height of its lines."""
    if ratio == 1:
        return
    for shape in shapes:
        for run in shape.iter(qualified("a:rPr"), qualified("a:endParaRPr")):
            if size := size_of(run):
                run.set("sz", str(max(round(size * ratio), 100)))
        for spacing in shape.iter(qualified("a:spcPts")):
            spacing.set("val", str(round(size_of(spacing, "val") * ratio)))


def at_place_of(old: Element, new: Element) -> Element:
    """A label with new words around the place where somebody put the old one."""
    if is_near(rect_of(old), written(old)):
        return new
    now, size = rect_of(old), rect_of(new)
    spot = centred(now.middle, size.width, size.height)
    look = new.find("p:spPr", NAMES)
    look.replace(look.find("a:xfrm", NAMES), place(spot))
    return new


def with_links(old: Element, new: Element) -> Element:
    """A new shape with the links that people put on the old one, and its line as thick as they made it."""
    for link in identity(old):
        identity(new).append(deepcopy(link))
    lines = [shape.find("p:spPr/a:ln", NAMES) for shape in (old, new)]
    if old.tag == qualified("p:cxnSp") and all(line is not None and line.get("w") for line in lines):
        lines[1].set("w", lines[0].get("w"))
    return new
