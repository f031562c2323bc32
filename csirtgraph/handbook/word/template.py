"""A company's Word template: opened with care, since anyone may have made it."""

import zlib
from contextlib import AbstractContextManager
from io import BytesIO
from pathlib import Path
from typing import Any
from zipfile import BadZipFile, ZipFile

from csirtgraph.errors import CsirtgraphError, blaming_file
from csirtgraph.text import Text

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"  # how encrypted documents begin, and Word 97's
ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
LARGEST = 200_000_000  # bytes, of everything in a template
TYPES = "[Content_Types].xml"
TEMPLATE_TYPE = b"wordprocessingml.template.main+xml"
DOCUMENT_TYPE = b"wordprocessingml.document.main+xml"
MACROS = b"macroEnabled"


class TemplateError(CsirtgraphError):
    """A Word template that cannot be used: its path, and why."""

    WORDS = {
        "unreadable": Text(
            "{path} を読めません ({detail}): 場所と権限を確認してください",
            "cannot read {path} ({detail}): check its location and permissions",
        ),
        "encrypted": Text(
            "{path} はパスワードで保護されています: Word で保護を外してから、もう一度実行してください",
            "{path} is protected by a password: remove it in Word and try again",
        ),
        "old": Text(
            "{path} は Word 97-2003 の形式です: Word で .docx または .dotx として保存してください",
            "{path} is in the format of Word 97-2003: save it as .docx or .dotx in Word",
        ),
        "no-document": Text(
            "{path} は Word の文書 (.docx、.dotx) ではないか、壊れています: Word で開けるか確かめてください",
            "{path} is not a Word document (.docx, .dotx) or is damaged: check whether Word opens it",
        ),
        "macros": Text(
            "{path} にはマクロがあります: Word で .docx または .dotx として保存してください",
            "{path} has macros: save it as .docx or .dotx in Word",
        ),
        "large": Text(
            "{path} は大きすぎます: 展開すると 200 MB を超えます",
            "{path} is too large: more than 200 MB when unpacked",
        ),
    }

    def __init__(self, path: Path, reason: str, detail: str = ""):
        super().__init__(reason, path=path, detail=detail or "–")


def opened(path: Path) -> Any:
    """The template, by python-docx; a .dotx as the document it would begin. Raises TemplateError."""
    import docx

    data = as_document(path)
    with readable(path):
        document = docx.Document(BytesIO(data))
    if document.element.body is None:
        raise TemplateError(path, "no-document")
    return document


def readable(path: Path | None) -> AbstractContextManager[None]:
    """Where python-docx stumbles over a template, it is damaged. Raises TemplateError."""
    return blaming_file(TemplateError(path, "no-document") if path else None)


def as_document(path: Path) -> bytes:
    """The bytes of a template, its type changed to that of a document. Raises TemplateError."""
    try:
        data = path.read_bytes()
    except OSError as error:
        raise TemplateError(path, "unreadable", error.strerror or str(error)) from error
    if data.startswith(OLE):
        raise TemplateError(path, "encrypted" if ENCRYPTED in data else "old")
    packed = BytesIO()
    try:
        with ZipFile(BytesIO(data)) as old, ZipFile(packed, "w") as new:
            if sum(entry.file_size for entry in old.infolist()) > LARGEST:
                raise TemplateError(path, "large")
            for entry in old.infolist():
                part = old.read(entry)
                if entry.filename == TYPES and MACROS in part:
                    raise TemplateError(path, "macros")
                if b"<!DOCTYPE" in part and entry.filename.endswith((".xml", ".rels")):
                    raise TemplateError(path, "no-document")
                new.writestr(
                    entry.filename, part.replace(TEMPLATE_TYPE, DOCUMENT_TYPE) if entry.filename == TYPES else part
                )
    except (BadZipFile, OSError, ValueError, NotImplementedError, RuntimeError, EOFError, zlib.error) as error:
        raise TemplateError(path, "no-document") from error
    return packed.getvalue()
