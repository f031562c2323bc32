"""The columns of a compact scene, as `unpack.js` reads them."""

from typing import Any


def cells_of(column: Any) -> list[Any]:
    """The values of a column: as they are, by their numbers, or from both halves of ids."""
    if not isinstance(column, dict):
        return list(column)
    if "of" in column:
        return [column["of"][at] for at in column["at"]]
    halves = zip(cells_of(column["head"]), cells_of(column["tail"]))
    return [tail if head is None else f"{head}/{tail}" for head, tail in halves]
