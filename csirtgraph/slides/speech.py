"""What the speaker notes of a slide say: how large its text is, and its flows in words."""

from csirtgraph.drawing.description import in_words
from csirtgraph.drawing.model import Table
from csirtgraph.slides.marks import digest
from csirtgraph.slides.notes import ORIGIN, SPOKEN
from csirtgraph.slides.pages import Page
from csirtgraph.slides.pptx.markup import clean
from csirtgraph.text import Text

TEXT_IS = Text("図の文字の大きさ: {size} pt", "Size of the text in the figure: {size} pt")
FLOWS = Text("図が示す流れ:", "What the figure shows:")


def facts_of(page: Page) -> dict[str, str]:
    """What is noted of a figure on a slide: what it was made of, and what its speaker notes said."""
    return {ORIGIN: page.origin, SPOKEN: digest([speaker_notes(page)])}


def speaker_notes(page: Page) -> str:
    """The notes of a slide."""
    drawing = page.drawing
    lines = [TEXT_IS.to(drawing.language).format(size=f"{page.text_size:.1f}"), *page.unsaid]
    if isinstance(drawing.body, Table) or not drawing.arrows:
        return "\n".join(lines)
    flows = [" ".join(clean(in_words(arrow, drawing)).split()) for arrow in drawing.arrows]
    return "\n".join([*lines, FLOWS.to(drawing.language), *flows])
