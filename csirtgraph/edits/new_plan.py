"""The files of a new plan that extends a built-in pattern."""

from pathlib import Path

from csirtgraph.edits.draft import new_draft
from csirtgraph.edits.editing import FileChange, plan_in
from csirtgraph.edits.yaml.writing import inline
from csirtgraph.formats import names
from csirtgraph.plan.model.plan import Plan
from csirtgraph.plan.reading.files import ENTRY, PREFIX
from csirtgraph.plan.reading.load import load_plan
from csirtgraph.plan.reading.schema import schema_text
from csirtgraph.plan.yaml.ids import slug
from csirtgraph.text import Language, Text

START = Path(__file__).parent / "start"
PATTERNS = ("a", "b", "c", "d")
ATTRIBUTES = Text(
    "どのコンピューターでも同じバイトにします: csirtgraph build --check が比べます",
    "The same bytes on every computer, since csirtgraph build --check compares them",
)
SCHEMA = Path(".csirtgraph", "plan.schema.json")  # a folder with a dot is no part of the plan


def new_files(folder: Path, pattern: str, language: Language) -> tuple[FileChange, ...]:
    """A commented plan on top of a pattern, what git needs to know of it, and the schema for editors."""
    template = (START / f"plan.{language}.yaml").read_text(encoding="utf-8")
    text = template.replace("@ID@", slug(folder.resolve().name)).replace("@PATTERN@", pattern)
    schema = schema_text(language, load_plan(f"{PREFIX}pattern-{pattern}"))
    contents = {Path(ENTRY): text, Path(".gitattributes"): attributes(language), SCHEMA: schema}
    return tuple(FileChange(folder / path, None, content.encode()) for path, content in contents.items())


def first_lines(folder: Path, title: str) -> str:
    """What the file of a plan begins with that extends nothing."""
    return f"plan: {inline({'id': slug(folder.resolve().name), 'title': title})}\n"


def nothing_in(folder: Path, title: str) -> Plan:
    """A plan without entries, with which a new one is compared."""
    return plan_in(new_draft(folder / ENTRY, first_lines(folder, title)))


def attributes(language: Language) -> str:
    """What keeps git from changing line ends, so that `build --check` finds the same bytes in every clone."""
    pictures = [f"*.{name} -text" for name in names()]
    lines = [f"# {ATTRIBUTES.to(language)}", ".gitattributes text eol=lf", "*.yaml text eol=lf", *pictures]
    return "\n".join(lines) + "\n"
