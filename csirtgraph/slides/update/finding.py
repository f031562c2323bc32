"""The figures that stand in a deck, by the marks that csirtgraph made: names of groups, and tags."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from csirtgraph.drawing.geometry import around
from csirtgraph.slides.marks import PREFIX, Mark, mark_in, note_in
from csirtgraph.slides.notes import TABLE, facts_in, mark_of, notes_in
from csirtgraph.slides.pptx.alternatives import drop_alternatives
from csirtgraph.slides.pptx.markup import NAMES, NOTE, Element, group, named, qualified
from csirtgraph.slides.pptx.package import MAIN, parsed, parts_in
from csirtgraph.slides.pptx.parts import targets_of
from csirtgraph.slides.pptx.tags import referred, values_in
from csirtgraph.slides.update.existing import Placed
from csirtgraph.slides.update.shapes import GROUP, identity, name_of, note_of, number_of, rect_of

SHAPES = (qualified("p:sp"), qualified("p:cxnSp"))
SHARE = 0.5  # of a figure's shapes that must be there for it to be known without its group


@dataclass(frozen=True)
class Slide:
    """A slide of a deck: the name of its part, its number from 1 on, and the shapes on it, with their notes."""

    name: str
    number: int
    root: Element
    targets: Mapping[str, str]  # the tags it refers to, by the ids of its relations
    figures: tuple[Placed, ...]
    has_loose: bool  # whether there is a figure whose marks do not say which it is

    def tags_at(self, holder: Element | None) -> str:
        """The part with the tags of the slide or of a shape of it; "" where it has none."""
        return self.targets.get(referred(holder), "")


@dataclass(frozen=True)
class OpenDeck:
    """A deck that is read: where it is, all of its parts by their names, and its slides in their order."""

    path: Path
    parts: dict[str, bytes]
    slides: tuple[Slide, ...]


def read_deck(path: Path) -> OpenDeck:
    """A deck with the figures on its slides. Raises DeckError."""
    parts = parts_in(path)
    names = slides_in(parts, path)
    return OpenDeck(path, parts, tuple(read_slide(name, number, parts, path) for number, name in enumerate(names, 1)))


def slides_in(parts: Mapping[str, bytes], path: Path) -> list[str]:
    """The names of the slides' parts in their order. Raises DeckError."""
    targets = targets_of(MAIN, "/slide", parts, path)
    root = parsed(parts[MAIN], path)
    names = [targets.get(item.get(qualified("r:id")), "") for item in root.iterfind("p:sldIdLst/p:sldId", NAMES)]
    return [name for name in names if name in parts]


def read_slide(name: str, number: int, parts: Mapping[str, bytes], path: Path) -> Slide:
    """A slide and its figures, wherever people put their groups. Raises DeckError."""
    root, targets = parsed(parts[name], path), targets_of(name, "/tags", parts, path)
    drop_alternatives(root)
    for old in root.iter(qualified("p:cNvPr")):  # earlier releases noted it in the title
        if note_in(old.get("title", "")):
            old.set(NOTE, old.get("title"))
    of_slide = tags_of(root.find("p:cSld", NAMES), targets, parts, path)
    tables: dict[Mark, Element] = {}
    for table in root.iter(qualified("p:graphicFrame")):
        if mark := mark_in(name_of(table)):
            tables.setdefault(mark, table)
    figures = []
    for found in groups_in(root):
        tags = tags_of(found.find("p:nvGrpSpPr/p:nvPr", NAMES), targets, parts, path)
        if mark := mark_in(name_of(found)) or mark_of(tags):
            own = tags or (of_slide if mark_of(of_slide) == mark else [])
            notes = notes_in(own)
            note(notes, found, tables.get(mark))
            figures.append(Placed(name, number, mark, found, tables.get(mark), facts_in(own), notes))
    lost = mark_of(of_slide)
    if lost and lost not in {figure.mark for figure in figures}:
        figures += loose(lost, of_slide, root, name, number, tables.get(lost))
    return Slide(name, number, root, targets, tuple(figures), has_loose(root, figures))


def groups_in(root: Element) -> list[Element]:
    """The groups of a slide; what has no name is none."""
    return [found for found in root.iter(GROUP) if identity(found) is not None]


def tags_of(holder: Element | None, targets: Mapping[str, str], parts: Mapping[str, bytes], path: Path) -> list[str]:
    """Our tags of a slide or a shape. Raises DeckError."""
    part = targets.get(referred(holder), "")
    return values_in(parsed(parts[part], path)) if part in parts else []


def note(notes: Mapping[str, str], shapes: Element, table: Element | None) -> None:
    """Note what is known of shapes at each; of copies the first is ours."""
    free = dict(notes)
    if table is not None and TABLE in free:
        identity(table).set(NOTE, free.pop(TABLE))
    for shape in shapes:
        if identity(shape) is not None and name_of(shape) in free:
            identity(shape).set(NOTE, free.pop(name_of(shape)))


def loose(
    mark: Mark, tags: list[str], root: Element, name: str, number: int, table: Element | None
) -> Iterator[Placed]:
    """A figure that lost its group or the group its name, found by the names of its shapes."""
    notes = notes_in(tags)
    wanted = notes.keys() - {TABLE}
    homes = [*root.iter(qualified("p:spTree")), *groups_in(root)]
    there = [[s for s in home if s.tag in SHAPES and name_of(s) in wanted] for home in homes]
    home, shapes = max(zip(homes, there), key=lambda pair: len(pair[1]), default=(root, []))
    if len(shapes) < max(SHARE * len(wanted), 1):
        return
    is_loose = home.tag != GROUP
    held = held_together(shapes, home, root, mark) if is_loose else home
    note(notes, held, table)
    yield Placed(name, number, mark, held, table, facts_in(tags), notes, is_loose)


def held_together(shapes: list[Element], home: Element, root: Element, mark: Mark) -> Element:
    """Shapes in a group that changes nothing of where they are, in the place of the first."""
    rect = around([rect_of(shape) for shape in shapes])
    free = 1 + max(number_of(found) for found in root.iter(qualified("p:cNvPr")))
    place = home.index(shapes[0])
    held = group(named(free, mark.name, ""), rect, rect, shapes)
    home.insert(place, held)
    return held


def has_loose(root: Element, figures: list[Placed]) -> bool:
    """Whether a slide has a ground outside every figure: its group was ungrouped or renamed."""
    known = {figure.group for figure in figures}
    grounds = [shape for shape in root.iter(qualified("p:sp")) if note_of(shape) and name_of(shape) == "ground"]
    return any(
        not any(found in known or name_of(found).startswith(PREFIX) for found in shape.iterancestors(GROUP))
        for shape in grounds
    )
