"""How wide text really is: measured with fontTools in the shipped fonts and in others on this machine."""

import os
import re
from functools import cache
from pathlib import Path

from fontTools.ttLib import TTCollection, TTFont

from csirtgraph.drawing.text.fonts import FILES

FOLDERS = [
    Path(os.environ.get("XDG_DATA_HOME", Path.home() / ".local/share")) / "fonts",
    Path.home() / ".fonts",
    Path("/usr/share/fonts"),
    Path("/usr/local/share/fonts"),
    Path("/System/Library/Fonts"),
    Path("/Library/Fonts"),
    Path("C:/Windows/Fonts"),
]
JAPANESE = re.compile(
    r"(NotoSansCJK|ipag|ipam|VL-P?Gothic|BIZUDP?Gothic|Takao|Hiragino|ヒラギノ|YuGoth|meiryo|msgothic).*\.(ttf|otf|ttc)",
    re.IGNORECASE,
)
MARKS = {0x200B, 0x200C, 0x200D, 0xFE0F}


def other_japanese_fonts() -> list[Path]:
    """The Japanese fonts of this machine, each file once."""
    found = {path.name: path for folder in FOLDERS if folder.is_dir() for path in sorted(folder.rglob("*"))}
    return [path for name, path in sorted(found.items()) if JAPANESE.fullmatch(name)]


def dejavu(bold: bool) -> Path | None:
    """DejaVu Sans, which Linux falls back to for Latin."""
    name = "DejaVuSans-Bold.ttf" if bold else "DejaVuSans.ttf"
    return next((path for folder in FOLDERS if folder.is_dir() for path in folder.rglob(name)), None)


@cache
def advances(path: Path) -> dict[int, float]:
    """The width of every character of a font, in em."""
    font = TTCollection(path, lazy=True).fonts[0] if path.suffix == ".ttc" else TTFont(path, lazy=True)
    metrics, em = font["hmtx"].metrics, font["head"].unitsPerEm
    return {code: metrics[glyph][0] / em for code, glyph in font.getBestCmap().items()}


def shipped(bold: bool) -> dict[int, float]:
    """The widths in the font that comes with the package."""
    return advances(FILES[bold])


def width(text: str, size: float, bold: bool, *fonts: dict[int, float]) -> float:
    """How wide a text is in the first of `fonts` that has each character, last of all the shipped one."""
    return sum(advance(ord(character), (*fonts, shipped(bold))) for character in text) * size


def advance(code: int, fonts: tuple[dict[int, float], ...]) -> float:
    """The width of a character in em, as readers' machines find a font for it."""
    return 0 if code in MARKS else next((font[code] for font in fonts if code in font), 1.0)
