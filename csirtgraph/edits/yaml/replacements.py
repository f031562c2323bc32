"""Values in the place of others."""

from collections.abc import Iterator

from csirtgraph.edits.yaml.places import Around, Page, Patch
from csirtgraph.edits.yaml.source import Piece
from csirtgraph.edits.yaml.values import Data
from csirtgraph.edits.yaml.writing import block_lines, inline, is_block


def replaced(page: Page, piece: Piece, wanted: Data, around: Around) -> Iterator[Patch]:
    """The patches that put another value in the place of a piece."""
    is_inside = around.in_flow or piece.key is None
    is_tall = isinstance(piece.value, (dict, list)) and not piece.style
    colon = after_colon(page, piece)
    if not is_inside and is_block(wanted, around.indent + 1, around.depth - 1):
        lines = block_lines(wanted, around.indent + page.step, page.step, around.depth)
        if is_tall:
            yield Patch(page.line_start(piece.start), page.next_line(piece.end), "")
            yield page.lines_at(page.line_start(piece.start), lines)
        else:
            yield Patch(colon, piece.end, "")
            yield page.lines_at(page.next_line(piece.end), lines)
    elif is_tall and not is_inside:
        yield Patch(colon, colon, " " + inline(wanted))
        yield Patch(page.line_start(piece.start), page.next_line(piece.end), "")
    elif piece.start == piece.end:
        lead = " " if page.text[colon - 1 : colon] == ":" else ": "
        yield Patch(colon, piece.end, lead + inline(wanted, around.in_flow))
    else:
        end = piece.start + len(page.text[piece.start : piece.end].rstrip())
        yield Patch(piece.start, end, inline(wanted, around.in_flow, piece.style))


def after_colon(page: Page, piece: Piece) -> int:
    """The character after the colon of a key, or after the key where there is none."""
    end = piece.key[1] if piece.key else piece.start
    found = page.text.find(":", end, piece.start + 1)
    return found + 1 if found >= 0 and page.text[end:found].strip() == "" else end


def listed_with(page: Page, piece: Piece, more: Data, around: Around) -> Iterator[Patch]:
    """The patches that make a mapping the first item of a list, and another value the second."""
    start, end, text = piece.start, piece.end, page.text
    if around.in_flow:
        yield Patch(start, start, "[")
        yield Patch(end, end, f", {inline(more, True)}]")
    elif piece.style:
        indent = " " * (around.indent + page.step)
        colon = after_colon(page, piece)
        yield Patch(colon, end, "")
        yield page.lines_at(page.next_line(end), [f"{indent}- {text[start:end]}", f"{indent}- {inline(more)}"])
    else:
        yield Patch(start, start, "- ")
        at = page.next_line(start)
        while at < end:
            if text[at : page.next_line(at + 1)].strip():
                yield Patch(at, at, "  ")
            at = page.next_line(at + 1)
        yield page.lines_at(page.next_line(end), [f"{' ' * page.column(start)}- {inline(more)}"])
