"""Scenes as they travel: their parts and shapes as columns of numbers, and what they say once for all scenes.

`unpack.js` is the other half. The page of a plan that is not large stays plain
JSON, which a mail gateway can read.
"""

from collections.abc import Hashable, Iterable, Mapping, Sequence
from typing import Any, TypeAlias

from csirtgraph.studio.page.columns import column_of
from csirtgraph.studio.page.scene import short

Json: TypeAlias = Any
Part: TypeAlias = "Mapping[str, Json]"
Shape: TypeAlias = "list[Json]"

PARTS = ("frames", "arrows", "boxes")
WORDS = ("title", "badge", "subtitle", "about")
PLACE = ("x", "y", "w", "h")
SHAPES = ("shapes", "words", "sign")
NUMBERS = (*PLACE, "count")  # columns that are numbers in themselves
NEAR = 0.15  # pt between where something stands and where it would
#: By the letter of a shape, where its values go; the rest of it is its look. `b` is a rectangle as large as its part,
#: `m` a text in the middle of its part; `T` and `M` are texts of several lines, with the distance between these.
COLUMNS = {
    "r": ("x", "y", "w", "h"),
    "b": (),
    "p": ("says",),
    "g": ("says",),
    "e": ("x", "y"),
    "t": ("says", "x", "y"),
    "m": ("says", "y"),
    "T": ("says", "x", "y", "h"),
    "M": ("says", "y", "h"),
}
MIDDLE = {"t": "m", "T": "M"}


class Numbered(dict[Hashable, int]):
    """The entries of a table, each once; a new one gets the next number."""

    def __missing__(self, entry: Hashable) -> int:
        """The number of a new entry."""
        self[entry] = number = len(self)
        return number


class Tables:
    """What scenes share, each once and known by its number: names of columns, values of any kind, columns."""

    def __init__(self) -> None:
        self.names, self.values, self.known = Numbered(), Numbered(), Numbered()
        self.columns: list[Json] = [[]]  # 0 is the column of a part that has none

    def as_json(self) -> dict[str, Json]:
        """The tables as they travel."""
        return {"names": [*self.names], "values": [*self.values], "columns": self.columns}

    def column(self, name: str, values: Sequence[Json]) -> int:
        """The number of a column: of lengths and counts as they are, of other values by their numbers."""
        if name.rpartition(".")[2] not in NUMBERS:
            values = [None if one is None else self.values[one] for one in values]
        number = self.known[tuple(values)] + 1
        if number == len(self.columns):
            self.columns.append(column_of(values))
        return number

    def row(self, columns: Mapping[str, Sequence[Json]]) -> list[int]:
        """Columns by their numbers, in the order of the names."""
        found = {self.names[name]: self.column(name, values) for name, values in columns.items()}
        return [found.get(at, 0) for at in range(max(found, default=-1) + 1)]


def alone(scene: Mapping[str, Json]) -> dict[str, Json]:
    """A packed scene that has its own tables."""
    tables = Tables()
    return packed(spread(scene), tables) | {"tables": tables.as_json()}


def spread(scene: Mapping[str, Json]) -> dict[str, Json]:
    """A scene whose parts are columns."""
    parts = {name: scene[name] for name in PARTS} | {"around": [{"shapes": scene["around"]}]}
    return {**scene, **{name: columns_of(listed) for name, listed in parts.items()}}


def packed(scene: Mapping[str, Json], tables: Tables) -> dict[str, Json]:
    """A spread scene whose words and columns are numbers of tables."""
    words = {name: tables.values[scene[name]] for name in WORDS}
    return {**scene, **words, **{name: tables.row(scene[name]) for name in (*PARTS, "around")}}


def columns_of(parts: Sequence[Part]) -> dict[str, Sequence[Json]]:
    """By name, the values of all parts; None where a part has none."""
    names = dict.fromkeys(name for part in parts for name in part)
    found: dict[str, Sequence[Json]] = {}
    for name in names:
        values = [part.get(name) for part in parts]
        if name in SHAPES:
            found |= shapes_of(name, parts)
        elif name == "id":
            found |= halves_of(values)
        else:
            found[name] = values
    return found


def halves_of(ids: Iterable[Json]) -> dict[str, Sequence[Json]]:
    """Ids, as those of cells are made: what stands before their last slash, and behind it."""
    pairs = [id.rpartition("/") if "/" in id else (id, "", None) for id in ids]
    return {"id": [head for head, _, _ in pairs], "cell": [tail for _, _, tail in pairs]}


def shapes_of(name: str, parts: Sequence[Part]) -> Mapping[str, Sequence[Json]]:
    """How many shapes each part has, and the shapes of all of them below each other."""
    blocks = [in_blocks(part[name]) if name in part else None for part in parts]
    found: dict[str, list[Json]] = {f"{name}.count": [None if shapes is None else len(shapes) for shapes in blocks]}
    for shapes, part in zip(blocks, parts):
        for shape in shapes or ():
            kind, values, look = taken_apart(shape, part)
            found.setdefault(f"{name}.look", []).append((kind, *look))
            for column in COLUMNS[kind]:
                found.setdefault(f"{name}.{column}", []).append(values[column])
    return found


def taken_apart(shape: Shape, part: Part) -> tuple[str, dict[str, Json], Shape]:
    """A shape's letter, its values by column, and its look."""
    kind, names = shape[0], COLUMNS[shape[0]]
    values, look = dict(zip(names, shape[1:])), shape[1 + len(names) :]
    width, height = part.get("w"), part.get("h")
    if kind == "r" and [values[name] for name in PLACE] == [0, 0, width, height]:
        kind = "b"
    if kind in MIDDLE and look[-1] == "m" and width and abs(values["x"] - width / 2) < NEAR:
        kind = MIDDLE[kind]
    return kind, values, look


def in_blocks(shapes: Iterable[Shape]) -> list[Shape]:
    """Shapes in which lines of text below each other are one, with their distance."""
    found: list[Shape] = []
    for shape in shapes:
        block = joined(found[-1], shape) if found and shape[0] == "t" and found[-1][0] in MIDDLE else None
        found[-1:] = [block] if block else [*found[-1:], shape]
    return found


def joined(above: Shape, text: Shape) -> "Shape | None":
    """A text and its next line as one; None where the line does not stand in its place."""
    _, words, left, top, *distances = above[: 1 + len(COLUMNS[above[0]])]
    _, line, x, y, *look = text
    if (left, above[-len(look) :]) != (x, look):
        return None
    count = words.count("\n") + 1
    distance = distances[0] if distances else short(y - top)
    if distance <= 0 or abs(top + count * distance - y) > NEAR:
        return None
    return ["T", f"{words}\n{line}", x, top, distance, *look]
