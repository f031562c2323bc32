"""The glyphs a picture needs as fonts inside it: for pages that allow `style` and `data:` fonts."""

from base64 import b64encode
from collections.abc import Iterable
from io import BytesIO

from csirtgraph.drawing.text.fonts import FILES
from csirtgraph.export.shapes import Words

FAMILY = "csirtgraph"  # named before all fonts of the reader's machine
LICENCE = [0, 13, 14]  # names that stay in a font: copyright, licence and its address
DROPPED = ["GSUB", "GPOS", "GDEF", "BASE", "STAT", "DSIG", "VORG", "vhea", "vmtx", "gasp"]


def font_style(lines: Iterable[Words]) -> str:
    """A `style` element with the glyphs of some lines, in each weight that occurs."""
    used: dict[bool, set[str]] = {}
    for words in lines:
        used.setdefault(words.bold, set()).update(words.text)
    faces = (font_face("".join(sorted(used[bold])), bold) for bold in sorted(used))
    return f"<style>{''.join(faces)}</style>"


def font_face(characters: str, bold: bool) -> str:
    """One weight as a rule of a style sheet."""
    data = b64encode(subset(characters, bold)).decode()
    weight = 700 if bold else 400
    return (
        f"@font-face{{font-family:{FAMILY};font-weight:{weight};"
        f'src:url("data:font/woff;base64,{data}") format("woff")}}'
    )


def subset(characters: str, bold: bool) -> bytes:
    """A font of these characters alone, as WOFF; dates are those of the shipped font."""
    from fontTools.subset import Options, Subsetter, load_font, save_font

    options = Options(layout_features=[], name_IDs=LICENCE, hinting=False, notdef_outline=True, flavor="woff")
    options.recalc_timestamp = False
    options.drop_tables += DROPPED
    font = load_font(str(FILES[bold]), options, lazy=True)
    subsetter = Subsetter(options)
    subsetter.populate(text=characters)
    subsetter.subset(font)
    file = BytesIO()
    save_font(font, file, options)
    return file.getvalue()
