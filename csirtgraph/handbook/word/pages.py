"""Pages of a Word document: their size and direction, their title and their numbers."""

from typing import Any

from csirtgraph.drawing.theme import Theme
from csirtgraph.handbook.model import Handbook, Paper
from csirtgraph.handbook.word.markup import field, node, run

EMU = 36_000  # of Office's smallest unit, in a mm


def set_paper(section: Any, paper: Paper) -> None:
    """The size and the margins of the pages of a section."""
    for name, length in lengths_of(paper).items():
        setattr(section, name, length)


def complete(file: Any, paper: Paper) -> None:
    """Sizes and margins where a template states none, as it may."""
    file.element.body.get_or_add_sectPr()
    for section in file.sections:
        for name, length in lengths_of(paper).items():
            if getattr(section, name) is None:
                setattr(section, name, length)


def lengths_of(paper: Paper) -> dict[str, Any]:
    """The size and the margins of pages, as python-docx names them."""
    from docx.shared import Mm

    lengths = {"page_width": paper.width, "page_height": paper.height}
    lengths |= dict.fromkeys(("left_margin", "right_margin"), paper.margin)
    lengths |= dict.fromkeys(("top_margin", "bottom_margin"), paper.foot)
    lengths |= dict.fromkeys(("header_distance", "footer_distance"), paper.foot / 2)
    return {name: Mm(length) for name, length in lengths.items()}


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
