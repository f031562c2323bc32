"""The two plans of a comparison: files, built-in plans, or revisions of a git repository."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from csirtgraph.cli.messages import locale_language, message
from csirtgraph.errors import CsirtgraphError

if TYPE_CHECKING:
    from csirtgraph.plan.model.plan import Plan

TROUBLE = 2


class WithPaths(click.Command):
    """A command that takes paths behind `--`; they are in `ctx.meta["paths"]`, None where there is no `--`."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Take the paths off before click reads the rest."""
        ctx.meta["paths"] = None
        if "--" in args:
            place = args.index("--")
            ctx.meta["paths"] = args[place + 1 :]
            args = args[:place]
        return super().parse_args(ctx, args)


def sides(names: tuple[str, ...], paths: list[str] | None) -> tuple["Plan", "Plan"]:
    """The old and the new plan: OLD NEW, REV -- PATH (against the working tree) or REV REV -- PATH."""
    if paths is None:
        if len(names) != 2:
            raise click.UsageError(message("diff-usage"))
        return plan_in("old", names[0]), plan_in("new", names[1])
    if len(paths) != 1 or len(names) not in (1, 2):
        raise click.UsageError(message("diff-usage"))
    old = plan_in("old", paths[0], names[0])
    return old, plan_in("new", paths[0], names[1] if len(names) == 2 else "")


def plan_in(side: str, path: str, revision: str = "") -> "Plan":
    """One plan, of a revision where one is named; what is wrong with it ends the program with 2."""
    from csirtgraph.plan.history.revisions import plan_at
    from csirtgraph.plan.reading.load import load_plan

    with trouble(message(f"side-{side}", name=f"{revision}:{path}" if revision else path)):
        return plan_at(revision, Path(path)) if revision else load_plan(path)


@contextmanager
def trouble(side: str = "", figure: str = "") -> Iterator[None]:
    """Say what went wrong, with the side it went wrong on, and end with 2."""
    start = f"{side}: " if side else ""
    try:
        yield
    except CsirtgraphError as error:
        raise ended("\n".join(start + words for words in error.messages(locale_language(), figure))) from error
    except BrokenPipeError:
        raise SystemExit(0) from None


def ended(words: str) -> SystemExit:
    """The end of the program, after saying why."""
    click.echo("".join(char if char.isprintable() or char == "\n" else "?" for char in words), err=True)
    return SystemExit(TROUBLE)


def language_of(asked: str | None) -> Any:
    """The language asked for, else that of the locale."""
    return asked or locale_language()
