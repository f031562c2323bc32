"""A group of commands, each in a module of its own that is imported when it is called."""

from importlib import import_module
from typing import Any

import click

#: What each command says of itself in the list, so that listing them imports none.
SHORT_HELP = {
    "list": "The figures a plan can draw.",
    "render": "Draw one figure.",
    "build": "Draw all figures of plans.",
    "serve": "The studio: look, ask and edit in the browser.",
    "slides": "A PowerPoint deck, or one brought up to date.",
    "embed": "What to paste into a wiki page to show a figure.",
    "publish": "Put figures onto a wiki page, or bring them up to date.",
    "diff": "What changed between two plans.",
    "log": "Which revisions changed a plan, and what.",
    "history": "A page to step through a plan's revisions.",
    "check": "What is questionable about a plan.",
    "explain": "A rule of check in words.",
    "trace": "The ways information takes from one end to another.",
    "who": "What a role does, and with whom.",
    "stats": "How many there are of what.",
    "schema": "The JSON Schema of plan files, for editors.",
    "recruit": "Postings for roles without anyone.",
    "rfp": "What to ask of vendors for outsourced roles.",
    "init": "Begin a plan of your own.",
    "doctor": "What is installed, what is missing, how to mend it.",
}


class Sections(click.Group):
    """Commands listed under headings; `sections` maps a heading to its commands' names."""

    def __init__(self, sections: dict[str, list[str]], package: str, **attributes: Any):
        super().__init__(**attributes)
        self.sections = sections
        self.package = package

    def list_commands(self, ctx: click.Context) -> list[str]:
        """All commands, for completion."""
        return [name for names in self.sections.values() for name in names]

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command of a name, from its module."""
        if cmd_name not in self.list_commands(ctx):
            return None
        command: click.Command = import_module(f"{self.package}.{cmd_name}").command
        return command

    def resolve_command(self, ctx: click.Context, args: list[str]) -> Any:
        """Offer the nearest command for one that does not exist."""
        from csirtgraph.plan.yaml.problems import nearest

        if args and args[0] not in self.list_commands(ctx) and not args[0].startswith("-"):
            raise click.UsageError(f"no command {args[0]}: did you mean {nearest(args[0], self.list_commands(ctx))}?")
        return super().resolve_command(ctx, args)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The headings and their commands."""
        for heading, names in self.sections.items():
            with formatter.section(heading):
                formatter.write_dl([(name, SHORT_HELP[name]) for name in names])
