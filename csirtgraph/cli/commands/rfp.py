"""`csirtgraph rfp`: requests for proposals for outsourced roles."""

import click

from csirtgraph.cli import documents


@click.command("rfp")
@click.argument("plan")
@click.argument("roles", nargs=-1, metavar="[ROLE ...]")
@documents.output
@documents.language
def command(plan: str, roles: tuple[str, ...], output: str, lang: str) -> None:
    """Write what to ask of vendors (提案依頼書) for every ROLE, or for every outsourced one."""
    from csirtgraph.documents.rfp import outsourced_roles, requests

    documents.write_document(plan, roles, output, outsourced_roles, requests, lang, "none-outsourced")
