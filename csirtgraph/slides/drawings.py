"""A deck of drawings that are no figures of one plan, such as what changed between two."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from csirtgraph.drawing.graphviz.engine import Engine
from csirtgraph.drawing.model import Drawing, Table
from csirtgraph.drawing.pictures import Picture
from csirtgraph.extras import require
from csirtgraph.slides.marks import Mark


def deck_of_drawings(
    drawings: Sequence[Drawing], title: str, theme: str, revised: date | None, engine: Engine
) -> bytes:
    """A slide for each drawing, several for a long table. Raises MissingExtra or LayoutError."""
    require("slides")
    from csirtgraph.slides.deck import deck_bytes, own
    from csirtgraph.slides.front import Chapter
    from csirtgraph.slides.pages import page_of, tables, title_of

    deck, pages = own("16:9", theme, drawings[0].language), []
    for drawing in drawings:
        mark = Mark("", drawing.id, "", drawing.language, theme)  # of no plan, so that no update redraws it
        if isinstance(drawing.body, Table):
            found = list(tables(drawing, mark, deck.rooms[0]))
        else:
            found = [page_of(Picture(drawing), engine, mark, deck.rooms, None)]
        pages += [replace(page, title=title_of(page, number, len(found))) for number, page in enumerate(found, 1)]
    return deck_bytes(deck, [Chapter("", "", pages)], title, revised)
