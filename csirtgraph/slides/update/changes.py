"""The changes of an update in a figure, by the names of boxes, flows and rows."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from typing import Literal, TypeAlias

from csirtgraph.slides.marks import text_of
from csirtgraph.slides.pptx.markup import Element
from csirtgraph.slides.update.merge import is_changed, is_edited
from csirtgraph.slides.update.shapes import identity, name_of, note_of

How: TypeAlias = Literal["added", "removed", "changed", "renamed", "freed", "kept", "overwritten"]


@dataclass(frozen=True)
class Change:
    """What an update does to a part: what it is, what it is called, and the text it had where that is lost.

    A part that people edited is kept where the plan did not change it, else overwritten.
    """

    how: How
    what: str
    name: str
    text: str = ""


def changes_between(old: Iterable[Element], new: Iterable[Element], renamed: Collection[str]) -> Iterator[Change]:
    """What differs between the shapes of two groups; where something stands does not matter."""
    before, after = parts_of(old), parts_of(new)
    for key, shapes in after.items():
        found = before.get(key)
        if found is None:
            yield Change("added", key[0], called(shapes))
        else:
            yield from change_of(key, found, shapes, renamed)
    for key, shapes in before.items():
        if key not in after:
            yield Change("removed", key[0], called(shapes))


def edits_in(shapes: Iterable[Element]) -> Iterator[Change]:
    """What people changed in the shapes of a group that the plan did not change."""
    for key, found in parts_of(shapes).items():
        if any(map(is_edited, found.values())):
            yield Change("kept", key[0], called(found))


Key: TypeAlias = tuple[str, str]
Shapes: TypeAlias = dict[str, Element]


def change_of(key: Key, before: Shapes, after: Shapes, renamed: Collection[str]) -> Iterator[Change]:
    """What became of one part of a figure."""
    edited = [shape for shape in before.values() if is_edited(shape)]
    is_other = before.keys() != after.keys()
    if is_other or any(is_changed(before[name], shape) for name, shape in after.items()):
        if edited:
            yield Change("overwritten", key[0], called(after), " / ".join(filter(None, map(text_of, edited))))
        else:
            yield Change("renamed" if key[1] in renamed else "changed", key[0], called(after))
    elif edited:
        yield Change("kept", key[0], called(before))


def parts_of(shapes: Iterable[Element]) -> dict[Key, Shapes]:
    """The shapes of each part of a figure by their names; a label belongs to its flow, the legend is one."""
    found: dict[Key, Shapes] = defaultdict(dict)
    for shape in shapes:
        if identity(shape) is not None and name_of(shape) != "ground":
            found[kind_of(shape)][name_of(shape)] = shape
    return dict(found)


def called(shapes: Shapes) -> str:
    """What a part is called: its words for a listener, else its name."""
    first = next(iter(shapes.values()))
    what, key = kind_of(first)
    spoken = "" if what == "legend" else next(filter(None, (identity(s).get("descr", "") for s in shapes.values())), "")
    return spoken or key


def kind_of(shape: Element) -> Key:
    """What a shape is, and by what name it is known."""
    kind, _, rest = name_of(shape).partition(" ")
    if kind in ("flow", "label"):
        return "flow", rest
    if kind in ("legend", "notes"):
        return kind, kind
    note = note_of(shape)
    return note[0] if note else "box", name_of(shape)
