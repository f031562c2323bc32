"""Figures in any site that Python-Markdown renders, Zensical among them: `markdown_extensions: [csirtgraph]`.

A fenced block `csirtgraph` with a little YAML becomes a picture within the page. A plan is a
built-in one, or a path from `folder`, by default that in which the site is built.
"""

import logging
from base64 import b64encode
from html import escape
from pathlib import Path
from typing import Any

from markdown import Markdown
from markdown.extensions import Extension
from markdown.preprocessors import Preprocessor

from csirtgraph.api import Figure
from csirtgraph.errors import CsirtgraphError
from csirtgraph.fences import blocks_in
from csirtgraph.inset import Inset, alt_of, asked_for, shown_in, target_of

LOG = logging.getLogger("csirtgraph")
BEFORE_FENCES = 30  # of the priorities of preprocessors; those that make code of fences have 25


class CsirtgraphExtension(Extension):  # type: ignore[misc]
    """The extension, with what a site chooses for all of its blocks."""

    def __init__(self, **options: Any):
        self.config = {
            "lang": ["en", "Language of the figures: ja or en."],
            "folder": [".", "Folder from which paths of plans lead."],
        }
        super().__init__(**options)

    def extendMarkdown(self, md: Markdown) -> None:
        """Draw blocks before others make code of them."""
        md.preprocessors.register(
            Blocks(md, self.getConfig("lang"), Path(self.getConfig("folder"))), "csirtgraph", BEFORE_FENCES
        )


class Blocks(Preprocessor):  # type: ignore[misc]
    """Puts a picture in place of each block; one with a mistake becomes a message."""

    def __init__(self, md: Markdown, language: Any, folder: Path):
        super().__init__(md)
        self.language, self.folder = language, folder

    def run(self, lines: list[str]) -> list[str]:
        """The lines of a page with its figures."""
        for block in reversed([block for block in blocks_in(lines) if block.is_ours]):
            html = self.md.htmlStash.store(self.drawn(block.text))
            lines[block.first : block.last + 1] = [block.indent + html]
        return lines

    def drawn(self, text: str) -> str:
        """The HTML of a block."""
        try:
            asked = asked_for(text)
            plan = target_of(asked.pop("plan"), self.folder)
            inset = Inset(**{"lang": self.language, **asked, "plan": plan})
            return "".join(picture(inset, figure, mark) for figure, mark in shown_in(inset))
        except CsirtgraphError as error:
            words = "\n".join(error.messages(self.language))
            LOG.warning("%s", words)
            return f'<pre class="csirtgraph-error">{escape(words)}</pre>'


def picture(inset: Inset, figure: Figure, mark: str) -> str:
    """A picture that is embedded in the page itself, marked as one for a light or a dark page where there are both."""
    source = f"data:image/svg+xml;base64,{b64encode(figure.bytes('svg')).decode()}{mark}"
    return f'<img class="csirtgraph" src="{source}" alt="{escape(alt_of(inset, figure))}">'


def makeExtension(**options: Any) -> CsirtgraphExtension:
    """What Python-Markdown asks a module for."""
    return CsirtgraphExtension(**options)
