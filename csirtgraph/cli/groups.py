"""A group of commands, each in a module of its own that is imported when it is called."""

from collections.abc import Iterator
from contextlib import contextmanager
from importlib import import_module
from typing import Any

import click

from csirtgraph.cli.messages import locale_language, message
from csirtgraph.cli.streams import encode_streams, report_full_output, visible

#: The short help of each command, so that listing them imports none.
SHORT_HELP = {
    "list": "List the figures of a plan.",
    "render": "Draw one figure.",
    "build": "Draw all figures of plans.",
    "layout": "List or forget the places kept for boxes.",
    "serve": "View and edit a plan in the browser (studio).",
    "slides": "Write or update a PowerPoint deck.",
    "embed": "Print the wiki markup that shows a figure.",
    "publish": "Upload figures to a wiki page, or update them.",
    "diff": "Compare two plans.",
    "log": "List the revisions that changed a plan.",
    "history": "Write a page that steps through revisions.",
    "check": "Report weak points of a plan.",
    "explain": "Explain a rule of check.",
    "trace": "Show the paths of information between two ends.",
    "drill": "Show who knows when after somebody notices an incident.",
    "who": "Show what a role does, and with whom.",
    "stats": "Count roles, flows and people.",
    "schema": "Print the JSON Schema of plan files.",
    "contacts": "Write whom to call in an incident, and how.",
    "handbook": "Write the whole plan as one document.",
    "describe": "Write the description of the CSIRT (RFC 2350).",
    "recruit": "Write job postings for open roles.",
    "rfp": "Write a request for proposal for outsourced roles.",
    "init": "Create a new plan.",
    "import": "Begin or change a plan with spreadsheets and diagrams.",
    "doctor": "Report what is installed and what is missing.",
    "cache": "Show or delete what is remembered between runs.",
}


class Context(click.Context):
    """Writes help in the language of the locale."""

    def make_formatter(self) -> click.HelpFormatter:
        """Click's formatter, or for a Japanese locale the one that translates."""
        if locale_language() == "en":
            return super().make_formatter()
        from csirtgraph.cli.help import JapaneseFormatter

        return JapaneseFormatter(width=self.terminal_width, max_width=self.max_content_width)


class Sections(click.Group):
    """Commands listed under headings; `sections` maps a heading to its commands' names."""

    context_class = Context

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
        command.context_class = Context
        return command

    def main(self, *arguments: Any, **extra: Any) -> Any:
        """Run the program; its output reaches pipes and files whole, or an error says why not."""
        encode_streams()
        with report_full_output():
            return super().main(*arguments, **extra)

    def make_context(self, *arguments: Any, **extra: Any) -> click.Context:
        """Parse what precedes the command; errors are in the language of the locale."""
        with translated_errors():
            return super().make_context(*arguments, **extra)

    def invoke(self, ctx: click.Context) -> Any:
        """Run the command; errors are in the language of the locale."""
        with translated_errors():
            return super().invoke(ctx)

    def resolve_command(self, ctx: click.Context, args: list[str]) -> Any:
        """Offer the nearest command for one that does not exist."""
        from csirtgraph.plan.yaml.advice import advice

        if args and args[0] not in self.list_commands(ctx) and not args[0].startswith("-"):
            raise click.UsageError(message("no-command", name=args[0], advice=advice(args[0], self.list_commands(ctx))))
        return super().resolve_command(ctx, args)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The headings and their commands."""
        for heading, names in self.sections.items():
            with formatter.section(heading):
                formatter.write_dl([(name, SHORT_HELP[name]) for name in names])


@contextmanager
def translated_errors() -> Iterator[None]:
    """Raise click's own errors in Japanese where the locale is Japanese, without control characters."""
    try:
        yield
    except click.UsageError as error:
        error.message = visible(error.message)  # type: ignore[misc]
        if locale_language() == "en" or isinstance(error, click.exceptions.NoArgsIsHelpError):
            raise
        from csirtgraph.cli.help import JapaneseError

        raise JapaneseError(error) from error
