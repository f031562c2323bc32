"""`plan:`, what a plan is called, what it extends, and what holds for all its entries."""

from csirtgraph.plan.model.enums import MODES, Authority, Mode
from csirtgraph.plan.yaml.containers import many
from csirtgraph.plan.yaml.fields import entry, key
from csirtgraph.plan.yaml.node import Node
from csirtgraph.plan.yaml.reader import Reader, Shape
from csirtgraph.plan.yaml.scalars import FLAG, FOLDER, STRING, TEXT, choice
from csirtgraph.records import dataclass
from csirtgraph.text import NOTHING, Text


@dataclass(frozen=True, kw_only=True)
class Source:
    """Where the facts of a plan come from."""

    title: Text = key(TEXT)
    publisher: Text = key(TEXT, NOTHING)
    date: str = key(STRING, "")


@dataclass(frozen=True, kw_only=True)
class Header:
    """The header of a plan."""

    id: str = key(FOLDER)
    title: Text = key(TEXT)
    revision: str = key(STRING, "")
    extends: str = key(STRING, "")
    authorities: tuple[Authority, ...] = key(many(choice(Authority)), ())  # whose deadlines it takes over
    uniform_flows: bool = key(FLAG, False)  # whether flows of all kinds look alike
    modes: tuple[Mode, ...] = key(many(choice(Mode)), MODES)  # of every entry that has none of its own
    source: Source | None = key(entry(Source), None)


def read_header(node: Node, reader: Reader) -> Header:
    """The header; its modes are kept in the reader for the entries that leave theirs out."""
    header: Header = entry(Header).read(node, reader)
    reader.defaults["modes"] = header.modes or MODES
    return header


HEADER = Shape(read_header, entry(Header).schema)
