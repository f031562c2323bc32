"""Two tables as one: the rows and columns of both, each known by its id and not by its place."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from csirtgraph.compare.cells import Cells, Changed, columns_of, merged
from csirtgraph.compare.one_piece import in_one_piece, span
from csirtgraph.compare.ranges import are_named, ranged_cells
from csirtgraph.drawing.model import Box, Drawing

BESIDE = ("/group/", "/area/", "/aim/")  # ids of cells beside the rows of what is in a group


@dataclass(frozen=True)
class Grid:
    """A table by rows: for each row its key, and the cells that span several rows by those they cover."""

    rows: dict[str, list[Box]]  # cells of one row, by the row's key
    spanning: dict[str, Box]
    covers: dict[str, list[str]]  # by a spanning cell, the keys of its rows


def united_table(old: Drawing, new: Drawing, changed: Changed) -> Drawing:
    """The new table with the rows and columns that are gone, every cell with its mark.

    A row is known by the id of its first cell that spans no other, a column by the id of its header.
    Of tables whose rows or columns have no such ids, the cells of the new one alone.
    """
    whole = joined(in_one_piece(old), in_one_piece(new), changed)
    return whole if any(box.mark for box in whole.boxes) else new


def joined(old: Drawing, new: Drawing, changed: Changed) -> Drawing:
    """The cells of two tables in one piece each, as one table."""
    cells = Cells(old, new, changed)
    found = body_of(cells) if cells.columns else None
    if found is None:
        return new.holding(tuple(map(cells.marked, new.boxes)), new.frames, ())
    heads = [cells.placed(box, span(box).row, span(box).rows) for box in heads_of(old, new)]
    widths = {**width_of(old), **width_of(new)}
    columns = tuple(widths[column] for column in cells.columns)
    return replace(new, body=replace(new.table, boxes=(*heads, *found), columns=columns))


def body_of(cells: Cells) -> list[Box] | None:
    """What stands below the headers; None where rows have no keys of their own."""
    if cells.new.table.lists:
        return list_cells(cells)
    wide = spanning_columns(cells.old) | spanning_columns(cells.new)
    one, other = grid_of(cells.old, wide), grid_of(cells.new, wide)
    if one is None or other is None:
        return list(ranged_cells(cells)) if are_named(cells.old) and are_named(cells.new) else None
    order, covers = united_rows(one, other)
    number = {key: row for row, key in enumerate(order, cells.new.table.header)}
    found = [
        cells.placed(other.spanning.get(id) or one.spanning[id], number[keys[0]], len(keys))
        for id, keys in covers.items()
    ]
    for key in order:
        row = row_of(cells, one.rows.get(key, []), other.rows.get(key, []))
        found += [cells.placed(box, number[key]) for box in row]
    return found


def row_of(cells: Cells, old: list[Box], new: list[Box]) -> list[Box]:
    """The cells of a row of both: the new ones, and the old ones of columns that are gone."""
    known = {column for box in new for column in cells.covers[box.id]}
    ids = {box.id for box in new}
    return new + [box for box in old if box.id not in ids and not known.intersection(cells.covers[box.id])]


def list_cells(cells: Cells) -> list[Box]:
    """The cells of columns that are lists: each with what is gone from it; what is in another list now has moved."""
    boxes = {box.id: box for box in (*cells.old.boxes, *cells.new.boxes)}
    before, after = lists_of(cells.old), lists_of(cells.new)
    home = {id: column for column, ids in before.items() for id in ids}
    kept = {id for ids in after.values() for id in ids}
    found = []
    for column in cells.columns:
        now = after.get(column, [])
        was = [id for id in before.get(column, []) if id in now or id not in kept]
        for row, id in enumerate(merged(was, now), cells.new.table.header):
            cell = cells.placed(boxes[id], row)
            if id in kept and home.get(id, column) != column:
                moved = f"{boxes[home[id]].name} → {boxes[column].name}"
                cell = replace(cell, lines=(*cell.lines, moved), mark="moved")
            found.append(cell)
    return found


def lists_of(drawing: Drawing) -> dict[str, list[str]]:
    """By column, the ids of its cells from the top down."""
    columns = columns_of(drawing)
    found: dict[str, list[str]] = {column: [] for column in columns}
    for box in sorted(drawing.boxes, key=lambda box: span(box).row):
        if span(box).row >= drawing.table.header:
            found[columns[span(box).column]].append(box.id)
    return found


def width_of(drawing: Drawing) -> dict[str, float]:
    """How wide each column is, by its id."""
    return dict(zip(columns_of(drawing), drawing.table.columns))


def heads_of(old: Drawing, new: Drawing) -> Iterable[Box]:
    """The header cells of both, those of the new one where both have them."""
    heads = {box.id: box for drawing in (new, old) for box in drawing.boxes if span(box).row < drawing.table.header}
    return (heads | {box.id: box for box in new.boxes if box.id in heads}).values()


def spanning_columns(drawing: Drawing) -> set[str]:
    """The ids of the columns in which cells stand beside the rows of a group."""
    columns = columns_of(drawing)
    return {columns[span(box).column] for box in drawing.boxes if box.id.startswith(BESIDE)}


def grid_of(drawing: Drawing, wide: set[str]) -> Grid | None:
    """The rows of a table; None where they have no keys of their own."""
    columns = columns_of(drawing)
    rows: dict[int, list[Box]] = {}
    spanning: dict[str, Box] = {}
    for box in drawing.boxes:
        place = span(box)
        if place.row < drawing.table.header:
            continue
        if place.rows != 1 and not box.id.startswith(BESIDE):
            return None
        if columns[place.column] in wide:
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
