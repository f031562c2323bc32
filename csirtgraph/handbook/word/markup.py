"""Elements of WordprocessingML, and the fields among them."""

from collections.abc import Iterator, Mapping
from typing import Any, TypeAlias

Element: TypeAlias = Any  # of lxml, which has no types


def node(tag: str, attributes: Mapping[str, object] | None = None, *children: Element) -> Element:
    """An element such as "w:p" with attributes and what is in it."""
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    made = OxmlElement(tag)
    for name, value in (attributes or {}).items():
        made.set(qn(name), str(value))
    made.extend(children)
    return made


def run(text: str, *properties: Element) -> Element:
    """A text with its looks; its spaces are kept."""
    words = node("w:t")
    words.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
    words.text = text
    return node("w:r", {}, *([node("w:rPr", {}, *properties)] if properties else []), words)


def field(code: str, shown: str, is_stale: bool = False) -> Iterator[Element]:
    """The runs of a field and what it shows; Word works a stale one out when it opens the document."""
    begin = {"w:fldCharType": "begin"} | ({"w:dirty": "true"} if is_stale else {})
    instruction = node("w:instrText")
    instruction.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
    instruction.text = f" {code} "
    yield node("w:r", {}, node("w:fldChar", begin))
    yield node("w:r", {}, instruction)
    yield node("w:r", {}, node("w:fldChar", {"w:fldCharType": "separate"}))
    yield run(shown)
    yield node("w:r", {}, node("w:fldChar", {"w:fldCharType": "end"}))


def bookmarked(paragraph: Element, name: str, number: int) -> None:
    """A paragraph that links and fields can name."""
    paragraph.insert(1 if paragraph.pPr is not None else 0, node("w:bookmarkStart", {"w:id": number, "w:name": name}))
    paragraph.append(node("w:bookmarkEnd", {"w:id": number}))
