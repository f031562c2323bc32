"""`csirtgraph recruit`: postings for roles without anyone."""

import click

from csirtgraph.cli import documents


@click.command("recruit")
@click.argument("plan")
@click.argument("roles", nargs=-1, metavar="[ROLE ...]")
@documents.output
@documents.language
def command(plan: str, roles: tuple[str, ...], output: str, lang: str) -> None:
    """Write a posting (募集要項) for every ROLE, or for every open one.

    A role is open when one of its posts says `open: true`, or when it is in-house
    and no post fills it; in a plan without posts, when it has a posting.
    """
    from csirtgraph.documents.posting import postings
    from csirtgraph.plan.analysis.vacancies import open_roles

    documents.write_document(plan, roles, output, open_roles, postings, lang, "none-open")
