"""Shapes of boxes whose ids the plan changed: named by the new ids, so that they stay where they are."""

import re
from collections.abc import Iterable, Mapping

from csirtgraph.slides.pptx.markup import Element
from csirtgraph.slides.update.shapes import identity, name_of


def rename(shapes: Iterable[Element], ids: Mapping[str, str]) -> set[str]:
    """Name shapes by new ids, arrows by those of their ends; the names that changed."""
    found = list(shapes)
    names = {name_of(shape) for shape in found}
    changed = set()
    for shape in found:
        kind, space, rest = name_of(shape).rpartition(" ")
        name = kind + space + "".join(ids.get(part, part) for part in re.split("([>=:])", rest))
        if name != name_of(shape) and name not in names:
            identity(shape).set("name", name)
            changed.add(name.rpartition(" ")[2])
    return changed
