"""A document as .docx, by python-docx (`csirtgraph[documents]`); the same document is the same bytes."""

from datetime import datetime
from io import BytesIO
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from csirtgraph.documents.model import Block, Bullets, Document, Heading, Table
from csirtgraph.extras import MissingExtra
from csirtgraph.text import shortened

FONT = "Yu Gothic"  # with Word; elsewhere its nearest, such as Noto Sans JP
LOCALES = {"ja": "ja-JP", "en": "en-GB"}
DATE = datetime(2015, 11, 16)  # of every document, so that it does not depend on the clock
ZIP_DATE = (2015, 11, 16, 0, 0, 0)
PAGE = (210, 297)  # mm, A4
MARGIN = 22  # mm
INDENT = 8  # mm, of a numbered list
SIZE, SMALL = 10.5, 8.5  # pt
CELL_GAP, HEADING_GAP = 2, 5  # pt, above and below a line of a cell, and below a heading
INK, QUIET, SHADE = "15202B", "56606A", "DFE6EE"


def docx(document: Document) -> bytes:
    """The whole document. Raises MissingExtra."""
    try:
        import docx as python_docx
    except ImportError as error:
        raise MissingExtra("documents") from error
    file = python_docx.Document()
    prepare(file, document)
    file.add_paragraph(document.title, style="Title")
    file.add_paragraph(document.subtitle, style="Subtitle")
    for number, block in enumerate(document.blocks):
        add(block, file, is_first=number == 0)
    written = BytesIO()
    file.save(written)
    return repacked(written.getvalue())


def prepare(file: Any, document: Document) -> None:
    """A4, fonts for Japanese, properties without date and place, and no second styles that say otherwise."""
    from docx.shared import Mm, Pt

    relations = file.part.rels
    for key in [key for key, relation in relations.items() if relation.reltype.endswith("/stylesWithEffects")]:
        relations.pop(key)
    for section in file.sections:
        section.page_width, section.page_height = (Mm(length) for length in PAGE)
        section.left_margin = section.right_margin = section.top_margin = section.bottom_margin = Mm(MARGIN)
    sizes = {"Normal": SIZE, "Title": 18, "Subtitle": SIZE, "Heading 1": 15, "Heading 2": 12}
    for name in (*sizes, "List Bullet"):
        style = file.styles[name]
        set_font(style, LOCALES[document.language])
        if name in sizes:
            style.font.size = Pt(sizes[name])
    properties = file.core_properties
    properties.title = shortened(document.title)
    properties.author = properties.last_modified_by = "csirtgraph"
    properties.comments, properties.language, properties.revision = "", LOCALES[document.language], 1
    properties.created = properties.modified = DATE


def set_font(style: Any, locale: str) -> None:
    """One font for Latin and Japanese alike, in place of the theme's; the colour of the pictures."""
    from docx.oxml.ns import qn
    from docx.shared import RGBColor

    style.font.name = FONT
    style.font.color.rgb = RGBColor.from_string(INK)
    style.font.italic = False
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    for theme in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
        fonts.attrib.pop(qn(f"w:{theme}"), None)
    fonts.set(qn("w:eastAsia"), FONT)
    language = style.element.rPr.makeelement(qn("w:lang"), {qn("w:val"): locale, qn("w:eastAsia"): "ja-JP"})
    style.element.rPr.append(language)


def add(block: Block, file: Any, is_first: bool) -> None:
    """One block at the end of the file; a part begins a page."""
    from docx.shared import Pt, RGBColor

    if isinstance(block, Heading):
        heading = file.add_paragraph(block.text, style=f"Heading {block.level}")
        heading.paragraph_format.page_break_before = block.level == 1 and not is_first
        heading.paragraph_format.space_after = Pt(HEADING_GAP)
    elif isinstance(block, Bullets):
        add_list(block, file)
    elif isinstance(block, Table):
        add_table(block, file)
    else:
        run = file.add_paragraph().add_run(block.text)
        if block.is_note:
            run.font.size, run.font.color.rgb = Pt(SMALL), RGBColor.from_string(QUIET)


def add_list(block: Bullets, file: Any) -> None:
    """A list; its numbers are written out, so that each list begins with 1."""
    from docx.shared import Mm

    for number, item in enumerate(block.items, 1):
        paragraph = file.add_paragraph(f"{number}.\t{item}" if block.is_numbered else item)
        if block.is_numbered:
            paragraph.paragraph_format.left_indent = Mm(INDENT)
            paragraph.paragraph_format.first_line_indent = Mm(-INDENT)
        else:
            paragraph.style = file.styles["List Bullet"]


def add_table(block: Table, file: Any) -> None:
    """A ruled table; its header row stands on every page, a row is not parted."""
    from docx.shared import Mm

    rows = [block.header, *block.rows] if block.header else list(block.rows)
    table = file.add_table(len(rows), len(rows[0]), style="Table Grid")
    table.autofit = False
    shares = block.shares or (1,) * len(rows[0])
    widths = [Mm((PAGE[0] - 2 * MARGIN) * share / sum(shares)) for share in shares]
    for column, width in zip(table.columns, widths):
        column.width = width
    for number, (row, texts) in enumerate(zip(table.rows, rows)):
        is_header = bool(block.header) and number == 0
        mark_row(row, is_header)
        for column, (cell, text, width) in enumerate(zip(row.cells, texts, widths)):
            cell.width = width
            fill(cell, text, is_name=is_header or (not block.header and column == 0))
    file.add_paragraph()


def mark_row(row: Any, is_header: bool) -> None:
    """Keep a row on one page, and have a header on each."""
    from docx.oxml.ns import qn

    for name in ("w:cantSplit", *(["w:tblHeader"] if is_header else [])):
        properties = row._tr.get_or_add_trPr()
        properties.append(properties.makeelement(qn(name), {}))


def fill(cell: Any, text: str, is_name: bool) -> None:
    """The lines of a cell; one that names others is bold on grey."""
    from docx.oxml.ns import qn
    from docx.shared import Pt

    for number, line in enumerate(text.split("\n")):
        paragraph = cell.add_paragraph() if number else cell.paragraphs[0]
        paragraph.paragraph_format.space_before = Pt(CELL_GAP if number == 0 else 0)
        paragraph.paragraph_format.space_after = Pt(CELL_GAP)
        paragraph.add_run(line).bold = is_name
    if is_name:
        properties = cell._tc.get_or_add_tcPr()
        attributes = {qn("w:val"): "clear", qn("w:color"): "auto", qn("w:fill"): SHADE}
        properties.append(properties.makeelement(qn("w:shd"), attributes))


def repacked(data: bytes) -> bytes:
    """The same archive with the same date at every entry."""
    packed = BytesIO()
    with ZipFile(BytesIO(data)) as old, ZipFile(packed, "w", ZIP_DEFLATED) as new:
        for name in old.namelist():
            entry = ZipInfo(name, ZIP_DATE)
            entry.compress_type, entry.external_attr = ZIP_DEFLATED, 0o600 << 16
            new.writestr(entry, old.read(name))
    return packed.getvalue()
