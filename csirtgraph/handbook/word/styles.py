"""The styles a handbook uses; those that a template lacks are added, the others are its own."""

from typing import Any

from csirtgraph.documents.docx import LOCALES, QUIET, set_font
from csirtgraph.text import Language

#: A style and the one it is like.
NEEDED = {
    "Title": "Normal",
    "Subtitle": "Normal",
    "Heading 1": "Normal",
    "Heading 2": "Normal",
    "Caption": "Normal",
    "TOC Heading": "Heading 1",
    "TOC 1": "Normal",
    "TOC 2": "Normal",
}
INDENT = 6  # mm, of the second level of the contents
SIZES = {"Title": 26, "Heading 1": 16, "Heading 2": 12, "Caption": 9}  # pt, of styles that are added


def ready(file: Any) -> None:
    """Add the styles that are missing."""
    from docx.enum.style import WD_STYLE_TYPE
    from docx.shared import Mm, Pt

    present = {style.name for style in file.styles}
    for name, like in NEEDED.items():
        if name in present:
            continue
        style = file.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH, builtin=True)
        style.base_style = file.styles[like] if like in {each.name for each in file.styles} else None
        style.next_paragraph_style = style.base_style
        if name in SIZES:
            style.font.size, style.font.bold = Pt(SIZES[name]), name != "Caption"
        if name == "TOC 2":
            style.paragraph_format.left_indent = Mm(INDENT)


def set_own(file: Any, language: Language) -> None:
    """The looks of the styles that a handbook has more than other documents, where there is no template."""
    from docx.shared import Mm, Pt, RGBColor

    for name in ("Caption", "TOC Heading", "TOC 1", "TOC 2"):
        style = file.styles[name]
        set_font(style, LOCALES[language])
        style.font.bold = name in ("TOC Heading", "TOC 1")
        style.paragraph_format.space_after = Pt(3)
        style.paragraph_format.space_before = Pt(6 if name == "TOC 1" else 0)
    file.styles["Caption"].font.color.rgb = RGBColor.from_string(QUIET)
    file.styles["Caption"].font.size, file.styles["Title"].font.size = Pt(SIZES["Caption"]), Pt(SIZES["Title"])
    file.styles["TOC 2"].paragraph_format.left_indent = Mm(INDENT)
