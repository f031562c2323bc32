"""The measured lines of a box as texts that can be edited."""

from csirtgraph.drawing.content import Line
from csirtgraph.drawing.text.fonts import ASCENT, LINE


def blocks(lines: tuple[Line, ...]) -> list[list[Line]]:
    """Lines that follow each other in one size and weight, so that they are one text to edit."""
    found: list[list[Line]] = []
    for line in lines:
        last = found[-1][-1] if found else None
        alike = last and (last.size, last.bold, last.anchor) == (line.size, line.bold, line.anchor)
        if last and alike and line.y - last.y < line.size * (LINE + 0.1):
            found[-1].append(line)
        else:
            found.append([line])
    return found


def rows_of(block: list[Line]) -> list[str]:
    """The lines of a text; what stands on one base line is joined, what is indented gets a space as wide."""
    rows: dict[float, str] = {}
    left = min(line.x for line in block)
    for line in block:
        indent = "　" if line.anchor == "start" and line.x > left and line.y not in rows else ""
        rows[line.y] = rows.get(line.y, "") + indent + line.text
    return list(rows.values())


def words_of(block: list[Line]) -> str:
    """A text with its line breaks."""
    return "\n".join(rows_of(block)) if block else ""


def top_of(block: list[Line]) -> float:
    """Where a text begins, from the top of its box."""
    return block[0].y - block[0].size * (ASCENT + (LINE - 1) / 2)
