"""The text of a file, in whatever encoding it was saved."""

from codecs import BOM_UTF8, BOM_UTF16_BE, BOM_UTF16_LE
from collections.abc import Iterator

from csirtgraph.extras import require
from csirtgraph.imports.errors import ImportFailure
from csirtgraph.imports.limits import TEXT_BYTES

BOMS = {BOM_UTF8: "utf-8-sig", BOM_UTF16_LE: "utf-16", BOM_UTF16_BE: "utf-16"}
#: What Japanese and Western Windows write; among those that can decode a file, the least garbled is taken.
CANDIDATES = ["utf_8", "cp932", "euc_jp", "iso2022_jp", "cp1252", "utf_16_le", "utf_16_be"]


def decode(data: bytes, name: str) -> str:
    """The text with its line ends as `\\n`. Raises ImportFailure where no encoding fits, and MissingExtra."""
    if len(data) > TEXT_BYTES:
        raise ImportFailure("too-large", name, limit=TEXT_BYTES // 1024**2, unit="MB")
    for encoding in encodings_of(data):
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        return text.replace("\r\n", "\n").replace("\r", "\n")
    raise ImportFailure("encoding", name)


def encodings_of(data: bytes) -> Iterator[str]:
    """The encoding that the first bytes name; else UTF-8, which nothing else looks like; else the likeliest."""
    for mark, encoding in BOMS.items():
        if data.startswith(mark):
            yield encoding
            return
    if b"\0" not in data:
        yield "utf-8"
    require("imports")
    from charset_normalizer import from_bytes

    best = from_bytes(data, cp_isolation=CANDIDATES).best()
    if best is not None:
        yield best.encoding
