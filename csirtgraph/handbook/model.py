"""What a handbook is made of; nothing here knows a file format."""

from dataclasses import dataclass
from typing import Literal, TypeAlias

from csirtgraph.drawing.laid_out import Layout
from csirtgraph.drawing.model import Drawing
from csirtgraph.drawing.title_block import sheet_of
from csirtgraph.text import Language, Text

PaperName: TypeAlias = Literal["a4", "a3"]
FIGURE, TABLE = Text("図", "Figure"), Text("表", "Table")
CONTENTS = Text("目次", "Contents")
HEADING = 22.0  # mm, of the heading and the caption of a section, or of the heading and the first words of a chapter
MANY_COLUMNS, WIDE = 5, 560.0  # a table with more columns and wider, in pt, stands on a page turned sideways


@dataclass(frozen=True)
class Paper:
    """The pages of a handbook, upright; lengths in mm."""

    width: float
    height: float
    margin: float = 18.0
    foot: float = 20.0  # above and below, where title and page number stand

    def room(self, is_wide: bool) -> tuple[float, float]:
        """Width and height that text may fill."""
        width, height = (self.height, self.width) if is_wide else (self.width, self.height)
        return width - 2 * self.margin, height - 2 * self.foot


PAPERS: dict[PaperName, Paper] = {"a4": Paper(210, 297), "a3": Paper(297, 420)}


@dataclass(frozen=True)
class Exhibit:
    """A diagram, laid out, or a table of a drawing, with its number and its caption."""

    id: str
    number: int  # among the figures, or among the tables
    caption: str
    body: Layout | Drawing

    @property
    def drawing(self) -> Drawing:
        """What it shows."""
        return self.body.drawing if isinstance(self.body, Layout) else self.body

    @property
    def label(self) -> str:
        """“Figure 3” or “Table 3”."""
        return f"{self.kind.to(self.drawing.language)} {self.number}"

    @property
    def kind(self) -> Text:
        """The word before its number."""
        return FIGURE if isinstance(self.body, Layout) else TABLE

    @property
    def is_wide(self) -> bool:
        """Whether it needs a page turned sideways."""
        if isinstance(self.body, Layout):
            return self.body.bounds.width > self.body.bounds.height
        columns = self.body.table.columns
        return len(columns) > MANY_COLUMNS and sum(columns) > WIDE


def fitted(layout: Layout, room: tuple[float, float]) -> tuple[float, float]:
    """Width and height of a figure in mm, as large as a room of so many mm allows."""
    sheet = sheet_of(layout)
    scale = min(room[0] / sheet.width, room[1] / sheet.height)
    return sheet.width * scale, sheet.height * scale


@dataclass(frozen=True)
class Section:
    """A section of a chapter: one figure of the plan, in one mode, or a list of words."""

    id: str
    title: str  # with its number
    exhibits: tuple[Exhibit, ...] = ()
    facts: tuple[tuple[str, str], ...] = ()  # a name and what is said of it


@dataclass(frozen=True)
class Chapter:
    """A chapter, which begins a page; its sections are numbered."""

    id: str
    title: str  # with its number
    intro: str
    sections: tuple[Section, ...]

    @property
    def is_wide(self) -> bool:
        """Whether its pages are turned sideways."""
        return any(each.is_wide for part in self.sections for each in part.exhibits)


@dataclass(frozen=True)
class Handbook:
    """The whole document in one language."""

    title: str
    subtitle: str
    language: Language
    facts: tuple[tuple[str, str], ...]  # of the cover
    mark: str  # for whom it is; "" where the plan has nothing to hide
    approvals: tuple[str, ...]  # who signs on the cover
    chapters: tuple[Chapter, ...]
