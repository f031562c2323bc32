"""`csirtgraph layout`: the places of boxes that are kept with a plan."""

import click

from csirtgraph.cli.failures import report_errors
from csirtgraph.cli.loading import loaded_plan
from csirtgraph.cli.messages import message
from csirtgraph.cli.streams import say


@click.command("layout")
@click.argument("plan")
@click.argument("figures", nargs=-1)
@click.option("--reset", is_flag=True, help="Forget the places; boxes are laid out anew.")
def command(plan: str, figures: tuple[str, ...], reset: bool) -> None:
    """List the figures of PLAN whose boxes keep their places, or forget the places.

    FIGURE is a name from that list; without it, all figures are meant.
    """
    with report_errors():
        kept = loaded_plan(plan).arrangement.figures
        chosen = [name for name in sorted(kept) if not figures or name in figures or name.split("-")[0] in figures]
        if not reset:
            for name in chosen:
                say(message("places-kept", name=name, count=len(kept[name])))
        if not chosen:
            say(message("no-places-kept"), err=True)
        if reset:
            forget(plan, chosen if figures else None)


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
