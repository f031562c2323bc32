"""A document as Markdown."""

from collections.abc import Iterator

from csirtgraph.documents.model import Block, Bullets, Document, Heading, Paragraph, Table
from csirtgraph.markdown import bullets, escaped, paragraph, table


def markdown(document: Document) -> bytes:
    """The whole document; UTF-8."""
    lines = [f"# {escaped(document.title)}", "", paragraph(document.subtitle), ""]
    for block in document.blocks:
        lines += [*block_lines(block), ""]
    return ("\n".join(lines).rstrip("\n") + "\n").encode()


def block_lines(block: Block) -> Iterator[str]:
    """The lines of one block."""
    if isinstance(block, Heading):
        yield f"{'#' * (block.level + 1)} {escaped(block.text)}"
    elif isinstance(block, Paragraph):
        yield paragraph(block.text)
    elif isinstance(block, Bullets):
        items = [paragraph(item) for item in block.items]
        yield from (
            (f"{number}. {item}" for number, item in enumerate(items, 1)) if block.is_numbered else bullets(items)
        )
    else:
        yield from table_lines(block)


def table_lines(block: Table) -> list[str]:
    """A table; one without a header gets an empty one, which Markdown asks for."""
    rows = [[escaped(cell) for cell in row] for row in block.rows]
    if block.header:
        return table([[escaped(cell) for cell in block.header], *rows])
    named = [[f"**{name}**", *cells] for name, *cells in rows]
    return table([[" "] * len(named[0]), *named])
