"""Options that several commands share."""

import os

import click

from csirtgraph import formats

#: The same words as in the modules they stand for, which are not imported for `--help`.
MODES = click.Choice(["peacetime", "incident"])
LANGUAGES = click.Choice(["ja", "en"])
THEMES = click.Choice(["light", "dark", "print"])
SOURCINGS = click.Choice(["in-house", "outsourced"])
ENGINES = click.Choice(["embedded", "dot"])
FORMATS = click.Choice(formats.names())
TEXTS = click.Choice(["plain", "embed", "outline"])

CORES = os.cpu_count() or 1

AUDIENCES = click.Choice(["public", "internal", "response"])

audience = click.option(
    "--audience",
    type=AUDIENCES,
    default="public",
    show_default=True,
    help="For whom: internal shows people's names, response also how to reach them.",
)
theme = click.option("--theme", type=THEMES, default="light", show_default=True, help="Colour theme.")
engine = click.option(
    "--engine",
    type=ENGINES,
    default="embedded",
    show_default=True,
    help="Layout engine: the Graphviz that is installed with csirtgraph, or the system's dot.",
)
effort = click.option(
    "--effort",
    type=click.Choice(["normal", "high"]),
    default="normal",
    show_default=True,
    help="How long to look for the best layout; high takes about ten times as long.",
)
text = click.option(
    "--text",
    type=TEXTS,
    default="plain",
    show_default=True,
    help="SVG text: in the reader's fonts, with an embedded font, or as paths.",
)
output = click.option(
    "-o",
    "--output",
    metavar="FILE",
    help=f"FILE.{' .'.join(formats.names())}; or - for SVG on standard output.",
)
links = click.option("--links", is_flag=True, help="Put the plan's links on the boxes of an SVG.")


def takes_svg_options(row: formats.Format) -> bool:
    """Whether `--text` and `--links` mean something to a format."""
    return {"text", "links"} <= {*row.options}
