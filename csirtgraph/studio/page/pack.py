"""A compact scene: its parts as columns, and with repeated values stored once.

`unpack.js` is the other half. The page of a plan that is not large stays plain
JSON, which a mail gateway can read.
"""

import json
from collections.abc import Mapping
from typing import Any, TypeAlias

Json: TypeAlias = Any
COLUMNS = ("frames", "arrows", "boxes")
FONT = 4  # where the size, the colour, the weight and the anchor of a text begin
NEAR = 0.15  # pt between where a line stands and where it would
Fonts: TypeAlias = "dict[tuple[Json, ...], int]"


def packed(scene: dict[str, Json], is_compressed: bool = False) -> dict[str, Json]:
    """The scene with its parts as columns and its texts' fonts in a table.

    Where it is compressed later, the values of a column are written as they are.
    """
    fonts: Fonts = {}
    parts = {name: [split(part, fonts) for part in scene[name]] for name in COLUMNS}
    around = short(scene["around"], fonts)
    columns = {name: columns_of(parts[name], is_compressed) for name in COLUMNS}
    return scene | columns | {"around": around, "fonts": list(fonts)}


def sharing(scene: dict[str, Json], others: Mapping[str, dict[str, Json]]) -> dict[str, Json]:
    """A packed scene whose columns that are the same in another one give the name of that one instead."""
    return scene | {
        part: {key: shared(column, key, part, others) for key, column in scene[part].items()} for part in COLUMNS
    }


def shared(column: Json, key: str, part: str, others: Mapping[str, dict[str, Json]]) -> Json:
    """A column, or the name of a scene that has the same one, where that is shorter."""
    name = next((name for name, other in others.items() if other[part].get(key) == column), None)
    return name if name and len(name) + 2 < len(json.dumps(column, ensure_ascii=False)) else column


def split(part: dict[str, Json], fonts: Fonts) -> dict[str, Json]:
    """A part with its first shape, which many have in common, apart from the others."""
    known = {name: value for name, value in part.items() if name != "shapes"}
    known |= {name: short(part[name], fonts) for name in ("words", "sign") if name in part}
    return known | {"shape": short(part["shapes"][:1], fonts)[0], "shapes": short(part["shapes"][1:], fonts)}


def short(shapes: list[list[Json]], fonts: Fonts) -> list[list[Json]]:
    """Shapes in which lines of text below each other are one, with their distance, and a font is a number."""
    found: list[list[Json]] = []
    for shape in shapes:
        if shape[0] != "t":
            found.append(shape)
            continue
        text = [*shape[:FONT], fonts.setdefault(tuple(shape[FONT:]), len(fonts))]
        if not (found and follows(found[-1], text)):
            found.append(text)
    return found


def follows(above: list[Json], text: list[Json]) -> bool:
    """Add a line to the text above it where it is its next line; whether it was."""
    _, words, x, y, font = text
    if above[0] != "t" or (above[2], above[FONT]) != (x, font):
        return False
    lines = above[1].count("\n") + 1
    distance = above[FONT + 1] if lines > 1 else round(y - above[3], 2)
    if distance <= 0 or abs(above[3] + lines * distance - y) > NEAR:
        return False
    above[1:] = [f"{above[1]}\n{words}", *above[2 : FONT + 1], distance]
    return True


def columns_of(parts: list[dict[str, Json]], is_compressed: bool) -> dict[str, Json]:
    """By name, the values of all parts; null where a part has none."""
    names = dict.fromkeys(name for part in parts for name in part)
    columns = {name: [part.get(name) for part in parts] for name in names}
    return columns if is_compressed else {name: column(values) for name, values in columns.items()}


def column(values: list[Json]) -> Json:
    """The values as they are, each one once and then its numbers, or both halves of ids, whichever is shortest."""
    texts = [json.dumps(value, ensure_ascii=False) for value in values]
    numbers = {text: number for number, text in enumerate(dict.fromkeys(texts))}
    table = {"of": [json.loads(text) for text in numbers], "at": [numbers[text] for text in texts]}
    halves = [in_halves(values)] if any("/" in value for value in values if isinstance(value, str)) else []
    return min((values, table, *halves), key=lambda form: len(json.dumps(form, ensure_ascii=False)))


def in_halves(values: list[Json]) -> Json:
    """The ids of cells as what stands before the last slash, null where there is none, and what stands behind it."""
    pairs = [
        value.rpartition("/")[::2] if isinstance(value, str) and "/" in value else (None, value) for value in values
    ]
    return {"head": column([head for head, _ in pairs]), "tail": column([tail for _, tail in pairs])}
