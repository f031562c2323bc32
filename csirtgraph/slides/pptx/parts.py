"""The parts of a deck that others refer to, in an archive that is changed part by part."""

from collections.abc import Mapping
from itertools import count
from pathlib import Path
from posixpath import basename, dirname, join, normpath, relpath

from csirtgraph.slides.pptx.markup import Element
from csirtgraph.slides.pptx.package import TYPES, parsed

RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
CONTENT = "http://schemas.openxmlformats.org/package/2006/content-types"
NONE = f'<Relationships xmlns="{RELATIONS}"/>'.encode()


def relations_of(name: str) -> str:
    """The name of the part with the relations of a part."""
    return join(dirname(name), "_rels", f"{basename(name)}.rels")


def targets_of(name: str, kind: str, parts: Mapping[str, bytes], path: Path) -> dict[str, str]:
    """The parts that a part refers to by relations of a kind, by the ids of these. Raises DeckError."""
    root = parsed(parts.get(relations_of(name), NONE), path)
    inner = (item for item in root if item.get("TargetMode") != "External" and item.get("Type", "").endswith(kind))
    return {item.get("Id", ""): normpath(join("/", dirname(name), item.get("Target", "")))[1:] for item in inner}


def related(name: str, kind: str, parts: Mapping[str, bytes], path: Path) -> str:
    """The first part that a part refers to by a relation of a kind; "" for none. Raises DeckError."""
    return next(iter(targets_of(name, kind, parts, path).values()), "")


def add_part(data: bytes, at: str, kind: str, relation: str, owner: str, parts: dict[str, bytes], path: Path) -> str:
    """A further part that `owner` refers to, named by `at` and a number; the id of the relation. Raises DeckError."""
    name = next(free for number in count(1) if (free := at.format(number)) not in parts)
    parts[name] = data
    types = parsed(parts[TYPES], path)
    types.append(made(f"{{{CONTENT}}}Override", {"PartName": f"/{name}", "ContentType": kind}))
    parts[TYPES] = as_bytes(types)
    relations = parsed(parts.get(relations_of(owner), NONE), path)
    known = {item.get("Id") for item in relations}
    id = next(free for number in count(1) if (free := f"rId{number}") not in known)
    target = {"Id": id, "Type": relation, "Target": relpath(name, dirname(owner))}
    relations.append(made(f"{{{RELATIONS}}}Relationship", target))
    parts[relations_of(owner)] = as_bytes(relations)
    return id


def made(tag: str, attributes: Mapping[str, str]) -> Element:
    """An element of these parts."""
    from lxml import etree

    return etree.Element(tag, attributes)


def as_bytes(root: Element) -> bytes:
    """XML as the bytes of a part."""
    from lxml import etree

    return bytes(etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True))
