"""`csirtgraph list`: the figures a plan can draw."""

import click

from csirtgraph.cli import options
from csirtgraph.cli.failures import report_errors
from csirtgraph.cli.streams import say


@click.command("list")
@click.argument("plan", required=False)
@click.option("--lang", type=options.LANGUAGES, default="ja", show_default=True, help="Language of the titles.")
def command(plan: str | None, lang: str) -> None:
    """List the figures of PLAN with their titles; without PLAN, those of all built-in patterns."""
    from csirtgraph.figures import kind_of
    from csirtgraph.pipeline import views_in
    from csirtgraph.plan.model.vocabulary import word_of
    from csirtgraph.plan.reading.files import BUILT_IN
    from csirtgraph.plan.reading.load import load_plan

    with report_errors():
        for target in [plan] if plan else BUILT_IN:
            loaded = load_plan(target)
            say(f"{target}: {loaded.plan.title.to(lang)}")  # type: ignore[arg-type]
            for name, mode in views_in(loaded):
                title = kind_of(name).title.to(lang)  # type: ignore[arg-type]
                option = f"--mode {mode.value}" if mode else ""
                when = f" ({word_of(mode).to(lang)})" if mode else ""  # type: ignore[arg-type]
                say(f"  {name:<16} {option:<17} {title}{when}")
