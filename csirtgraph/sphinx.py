"""Figures in Sphinx documents: `extensions = ["csirtgraph.sphinx"]`.

.. csirtgraph:: ../plan relations
   :mode: incident
   :alt: Who tells whom what in an incident
"""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any, ClassVar

from docutils import nodes
from docutils.parsers.rst import directives
from sphinx.application import Sphinx
from sphinx.util import logging
from sphinx.util.docutils import SphinxDirective

from csirtgraph import __version__
from csirtgraph.api import Figure
from csirtgraph.errors import CsirtgraphError
from csirtgraph.export.files import write
from csirtgraph.inset import CHOICES, Inset, alt_of, figures_of, file_name, files_of, in_dark, target_of
from csirtgraph.text import Language, Text

LOG = logging.getLogger(__name__)
COMMENT = re.compile(r"^\s*\.\.\s+csirtgraph(?!\s*::(\s|$))[\s:]", re.IGNORECASE)
COMMENTED = Text(
    "コメントとして読まれ、図になりません: .. csirtgraph:: PLAN FIGURE と書いてください",
    "a comment, of which no figure is drawn: write .. csirtgraph:: PLAN FIGURE",
)
LIGHT, DARK = "only-light", "only-dark"  # classes of pictures
ENDINGS = {"image/svg+xml": "svg", "application/pdf": "pdf", "image/png": "png"}


class figure_node(nodes.General, nodes.Element):
    """A figure that is drawn when the builder, and so its format, is known."""


class CsirtgraphDirective(SphinxDirective):
    """`.. csirtgraph:: PLAN FIGURE`; the plan is a path from the document, or from the top with a slash."""

    required_arguments = 2
    has_content = False
    option_spec: ClassVar[Any] = {
        "alt": directives.unchanged,
        "width": directives.length_or_percentage_or_unitless,
        "align": lambda word: directives.choice(word, ("left", "center", "right")),
        "class": directives.class_option,
        "name": directives.unchanged,
        "caption": directives.unchanged,
        "dark": directives.flag,
        "part": directives.unchanged_required,
        "whole": directives.flag,
        **{name: (lambda word, known=known: directives.choice(word, known)) for name, known in CHOICES.items()},
    }

    def run(self) -> list[nodes.Node]:
        """A place for the figure; its plan is read now, so that mistakes are reported with this line."""
        plan, figure = self.arguments
        above = Path(self.env.srcdir) if plan.startswith("/") else Path(self.env.doc2path(self.env.docname)).parent
        inset = Inset(
            target_of(plan.lstrip("/"), above),
            figure,
            self.options.get("mode", ""),
            self.options.get("lang", language_of(self.config)),
            self.options.get("theme", "light"),
            self.options.get("alt", ""),
            part=self.options.get("part", ""),
            whole="true" if "whole" in self.options else "",
        )
        for path in files_of(inset.plan):
            self.env.note_dependency(str(path.resolve()))
        try:
            figures_of(inset)
        except CsirtgraphError as error:
            return [report_error(error, inset, self.get_location())]
        place = figure_node(inset=vars(inset), shown={k: v for k, v in self.options.items() if k in ("width", "align")})
        place["classes"] += self.options.get("class", [])
        place["dark"] = "dark" in self.options
        self.set_source_info(place)
        if "caption" in self.options:
            return self.captioned(place)
        self.add_name(place)
        return [place]

    def captioned(self, place: figure_node) -> list[nodes.Node]:
        """A figure with a caption, which Sphinx numbers, and to which `:ref:` and `:numref:` lead."""
        words, messages = self.parse_inline(self.options["caption"], lineno=self.lineno)
        caption = nodes.caption(self.options["caption"], "", *words)
        self.set_source_info(caption)
        figure = nodes.figure("", place, caption)
        if "align" in place["shown"]:
            figure["align"] = place["shown"].pop("align")
        self.set_source_info(figure)
        self.add_name(figure)
        return [figure, *messages]


def draw(app: Sphinx, document: nodes.document, docname: str) -> None:
    """Put a picture in the place of each figure, in the format that the builder prefers."""
    for place in list(document.findall(figure_node)):
        inset = Inset(**place["inset"])
        try:
            pictures = list(pictures_of(inset, place, app, docname))
        except CsirtgraphError as error:
            pictures = [report_error(error, inset, place)]
        place.replace_self(pictures)


def pictures_of(inset: Inset, place: nodes.Element, app: Sphinx, docname: str) -> Iterator[nodes.Element]:
    """The pictures in their order; with `dark`, each for light and dark pages, by the classes that Furo and others use.

    Raises PlanError, NoFigure, NoPart or LayoutError.
    """
    is_paired = place["dark"] and app.builder.format == "html"
    for number, figure in enumerate(figures_of(inset)):
        first = picture_of(inset, figure, place, app, docname)
        if number == 0:
            first["ids"], first["names"] = place["ids"], place["names"]
        first["classes"] += [LIGHT] * is_paired
        yield first
        if is_paired:
            second = picture_of(inset, in_dark(figure), place, app, docname)
            second["classes"] += [DARK]
            yield second


def picture_of(inset: Inset, figure: Figure, place: nodes.Element, app: Sphinx, docname: str) -> nodes.Element:
    """The node of a drawn picture, whose file is beside the doctrees. Raises LayoutError."""
    ending = next((ENDINGS[kind] for kind in app.builder.supported_image_types if kind in ENDINGS), "svg")
    data = figure.bytes(ending)
    path = Path(app.doctreedir) / "csirtgraph" / file_name(inset, figure, data, ending)
    if not path.exists():
        write(path, data)
    app.env.images.add_file(docname, str(path))
    image = nodes.image(uri=str(path), candidates={"*": str(path)}, alt=alt_of(inset, figure), **place["shown"])
    image["classes"] = [*place["classes"]]
    image.source, image.line = place.source, place.line
    return image


def report_error(error: CsirtgraphError, inset: Inset, location: Any) -> nodes.Element:
    """Warn at the place in the document; answers what stands there instead of the figure."""
    messages = error.messages(inset.lang, inset.figure)
    for words in messages:
        LOG.warning("%s", words, location=location, type="csirtgraph")
    text = "\n".join(messages)
    return nodes.literal_block(text, text, language="none")


def warn_of_comments(app: Sphinx, docname: str, source: list[str]) -> None:
    """Warn of directives with one colon or a space before it, which reStructuredText takes for comments."""
    for number, line in enumerate(source[0].split("\n"), 1):
        if COMMENT.match(line):
            LOG.warning("%s", COMMENTED.to(language_of(app.config)), location=(docname, number), type="csirtgraph")


def language_of(config: Any) -> Language:
    """The language of the documents."""
    return "ja" if (config.language or "").startswith("ja") else "en"


def setup(app: Sphinx) -> dict[str, Any]:
    """What Sphinx asks of an extension."""
    app.add_node(figure_node)
    app.add_directive("csirtgraph", CsirtgraphDirective)
    app.connect("source-read", warn_of_comments)
    app.connect("doctree-resolved", draw)
    return {"version": __version__, "parallel_read_safe": True, "parallel_write_safe": True}
