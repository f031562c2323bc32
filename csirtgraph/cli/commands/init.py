"""`csirtgraph init`: a plan to start from, and the schema with which editors complete it."""

from pathlib import Path

import click

from csirtgraph.cli import options, queries
from csirtgraph.cli.failures import report_errors
from csirtgraph.cli.messages import message
from csirtgraph.cli.streams import say
from csirtgraph.formats import names
from csirtgraph.text import Language, Text

START = Path(__file__).parent / "start"
ATTRIBUTES = Text(
    "どのコンピューターでも同じバイトにします: csirtgraph build --check が比べます",
    "The same bytes on every computer, since csirtgraph build --check compares them",
)
SCHEMA = Path(".csirtgraph", "plan.schema.json")  # a folder with a dot is no part of the plan


@click.command("init")
@click.argument("folder", metavar="DIR", type=click.Path(path_type=Path))
@click.option(
    "--pattern",
    type=click.Choice(["a", "b", "c", "d"]),
    default="b",
    show_default=True,
    help="Pattern to extend: "
    "a (general affairs), b (security department), c (IT or security company), d (municipality).",
)
@click.option("--lang", type=options.LANGUAGES, help="Language of the comments; default: from the locale.")
def command(folder: Path, pattern: str, lang: str | None) -> None:
    """Create a plan in DIR: a commented file that extends a built-in pattern."""
    from csirtgraph.export.files import write
    from csirtgraph.plan.reading.files import exists
    from csirtgraph.plan.reading.load import load_plan
    from csirtgraph.plan.reading.schema import schema_text
    from csirtgraph.plan.yaml.ids import slug

    if exists(folder) and (not folder.is_dir() or any(folder.iterdir())):
        raise click.UsageError(message("exists", path=folder))
    language = queries.language_of(lang)
    template = (START / f"plan.{language}.yaml").read_text(encoding="utf-8")
    text = template.replace("@ID@", slug(folder.resolve().name)).replace("@PATTERN@", pattern)
    with report_errors():
        write(folder / "plan.yaml", text.encode())
        write(folder / ".gitattributes", attributes(language).encode())
        write(folder / SCHEMA, schema_text(language, load_plan(folder / "plan.yaml")).encode())
    say(message("started", path=folder), err=True)


def attributes(language: Language) -> str:
    """What keeps git from changing line ends, so that `build --check` finds the same bytes in every clone."""
    pictures = [f"*.{name} -text" for name in names()]
    return (
        "\n".join([f"# {ATTRIBUTES.to(language)}", ".gitattributes text eol=lf", "*.yaml text eol=lf", *pictures])
        + "\n"
    )
