"""Fonts of the machine, for characters that the shipped ones lack."""

import os
import sys
from collections.abc import Iterable
from functools import cache
from itertools import islice
from pathlib import Path
from struct import error as StructError
from typing import Any

MOST = 1_000  # files that are looked into for one character
ENDINGS = (".ttf", ".otf", ".ttc", ".otc")
OUTLINES = ("glyf", "CFF ", "CFF2")  # tables of glyphs as outlines; emoji in colour are pictures
LAST_CHOICE = ("serif", "mincho", "mono", "italic", "oblique", "condensed", "light", "thin")


def system_font_with(code: int, bold: bool) -> Any | None:
    """The font of the machine, opened, that draws a character best; None where none has it."""
    return next((font for font in map(opened, files(bold)) if font and code in font.getBestCmap()), None)


@cache
def files(bold: bool) -> tuple[Path, ...]:
    """The fonts of the machine, those first that look most like the shipped one."""
    found = (file for folder in folders() if folder.is_dir() for file in folder.rglob("*"))
    fonts = sorted(file for file in found if file.suffix.lower() in ENDINGS)
    return tuple(islice(sorted(fonts, key=lambda file: unlikeness(file.name.lower(), bold)), MOST))


def unlikeness(name: str, bold: bool) -> tuple[bool, bool, bool]:
    """What puts a font behind others."""
    return any(word in name for word in LAST_CHOICE), "sans" not in name, ("bold" in name) != bold


def folders() -> Iterable[Path]:
    """Where the system keeps fonts."""
    home = Path.home()
    if sys.platform == "win32":
        return (
            Path(os.environ.get("WINDIR", "C:/Windows")) / "Fonts",
            home / "AppData/Local/Microsoft/Windows/Fonts",
        )
    if sys.platform == "darwin":
        return home / "Library/Fonts", Path("/Library/Fonts"), Path("/System/Library/Fonts")
    return home / ".local/share/fonts", home / ".fonts", Path("/usr/local/share/fonts"), Path("/usr/share/fonts")


@cache
def opened(file: Path) -> Any | None:
    """A font with outlines and a table of characters; None for a file that is none."""
    from fontTools.ttLib import TTFont, TTLibError

    try:
        font = TTFont(file, fontNumber=0, lazy=True)
        return font if font.getBestCmap() and any(table in font for table in OUTLINES) else None
    except (OSError, TTLibError, StructError, AssertionError, LookupError, ValueError):
        return None
