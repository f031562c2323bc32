"""Figures in MkDocs pages: a fenced block `csirtgraph` with a little YAML, drawn when the site is built."""

from html import escape
from pathlib import Path
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.livereload import LiveReloadServer
from mkdocs.plugins import BasePlugin, get_plugin_logger
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page

from csirtgraph.api import Figure
from csirtgraph.errors import CsirtgraphError
from csirtgraph.fences import Block, blocks_in, left_as_code
from csirtgraph.inset import (
    Inset,
    WrongBlock,
    alt_of,
    asked_for,
    file_name,
    folders_of,
    shown_in,
    target_of,
)

LOG = get_plugin_logger("csirtgraph")
FOLDER = "csirtgraph"  # of the pictures in the site


class CsirtgraphPlugin(BasePlugin):  # type: ignore[type-arg,no-untyped-call]
    """Draws the blocks of every page, and watches their plans while the site is served."""

    def __init__(self) -> None:
        self.folders: set[str] = set()
        self.server: LiveReloadServer | None = None

    def on_startup(self, *, command: str, dirty: bool) -> None:
        """Nothing; with this method MkDocs keeps the plugin, and so what is watched, from build to build."""

    def on_serve(self, server: LiveReloadServer, **_: Any) -> LiveReloadServer:
        """Watch the plans of the pages drawn so far."""
        self.server = server
        for folder in sorted(self.folders):
            server.watch(folder)
        return server

    def on_page_markdown(self, markdown: str, *, page: Page, config: MkDocsConfig, files: Files) -> str:
        """The page with a picture in place of each block; one with a mistake stays, and is warned of."""
        lines = markdown.split("\n")
        before = lines_before(page, markdown)
        drawn: list[tuple[Block, str]] = []
        blocks = list(blocks_in(lines))
        for number in left_as_code(lines, blocks):
            words = WrongBlock("left").words(language_of(config))
            LOG.warning("%s:%d: %s", page.file.src_uri, before + number + 1, words)
        for block in blocks:
            if not block.is_ours:
                continue
            try:
                inset = inset_of(block.text, page, config)
                self.watch(inset.plan)
                drawn.append((block, picture(inset, page, config, files)))
            except CsirtgraphError as error:
                for words in error.messages(language_of(config)):
                    LOG.warning("%s:%d: %s", page.file.src_uri, before + block.first + 1, words)
        for block, html in reversed(drawn):
            lines[block.first : block.last + 1] = [block.indent + html]
        return "\n".join(lines)

    def watch(self, plan: str) -> None:
        """Rebuild the site when the plan changes."""
        for folder in {str(path.resolve()) for path in folders_of(plan)} - self.folders:
            self.folders.add(folder)
            if self.server:
                self.server.watch(folder)


def inset_of(text: str, page: Page, config: MkDocsConfig) -> Inset:
    """What a block asks for. Raises WrongBlock."""
    words = asked_for(text)
    plan = words.pop("plan")
    docs = Path(config.docs_dir)
    folder = docs if plan.startswith("/") else (docs / page.file.src_uri).parent
    return Inset(**{"lang": language_of(config), **words, "plan": target_of(plan.lstrip("/"), folder)})


def language_of(config: MkDocsConfig) -> Any:
    """The language of the site: that of its theme."""
    named = config.theme.get("language") or config.theme.get("locale") or "en"
    return "ja" if str(named).startswith("ja") else "en"


def picture(inset: Inset, page: Page, config: MkDocsConfig, files: Files) -> str:
    """The HTML of the pictures of a block, or of pairs of them. Raises PlanError, NoFigure, NoPart or LayoutError."""
    return "".join(image(inset, figure, mark, page, config, files) for figure, mark in shown_in(inset))


def image(inset: Inset, figure: Figure, mark: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    """One picture, which is added to the site; its mark says on which pages the theme of the site shows it."""
    data = figure.bytes("svg")
    uri = f"{FOLDER}/{file_name(inset, figure, data, 'svg')}"
    file = files.get_file_from_path(uri)
    if file is None:
        file = File.generated(config, uri, content=data)
        files.append(file)
    source = escape(file.url_relative_to(page.file))
    return f'<img class="csirtgraph" src="{source}{mark}" alt="{inert(alt_of(inset, figure))}">'


def inert(text: str) -> str:
    """Text for an attribute in Markdown, where a mark may mean something even there."""
    return "".join(mark if mark.isalnum() or ord(mark) > 127 or mark == " " else f"&#{ord(mark)};" for mark in text)


def lines_before(page: Page, markdown: str) -> int:
    """The lines of a page's file above its Markdown: those of its front matter."""
    source = page.file.content_string
    return source.count("\n") - markdown.count("\n") if source.endswith(markdown) else 0
