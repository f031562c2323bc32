"""`csirtgraph recruit`: postings for roles without anyone."""

import click

from csirtgraph.cli import documents


@click.command("recruit")
@click.argument("plan")
@click.argument("roles", nargs=-1, metavar="[ROLE ...]")
@documents.output
@documents.language
def command(plan: str, roles: tuple[str, ...], output: str, lang: str) -> None:
    """Write a job posting for each ROLE, or for all open roles.

    A role is open if one of its posts has `open: true`, or if it is in-house
    and no post fills it; in a plan without posts, if it has a posting.
    """
    from csirtgraph.documents.posting import postings
    from csirtgraph.plan.analysis.vacancies import open_roles

    documents.write_document(plan, roles, output, open_roles, postings, lang, "none-open")
