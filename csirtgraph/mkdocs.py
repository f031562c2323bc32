"""Figures in MkDocs pages: a fenced block `csirtgraph` with a little YAML, drawn when the site is built."""

from html import escape
from pathlib import Path
from typing import Any

import yaml
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.livereload import LiveReloadServer
from mkdocs.plugins import BasePlugin, get_plugin_logger
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page

from csirtgraph.errors import CsirtgraphError
from csirtgraph.fences import Block, blocks_in, left_as_code
from csirtgraph.inset import CHOICES, Inset, alt_of, figure_of, file_name, folders_of, target_of
from csirtgraph.text import Text

LOG = get_plugin_logger("csirtgraph")
KEYS = ("plan", "figure", "alt", *CHOICES)
FOLDER = "csirtgraph"  # of the pictures in the site


class WrongBlock(CsirtgraphError):
    """A block that does not say which figure of which plan."""

    WORDS = {
        "no-yaml": Text("YAML として読めません: {reason}", "not valid YAML: {reason}"),
        "keys": Text(
            "plan と figure を書いてください。ほかに書けるのは {may} です",
            "a csirtgraph block has the keys plan and figure, and may have {may}",
        ),
        "left": Text(
            "csirtgraph のブロックの書き方と違うため、図にしません: ```csirtgraph で始め、``` だけの行で閉じてください",
            "no figure is drawn, since this is not how a csirtgraph block is written: "
            "open it with ```csirtgraph, and close it with a line of ``` alone",
        ),
        "choice": Text("{key}: {value} は次のどれでもありません: {known}", "{key}: {value} is not one of {known}"),
    }


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
    try:
        asked = yaml.safe_load(text)
    except yaml.YAMLError as error:
        reason = " ".join(str(error).split())
        raise WrongBlock("no-yaml", reason=reason) from error
    if not isinstance(asked, dict) or not {"plan", "figure"} <= asked.keys() <= set(KEYS):
        raise WrongBlock("keys", may=", ".join(KEYS[2:]))
    words = {name: str(value) for name, value in asked.items()}
    for name, known in CHOICES.items():
        if name in words and words[name] not in known:
            raise WrongBlock("choice", key=name, value=words[name], known=", ".join(known))
    plan = words.pop("plan")
    docs = Path(config.docs_dir)
    folder = docs if plan.startswith("/") else (docs / page.file.src_uri).parent
    return Inset(**{"lang": language_of(config), **words, "plan": target_of(plan.lstrip("/"), folder)})


def language_of(config: MkDocsConfig) -> Any:
    """The language of the site: that of its theme."""
    named = config.theme.get("language") or config.theme.get("locale") or "en"
    return "ja" if str(named).startswith("ja") else "en"


def picture(inset: Inset, page: Page, config: MkDocsConfig, files: Files) -> str:
    """The HTML of a picture, which is added to the site. Raises PlanError, NoFigure or LayoutError."""
    figure = figure_of(inset)
    data = figure.bytes("svg")
    uri = f"{FOLDER}/{file_name(inset, figure, data, 'svg')}"
    file = files.get_file_from_path(uri)
    if file is None:
        file = File.generated(config, uri, content=data)
        files.append(file)
    return (
        f'<img class="csirtgraph" src="{escape(file.url_relative_to(page.file))}" alt="{inert(alt_of(inset, figure))}">'
    )


def inert(text: str) -> str:
    """Text for an attribute in Markdown, where a mark may mean something even there."""
    return "".join(mark if mark.isalnum() or ord(mark) > 127 or mark == " " else f"&#{ord(mark)};" for mark in text)


def lines_before(page: Page, markdown: str) -> int:
    """The lines of a page's file above its Markdown: those of its front matter."""
    source = page.file.content_string
    return source.count("\n") - markdown.count("\n") if source.endswith(markdown) else 0
