"""PDFs: their language and title, which cairo does not set; and several as one file with bookmarks."""

from collections.abc import Iterable
from io import BytesIO
from typing import TYPE_CHECKING

from csirtgraph.text import Language

if TYPE_CHECKING:
    from pypdf import PdfWriter

VERSION = "%PDF-1.5"  # which cairo writes


def described(data: bytes, language: Language) -> bytes:
    """A PDF that says its language."""
    from pypdf import PdfWriter

    return written(PdfWriter(clone_from=BytesIO(data)), language)


def joined(files: Iterable[tuple[str, bytes]], title: str, language: Language) -> bytes:
    """PDFs one after the other, with a bookmark for each, which is also the title given with it."""
    from pypdf import PdfWriter

    book = PdfWriter()
    for name, data in files:
        book.append(BytesIO(data), outline_item=name, import_outline=False)
    book.add_metadata({"/Title": title, "/Creator": "csirtgraph"})
    return written(book, language)


def written(book: "PdfWriter", language: Language) -> bytes:
    """The bytes, which depend on nothing else."""
    from pypdf.generic import BooleanObject, DictionaryObject, NameObject, TextStringObject

    shown = DictionaryObject({NameObject("/DisplayDocTitle"): BooleanObject(True)})
    book.root_object[NameObject("/Lang")] = TextStringObject(language)
    book.root_object[NameObject("/ViewerPreferences")] = shown
    book.pdf_header = VERSION
    file = BytesIO()
    book.write(file)
    return file.getvalue()
