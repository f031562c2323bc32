"""A handbook as one HTML file: cover, table of contents, chapters."""

from collections.abc import Callable
from html import escape
from typing import TypeAlias

from csirtgraph.drawing.laid_out import Layout
from csirtgraph.drawing.theme import Theme
from csirtgraph.export.svg.svg import svg
from csirtgraph.handbook.html.grid import grid
from csirtgraph.handbook.html.style import style
from csirtgraph.handbook.model import CONTENTS, HEADING, Chapter, Exhibit, Handbook, Paper, Section, fitted

FAMILY = "'Yu Gothic', 'Hiragino Sans', 'Noto Sans JP', 'Noto Sans CJK JP', Meiryo, sans-serif"
POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src data:"

Draw: TypeAlias = Callable[[Layout, Theme, float, float], str]  # a figure in a width and a height in mm
Room: TypeAlias = tuple[float, float]  # width and height in mm


def page(book: Handbook, theme: Theme, paper: Paper) -> bytes:
    """The whole file, for browsers."""
    return html(book, theme, paper, inline).encode()


def html(book: Handbook, theme: Theme, paper: Paper, draw: Draw, family: str = FAMILY) -> str:
    """The whole file; `draw` makes the element of a figure."""
    title = f"{book.title} – {book.subtitle}"
    sheet = style(theme, paper, title, book.mark, family)
    chapters = "".join(chapter(each, theme, paper, draw) for each in book.chapters)
    return (
        f'<!DOCTYPE html>\n<html lang="{book.language}"><head><meta charset="utf-8">'
        f'<meta http-equiv="Content-Security-Policy" content="{POLICY}">'
        '<meta name="viewport" content="width=device-width"><meta name="generator" content="csirtgraph">'
        f"<title>{escape(title)}</title><style>{sheet}</style></head>\n"
        f"<body>{cover(book)}{contents(book)}{chapters}</body></html>\n"
    )


def cover(book: Handbook) -> str:
    """The first page: title, revision, for whom, and who signs."""
    signs = "".join(f"<th>{escape(name)}</th>" for name in book.approvals)
    mark = f'<p class="mark">{escape(book.mark)}</p>' if book.mark else ""
    return (
        f'<section class="cover"><h1>{escape(book.title)}</h1><p class="subtitle">{escape(book.subtitle)}</p>'
        f"{facts(book.facts)}{mark}"
        f'<table class="approvals"><tr>{signs}</tr><tr>{"<td></td>" * len(book.approvals)}</tr></table></section>'
    )


def facts(rows: tuple[tuple[str, str], ...]) -> str:
    """Names and what is said of them."""
    lines = (
        f"<tr><th>{escape(name)}</th><td>{'<br>'.join(map(escape, words.splitlines()))}</td></tr>"
        for name, words in rows
    )
    return f'<table class="facts">{"".join(lines)}</table>' if rows else ""


def contents(book: Handbook) -> str:
    """The chapters and their sections, with links."""
    items = "".join(
        f"<li>{link(each.id, each.title)}<ol>"
        + "".join(f"<li>{link(part.id, part.title)}</li>" for part in each.sections if part.title)
        + "</ol></li>"
        for each in book.chapters
    )
    return f'<section class="contents"><h1>{CONTENTS.to(book.language)}</h1><nav><ol>{items}</ol></nav></section>'


def link(id: str, words: str) -> str:
    """A link to a heading."""
    return f'<a href="#{id}">{escape(words)}</a>'


def chapter(each: Chapter, theme: Theme, paper: Paper, draw: Draw) -> str:
    """A chapter; its heading stands on the page of its first section."""
    head = f'<h1 id="{each.id}">{escape(each.title)}</h1><p>{escape(each.intro)}</p>'
    width, height = paper.room(each.is_wide)
    rooms = ((width, height - HEADING * (1 if number else 2)) for number in range(len(each.sections)))
    sections = (section(part, theme, room, draw) for part, room in zip(each.sections, rooms))
    return f'<section class="chapter{" wide" if each.is_wide else ""}">{head}{"".join(sections)}</section>'


def section(part: Section, theme: Theme, room: Room, draw: Draw) -> str:
    """A section with its figures and tables."""
    head = f'<h2 id="{part.id}">{escape(part.title)}</h2>' if part.title else ""
    shown = [exhibit(each, theme, room, draw) for each in part.exhibits]
    return f"<section>{head}{''.join(shown)}{facts(part.facts)}</section>"


def exhibit(each: Exhibit, theme: Theme, room: Room, draw: Draw) -> str:
    """A figure above its caption, or a table below it, and what else is to be said."""
    caption = f"<figcaption>{escape(f'{each.label} {each.caption}')}</figcaption>"
    if isinstance(each.body, Layout):
        shown = draw(each.body, theme, *fitted(each.body, room))
        return f'<figure class="figure" id="{each.id}">{shown}{caption}</figure>'
    notes = "".join(f'<p class="note">{escape(note)}</p>' for note in each.drawing.notes)
    table = f'<div class="sheet">{grid(each.drawing, theme)}</div>'
    return f'<figure class="table" id="{each.id}">{caption}{table}{notes}</figure>'


def inline(layout: Layout, theme: Theme, width: float, height: float) -> str:
    """The SVG in the page itself, where its words are found; width and height in mm."""
    text = svg(layout, theme).decode()
    head, rest = text[text.index("<svg") :].split(">", 1)
    kept = " ".join(part for part in head.split(" ") if part and not part.startswith(("width=", "height=")))
    return f'{kept} width="{width:.1f}mm" height="{height:.1f}mm">{rest}'
