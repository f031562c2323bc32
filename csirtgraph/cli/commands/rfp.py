"""`csirtgraph rfp`: requests for proposals for outsourced roles."""

import click

from csirtgraph.cli import documents


@click.command("rfp")
@click.argument("plan")
@click.argument("roles", nargs=-1, metavar="[ROLE ...]")
@documents.output
@documents.language
def command(plan: str, roles: tuple[str, ...], output: str, lang: str) -> None:
    """Write a request for proposal for each ROLE, or for all outsourced roles."""
    from csirtgraph.documents.rfp import outsourced_roles, requests

    documents.write_document(plan, roles, output, outsourced_roles, requests, lang, "none-outsourced")
