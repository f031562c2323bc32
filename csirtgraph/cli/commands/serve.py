"""`csirtgraph serve`: the studio."""

from collections.abc import Callable
from contextlib import nullcontext, suppress
from pathlib import Path
from typing import TYPE_CHECKING

import click

from csirtgraph.cli import options
from csirtgraph.cli.failures import report_errors
from csirtgraph.cli.messages import message
from csirtgraph.cli.queries import language_of
from csirtgraph.cli.streams import say
from csirtgraph.extras import require

if TYPE_CHECKING:
    from csirtgraph.studio.server.snapshot import Snapshot
    from csirtgraph.text import Language

DEFAULT = "b"
EXTRA = ("starlette", "uvicorn", "watchfiles")


@click.command("serve")
@click.argument("plan", default="")
@click.option(
    "--port",
    type=click.IntRange(0, 65535),
    help="TCP port; 0: any free port; default: the same for this plan each time.",
)
@click.option("--open", "is_opened", is_flag=True, help="Open the studio in the browser.")
@click.option("--lang", type=options.LANGUAGES, help="Language of the page; default: that of the browser.")
def command(plan: str, port: int | None, is_opened: bool, lang: str | None) -> None:
    """View and edit PLAN in the browser; stop with Ctrl-C.

    Without PLAN: the plan in the current folder if there is one, else the built-in pattern B.
    """
    with report_errors():
        require("studio")
        serve(place_of(plan), port, is_opened, language_of(lang), lang is not None)


def place_of(plan: str) -> str:
    """The plan asked for, independent of the current folder. Raises PlanError when there is none, or only a pipe."""
    from csirtgraph.plan.reading.files import BUILT_IN, ENTRY, PREFIX, check_regular, locate

    target = plan or ("." if Path(ENTRY).exists() else DEFAULT)
    path, name = locate(target)
    check_regular(path, name)
    return target if target in BUILT_IN or target.startswith(PREFIX) else str(path.absolute())


def serve(target: str, port: int | None, is_opened: bool, language: "Language", is_chosen: bool) -> None:
    """Run the studio until Ctrl-C."""
    from csirtgraph.studio.server.app import create_app
    from csirtgraph.studio.server.kept_keys import entry
    from csirtgraph.studio.server.opening import opened
    from csirtgraph.studio.server.running import server_of

    try:
        socket, keys = entry(target, port)
    except OSError as error:
        say(message("port", port=port, reason=error.strerror), err=True)
        raise SystemExit(1) from error
    say(message("serving", link=keys.link, plan=target))
    browser = opened(keys.link, lambda: say(message("no-browser"), err=True)) if is_opened else nullcontext()
    with suppress(KeyboardInterrupt), browser:
        server_of(create_app(target, language, keys, terminal(language), is_chosen)).run(sockets=[socket])


def terminal(language: "Language") -> "Callable[[Snapshot], None]":
    """A function that prints once what is wrong with the plan, and when that is over."""
    from csirtgraph.studio.server.snapshot import lines

    last: list[str] = []

    def report(now: "Snapshot") -> None:
        found = lines(now, language)
        if found != last:
            say("\n".join(found) or message("resolved"), err=True)
            last[:] = found

    return report
