"""Pages of a Word document: their size and direction, their title and their numbers."""

from typing import Any

from csirtgraph.drawing.theme import Theme
from csirtgraph.handbook.model import Handbook, Paper
from csirtgraph.handbook.word.markup import field, node, run

EMU = 36_000  # of Office's smallest unit, in a mm


def set_paper(section: Any, paper: Paper) -> None:
    """The size and the margins of the pages of a section."""
    from docx.shared import Mm

    section.page_width, section.page_height = Mm(paper.width), Mm(paper.height)
    section.left_margin = section.right_margin = Mm(paper.margin)
    section.top_margin = section.bottom_margin = Mm(paper.foot)
    section.header_distance = section.footer_distance = Mm(paper.foot / 2)


def turn(section: Any, is_wide: bool) -> None:
    """The pages of a section upright or sideways; the margins go along."""
    from docx.enum.section import WD_ORIENT

    if (section.page_width > section.page_height) == is_wide:
        return
    section.page_width, section.page_height = section.page_height, section.page_width
    section.orientation = WD_ORIENT.LANDSCAPE if is_wide else WD_ORIENT.PORTRAIT


def room_in(section: Any) -> tuple[float, float]:
    """Width and height in mm that text may fill."""
    width = section.page_width - section.left_margin - section.right_margin
    height = section.page_height - section.top_margin - section.bottom_margin
    return width / EMU, height / EMU


def add_small_print(file: Any, book: Handbook, theme: Theme) -> None:
    """Title and mark above, page numbers below, on all pages but the cover."""
    section = file.sections[0]
    section.different_first_page_header_footer = True
    colour = node("w:color", {"w:val": theme.quiet.lstrip("#")})
    strong = node("w:color", {"w:val": theme.strong.lstrip("#")})
    head = section.header.paragraphs[0]._p
    head.append(run(f"{book.title} – {book.subtitle}", colour))
    if book.mark:
        head.append(run(f"    {book.mark}", strong))
    foot = section.footer.paragraphs[0]
    foot.alignment = 1  # in the middle
    foot._p.extend([*field("PAGE", "1"), run(" / "), *field("NUMPAGES", "1")])
