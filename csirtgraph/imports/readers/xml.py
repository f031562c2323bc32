"""XML without document types and entities, which a diagram or a workbook never needs."""

import re
from typing import Any

from csirtgraph.imports.errors import ImportFailure

DOCTYPE = re.compile(b"<!(DOCTYPE|ENTITY)")


def refuse_doctype(head: bytes, place: str) -> None:
    """Raises ImportFailure where XML begins with a document type, in whatever encoding."""
    if DOCTYPE.search(head.replace(b"\0", b"")):
        raise ImportFailure("doctype", place)


def parse_xml(data: bytes, place: str) -> Any:
    """The root of an XML text. Raises ImportFailure."""
    from xml.etree.ElementTree import ParseError

    from defusedxml import DefusedXmlException
    from defusedxml.ElementTree import fromstring

    try:
        return fromstring(data, forbid_dtd=True)
    except DefusedXmlException as error:
        raise ImportFailure("doctype", place) from error
    except ParseError as error:
        line, column = error.position
        raise ImportFailure("damaged", f"{place}:{line}:{column + 1}") from error
    except (ValueError, LookupError) as error:
        raise ImportFailure("damaged", place) from error
