"""How large a picture of a format may be, and how far a larger one is scaled down."""

from csirtgraph.drawing.title_block import Sheet
from csirtgraph.errors import CsirtgraphError
from csirtgraph.text import Text

WIDTH = 1920  # px, the least width of a PNG where none is asked for
MAX_SIDE = 16_000  # px
MAX_AREA = 100_000_000  # px, 400 MB in memory
MAX_PAGE = 14_400  # pt, of a side of a PDF; Acrobat shows no more


class TooLarge(CsirtgraphError):
    """A picture of more pixels than can be drawn; `width` is the largest possible."""

    WORDS = {
        "too-wide": Text(
            "画像が大きすぎます: --width は {width} 以下にしてください",
            "the picture is too large: use a --width of at most {width}",
        )
    }

    def __init__(self, width: int):
        self.width = width
        super().__init__("too-wide", width=width)


def width_of_png(sheet: Sheet, asked: int | None = None) -> int:
    """The width of a PNG in px: as asked for, else a screen's, else a pixel for each pt, as far as there is room.

    Raises TooLarge where more is asked for than there is room.
    """
    ratio = sheet.height / sheet.width
    largest = int(min(MAX_SIDE, MAX_SIDE / ratio, (MAX_AREA / ratio) ** 0.5))
    if asked is not None and asked > largest:
        raise TooLarge(largest)
    return asked or min(max(WIDTH, round(sheet.width)), largest)


def scale_of_pdf(sheet: Sheet) -> float:
    """How far a sheet is scaled to stand on one page."""
    return min(1.0, MAX_PAGE / max(sheet.width, sheet.height))


def scale_of(sheet: Sheet, format: str) -> float:
    """The size of a picture against the smallest that shows its letters well; 1 where nothing is lost."""
    match format:
        case "png":
            return min(1.0, width_of_png(sheet) / sheet.width)
        case "pdf":
            return scale_of_pdf(sheet)
    return 1.0
