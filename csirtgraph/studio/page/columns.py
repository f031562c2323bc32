"""Numbers below each other, in the shortest of a few forms that are plain JSON.

`columns.js` is the other half.
"""

import json
from collections.abc import Iterable, Sequence
from typing import Any, TypeAlias

Json: TypeAlias = Any
Number: TypeAlias = "float | None"
ENCODER = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"))  # json.dumps would make one for each value
#: A letter for each number from 0 on; none of them is escaped in JSON or begins a tag.
LETTERS = "".join(chr(code) for code in range(35, 127) if chr(code) not in "<\\")


def column_of(values: Sequence[Number]) -> Json:
    """The values in their shortest form: also as the steps between them."""
    found = [simple(values)]
    if all(value is None or isinstance(value, int) for value in values):
        found.append({"steps": simple(steps_of(values))})
    return shortest(found)


def steps_of(values: Iterable[Number]) -> list[Number]:
    """What is to be added to the value before, from 0 on; None where there is none."""
    found: list[Number] = []
    last: float = 0
    for value in values:
        found.append(None if value is None else value - last)
        last = last if value is None else value
    return found


def simple(values: Sequence[Number]) -> Json:
    """The values as they are; a cycle; each several times over; or each once, and then letters."""
    found: list[Json] = [list(values)]
    once = list(dict.fromkeys(values))
    if (period := period_of(values)) < len(values):
        found.append({"cycle": simple(values[:period]), "to": len(values)})
    elif (times := times_of(values)) > 1:
        found.append({"each": simple(values[::times]), "by": times})
    elif len(once) <= len(LETTERS):
        letters = dict(zip(once, LETTERS))
        found.append({"of": once, "at": "".join(letters[value] for value in values)})
    return shortest(found)


def shortest(found: Sequence[Json]) -> Json:
    """The form with the fewest letters; of equal ones the first."""
    return min(found, key=lambda form: len(compact(form))) if len(found) > 1 else found[0]


def period_of(values: Sequence[Number]) -> int:
    """After how many values they begin anew, up to the last one; as many as there are, where they never do."""
    count = len(values)
    return next((at for at in range(1, count) if count % at == 0 and values[at:] == values[:-at]), count)


def times_of(values: Sequence[Number]) -> int:
    """How many times over each value stands there; 1 where that differs."""
    count = len(values)
    times = next((at for at in range(1, count) if values[at] != values[0]), 1)
    is_even = count % times == 0 and all(values[at] == values[at - at % times] for at in range(count))
    return times if is_even else 1


def compact(data: Json) -> str:
    """JSON as it stands in a page."""
    return ENCODER.encode(data)
