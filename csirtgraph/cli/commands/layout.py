"""`csirtgraph layout`: the places of boxes that are kept with a plan."""

from typing import TYPE_CHECKING

import click

from csirtgraph.cli.failures import report_errors
from csirtgraph.cli.loading import loaded_plan
from csirtgraph.cli.messages import message
from csirtgraph.cli.streams import say

if TYPE_CHECKING:
    from csirtgraph.plan.model.plan import Plan

NAMED = 10  # ids that a line names


@click.command("layout")
@click.argument("plan")
@click.argument("figures", nargs=-1)
@click.option("--reset", is_flag=True, help="Forget the places; boxes are laid out again.")
def command(plan: str, figures: tuple[str, ...], reset: bool) -> None:
    """List the figures of PLAN whose boxes keep their places, or forget the places.

    FIGURE is a name from that list; without it, all figures are meant.
    """
    with report_errors():
        loaded = loaded_plan(plan)
        kept = loaded.arrangement.figures
        chosen = [name for name in sorted(kept) if not figures or name in figures or name.split("-")[0] in figures]
        if not reset:
            for name in chosen:
                say(message("places-kept", name=name, count=len(kept[name])))
                if lost := sorted(kept[name].keys() - boxes_in(loaded, name)):
                    say(message("places-lost", name=name, ids=", ".join(lost[:NAMED]) + ", …" * (len(lost) > NAMED)))
        if not chosen:
            say(message("no-places-kept"), err=True)
        if reset:
            forget(plan, chosen if figures else None)


def boxes_in(plan: "Plan", name: str) -> set[str]:
    """The ids of the boxes in a figure, or part of one, of a name in the file; none where there is no such figure."""
    from csirtgraph.pipeline import pictures_of, stem_of, views_in
    from csirtgraph.plan.model.enums import Mode
    from csirtgraph.plan.model.view import View

    stem, _, part = name.partition("/")
    pictures = (
        picture
        for figure, mode in views_in(plan)
        if stem_of(figure, mode) == stem
        for picture in pictures_of(plan, figure, View(mode or Mode.INCIDENT), has_pages=False)
    )
    return {box.id for picture in pictures if picture.id == part for box in picture.drawing.boxes}


def forget(plan: str, figures: list[str] | None) -> None:
    """Remove the places of some figures, or the whole file. Raises EditError or OutputError."""
    from csirtgraph.edits.arranging import arrangement_removed, rearranged
    from csirtgraph.export.files import write

    change = arrangement_removed(plan) if figures is None else rearranged(plan, dict.fromkeys(figures))
    if change is None:
        return
    if change.after is None:
        change.path.unlink()
    else:
        write(change.path, change.after)
    say(message("places-forgotten", path=change.path))
