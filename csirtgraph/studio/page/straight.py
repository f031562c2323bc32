"""Arrows with right angles in few letters."""

import re

CURVE = re.compile(r"M(\S+) (\S+)C(.+)")
POINTS = 6  # numbers of a curve: two points that bend it, and its end


def straightened(data: str) -> str:
    """Path data of which every curve is a line across or down, as such lines; any other as it is."""
    found = CURVE.fullmatch(data)
    if not found:
        return data
    x, y, rest = found.groups()
    numbers, lines = rest.split(" "), [f"M{x} {y}"]
    for at in range(0, len(numbers), POINTS):
        x1, y1, x2, y2, right, down = numbers[at : at + POINTS]
        if (x1, y1, x2, y2) != (x, y, right, down) or (right != x and down != y):
            return data
        lines.append(f"V{down}" if right == x else f"H{right}")
        x, y = right, down
    return "".join(lines)
