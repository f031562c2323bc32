"""Scenes as `unpack.js` and `columns.js` read them."""

from collections.abc import Iterator
from itertools import accumulate
from typing import Any

from csirtgraph.studio.page.columns import LETTERS
from csirtgraph.studio.page.pack import COLUMNS, PARTS, WORDS


def cells_of(column: Any) -> list[Any]:
    """The values of a column."""
    match column:
        case {"steps": steps}:
            cells = cells_of(steps)
            sums = accumulate(step or 0 for step in cells)
            return [None if step is None else total for step, total in zip(cells, sums)]
        case {"cycle": cycle, "to": count}:
            cells = cells_of(cycle)
            return [cells[at % len(cells)] for at in range(count)]
        case {"each": each, "by": times}:
            return [value for value in cells_of(each) for _ in range(times)]
        case {"of": values, "at": letters}:
            return [values[LETTERS.index(letter)] for letter in letters]
    return list(column)


def unpacked(scene: dict[str, Any], tables: dict[str, Any] | None = None) -> dict[str, Any]:
    """A scene with its parts as lists."""
    known = tables or scene["tables"]
    words = {name: known["values"][scene[name]] for name in WORDS}
    parts = {name: parts_of(scene[name], known) for name in (*PARTS, "around")}
    rest = {name: value for name, value in scene.items() if name != "tables"}
    return {**rest, **words, **parts, "around": parts["around"][0]["shapes"]}


def parts_of(row: list[int], tables: dict[str, Any]) -> list[dict[str, Any]]:
    """The parts of a kind."""
    table = {}
    for name, number in zip(tables["names"], row):
        cells, is_number = cells_of(tables["columns"][number]), name.split(".")[-1] in ("x", "y", "w", "h", "count")
        if number:
            table[name] = cells if is_number else [None if one is None else tables["values"][one] for one in cells]
    count = max((len(cells) for name, cells in table.items() if "." not in name or name.endswith("count")), default=0)
    parts: list[dict[str, Any]] = [{} for _ in range(count)]
    for name, cells in table.items():
        for part, value in zip(parts, cells if "." not in name else ()):
            if value is not None and name != "cell":
                part[name] = value
    for part, cell in zip(parts, table.get("cell", ())):
        part["id"] += "" if cell is None else f"/{cell}"
    for name in ("shapes", "words", "sign"):
        left = {column: iter(cells) for column, cells in table.items() if column.startswith(f"{name}.")}
        for part, number in zip(parts, table.get(f"{name}.count", ())):
            if number is not None:
                part[name] = [shape for _ in range(number) for shape in shapes_from(name, left, part)]
    return parts


def shapes_from(name: str, left: dict[str, Any], part: dict[str, Any]) -> Iterator[list[Any]]:
    """The next shape; a text line by line."""
    kind, *look = next(left[f"{name}.look"])
    values = {column: next(left[f"{name}.{column}"]) for column in COLUMNS[kind]}
    if kind == "b":
        yield ["r", 0, 0, part["w"], part["h"], *look]
    elif kind not in "tmTM":
        yield [kind, *values.values(), *look]
    else:
        for at, line in enumerate(values["says"].split("\n")):
            left_edge = values["x"] if "x" in values else part["w"] / 2
            yield ["t", line, left_edge, values["y"] + at * values.get("h", 0), *look]
