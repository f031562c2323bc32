"""One HTML page that stands alone: pictures inline, one small script, nothing from elsewhere.

The page's policy lets only this script and this style run. Words of a plan are
escaped here and never turned into markup by the script.
"""

import re
from base64 import b64encode
from collections.abc import Iterable
from dataclasses import dataclass
from hashlib import sha256
from html import escape

from csirtgraph.compare.assets import DIFF_SCRIPT, HISTORY_SCRIPT, STYLE
from csirtgraph.compare.changes import Change
from csirtgraph.compare.kinds import MARKS
from csirtgraph.compare.report import line, printable
from csirtgraph.text import Language

WORDS = {
    "ja": {
        "changes": "変更一覧",
        "none": "変更なし",
        "overlay": "重ねて表示",
        "slider": "前後を比べる",
        "before": "変更前",
        "after": "変更後",
        "figure": "図",
        "older": "前へ",
        "newer": "次へ",
        "time": "時点",
        "absent": "この変更は図にありません",
    },
    "en": {
        "changes": "Changes",
        "none": "No changes",
        "overlay": "Overlay",
        "slider": "Before and after",
        "before": "Before",
        "after": "After",
        "figure": "Figure",
        "older": "Older",
        "newer": "Newer",
        "time": "Revision",
        "absent": "this change is in none of the figures",
    },
}


@dataclass(frozen=True)
class Pane:
    """A figure of the page: its name, the overlay, and before and after."""

    name: str
    overlay: bytes
    before: bytes
    after: bytes


@dataclass(frozen=True)
class Step:
    """A revision of the history: when, what, and the picture of what changed then."""

    date: str
    revision: str
    subject: str
    summary: str
    picture: bytes  # empty: the figure did not exist
    changes: tuple[Change, ...] = ()


def inline(svg: bytes, prefix: str) -> str:
    """An SVG of ours inside a page: without its XML declaration, its ids told apart from those of others."""
    text = svg.decode()
    text = text[text.index("<svg") :]
    text = re.sub(r'(<[a-z][^<>]*? id=")cg-', rf"\g<1>{prefix}-", text)
    return text.replace('aria-labelledby="cg-title cg-desc"', f'aria-labelledby="{prefix}-title {prefix}-desc"', 1)


def diff_page(title: str, summary: str, panes: list[Pane], changes: Iterable[Change], language: Language) -> bytes:
    """Every figure as an overlay and as a slider, and the changes, each of which finds its box."""
    words = WORDS[language]
    options = "".join(f'<option value="{n}">{escape(pane.name)}</option>' for n, pane in enumerate(panes))
    body = [
        f"<header><h1>{escape(title)}</h1><p>{escape(summary)}</p></header>",
        '<main><section class="pictures"><p class="bar">',
        f'<label>{words["figure"]} <select id="figure">{options}</select></label>' if len(panes) > 1 else "",
        f'<button id="way" data-overlay="{words["overlay"]}" data-slider="{words["slider"]}"></button>',
        f'<label id="place" hidden>{words["before"]} <input id="slider" type="range" min="0" max="100" value="50"'
        f' aria-label="{words["before"]} / {words["after"]}"> {words["after"]}</label>',
        "</p>",
        *(pane_html(pane, number) for number, pane in enumerate(panes)),
        f"</section><aside><h2>{words['changes']}</h2>",
        listed(changes, language),
        f'<p id="told" role="status" data-absent="{words["absent"]}"></p></aside></main>',
    ]
    return page(title, body, DIFF_SCRIPT, language)


def pane_html(pane: Pane, number: int) -> str:
    """One figure: the overlay, and before and after upon one another."""
    hidden = " hidden" if number else ""
    return (
        f'<div class="pane"{hidden}><div class="overlay">{inline(pane.overlay, f"o{number}")}</div>'
        f'<div class="both" hidden><div class="before">{inline(pane.before, f"b{number}")}</div>'
        f'<div class="after">{inline(pane.after, f"a{number}")}</div></div></div>'
    )


def listed(changes: Iterable[Change], language: Language) -> str:
    """The changes as a list of buttons."""
    items = [
        f'<li><button class="{MARKS.get(change.kind, "changed")}" data-id="{escape(change.id)}" '
        f'data-field="{escape(change.field)}">{escape(line(change, language, False))}</button></li>'
        for change in changes
    ]
    return f"<ul>{''.join(items)}</ul>" if items else f"<p>{WORDS[language]['none']}</p>"


def history_page(title: str, steps: list[Step], language: Language) -> bytes:
    """A time line to step through."""
    words = WORDS[language]
    last = len(steps) - 1
    body = [
        f"<header><h1>{escape(title)}</h1>",
        f'<p class="bar"><button id="older">← {words["older"]}</button> '
        f'<input id="time" type="range" min="0" max="{last}" value="{last}" aria-label="{words["time"]}"> '
        f'<button id="newer">{words["newer"]} →</button></p><ol class="dates">',
        *(f"<li><button>{escape(step.date)}</button></li>" for step in steps),
        "</ol></header><main>",
    ]
    for number, step in enumerate(steps):
        picture = inline(step.picture, f"h{number}") if step.picture else ""
        body.append(
            f'<section class="step"{"" if number == last else " hidden"}><h2>{escape(printable(step.date))} '
            f"<code>{escape(printable(step.revision))}</code> {escape(printable(step.subject))}</h2>"
            f"<p>{escape(step.summary)}</p><div>{picture}</div>"
            f"<details><summary>{words['changes']}</summary>{listed(step.changes, language)}</details></section>"
        )
    return page(title, [*body, "</main>"], HISTORY_SCRIPT, language)


def page(title: str, body: Iterable[str], script: str, language: Language) -> bytes:
    """The page around a body; its policy names the script and the style by their checksums."""
    policy = (
        f"default-src 'none'; script-src {checksum(script)}; style-src {checksum(STYLE)}; "
        "base-uri 'none'; form-action 'none'"
    )
    return "\n".join(
        [
            f'<!DOCTYPE html>\n<html lang="{language}">',
            f'<head><meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="{policy}">',
            '<meta name="viewport" content="width=device-width, initial-scale=1">',
            f"<title>{escape(title)}</title><style>{STYLE}</style></head><body>",
            *body,
            f"<script>{script}</script></body></html>\n",
        ]
    ).encode()


def checksum(text: str) -> str:
    """A script or a style as a policy names it."""
    return f"'sha256-{b64encode(sha256(text.encode()).digest()).decode()}'"
