"""Files that people have → what they say, by the reader of each format."""

import re
from collections.abc import Mapping, Sequence
from pathlib import Path

from csirtgraph.edits.editing import FileChange
from csirtgraph.formats import imported
from csirtgraph.imports import limits
from csirtgraph.imports.errors import ImportFailure
from csirtgraph.imports.facts import Facts
from csirtgraph.imports.graphs.recognise import take_diagram
from csirtgraph.imports.options import Options, check_options
from csirtgraph.imports.readers.csv import read_csv
from csirtgraph.imports.tables.fields import Field
from csirtgraph.imports.tables.recognise import recognised

READERS = "csirtgraph.imports.readers"
#: The readers of diagrams by the endings of their files, imported when they are called.
DIAGRAMS = {
    **dict.fromkeys((".mmd", ".mermaid"), f"{READERS}.mermaid:read_mermaid"),
    **dict.fromkeys((".drawio", ".xml"), f"{READERS}.drawio:read_drawio"),
    **dict.fromkeys((".dot", ".gv"), f"{READERS}.dot:read_dot"),
}
GRAPHS = {".graphml": f"{READERS}.graphml:take_graphml", ".json": f"{READERS}.graphml:take_json"}
TABLES = (".csv", ".tsv", ".txt", ".xlsx", ".xlsm")
KNOWN = (".xlsx", ".csv", ".tsv", ".drawio", ".mmd", ".dot", ".graphml", ".json", ".md")
#: How a pasted text begins, by the ending of its format.
STARTS = {
    ".mmd": re.compile(r"(?:---|%%|(?:flowchart|graph)\s)"),
    ".dot": re.compile(r"(?:strict\s+)?(?:di)?graph\b[^\n]*\{"),
    ".md": re.compile(r"\||```|~~~|#"),
    ".drawio": re.compile(r"<mx(?:file|GraphModel)"),
}
REFUSED = {".xls": "old-excel", ".numbers": "numbers", ".pptx": "deck-into"}


def facts_in(paths: Sequence[Path], options: Options) -> Facts:
    """What all files say. Raises ImportFailure, and MissingExtra for a format whose package is not installed."""
    return facts_of([(path.name, read_bytes(path)) for path in paths], options)


def facts_of(files: Sequence[tuple[str, bytes]], options: Options) -> Facts:
    """What files of these names and bytes say. Raises ImportFailure, MappingError and MissingExtra."""
    facts = Facts()
    for name, data in files:
        take_file(name, data, options.columns, facts)
    check_options(options, facts)
    if facts.is_empty:
        no_table = all(remark.code == "no-table" for remark in facts.remarks) and not facts.columns
        raise ImportFailure("no-table" if no_table else "nothing", ", ".join(name for name, _ in files))
    if options.mode:
        facts.hold_in(options.mode)
    return facts


def ending_of(text: str) -> str:
    """The ending of the format that a text is in, which somebody has pasted: a diagram, a Markdown page or a table."""
    first = text.lstrip()
    return next((ending for ending, start in STARTS.items() if start.match(first)), ".tsv")


def read_bytes(path: Path) -> bytes:
    """The bytes of a file that is one, and no larger than it may be. Raises ImportFailure."""
    try:
        if not path.exists():
            raise ImportFailure("missing", path)
        if not path.is_file():
            raise ImportFailure("format", path, known=", ".join(KNOWN))
        if path.stat().st_size > limits.FILE_BYTES:
            raise ImportFailure("too-large", path, limit=limits.FILE_BYTES // 1024**2, unit="MB")
        return path.read_bytes()
    except OSError as error:
        raise ImportFailure("unreadable", path, reason=error.strerror or error) from error


def take_file(name: str, data: bytes, mapping: Mapping[str, Field], facts: Facts) -> None:
    """Take what one file says, by the format that its name ends with."""
    ending = Path(name).suffix.lower()
    if ending in REFUSED:
        raise ImportFailure(REFUSED[ending], name)
    if ending in (".xlsx", ".xlsm"):
        from csirtgraph.imports.readers.xlsx import read_xlsx

        recognised(read_xlsx(data, name), mapping, facts)
    elif ending in DIAGRAMS:
        take_diagram(imported(DIAGRAMS[ending])(data, name), name, facts)
    elif ending == ".md":
        take_page(data, name, mapping, facts)
    elif ending in GRAPHS:
        imported(GRAPHS[ending])(data, name, facts)
    elif ending in TABLES:
        recognised(read_csv(data, name), mapping, facts)
    else:
        raise ImportFailure("format", name, known=", ".join(KNOWN))


def take_page(data: bytes, name: str, mapping: Mapping[str, Field], facts: Facts) -> None:
    """Take what the tables and the flow charts of a Markdown page say."""
    from csirtgraph.imports.readers.markdown import read_markdown
    from csirtgraph.imports.readers.mermaid import has_chart, read_mermaid

    grids = read_markdown(data, name)
    recognised(grids, mapping, facts)
    if has_chart(data, name) or not grids:
        take_diagram(read_mermaid(data, name), name, facts)


def check_unchanged(changes: Sequence[FileChange]) -> None:
    """Raises ImportFailure where somebody has saved a file of the plan since it was read."""
    for change in changes:
        if change.path.exists() and change.path.read_bytes() != change.before:
            raise ImportFailure("meanwhile", change.path)
