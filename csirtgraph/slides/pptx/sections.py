"""The sections of a deck, by which PowerPoint groups the slides in its list."""

from collections.abc import Sequence
from typing import Any
from uuid import NAMESPACE_URL, uuid5

from lxml import etree

from csirtgraph.slides.pptx.markup import NAMES, Element, clean, qualified

P14 = "http://schemas.microsoft.com/office/powerpoint/2010/main"
URI = "{521415D9-36F7-43E2-AB2F-B90AF26B5E84}"  # of the extension that has them


def add_sections(deck: Any, sections: Sequence[tuple[str, int]]) -> None:
    """Sections by their names and their numbers of slides, which are the last ones; the first takes all before them."""
    ids = [item.get("id") for item in deck.element.iterfind("p:sldIdLst/p:sldId", NAMES)]
    whole = listed(deck.element)
    known = {item.get("id") for item in whole.iter(f"{{{P14}}}sldId")}
    end = len(ids) - sum(count for _, count in sections)
    loose = [id for id in ids[:end] if id not in known]
    for number, (name, count) in enumerate(sections):
        own, end = [*([] if number else loose), *ids[end : end + count]], end + count
        guid = f"{{{str(uuid5(NAMESPACE_URL, f'csirtgraph:{number}:{name}')).upper()}}}"
        section = etree.SubElement(whole, f"{{{P14}}}section", name=clean(name), id=guid)
        listing = etree.SubElement(section, f"{{{P14}}}sldIdLst")
        for id in own:
            etree.SubElement(listing, f"{{{P14}}}sldId", id=id)


def listed(root: Element) -> Element:
    """The list of sections of a deck, which gets one where it has none."""
    found = root.find(f".//{{{P14}}}sectionLst")
    if found is not None:
        return found
    extensions = root.find("p:extLst", NAMES)
    if extensions is None:
        extensions = etree.SubElement(root, qualified("p:extLst"))
    extension = etree.SubElement(extensions, qualified("p:ext"), uri=URI)
    return etree.SubElement(extension, f"{{{P14}}}sectionLst", nsmap={"p14": P14})
