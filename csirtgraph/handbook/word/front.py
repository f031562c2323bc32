"""The first pages of a handbook in Word: the cover, and the table of contents."""

from typing import Any

from csirtgraph.handbook.model import Handbook
from csirtgraph.handbook.word.markup import Element, field, node, run
from csirtgraph.handbook.word.pages import room_in
from csirtgraph.handbook.word.rows import facts_table, signatures
from csirtgraph.themes import LIGHT

ABOVE = 150  # pt above the title
GAP = 48  # pt below the subtitle, and above the signatures


def add_cover(file: Any, book: Handbook) -> None:
    """Title, what the plan says of itself, for whom it is, and who signs; on a page of its own."""
    from docx.enum.text import WD_BREAK
    from docx.shared import Pt

    if any(paragraph.text.strip() for paragraph in file.paragraphs):  # of a template
        file.add_paragraph().add_run().add_break(WD_BREAK.PAGE)
    title = file.add_paragraph(book.title, style="Title")
    title.paragraph_format.space_before = Pt(ABOVE)
    subtitle = file.add_paragraph(book.subtitle, style="Subtitle")
    subtitle.paragraph_format.space_after = Pt(GAP)
    title.alignment = subtitle.alignment = 1
    width = room_in(file.sections[-1])[0]
    if book.facts:
        file.element.body.insert_element_before(facts_table(book.facts, LIGHT, width), "w:sectPr")
    mark = file.add_paragraph(book.mark)
    mark.alignment, mark.paragraph_format.space_after = 1, Pt(GAP)
    file.element.body.insert_element_before(signatures(book.approvals, LIGHT), "w:sectPr")


def add_contents(file: Any, book: Handbook, title: str) -> None:
    """The table of contents as a field of Word's, with the headings that it would find; nothing without chapters."""
    from docx.enum.text import WD_BREAK

    if not book.chapters:
        return
    heading = file.add_paragraph(style="TOC Heading")
    heading.add_run().add_break(WD_BREAK.PAGE)
    heading.add_run(title)
    entries = [
        entry
        for chapter in book.chapters
        for entry in (
            (chapter.title, chapter.id, 1),
            *((part.title, part.id, 2) for part in chapter.sections if part.title),
        )
    ]
    width = room_in(file.sections[-1])[0]
    for number, (text, id, level) in enumerate(entries):
        paragraph = file.add_paragraph(style=f"TOC {level}")
        paragraph._p.get_or_add_pPr().append(tab_at(width))
        if number == 0:
            paragraph._p.extend(opening())
        paragraph._p.append(entry_of(text, id))
    paragraph._p.append(node("w:r", {}, node("w:fldChar", {"w:fldCharType": "end"})))


def tab_at(width: float) -> Element:
    """A line of dots to the page number at the right edge, so many mm away."""
    stop = {"w:val": "right", "w:leader": "dot", "w:pos": round(width * 56.6929)}
    return node("w:tabs", {}, node("w:tab", stop))


def opening() -> list[Element]:
    """The beginning of the field, which ends behind the last entry."""
    return list(field('TOC \\o "1-2" \\h \\z \\u', "", is_stale=True))[:3]


def entry_of(text: str, id: str) -> Element:
    """A line of the contents: a link, and the number of its page."""
    tab = node("w:r", {}, node("w:tab"))
    return node("w:hyperlink", {"w:anchor": id, "w:history": 1}, run(text), tab, *field(f"PAGEREF {id} \\h", "", True))
