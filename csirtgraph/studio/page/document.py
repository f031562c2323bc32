"""The HTML around data and scripts: one file, nothing from elsewhere, and a policy that lets nothing else run."""

from base64 import b64encode
from collections.abc import Mapping
from hashlib import sha256
from html import escape
from typing import Any

from csirtgraph.studio.page.columns import compact
from csirtgraph.studio.page.scripts import script, style
from csirtgraph.text import Language, Text

NO_SCRIPT = Text("この図には JavaScript が必要です。", "This page needs JavaScript.")


def document(
    data: Mapping[str, Any], title: str, language: Language, entry: str = "main.js", connect: str = ""
) -> bytes:
    """The page that shows `data`; `connect` is what it may speak with, such as 'self'."""
    return (
        f'<!DOCTYPE html>\n<html lang="{language}">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{policy(entry, connect)}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        '<meta name="color-scheme" content="light dark">\n'
        '<link rel="icon" href="data:,">\n'  # else browsers ask for one, which the policy forbids
        f"<title>{escape(title)}</title>\n<style>{style(entry)}</style>\n</head>\n<body>\n"
        f'<header class="bar" id="cg-shell"><h1>{escape(title)}</h1></header>\n'
        f"<noscript>{NO_SCRIPT.to(language)}</noscript>\n"
        f'<script type="application/json" id="cg-data">{inert(data)}</script>\n'
        f"<script>{script(entry)}</script>\n</body>\n</html>\n"
    ).encode()


def policy(entry: str, connect: str = "") -> str:
    """What the page may do: run its script, show in its style, and nothing else."""
    parts = [
        "default-src 'none'",
        f"script-src {checksum(script(entry))}",
        f"style-src {checksum(style(entry))}",
        "img-src data: blob:",
        "base-uri 'none'",
        "form-action 'none'",
        *([f"connect-src {connect}"] if connect else []),
    ]
    return "; ".join(parts)


def inert(data: Mapping[str, Any]) -> str:
    """Data inside a script element: JSON in which no tag or comment can begin."""
    return compact(data).replace("<", "\\u003c")


def checksum(text: str) -> str:
    """A script or a style as a policy names it."""
    return f"'sha256-{b64encode(sha256(text.encode()).digest()).decode()}'"
