"""How a sheet of a workbook is printed: its paper, so that text stays readable, and how many pages wide."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil
from typing import Any

INCH = 72.0  # pt
MARGIN, FOOT = 0.4, 0.6  # inches, of a printed page
DIGIT = 5.6  # pt, the unit of a column's width: a digit of Arial of 10 pt
SAFE = 0.95  # what of a page is counted on, as printers and fonts differ
LEAST = 0.9  # how far a sheet is scaled down at most: text of 10 pt is then well above 8 pt
FLOOR = 20.0  # digits, to which wide columns are narrowed before a sheet becomes illegible


@dataclass(frozen=True)
class Paper:
    """A paper turned sideways: its number in Excel, and its width in inches."""

    number: int
    width: float


PAPERS = (Paper(9, 11.69), Paper(8, 16.54))  # A4, A3


def room_on(paper: Paper) -> float:
    """The width in pt that a sheet may have to be printed on one page."""
    return (paper.width - 2 * MARGIN) * INCH * SAFE / LEAST


def paper_for(widths: Sequence[float]) -> Paper:
    """The smallest paper on which the columns stand readably side by side, once wide ones are narrowed."""
    least = sum(min(width, FLOOR) for width in widths) * DIGIT
    return next((paper for paper in PAPERS if least <= room_on(paper)), PAPERS[-1])


def narrowed(widths: Sequence[float]) -> list[float]:
    """The widths of columns in digits, those above FLOOR shrunk as far as their paper asks for."""
    room = room_on(paper_for(widths)) / DIGIT
    over, spare = sum(widths) - room, sum(max(width - FLOOR, 0) for width in widths)
    share = min(max(over / spare, 0), 1) if spare else 0
    return [width - max(width - FLOOR, 0) * share for width in widths]


def set_print(page: Any, widths: Sequence[float], header: int) -> None:
    """Paper, pages side by side and margins of a sheet, whose header stands on every page."""
    from openpyxl.worksheet.page import PageMargins

    paper = paper_for(widths)
    page.print_title_rows = f"{header}:{header}"
    page.page_setup.orientation, page.page_setup.paperSize = "landscape", paper.number
    page.page_setup.fitToWidth, page.page_setup.fitToHeight = ceil(sum(widths) * DIGIT / room_on(paper) - 0.01), 0
    page.sheet_properties.pageSetUpPr.fitToPage = True
    page.page_margins = PageMargins(MARGIN, MARGIN, MARGIN, FOOT, MARGIN, MARGIN / 2)
    page.oddFooter.right.text = "&P / &N"
