"""Where a picture can go, and what each place takes: the one table of wikis."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Literal, TypeAlias

from csirtgraph.drawing.model import Drawing
from csirtgraph.drawing.text.fonts import TextKind
from csirtgraph.wiki import snippets, tables
from csirtgraph.wiki.escaping import rounded, twinned
from csirtgraph.wiki.picture import Picture, Suffix

Snippet: TypeAlias = Callable[[Picture], str]
TableText: TypeAlias = Callable[[Drawing], str]


@dataclass(frozen=True)
class Target:
    """A wiki, or another place for a picture."""

    shows: Suffix  # the file that stands in the page; an SVG is always written
    text: TextKind  # how its SVG holds words, unless the caller says otherwise
    snippet: Snippet
    linked: Snippet  # the same with the links that the picture itself loses
    shows_linked: Suffix
    table: TableText  # how a table of the plan is written in its own syntax
    twins: Literal["", "links", "all", "round"] = ""  # where marks of links and macros are written as full-width twins


def with_list(snippet: Snippet, links: Snippet) -> Snippet:
    """A snippet with a list of links below."""
    return lambda picture: f"{snippet(picture)}\n\n{links(picture)}"


MARKDOWN_LIST = with_list(snippets.markdown, snippets.markdown_list)
GROWI_LIST = with_list(snippets.growi, snippets.guarded_list)
REDMINE_LIST = with_list(snippets.redmine, snippets.guarded_list)
TEXTILE_LIST = with_list(snippets.textile, snippets.textile_list)
BACKLOG_LIST = with_list(snippets.backlog, snippets.guarded_list)

TARGETS = {
    "markdown": Target("svg", "plain", snippets.markdown, MARKDOWN_LIST, "svg", tables.markdown),
    "html": Target("svg", "plain", snippets.html, snippets.html_map, "svg", tables.html),
    # MediaWiki turns SVG into PNG with the server's fonts, and counts its points in more than one way.
    "mediawiki": Target("svg", "outline", snippets.mediawiki, snippets.mediawiki_map, "png", tables.mediawiki, "links"),
    "confluence": Target("svg", "plain", snippets.confluence, snippets.confluence_list, "svg", tables.confluence),
    "growi": Target("png", "plain", snippets.growi, GROWI_LIST, "png", tables.guarded_markdown, "all"),
    # Redmine and Backlog show an attachment in the page only where it is a bitmap.
    "redmine": Target("png", "plain", snippets.redmine, REDMINE_LIST, "png", tables.guarded_markdown, "all"),
    "redmine-textile": Target("png", "plain", snippets.textile, TEXTILE_LIST, "png", tables.textile, "round"),
    "backlog": Target("png", "plain", snippets.backlog, BACKLOG_LIST, "png", tables.guarded_markdown, "all"),
}


def snippet_of(target: Target, picture: Picture) -> str:
    """What to paste into a page; with links where the picture has some."""
    return target.linked(picture) if picture.areas else target.snippet(picture)


def replaced_in(target: Target, pictures: Sequence[Picture]) -> list[str]:
    """The marks that snippets have as their full-width twins, since the wiki knows no other way to write them."""
    said = "".join(picture.alt for picture in pictures)
    names = "".join(area.name for picture in pictures for area in picture.areas)
    if target.twins == "round":
        return rounded(said)
    return twinned({"": "", "links": names, "all": said + names}[target.twins])


def replaced_in_table(target: Target, drawing: Drawing) -> list[str]:
    """The same for a table of the wiki's own."""
    cells = (word for box in drawing.boxes for word in (box.name, *box.lines, *box.items))
    words = "".join((drawing.title, drawing.badge, *drawing.notes, *cells))
    return twinned(words) if target.twins == "all" else []
