"""Mermaid, for wikis that draw it: a flow chart with our frames, colours and words; the layout is Mermaid's own."""

import re
from collections.abc import Iterator, Mapping

from csirtgraph.drawing.description import short_title
from csirtgraph.drawing.model import Arrow, Box, Drawing, Key, Table
from csirtgraph.drawing.text.wrap import wrap
from csirtgraph.drawing.theme import DASH, Look, Theme
from csirtgraph.errors import UnfitFormat
from csirtgraph.export.shapes import n
from csirtgraph.text import Text

LINES = {"end": "-->", "both": "<-->", "none": "---"}
DOTTED = {"end": "-.->", "both": "<-.->", "none": "-.-"}
WIDTH = 12.3  # em, of a line; Mermaid breaks at 200 px
PLAIN = " ,()/–、。・ー〜「」（）？！：／"
#: What Mermaid looks for once all is decoded: formulas, line breaks and icons. A word joiner, unseen, parts them.
MEANING = re.compile(r"\$(?=\$)|\\(?=n)|\bfa[a-z]?:(?=fa-)")
JOINER = "\u2060"
LEGEND = Text("凡例", "Legend")


def mermaid(drawing: Drawing, theme: Theme) -> bytes:
    """The figure as the text of a Mermaid diagram. Raises UnfitFormat for a table."""
    if isinstance(drawing.body, Table):
        raise UnfitFormat("mmd", "table")
    names = {frame.id: f"f{number}" for number, frame in enumerate(drawing.frames)}
    names |= {box.id: f"n{number}" for number, box in enumerate(drawing.boxes)}
    lines = [
        "flowchart TB",
        f"  accTitle: {escaped(short_title(drawing))}",
        *inside("", drawing, names, "  "),
        *(f"  {connection(arrow, names, theme)}" for arrow in drawing.arrows),
        *legend(drawing, names),
        *looks(drawing, names, theme),
    ]
    return ("\n".join(lines) + "\n").encode()


def inside(frame: str, drawing: Drawing, names: Mapping[str, str], indent: str) -> Iterator[str]:
    """The frames and boxes directly in a frame, or in none."""
    for inner in drawing.frames:
        if inner.frame == frame:
            yield f'{indent}subgraph {names[inner.id]}["{escaped(inner.name)}"]'
            yield from inside(inner.id, drawing, names, indent + "  ")
            yield f"{indent}end"
    for box in drawing.boxes:
        if box.frame == frame:
            yield indent + node(names[box.id], words_of(box), box)


def node(name: str, words: str, item: Box | Key) -> str:
    """A box in its look."""
    return f"{name}[{words}]:::{class_of(item)}"


def words_of(box: Box) -> str:
    """The words of a box, a line each."""
    return quoted("\n".join((box.name, *box.lines, *(f"・{item}" for item in box.items))))


def connection(arrow: Arrow, names: Mapping[str, str], theme: Theme) -> str:
    """An arrow with its label."""
    line = (DOTTED if theme.looks[arrow.look].dash else LINES)[arrow.heads]
    label = f"|{quoted(arrow.label)}|" if arrow.label else ""
    return f"{names[arrow.tail]} {line}{label} {names[arrow.head]}"


def legend(drawing: Drawing, names: Mapping[str, str]) -> Iterator[str]:
    """What colours mean, in a frame of its own below the others; nothing for no colours."""
    keys = keyed(drawing)
    if keys:
        yield f"  subgraph legend[{quoted(LEGEND.to(drawing.language))}]"
        yield "    direction TB"
        yield from (f"    {node(f'k{number}', quoted(key.words), key)}" for number, key in enumerate(keys))
        yield "  end"
        yield f"  {names[lowest(drawing)]} ~~~ legend"


def keyed(drawing: Drawing) -> list[Key]:
    """The entries of the legend about boxes."""
    return [key for key in drawing.keys if key.kind == "box"]


def lowest(drawing: Drawing) -> str:
    """A box that no arrow leaves, which Mermaid puts at the bottom; the last one where all have some."""
    tails = {arrow.tail for arrow in drawing.arrows}
    return next((box.id for box in drawing.boxes if box.id not in tails), drawing.boxes[-1].id)


def looks(drawing: Drawing, names: Mapping[str, str], theme: Theme) -> Iterator[str]:
    """The colours of boxes, frames and arrows."""
    items: list[Box | Key] = [*drawing.boxes, *keyed(drawing)]
    for name, item in sorted({class_of(item): item for item in items}.items()):
        yield f"  classDef {name} {colours(theme.looks[item.look], theme, item.dashed)}"
    frames = [names[frame.id] for frame in drawing.frames] + (["legend"] if keyed(drawing) else [])
    if frames:
        yield f"  classDef frame {colours(theme.looks['frame'], theme)}"
        yield f"  class {','.join(frames)} frame"
    for name in sorted({arrow.look for arrow in drawing.arrows}):
        numbers = [str(number) for number, arrow in enumerate(drawing.arrows) if arrow.look == name]
        look = theme.looks[name]
        yield f"  linkStyle {','.join(numbers)} stroke:{look.line},stroke-width:{n(look.width)}px"


def class_of(item: Box | Key) -> str:
    """The name of a look and of its dashes, as Mermaid takes names."""
    return item.look.replace("-", "_") + ("_dashed" if item.dashed else "")


def colours(look: Look, theme: Theme, dashed: bool = False) -> str:
    """A look in Mermaid's words."""
    dash = f",stroke-dasharray:{DASH}" if dashed else ""
    return f"fill:{look.fill},stroke:{look.line},stroke-width:{n(look.width)}px,color:{theme.name}{dash}"


def quoted(text: str) -> str:
    """Text with quotation marks around it, broken where our own pictures would break it; Mermaid breaks anywhere."""
    lines = [line for part in text.splitlines() for line in wrap(part, WIDTH, 1)]
    return f'"{"<br/>".join(map(escaped, lines))}"'


def escaped(text: str) -> str:
    """Text that Mermaid, its Markdown and HTML take for nothing else: all but letters and digits by their numbers."""
    parted = MEANING.sub(lambda found: found[0] + JOINER, text)
    return "".join(mark if mark.isalnum() or mark in PLAIN else f"#{ord(mark)};" for mark in parted)
