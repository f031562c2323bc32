"""What the commands that query a plan share: languages, modes and ids, each checked where it is given."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

import click

from csirtgraph.cli import options
from csirtgraph.cli.messages import locale_language
from csirtgraph.text import Text

if TYPE_CHECKING:
    from csirtgraph.plan.model.enums import Mode
    from csirtgraph.plan.model.plan import Plan
    from csirtgraph.text import Language

language = click.option("--lang", type=options.LANGUAGES, help="Language of the text; default: from the locale.")
mode = click.option("--mode", type=options.MODES, help="Mode to look at; default: incident, if anything happens then.")
absent = click.option("--absent", multiple=True, metavar="ID", help="Treat this role, team or party as absent.")

UNKNOWN = {
    "id": Text(
        "{word} という役割・チーム・相手はありません: {advice}",
        "there is no role, team or party {word}: {advice}",
    ),
    "role": Text("{word} という役割はありません: {advice}", "there is no role {word}: {advice}"),
    "code": Text("{word} という規則はありません: {advice}", "there is no rule {word}: {advice}"),
}


def language_of(lang: str | None) -> "Language":
    """The language asked for, or that of the locale."""
    return "ja" if (lang or locale_language()) == "ja" else "en"


def unknown(kind: str, word: str, known: Iterable[str], lang: str | None) -> click.UsageError:
    """The error for an id that does not exist; it exits with 2."""
    from csirtgraph.plan.yaml.advice import advice

    language = language_of(lang)
    return click.UsageError(UNKNOWN[kind].to(language).format(word=word[:40], advice=advice(word, known).to(language)))


def end_in(plan: "Plan", id: str, lang: str | None) -> str:
    """A role, team, party or talking group of the plan. Raises UsageError for any other."""
    from csirtgraph.plan.analysis.members import talking_groups

    ends = {*plan.roles, *plan.teams, *plan.parties, *talking_groups(plan)}
    if id not in ends:
        raise unknown("id", id, ends, lang)
    return id


def mode_of(mode: str | None, plan: "Plan") -> "Mode":
    """The mode asked for, else that of an incident where anything happens in it."""
    from csirtgraph.plan.analysis.modes import modes_of
    from csirtgraph.plan.model.enums import Mode

    return Mode(mode) if mode else modes_of(plan)[-1]


def modes_of(mode: str | None) -> "tuple[Mode, ...]":
    """The mode asked for, or all of them."""
    from csirtgraph.plan.model.enums import MODES, Mode

    return (Mode(mode),) if mode else MODES
