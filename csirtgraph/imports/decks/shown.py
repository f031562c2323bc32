"""What the figures of a deck were drawn with, by the notes on their slides, and what of it still stands there."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import NamedTuple

from csirtgraph.imports.decks.typed import CHART
from csirtgraph.slides.marks import note_in
from csirtgraph.slides.pptx.alternatives import FLOW_NAME
from csirtgraph.slides.update.existing import Placed
from csirtgraph.text import Language

BOX, FLOW, POST, LINE, ROW = "box", "flow", "post", "line", "row"
EXCERPT = 0.5  # of the boxes of a figure; one that lacks more shows a part on purpose


class Piece(NamedTuple):
    """A box or arrow of a figure in a mode, or a row of the role table, which has none."""

    kind: str
    mode: str
    id: str


@dataclass
class Shown:
    """The pieces of all figures: on which slide they were drawn, and which are still there, somewhere."""

    drawn: dict[Piece, str] = field(default_factory=dict)
    there: set[Piece] = field(default_factory=set)
    language: Language = "ja"

    @property
    def gone(self) -> dict[Piece, str]:
        """What stands on none of the slides any more, and where it stood first."""
        return {piece: place for piece, place in self.drawn.items() if piece not in self.there}

    def add(self, drawn: Iterable[Piece], there: Iterable[Piece], place: str) -> None:
        """Note what was drawn on a slide, and what is left of it there."""
        for piece in drawn:
            self.drawn.setdefault(piece, place)
        self.there.update(there)

    def add_diagram(self, figure: Placed, left: set[str], place: str) -> bool:
        """Note the pieces of a diagram, given the names of those that are left. False where it is an excerpt."""
        pieces = pieces_of(figure)
        boxes = {name for name, piece in pieces.items() if piece.kind in (BOX, POST)}
        if len(boxes - left) > EXCERPT * len(boxes):
            return False
        self.add(pieces.values(), (piece for name, piece in pieces.items() if name in left), place)
        self.language = figure.mark.lang
        return True

    def add_rows(self, drawn: Iterable[str], left: Iterable[str], place: str) -> None:
        """Note the roles of a role table, and those whose rows are left."""
        self.add((Piece(ROW, "", id) for id in drawn), (Piece(ROW, "", id) for id in left), place)


def pieces_of(figure: Placed) -> dict[str, Piece]:
    """The boxes and arrows that a diagram was drawn with, by the names of their shapes."""
    box, arrow = (POST, LINE) if figure.mark.figure == CHART else (BOX, FLOW)
    kinds = {name: found[0] for name, note in figure.noted.items() if (found := note_in(note))}
    boxes = {name: Piece(box, figure.mark.mode, name) for name, kind in kinds.items() if kind == "box"}
    arrows = {name: name.removeprefix(FLOW_NAME) for name, kind in kinds.items() if kind == "flow"}
    return boxes | {name: Piece(arrow, figure.mark.mode, id) for name, id in arrows.items()}
