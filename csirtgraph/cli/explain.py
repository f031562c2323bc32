"""`csirtgraph explain`: a rule of `check` in words."""

import click

from csirtgraph.cli import asking
from csirtgraph.cli.failures import told


@click.command("explain")
@click.argument("code", required=False)
@asking.language
def command(code: str | None, lang: str | None) -> None:
    """Explain the rule CODE: why it matters, what the field says, how to mend it; without CODE, list all rules."""
    from csirtgraph.checks.catalogue import RULES
    from csirtgraph.checks.explain import explained, listed
    from csirtgraph.plan.messages import MESSAGES

    language = asking.language_of(lang)
    name = code.upper() if code and code not in MESSAGES else code
    if name and name not in RULES and name not in MESSAGES:
        raise asking.unknown("code", str(code), RULES, lang)
    with told():
        click.echo(explained(name, language) if name else listed(language), nl=False)
