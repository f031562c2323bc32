"""Two tables as one: the rows of both, each row known by the id of its first cell that spans no other."""

from collections.abc import Callable
from dataclasses import dataclass, replace

from csirtgraph.drawing.model import Box, Drawing, Span

Changed = Callable[[Box, Box, Drawing, Drawing], Box]


@dataclass(frozen=True)
class Grid:
    """A table by rows: for each row its key, and the cells that span several rows by those they cover."""

    rows: dict[str, list[Box]]  # cells of one row, by the row's key
    spanning: dict[str, Box]
    covers: dict[str, list[str]]  # by a spanning cell, the keys of its rows


def span(box: Box) -> Span:
    """The span of a cell."""
    assert box.span is not None
    return box.span


def united_table(old: Drawing, new: Drawing, changed: Changed) -> tuple[Box, ...]:
    """The cells of both tables with their marks; of tables with other columns, those of the new one."""
    before, after = {box.id: box for box in old.boxes}, {box.id: box for box in new.boxes}

    def marked(box: Box) -> Box:
        was = before.get(box.id)
        if box.id not in after:
            return replace(box, mark="removed")
        return changed(was, box, old, new) if was else replace(box, mark="added")

    wide = spanning_columns(old) | spanning_columns(new)
    one, other = grid_of(old, wide), grid_of(new, wide)
    if one is None or other is None or heads(old) != heads(new) or old.table.columns != new.table.columns:
        return tuple(marked(box) for box in new.boxes)
    order, covers = united_rows(one, other)
    number = {key: row for row, key in enumerate(order, new.table.header)}
    found = [box for box in new.boxes if span(box).row < new.table.header]
    for id, keys in covers.items():
        cell = marked(other.spanning.get(id) or one.spanning[id])
        found.append(placed(cell, number[keys[0]], len(keys)))
    for key in order:
        cells = [marked(box) for box in other.rows.get(key) or one.rows[key]]
        found += [placed(cell, number[key]) for cell in cells]
    return tuple(found)


def placed(box: Box, row: int, rows: int = 1) -> Box:
    """A cell in another row."""
    return replace(box, span=replace(span(box), row=row, rows=rows))


def heads(drawing: Drawing) -> list[tuple[str, str]]:
    """The header of a table."""
    return [(box.id, box.name) for box in drawing.boxes if span(box).row < drawing.table.header]


def spanning_columns(drawing: Drawing) -> set[int]:
    """The columns in which a cell spans several rows."""
    return {span(box).column for box in drawing.boxes if span(box).rows > 1 and span(box).row >= drawing.table.header}


def grid_of(drawing: Drawing, wide: set[int]) -> Grid | None:
    """The rows of a table; None where they have no keys of their own."""
    rows: dict[int, list[Box]] = {}
    spanning: dict[str, Box] = {}
    for box in drawing.boxes:
        place = span(box)
        if place.row < drawing.table.header:
            continue
        if place.rows == 0 or (place.rows > 1 and place.column not in wide):
            return None
        if place.column in wide:
            spanning[box.id] = box
        else:
            rows.setdefault(place.row, []).append(box)
    keys = {number: min(cells, key=lambda box: span(box).column).id for number, cells in rows.items()}
    if len(set(keys.values())) < len(keys):
        return None
    covers = {
        id: [keys[row] for row in range(span(box).row, span(box).row + span(box).rows) if row in keys]
        for id, box in spanning.items()
    }
    return Grid({keys[number]: rows[number] for number in sorted(rows)}, spanning, covers)


def united_rows(old: Grid, new: Grid) -> tuple[list[str], dict[str, list[str]]]:
    """The rows of both in the new order, each that is gone behind its neighbour; and which rows each cell covers."""
    homes = {key: tuple(id for id, keys in new.covers.items() if key in keys) for key in new.rows}
    before = {key: tuple(id for id, keys in old.covers.items() if key in keys) for key in old.rows}
    order = list(new.rows)
    known = list(old.rows)
    for place, key in enumerate(known):
        if key in homes:
            continue
        homes[key] = before[key]
        above = [near for near in reversed(known[:place]) if near in order and homes[near] == before[key]]
        below = [near for near in known[place:] if near in order and homes[near] == before[key]]
        mates = [near for near in order if homes[near] == before[key]]
        if above:
            order.insert(order.index(above[0]) + 1, key)
        elif below:
            order.insert(order.index(below[0]), key)
        else:
            order.insert(order.index(mates[-1]) + 1 if mates else len(order), key)
    ids = dict.fromkeys(id for key in order for id in homes[key])
    return order, {id: [key for key in order if id in homes[key]] for id in ids}
