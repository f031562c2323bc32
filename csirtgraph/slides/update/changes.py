"""The changes of an update in a figure, by the names of boxes, flows and rows."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal

from csirtgraph.slides.pptx.markup import NAMES, Element, qualified
from csirtgraph.slides.update.existing import identity, name_of, note_of


@dataclass(frozen=True)
class Change:
    """A part that an update adds, removes or changes: what it is and what it is called."""

    how: Literal["added", "removed", "changed", "freed"]
    what: str
    name: str


@dataclass(frozen=True)
class Fact:
    """What a part of a figure says: what it is, its name and its words for a listener, its texts and colours."""

    what: str
    name: str
    spoken: str
    said: tuple[str, ...]

    def differs(self, other: "Fact") -> bool:
        """Whether two say different things; a program that lost what is spoken changed nothing."""
        return self.said != other.said or bool(self.spoken and other.spoken and self.spoken != other.spoken)


def changes_between(old: Iterable[Element], new: Iterable[Element]) -> Iterator[Change]:
    """What differs between the shapes of two groups; where something stands does not matter."""
    before, after = facts_of(old), facts_of(new)
    for key, fact in after.items():
        if key not in before:
            yield Change("added", fact.what, fact.spoken or fact.name)
        elif fact.differs(before[key]):
            yield Change("changed", fact.what, fact.spoken or fact.name)
    for key, fact in before.items():
        if key not in after:
            yield Change("removed", fact.what, fact.spoken or fact.name)


def facts_of(shapes: Iterable[Element]) -> dict[str, Fact]:
    """What each part of a figure says, by its name; a label speaks for its flow, the legend is one."""
    found: dict[str, Fact] = {}
    for shape in shapes:
        if identity(shape) is None or name_of(shape) == "ground":
            continue
        what, key = kind_of(shape)
        old = found.get(key, Fact(what, key, "", ()))
        spoken = old.spoken or identity(shape).get("descr", "")
        found[key] = Fact(
            what, old.name, "" if what == "legend" else spoken, (*old.said, text_of(shape), *look_of(shape))
        )
    return found


def kind_of(shape: Element) -> tuple[str, str]:
    """What a shape is, and by what name it is known."""
    kind, _, rest = name_of(shape).partition(" ")
    if kind in ("flow", "label"):
        return "flow", rest
    if kind in ("legend", "notes"):
        return kind, kind
    note = note_of(shape)
    return note[0] if note else "box", name_of(shape)


def text_of(shape: Element) -> str:
    """All text of a shape or a cell."""
    return "\n".join(
        "".join(run.text or "" for run in paragraph.iter(qualified("a:t")))
        for paragraph in shape.iter(qualified("a:p"))
    )


def look_of(shape: Element) -> tuple[str, ...]:
    """The colour of a shape's ground, and how its line is dashed."""
    ground = shape.find("p:spPr/a:solidFill/*", NAMES)
    dash = shape.find("p:spPr/a:ln/a:prstDash", NAMES)
    return (
        ground.get("val", "").upper() if ground is not None else "",
        dash.get("val", "") if dash is not None else "solid",
    )


def table_changes(old: Element, new: Element) -> Iterator[Change]:
    """The rows that a table loses, gains and says otherwise; a row is known by its first words."""
    before, after = rows_of(old), rows_of(new)
    for name in [*after, *(name for name in before if name not in after)]:
        if name not in before:
            yield Change("added", "row", name)
        elif name not in after:
            yield Change("removed", "row", name)
        elif before[name] != after[name]:
            yield Change("changed", "row", name)


def rows_of(table: Element) -> dict[str, tuple[tuple[str, str], ...]]:
    """Text and colour of the cells of each row."""
    found: dict[str, tuple[tuple[str, str], ...]] = {}
    for number, row in enumerate(table.iter(qualified("a:tr"))):
        shown = (cell for cell in row.iter(qualified("a:tc")) if not (cell.get("vMerge") or cell.get("hMerge")))
        cells = tuple((text_of(cell), colour_of(cell)) for cell in shown)
        words = [text.split("\n")[0] for text, _ in cells if text.strip()]
        name = next(iter(words), str(number + 1))
        while name in found:
            name = f"{name} / {words[1] if len(words) > 1 and words[1] not in name else number + 1}"
        found[name] = cells
    return found


def colour_of(cell: Element) -> str:
    """The colour of a cell's ground."""
    ground = cell.find("a:tcPr/a:solidFill/*", NAMES)
    return ground.get("val", "").upper() if ground is not None else ""
