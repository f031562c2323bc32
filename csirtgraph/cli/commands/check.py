"""`csirtgraph check`: what is questionable about a plan."""

from typing import TYPE_CHECKING, NamedTuple

import click

from csirtgraph import __version__
from csirtgraph.cli import options, queries
from csirtgraph.cli.failures import report_errors
from csirtgraph.cli.streams import say
from csirtgraph.text import Language, Text

if TYPE_CHECKING:
    from csirtgraph.checks.facts import Limits
    from csirtgraph.checks.report import Report
    from csirtgraph.plan.model.enums import Mode

SUM = Text("誤り {error} 件、注意 {warning} 件", "errors: {error}, warnings: {warning}")


class CheckOptions(NamedTuple):
    """The options of the command line."""

    plan: str
    modes: "tuple[Mode, ...]"
    codes: list[str]
    limits: "Limits"
    absent: tuple[str, ...]
    language: Language


@click.command("check")
@click.argument("plan")
@click.option("--mode", type=options.MODES, help="Mode to look at; default: both.")
@click.option(
    "--select", multiple=True, metavar="CODES", help="Apply only these rules: F206,P301 or a family such as F."
)
@click.option("--ignore", multiple=True, metavar="CODES", help="Ignore these rules.")
@click.option("--strict", is_flag=True, help="Exit with 1 for warnings, too.")
@queries.absent
@click.option(
    "--max-chain",
    type=click.IntRange(1),
    default=3,
    show_default=True,
    help="Longest allowed report chain to the commander, in flows.",
)
@click.option(
    "--max-roles", type=click.IntRange(1), default=3, show_default=True, help="Maximum number of roles for one person."
)
@click.option(
    "--format",
    type=click.Choice(["text", "json", "github", "sarif"]),
    default="text",
    show_default=True,
    help="Output format.",
)
@queries.language
def command(
    plan: str,
    mode: str | None,
    select: tuple[str, ...],
    ignore: tuple[str, ...],
    strict: bool,
    absent: tuple[str, ...],
    max_chain: int,
    max_roles: int,
    format: str,
    lang: str | None,
) -> None:
    """Report weak points of PLAN; `csirtgraph explain CODE` gives the reasons for a rule.

    Exits with 1 if a finding is an error (with --strict: if there is any finding), else with 0.
    """
    from csirtgraph.checks.facts import Limits
    from csirtgraph.checks.report import summary

    codes = chosen(select, ignore, lang)
    limits = Limits(chain=max_chain, held=max_roles)
    asked = CheckOptions(plan, queries.modes_of(mode), codes, limits, absent, queries.language_of(lang))
    with report_errors():
        report = report_of(asked, format)
        click.echo(written(report, format), nl=False)
    count = summary(report.found)
    if format == "text":
        say(SUM.to(report.language).format(**count), err=True)
    raise SystemExit(1 if count["error"] or (strict and report.found) else 0)


def chosen(select: tuple[str, ...], ignore: tuple[str, ...], lang: str | None) -> list[str]:
    """The codes of the rules to run. Raises UsageError for a code or family that does not exist."""
    from csirtgraph.checks.catalogue import RULES

    def codes(words: tuple[str, ...]) -> set[str]:
        found = set()
        for word in [part.strip() for given in words for part in given.split(",")]:
            matching = {code for code in RULES if word.upper() in (code, code[0])}
            if not matching:
                raise queries.unknown("code", word, RULES, lang)
            found |= matching
        return found

    wanted, unwanted = codes(select) if select else set(RULES), codes(ignore)
    return [code for code in RULES if code in wanted - unwanted]


def report_of(asked: CheckOptions, format: str) -> "Report":
    """What the rules find; for programs, mistakes in the plan's files are findings too. Raises PlanError for people."""
    from csirtgraph.checks.catalogue import broken, findings
    from csirtgraph.checks.places import extends_of
    from csirtgraph.checks.questions.absence import gaps, without
    from csirtgraph.checks.report import Report, mistakes
    from csirtgraph.plan.reading.load import load_plan
    from csirtgraph.plan.yaml.problems import PlanError

    try:
        plan = load_plan(asked.plan)
    except PlanError as error:
        if format == "text":
            raise
        return Report(asked.plan, mistakes(error), asked.language, version=__version__)
    absent = tuple(queries.end_in(plan, id, asked.language) for id in asked.absent)
    run = (asked.modes, asked.codes, asked.limits)
    found = broken(plan, without(plan, absent), *run) if absent else findings(plan, *run)
    return Report(
        plan.id,
        found,
        asked.language,
        version=__version__,
        absent=absent,
        gaps=gaps(plan, absent, asked.modes) if absent else (),
        extends=extends_of(plan),
    )


def written(report: "Report", format: str) -> str:
    """A report in a format."""
    from csirtgraph.checks import annotations
    from csirtgraph.checks.report import as_json, text

    functions = {"text": text, "json": as_json, "github": annotations.github, "sarif": annotations.sarif}
    return functions[format](report)
