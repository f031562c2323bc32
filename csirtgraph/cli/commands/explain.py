"""`csirtgraph explain`: a rule of `check` in words."""

import click

from csirtgraph.cli import queries
from csirtgraph.cli.failures import report_errors


@click.command("explain")
@click.argument("code", required=False)
@queries.language
def command(code: str | None, lang: str | None) -> None:
    """Explain the rule CODE: why it matters, its sources, how to fix findings; without CODE, list all rules."""
    from csirtgraph.checks.catalogue import RULES
    from csirtgraph.checks.explain import explained, listed
    from csirtgraph.plan.yaml.messages import MESSAGES

    language = queries.language_of(lang)
    name = code.upper() if code and code not in MESSAGES else code
    if name and name not in RULES and name not in MESSAGES:
        raise queries.unknown("code", str(code), RULES, lang)
    with report_errors():
        click.echo(explained(name, language) if name else listed(language), nl=False)
