"""The command line: thin commands that load the rest of the program only when they run."""

import gc
import os
from pathlib import Path

import click

from csirtgraph import __version__
from csirtgraph.cache.folder import OFF, VARIABLE
from csirtgraph.cli.groups import Sections

SECTIONS = {
    "Draw": ["list", "render", "build", "layout", "serve"],
    "Share": ["slides", "embed", "publish"],
    "Compare": ["diff", "log", "history"],
    "Ask": ["check", "explain", "trace", "drill", "who", "stats", "schema"],
    "Write": ["handbook", "contacts", "describe", "recruit", "rfp"],
    "Begin": ["init", "import", "doctor", "cache"],
}


@click.group(
    cls=Sections,
    sections=SECTIONS,
    package=f"{__name__}.commands",
    context_settings={"help_option_names": ["-h", "--help"]},
)
@click.version_option(__version__, prog_name="csirtgraph")
@click.option(
    "--allow",
    multiple=True,
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    help="Folder that plans may extend, in addition to the plan's surroundings and git repository.",
)
@click.option("--no-cache", is_flag=True, help="Draw everything again; neither use nor write the cache.")
def main(allow: tuple[Path, ...], no_cache: bool) -> None:
    """Draw the plan of a CSIRT: roles, flows of information, organisation charts.

    PLAN is a folder, a YAML file, or a built-in pattern: a, b or c.
    """
    if allow:
        from csirtgraph.plan.reading.trusted_folders import allow_folders

        allow_folders(allow)
    if no_cache:
        os.environ[VARIABLE] = OFF  # also for the processes that this one starts
    # What is loaded stays to the end, so Python need not search it for garbage when it ends: 25 ms of a render.
    click.get_current_context().call_on_close(gc.freeze)
