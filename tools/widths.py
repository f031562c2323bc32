"""Writes csirtgraph/drawing/text/widths.py: how wide each character of the shipped fonts is.

Needs fontTools; run it after changing the fonts: python tools/widths.py
"""

from itertools import groupby
from pathlib import Path

from fontTools.ttLib import TTFont

TOP = Path(__file__).parent.parent / "csirtgraph"
HEAD = '''"""How wide the characters of the shipped fonts are; made by tools/widths.py.

Runs of (first, last, regular, bold): code points, and widths in thousandths of
the font size. Every other character of the fonts is one em wide.
"""

# fmt: off
NARROW: tuple[tuple[int, int, int, int], ...] = (
'''


def widths(name: str) -> dict[int, int]:
    """The advance width of every character, in thousandths of an em."""
    font = TTFont(TOP / "fonts" / name)
    scale = 1000 / font["head"].unitsPerEm
    metrics = font["hmtx"]
    return {code: round(metrics[glyph][0] * scale) for code, glyph in font.getBestCmap().items()}


def main() -> None:
    """Write the table."""
    regular, bold = widths("NotoSansJP-Regular.ttf"), widths("NotoSansJP-Bold.ttf")
    narrow = [
        (code, regular[code], bold[code]) for code in sorted(regular) if (regular[code], bold[code]) != (1000, 1000)
    ]
    runs = []
    for _, run in groupby(enumerate(narrow), lambda pair: (pair[1][0] - pair[0], pair[1][1:])):
        codes = [item for _, item in run]
        runs.append(f"({codes[0][0]}, {codes[-1][0]}, {codes[0][1]}, {codes[0][2]}),")
    lines = [" ".join(runs[start : start + 4]) for start in range(0, len(runs), 4)]
    text = HEAD + "".join(f"    {line}\n" for line in lines) + ")\n"
    (TOP / "drawing" / "text" / "widths.py").write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
