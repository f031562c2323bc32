"""Options that several commands share."""

import click

#: The same words as in the modules they stand for, which are not imported for `--help`.
MODES = click.Choice(["peacetime", "incident"])
LANGUAGES = click.Choice(["ja", "en"])
THEMES = click.Choice(["light", "dark", "print"])
SOURCINGS = click.Choice(["in-house", "outsourced"])
ENGINES = click.Choice(["embedded", "dot"])
FORMATS = click.Choice(["svg", "png", "pdf", "md", "dot", "json", "graphml", "html"])

theme = click.option("--theme", type=THEMES, default="light", show_default=True, help="Colours.")
engine = click.option(
    "--engine",
    type=ENGINES,
    default="embedded",
    show_default=True,
    help="Graphviz from the wheel, or the system's dot.",
)
