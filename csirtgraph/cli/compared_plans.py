"""The two plans of a comparison: files, built-in plans, or revisions of a git repository."""

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import click

from csirtgraph.cli.failures import report_errors
from csirtgraph.cli.messages import locale_language, message

if TYPE_CHECKING:
    from csirtgraph.plan.model.plan import Plan

TROUBLE = 2  # the exit code of every failure, for 1 means that something changed


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


class Side(NamedTuple):
    """A plan to compare: its path, and the revision it is read from; none for the files as they are now."""

    path: str
    revision: str = ""

    @property
    def name(self) -> str:
        """The side as it is written on the command line."""
        return f"{self.revision}:{self.path}" if self.revision else self.path


def sides(names: tuple[str, ...], paths: list[str] | None, audience: str) -> tuple["Plan", "Plan"]:
    """The old and the new plan: OLD NEW (or REV:PATH), REV -- PATH (with the files as they are), or REV REV -- PATH."""
    if len(names) not in (1, 2) or (len(names) == 1 and paths is None) or (paths is not None and len(paths) != 1):
        raise click.UsageError(message("diff-usage"))
    if paths is None:
        old, new = (side_of(name) for name in names)
    else:
        old, new = (Side(paths[0], revision) for revision in (*names, "")[:2])
    plans = plan_in("old", old, audience), plan_in("new", new, audience)
    return with_commits(plans, (old, new)) if old.revision or new.revision else plans


def side_of(name: str) -> Side:
    """A path, or REV:PATH where there is no such path."""
    from csirtgraph.plan.reading.files import PREFIX

    revision, colon, path = name.partition(":")
    if not colon or len(revision) < 2 or name.startswith(PREFIX) or Path(name).exists():
        return Side(name)
    return Side(path or ".", revision)


def plan_in(side: str, found: Side, audience: str) -> "Plan":
    """One plan, of a revision where one is named; what is wrong with it ends the program with 2."""
    from csirtgraph.plan.history.revisions import plan_at
    from csirtgraph.plan.model.enums import Audience
    from csirtgraph.plan.reading.load import load_plan

    with report_errors(side=message(f"side-{side}", name=found.name), exit_code=TROUBLE):
        if found.revision:
            return plan_at(found.revision, Path(found.path), Audience(audience))
        return load_plan(found.path, audience=audience)


def with_commits(plans: "tuple[Plan, Plan]", places: tuple[Side, Side]) -> "tuple[Plan, Plan]":
    """The plans, named by their commits where their own `revision:` does not distinguish them."""
    from csirtgraph.plan.history.revisions import mark_of

    marks = {plan.plan.revision for plan in plans}
    if "" not in marks and len(marks) == 2:
        return plans
    old, new = (
        replace(
            plan,
            plan=replace(
                plan.plan, revision=mark_of(plan, place.revision, Path(place.path)) or message("working-tree")
            ),
        )
        for plan, place in zip(plans, places)
    )
    return old, new


def language_of(asked: str | None) -> Any:
    """The language asked for, else that of the locale."""
    return asked or locale_language()
