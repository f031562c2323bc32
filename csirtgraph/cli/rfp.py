"""`csirtgraph rfp`: requests for proposals for outsourced roles."""

import click

from csirtgraph.cli import writing


@click.command("rfp")
@click.argument("plan")
@click.argument("roles", nargs=-1, metavar="[ROLE ...]")
@writing.output
@writing.language
def command(plan: str, roles: tuple[str, ...], output: str, lang: str) -> None:
    """Write what to ask of vendors (提案依頼書) for every ROLE, or for every outsourced one."""
    from csirtgraph.documents.rfp import outsourced_roles, requests

    writing.write_document(plan, roles, output, outsourced_roles, requests, lang, "none-outsourced")
