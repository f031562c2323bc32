"""A handbook as .docx, by python-docx; the same handbook is the same bytes."""

from io import BytesIO
from pathlib import Path
from typing import Any

from csirtgraph.documents.docx import prepare, repacked
from csirtgraph.documents.model import Document
from csirtgraph.drawing.description import title_and_description
from csirtgraph.drawing.laid_out import Layout
from csirtgraph.drawing.theme import Theme
from csirtgraph.export.cairo import png
from csirtgraph.extras import require
from csirtgraph.handbook.model import CONTENTS, HEADING, Chapter, Exhibit, Handbook, Paper, Section, fitted
from csirtgraph.handbook.word.front import add_contents, add_cover
from csirtgraph.handbook.word.grid import grid
from csirtgraph.handbook.word.markup import bookmarked, field, run
from csirtgraph.handbook.word.pages import add_small_print, complete, room_in, set_paper, turn
from csirtgraph.handbook.word.rows import facts_table
from csirtgraph.handbook.word.styles import ready, set_own
from csirtgraph.handbook.word.template import opened, readable

DOTS = 220 / 25.4  # px in a mm of a figure


def docx(book: Handbook, theme: Theme, paper: Paper, template: Path | None = None) -> bytes:
    """The whole document, in the styles and on the pages of a template if one is given.

    Raises MissingExtra and TemplateError.
    """
    require("documents")
    import docx as python_docx

    with readable(template):
        file = opened(template) if template else python_docx.Document()
        if template is None:
            prepare(file, Document(f"{book.title} – {book.subtitle}", "", book.language, ()))
            set_paper(file.sections[0], paper)
            add_small_print(file, book, theme)
        complete(file, paper)
        ready(file)
        if template is None:
            set_own(file, book.language)
        Writer(file, book, theme).write()
        written = BytesIO()
        file.save(written)
    return repacked(written.getvalue())


class Writer:
    """Adds one part after the other to the end of a file, and numbers its bookmarks."""

    def __init__(self, file: Any, book: Handbook, theme: Theme):
        self.file, self.book, self.theme = file, book, theme
        self.marks = 0

    def write(self) -> None:
        """Cover, contents, chapters."""
        add_cover(self.file, self.book)
        add_contents(self.file, self.book, CONTENTS.to(self.book.language))
        for chapter in self.book.chapters:
            self.add_chapter(chapter)

    def add_chapter(self, chapter: Chapter) -> None:
        """A chapter, which begins a page."""
        turn(self.file.add_section(), chapter.is_wide)
        self.add_heading(chapter.title, chapter.id, 1)
        self.file.add_paragraph(chapter.intro)
        for number, section in enumerate(chapter.sections):
            self.add_section(section, HEADING * (2 if number == 0 else 1))

    def add_section(self, section: Section, above: float) -> None:
        """A section with its figures and tables; so many mm of its page are taken by headings."""
        if section.title:
            self.add_heading(section.title, section.id, 2)
        for exhibit in section.exhibits:
            if isinstance(exhibit.body, Layout):
                self.add_figure(exhibit, exhibit.body, above)
            else:
                self.add_table(exhibit)
        if section.facts:
            self.file.element.body.insert_element_before(
                facts_table(section.facts, self.theme, self.room()[0]), "w:sectPr"
            )

    def room(self) -> tuple[float, float]:
        """Width and height in mm of the page that is written."""
        return room_in(self.file.sections[-1])

    def add_heading(self, text: str, id: str, level: int) -> None:
        """A heading that the contents lead to."""
        paragraph = self.file.add_paragraph(text, style=f"Heading {level}")
        self.marks += 1
        bookmarked(paragraph._p, id, self.marks)

    def add_figure(self, exhibit: Exhibit, layout: Layout, above: float) -> None:
        """A picture with its description, and its caption below."""
        from docx.shared import Mm

        width, height = self.room()
        size = fitted(layout, (width, height - above - HEADING / 2))
        picture = self.file.add_paragraph()
        picture.alignment, picture.paragraph_format.keep_with_next = 1, True
        image = BytesIO(png(layout, self.theme, round(size[0] * DOTS)))
        shape = picture.add_run().add_picture(image, width=Mm(size[0]))
        properties = shape._inline.docPr
        properties.set("name", exhibit.label)
        properties.set("descr", title_and_description(exhibit.drawing))
        self.add_caption(exhibit)

    def add_table(self, exhibit: Exhibit) -> None:
        """A table with its caption above and its notes below."""
        from docx.shared import Pt

        self.add_caption(exhibit)
        table = grid(exhibit.drawing, self.theme, self.room()[0])
        self.file.element.body.insert_element_before(table, "w:sectPr")
        for note in (*exhibit.drawing.notes, ""):
            paragraph = self.file.add_paragraph()
            paragraph.add_run(note).font.size = Pt(8)

    def add_caption(self, exhibit: Exhibit) -> None:
        """“Figure 3 …”, as Word counts them, so that a list of figures can be made."""
        kind = exhibit.kind.to(self.book.language)
        paragraph = self.file.add_paragraph(style="Caption")
        paragraph.alignment = 1
        paragraph.paragraph_format.keep_with_next = not isinstance(exhibit.body, Layout)
        number = field(f"SEQ {kind} \\* ARABIC", str(exhibit.number))
        paragraph._p.extend([run(f"{kind} "), *number, run(f" {exhibit.caption}")])
