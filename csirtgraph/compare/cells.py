"""The cells of two tables, each with what happened to it, over columns that are known by their ids."""

from collections.abc import Callable, Sequence
from dataclasses import replace

from csirtgraph.compare.one_piece import span
from csirtgraph.drawing.model import Box, Drawing

Changed = Callable[[Box, Box, Drawing, Drawing], Box]


class Cells:
    """The cells of two tables: what happened to each, and which columns it covers."""

    def __init__(self, old: Drawing, new: Drawing, changed: Changed):
        self.old, self.new, self.changed = old, new, changed
        self.before = {box.id: box for box in old.boxes}
        self.after = {box.id: box for box in new.boxes}
        self.columns = merged(columns_of(old), columns_of(new))
        self.covers = covered(old) | covered(new)

    def marked(self, box: Box) -> Box:
        """A cell with what happened to it."""
        if box.id not in self.before:
            return replace(box, mark="added")
        if box.id not in self.after:
            return replace(box, mark="removed")
        return self.changed(self.before[box.id], box, self.old, self.new)

    def placed(self, box: Box, row: int, rows: int = 1) -> Box:
        """A cell with its mark, over its columns in the rows given."""
        places = [self.columns.index(column) for column in self.covers[box.id]]
        place = replace(span(box), row=row, rows=rows, column=min(places), columns=max(places) - min(places) + 1)
        return replace(self.marked(box), span=place)


def columns_of(drawing: Drawing) -> list[str]:
    """The id of each column: that of the lowest header cell over it alone; none where a column has no header."""
    heads = sorted(
        (box for box in drawing.boxes if span(box).row < drawing.table.header), key=lambda box: span(box).row
    )
    ids = {span(box).column: box.id for box in heads if span(box).columns == 1}
    places = range(len(drawing.table.columns))
    return [ids[place] for place in places] if all(place in ids for place in places) else []


def covered(drawing: Drawing) -> dict[str, list[str]]:
    """By cell, the columns it covers."""
    columns = columns_of(drawing)
    return {box.id: columns[span(box).column : span(box).column + span(box).columns] for box in drawing.boxes}


def merged(old: Sequence[str], new: Sequence[str]) -> list[str]:
    """The names of both in the new order, each that is gone behind the one it stood behind."""
    found = list(new)
    for place, name in enumerate(old):
        if name not in found:
            before = [near for near in old[:place] if near in found]
            found.insert(found.index(before[-1]) + 1 if before else 0, name)
    return found
