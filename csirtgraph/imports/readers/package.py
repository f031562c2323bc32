"""Zips of XML, as Excel and PowerPoint save them, looked at before anything is unpacked."""

import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO
from zipfile import BadZipFile, ZipFile, ZipInfo

from csirtgraph.imports import limits
from csirtgraph.imports.errors import ImportFailure
from csirtgraph.imports.readers.xml import refuse_doctype

OLD = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"  # of formats before 2007, and of any file under a password
ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
MEGABYTES = "MB"
BROKEN = (BadZipFile, zlib.error, NotImplementedError, EOFError, OSError, RuntimeError, ValueError)


@contextmanager
def package_in(data: bytes, name: str, old: str) -> Iterator[ZipFile]:
    """A package that is open and whole; `old` is the code of the error for a file of an older format.

    Raises ImportFailure, also for damage that is found while the package is read.
    """
    if data.startswith(OLD):
        raise ImportFailure("password" if ENCRYPTED in data else old, name)
    try:
        with ZipFile(BytesIO(data)) as package:
            if any(part.flag_bits & 1 for part in package.infolist()):
                raise ImportFailure("password", name)
            if len(package.infolist()) > limits.PARTS:
                raise ImportFailure("too-large", name, limit=limits.PARTS, unit=limits.FILES_INSIDE)
            yield package
    except BROKEN as error:
        raise ImportFailure("damaged", name) from error


def check_part(package: ZipFile, part: ZipInfo, name: str) -> None:
    """Raises ImportFailure for a part that is too large or has entities; a zip cannot unpack more than it declares."""
    place = f"{name}:{part.filename}"
    if part.file_size > limits.PART_BYTES:
        raise ImportFailure("too-large", place, limit=limits.PART_BYTES // 1024**2, unit=MEGABYTES)
    with package.open(part) as file:
        refuse_doctype(file.read(limits.HEAD), place)
