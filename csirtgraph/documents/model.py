"""What a document is made of; line breaks in a text are kept."""

from dataclasses import dataclass
from typing import TypeAlias

from csirtgraph.text import Language


@dataclass(frozen=True)
class Heading:
    """A heading; 1 is a part that begins a page, 2 a section of it."""

    text: str
    level: int = 2


@dataclass(frozen=True)
class Paragraph:
    """A paragraph, or a note in small print."""

    text: str
    is_note: bool = False


@dataclass(frozen=True)
class Bullets:
    """A list, numbered where its items are referred to."""

    items: tuple[str, ...]
    is_numbered: bool = False


@dataclass(frozen=True)
class Table:
    """A table under a header row, or one whose first column names what stands beside it."""

    rows: tuple[tuple[str, ...], ...]
    header: tuple[str, ...] = ()
    shares: tuple[int, ...] = ()  # of the width, column by column


Block: TypeAlias = Heading | Paragraph | Bullets | Table


@dataclass(frozen=True)
class Document:
    """A document in one language."""

    title: str
    subtitle: str
    language: Language
    blocks: tuple[Block, ...]
