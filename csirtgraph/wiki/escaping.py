"""Text of a plan as text, in the syntax of each wiki: nothing of it becomes markup, a template or a macro."""

import re
from html import escape

from csirtgraph.markdown import escaped

#: What MediaWiki may take for markup; every other mark means nothing within a line.
WIKITEXT = re.compile(r"[^\w\s,.()/\-\u0080-\U0010ffff]|_", re.ASCII)
#: Marks by which some wikis look for links and macros even where they are escaped, and their full-width twins.
TWINS = {ord(mark): ord(mark) + 0xFEE0 for mark in '[]{}<>#@$|"\\'}

ROUND = {ord(mark): ord(mark) + 0xFEE0 for mark in "()"}


def line(text: str) -> str:
    """A text on one line."""
    return " ".join(text.split())


def markdown(text: str) -> str:
    """Text within a line of Markdown."""
    return markdown_lines(line(text))


def markdown_lines(text: str) -> str:
    """Text of Markdown with its line breaks; site builders take two braces for a template."""
    return escaped(text).replace("{", "&#123;").replace("}", "&#125;")


def guarded_markdown(text: str) -> str:
    """Text within a line of Markdown that is searched for links and macros once more."""
    return escaped(lookalikes(text))


def html(text: str) -> str:
    """Text between tags or in an attribute, of HTML and of Confluence's storage format."""
    return escape(line(text))


def wikitext(text: str) -> str:
    """Text within a line of MediaWiki: marks as character references."""
    return WIKITEXT.sub(lambda found: f"&#{ord(found[0])};", line(text))


def textile(text: str) -> str:
    """Text within a line of Textile: marks as character references, which Redmine leaves as they are."""
    return wikitext(text)


def lookalikes(text: str) -> str:
    """Text on one line whose brackets and marks are replaced by their full-width twins."""
    return twins(line(text))


def twins(text: str) -> str:
    """Text whose brackets and marks are replaced by their full-width twins."""
    return text.translate(TWINS)


def in_brackets(text: str) -> str:
    """Text in the round brackets of Textile, which can hold none; looked through for links and macros like others."""
    return lookalikes(text).translate(ROUND)


def twinned(text: str) -> list[str]:
    """The marks of a text that have a full-width twin, each once."""
    return [mark for mark in dict.fromkeys(text) if ord(mark) in TWINS]


def rounded(text: str) -> list[str]:
    """The marks that `in_brackets` replaces, each once."""
    return [mark for mark in dict.fromkeys(text) if ord(mark) in TWINS | ROUND]
