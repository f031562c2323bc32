"""`csirtgraph init`: a plan to start from, and the schema with which editors complete it."""

from pathlib import Path

import click

from csirtgraph.cli import options, queries
from csirtgraph.cli.failures import report_errors
from csirtgraph.cli.messages import message
from csirtgraph.cli.streams import say


@click.command("init")
@click.argument("folder", metavar="DIR", type=click.Path(path_type=Path))
@click.option(
    "--pattern",
    type=click.Choice(["a", "b", "c", "d"]),
    default="b",
    show_default=True,
    help="Pattern to extend: "
    "a (general affairs), b (security department), c (IT or security company), d (municipality).",
)
@click.option("--lang", type=options.LANGUAGES, help="Language of the comments; default: from the locale.")
def command(folder: Path, pattern: str, lang: str | None) -> None:
    """Create a plan in DIR: a commented file that extends a built-in pattern."""
    from csirtgraph.edits.new_plan import new_files
    from csirtgraph.export.files import write
    from csirtgraph.plan.reading.files import exists

    if exists(folder) and (not folder.is_dir() or any(folder.iterdir())):
        raise click.UsageError(message("exists", path=folder))
    with report_errors():
        for change in new_files(folder, pattern, queries.language_of(lang)):
            write(change.path, change.after or b"")
    say(message("started", path=folder), err=True)
