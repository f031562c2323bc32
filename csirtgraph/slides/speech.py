"""What the speaker notes of a slide say: how large its text is, and its flows in words."""

from csirtgraph.drawing.description import in_words
from csirtgraph.drawing.model import Table
from csirtgraph.export.cells import id_of, rows_in
from csirtgraph.slides.marks import digest
from csirtgraph.slides.notes import ORIGIN, ROWS, SIZE, SPOKEN
from csirtgraph.slides.pages import Page
from csirtgraph.slides.pptx.markup import clean
from csirtgraph.text import Text

TEXT_IS = Text("図の文字の大きさ: {size} pt", "Size of the text in the figure: {size} pt")
FLOWS = Text("図が示す流れ:", "What the figure shows:")


def facts_of(page: Page, zoom: float = 1) -> dict[str, str]:
    """What is noted of a figure: what it was made of, what its speaker notes said, and the size of its text in pt.

    Of a table also whose each row is. `zoom` is how much larger people made the figure.
    """
    rows = {ROWS: " ".join(map(id_of, rows_in(page.drawing)))} if isinstance(page.drawing.body, Table) else {}
    size = f"{page.text_size * zoom:.2f}"
    return {ORIGIN: page.origin, SPOKEN: digest([speaker_notes(page, zoom)]), SIZE: size, **rows}


def speaker_notes(page: Page, zoom: float = 1) -> str:
    """The notes of a slide."""
    drawing = page.drawing
    lines = [TEXT_IS.to(drawing.language).format(size=f"{page.text_size * zoom:.1f}"), *page.unsaid]
    if isinstance(drawing.body, Table) or not drawing.arrows:
        return "\n".join(lines)
    flows = [" ".join(clean(in_words(arrow, drawing)).split()) for arrow in drawing.arrows]
    return "\n".join([*lines, FLOWS.to(drawing.language), *flows])
