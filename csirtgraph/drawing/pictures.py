"""The pictures a drawing is shown in: one, the overview of a large diagram and its parts, or a long table's pages."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import field
from typing import TYPE_CHECKING

from csirtgraph.drawing.graphviz.engine import Effort, Engine, Hurried
from csirtgraph.drawing.laid_out import Layout
from csirtgraph.drawing.layout.remembered import lay_out
from csirtgraph.drawing.layout.subset import drawing_part, part_of
from csirtgraph.drawing.model import Drawing
from csirtgraph.drawing.split.readable import is_large
from csirtgraph.errors import NoPart
from csirtgraph.records import dataclass

if TYPE_CHECKING:  # what most pictures do without is imported where it is called
    from csirtgraph.drawing.arranging.spots import Spots
    from csirtgraph.drawing.split.highlights import StandsOut
    from csirtgraph.drawing.split.section import Section
    from csirtgraph.drawing.split.split import Part, Split

HUGE = 1_500  # boxes; a larger diagram is never drawn in one piece
MANY, VERY_MANY = 24, 96  # parts of one diagram; with more, less time is taken for each


@dataclass(frozen=True)
class Picture:
    """One picture of a drawing; a part of a large diagram has a number, an id and a name, a page a number.

    A part is drawn when its drawing is asked for.
    """

    source: "Drawing | Part"
    number: int = 0
    id: str = ""
    name: str = ""
    kept: frozenset[str] | None = None  # what is left of it once it has its places
    spots: "Spots" = field(default_factory=dict)  # where its boxes are to stand, as far as that is known
    whole: int = 0  # where a part of a figure is laid out anew, how many boxes all of it has
    effort: Effort = "normal"  # how long the best layout is looked for, if not asked otherwise

    @property
    def drawing(self) -> Drawing:
        """What it shows."""
        return self.source if isinstance(self.source, Drawing) else self.source.drawing

    @property
    def members(self) -> tuple[str, ...]:
        """The boxes that a part shows as its own, not as stubs."""
        return () if isinstance(self.source, Drawing) else self.source.members

    @property
    def part(self) -> str:
        """What asks for it alone: the id of a part, the number of a page; nothing for an overview or a whole."""
        return self.id or (str(self.number) if self.number else "")

    @property
    def stem(self) -> str:
        """What the name of its file adds to that of the figure."""
        return "".join(f"-{part}" for part in (self.number, self.id) if part)


def pages_in(drawing: Drawing) -> list[Picture]:
    """A table in pages that fit a slide."""
    from csirtgraph.drawing.layout.pages import pages_of

    pages = pages_of(drawing)
    return [Picture(page, number if len(pages) > 1 else 0) for number, page in enumerate(pages, 1)]


def diagrams_in(
    drawing: Drawing,
    kept: frozenset[str] | None,
    sections: "Iterable[Section]",
    is_whole: bool,
    stands_out: "StandsOut | None" = None,
) -> list[Picture]:
    """A diagram in one piece, else its overview and then its parts; of `kept` ids alone where they are given.

    They stand where they stand in the whole, if that can be read in one piece. With `stands_out`, the parts are
    those in which something does.
    """
    if fits_one(drawing, is_whole):
        return [Picture(drawing, kept=kept)]
    shown = drawing if kept is None else drawing_part(drawing, kept)
    if fits_one(shown, is_whole):
        return [Picture(shown)]
    from csirtgraph.drawing.split.split import split_of

    split = split_of(shown, sections, stands_out)
    return [Picture(split.overview), *parts_in(split)] if split else [Picture(shown)]


def parts_in(split: "Split") -> Iterator[Picture]:
    """The parts of a diagram, which together are laid out in a time that hardly grows with their number."""
    effort = effort_for(len(split.parts))
    for part in split.parts:
        yield Picture(part, part.number, part.id, part.name, effort=effort)


def effort_for(parts: int) -> Effort:
    """How long the best layout is looked for of each of so many parts."""
    return "normal" if parts <= MANY else "low" if parts <= VERY_MANY else "least"


def fits_one(drawing: Drawing, is_whole: bool) -> bool:
    """Whether a diagram stays in one piece."""
    return len(drawing.boxes) <= HUGE and (is_whole or not is_large(drawing))


def part_in(pictures: Sequence[Picture], name: str, figure: str) -> Picture:
    """The part of an id, else of a number. Raises NoPart, which names the figure."""
    parts = [picture for picture in pictures if picture.number]
    found = [part for part in parts if part.id == name] or [part for part in parts if str(part.number) == name]
    if not found:
        raise NoPart(figure, name, [f"{part.number} ({part.id})" if part.id else f"{part.number}" for part in parts])
    return found[0]


def homes_of(pictures: Sequence[Picture]) -> dict[str, str]:
    """The part in which each box is drawn itself, not as a stub; or the later page on which a row begins."""
    first, *others = pictures
    if first.number:
        seen = {box.id for box in first.drawing.boxes}
        pages = ((box.id, page.part) for page in reversed(others) for box in page.drawing.boxes if "/" not in box.id)
        return {id: page for id, page in pages if id not in seen}
    return {box: part.id for part in others for box in part.members}


def lay_out_picture(picture: Picture, engine: Engine) -> Layout:
    """Places for a picture. Raises LayoutError."""
    layout = at_spots(picture) or lay_out(picture.drawing, hurried(engine, picture.effort))
    return layout if picture.kept is None else part_of(layout, picture.kept)


def at_spots(picture: Picture) -> Layout | None:
    """The layout around kept places; None for a picture that has none, or that is laid out as always."""
    if not picture.spots:
        return None
    from csirtgraph.drawing.arranging.arranged import lay_out_at

    return lay_out_at(picture.drawing, picture.spots)


def hurried(engine: Engine, effort: Effort) -> Engine:
    """An engine that takes the effort of a picture, unless it was asked for another one."""
    return Hurried(engine, effort) if engine.effort == "normal" else engine


def lay_out_one(drawing: Drawing, engine: Engine) -> Layout:
    """Places for a drawing in one piece, the overview of a huge one. Raises LayoutError."""
    return lay_out_picture(diagrams_in(drawing, None, (), is_whole=True)[0], engine)
