"""Tags: words that programs keep with a slide or a shape, and that PowerPoint keeps without showing them.

Each list of tags is a part of its own, to which a slide or a shape refers. The
names are in capitals, as PowerPoint writes them.
"""

from collections.abc import Iterable

from lxml import etree

from csirtgraph.slides.pptx.markup import NAMES, Element, element, qualified

TYPE = "application/vnd.openxmlformats-officedocument.presentationml.tags+xml"
RELATION = f"{NAMES['r']}/tags"
NAME = "CSIRTGRAPH"
PART = "ppt/tags/tag{}.xml"
BEFORE = ("p:bg", "p:spTree", "p:ph", "a:audioCd", "a:wavAudioFile", "a:audioFile", "a:videoFile", "a:quickTimeFile")


def tag_list(values: Iterable[str], old: Element | None = None) -> bytes:
    """The part with these values, and the tags of other programs that the `old` part has."""
    foreign = [tag for tag in old if is_foreign(tag)] if old is not None else []
    tags = [element("p:tag", {"name": f"{NAME}{number}", "val": value}) for number, value in enumerate(values)]
    made = etree.Element(qualified("p:tagLst"), nsmap=NAMES)
    made.extend([*foreign, *tags])
    return bytes(etree.tostring(made, xml_declaration=True, encoding="UTF-8", standalone=True))


def values_in(tags: Element) -> list[str]:
    """The values of our tags, in their order."""
    found = {tag.get("name", ""): tag.get("val", "") for tag in tags if isinstance(tag.tag, str)}
    ours = [name for name in found if name.startswith(NAME) and name[len(NAME) :].isdecimal()]
    return [found[name] for name in sorted(ours, key=lambda name: int(name[len(NAME) :]))]


def is_foreign(tag: Element) -> bool:
    """Whether another program set a tag."""
    return isinstance(tag.tag, str) and not tag.get("name", "").startswith(NAME)


def refer(holder: Element, id: str) -> None:
    """Have a slide (`p:cSld`) or a shape (`p:nvPr`) refer to a list of tags."""
    data = holder.find("p:custDataLst", NAMES)
    tags = data.find("p:tags", NAMES) if data is not None else None
    if tags is None:
        tags = element("p:tags")
    tags.set(qualified("r:id"), id)
    if data is None:
        data = element("p:custDataLst")
        first = {qualified(name) for name in BEFORE}
        holder.insert(sum(child.tag in first for child in holder), data)
    data.append(tags)


def referred(holder: Element | None) -> str:
    """The id of the relation to the tags of a slide or a shape; "" where it has none."""
    found = holder.find("p:custDataLst/p:tags", NAMES) if holder is not None else None
    return str(found.get(qualified("r:id"), "")) if found is not None else ""
