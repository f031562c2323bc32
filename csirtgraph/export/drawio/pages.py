"""Several files of draw.io as the pages of one."""

from collections.abc import Iterable
from xml.etree import ElementTree as ET


def joined(files: Iterable[tuple[str, bytes]]) -> bytes:
    """A file with a page for each of ours, which gets the name given with it and a number as its id."""
    book = ET.Element("mxfile", host="csirtgraph")
    for number, (name, data) in enumerate(files, 1):
        for page in ET.fromstring(data):
            page.set("id", f"csirtgraph-{number}")
            page.set("name", name)
            book.append(page)
    ET.indent(book, " ")
    text: bytes = ET.tostring(book, encoding="utf-8", xml_declaration=True)
    return text + b"\n"
