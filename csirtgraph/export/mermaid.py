"""Mermaid, for wikis that draw it: a flow chart with our frames, colours and words; the layout is Mermaid's own."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence

from csirtgraph.drawing.description import short_title
from csirtgraph.drawing.model import Arrow, Box, Drawing, Key
from csirtgraph.drawing.text.wrap import wrap
from csirtgraph.drawing.theme import DASH, Look, Theme
from csirtgraph.export.direction import direction_of
from csirtgraph.export.shapes import n
from csirtgraph.text import Text, one_line

LINES = {"end": "-->", "both": "<-->", "none": "---"}
DOTTED = {"end": "-.->", "both": "<-.->", "none": "-.-"}
WIDTH = 12.3  # em, of a line; Mermaid breaks at 200 px
PLAIN = " ,()/–、。・ー〜「」（）？！：／"
#: What Mermaid looks for once all is decoded: formulas, line breaks and icons. A word joiner, unseen, parts them.
MEANING = re.compile(r"\$(?=\$)|\\(?=n)|\bfa[a-z]?:(?=fa-)")
JOINER = "\u2060"
LEGEND = Text("凡例", "Legend")
LEGEND_NAME, KEY_NAME = "_legend", "_key"  # no id of a plan begins like them
#: What Mermaid takes for its own wherever it stands alone.
RESERVED = {"end", "graph", "flowchart", "subgraph", "direction", "style", "linkstyle", "class", "classdef"}
RESERVED |= {"click", "call", "href", "default", "interpolate", "tb", "td", "bt", "lr", "rl", "o", "x", "v"}


def mermaid(drawing: Drawing, theme: Theme) -> bytes:
    """The figure as the text of a Mermaid diagram."""
    names = names_of([*(frame.id for frame in drawing.frames), *(box.id for box in drawing.boxes)])
    common = common_look(drawing, theme)
    arrows = sorted(drawing.arrows, key=lambda arrow: arrow.look == common)  # so that numbers stay as they are
    lines = [
        f"flowchart {direction_of(drawing)}",
        f"  accTitle: {escaped(short_title(drawing))}",
        *(f"  accDescr: {escaped(one_line(' '.join(drawing.notes)))}" for _ in drawing.notes[:1]),
        *inside("", drawing, names, "  "),
        *legend(drawing, names),
        *(f"  {connection(arrow, names, theme)}" for arrow in arrows),
        *looks(drawing, names, theme),
        *arrow_looks(arrows, common, bool(keyed(drawing)), theme),
    ]
    return ("\n".join(lines) + "\n").encode()


def names_of(ids: Iterable[str]) -> dict[str, str]:
    """Ids that Mermaid takes: those of the plan, with _ for every other sign, and after words of its own."""
    names: dict[str, str] = {}
    used: set[str] = set()
    for id in ids:
        name = re.sub(r"[^A-Za-z0-9]", "_", id)
        name = f"{name}_" if name.lower() in RESERVED or not name[0].isalpha() else name
        while name in used:
            name += "_"
        names[id] = name
        used.add(name)
    return names


def common_look(drawing: Drawing, theme: Theme) -> str:
    """The look of most arrows among those that are no dotted lines; "" for none."""
    count = Counter(arrow.look for arrow in drawing.arrows if not theme.looks[arrow.look].dash)
    return max(sorted(count), key=lambda look: count[look], default="")


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
        yield f"  subgraph {LEGEND_NAME}[{quoted(LEGEND.to(drawing.language))}]"
        yield "    direction TB"
        yield from (f"    {node(f'{KEY_NAME}{number}', quoted(key.words), key)}" for number, key in enumerate(keys))
        yield "  end"
        ends = (names[lowest(drawing)], LEGEND_NAME)
        yield f"  {' ~~~ '.join(ends if direction_of(drawing) == 'TB' else ends[::-1])}"


def keyed(drawing: Drawing) -> list[Key]:
    """The entries of the legend about boxes."""
    return [key for key in drawing.keys if key.kind == "box"]


def lowest(drawing: Drawing) -> str:
    """A box that Mermaid puts at the bottom, as no arrow leads on from there; the last one where all have some."""
    is_upwards = direction_of(drawing) == "BT"
    leading = {arrow.head if is_upwards else arrow.tail for arrow in drawing.arrows}
    return next((box.id for box in drawing.boxes if box.id not in leading), drawing.boxes[-1].id)


def looks(drawing: Drawing, names: Mapping[str, str], theme: Theme) -> Iterator[str]:
    """The colours of boxes and frames."""
    items: list[Box | Key] = [*drawing.boxes, *keyed(drawing)]
    for name, item in sorted({class_of(item): item for item in items}.items()):
        yield f"  classDef {name} {colours(theme.looks[item.look], theme, item.dashed)}"
    frames = [names[frame.id] for frame in drawing.frames] + ([LEGEND_NAME] if keyed(drawing) else [])
    if frames:
        yield f"  classDef frame {colours(theme.looks['frame'], theme)}"
        yield f"  class {','.join(frames)} frame"


def arrow_looks(arrows: Sequence[Arrow], common: str, has_legend: bool, theme: Theme) -> Iterator[str]:
    """The colours of arrows: of most without their numbers, of the others by them; the line to the legend is none."""
    if has_legend and common:
        yield "  linkStyle 0 stroke-width:0px"
    if common:
        yield f"  linkStyle default {stroke(theme.looks[common])}"
    for name in sorted({arrow.look for arrow in arrows} - {common}):
        numbers = [str(number) for number, arrow in enumerate(arrows, has_legend) if arrow.look == name]
        yield f"  linkStyle {','.join(numbers)} {stroke(theme.looks[name])}"


def stroke(look: Look) -> str:
    """The line of an arrow in Mermaid's words."""
    return f"stroke:{look.line},stroke-width:{n(look.width)}px"


def class_of(item: Box | Key) -> str:
    """The name of a look and of its dashes, as Mermaid takes names."""
    return item.look.replace("-", "_") + ("_dashed" if item.dashed else "")


def colours(look: Look, theme: Theme, dashed: bool = False) -> str:
    """A look in Mermaid's words."""
    dash = f",stroke-dasharray:{DASH}" if dashed else ""
    return f"fill:{look.fill},stroke:{look.line},stroke-width:{n(look.width)}px,color:{theme.name}{dash}"


def quoted(text: str) -> str:
    """Text with quotation marks around it, broken where our own pictures would break it; Mermaid breaks anywhere.

    A line of the text ends with <br>, one that is only broken with <br/>, which Mermaid takes alike, so that an
    import can tell them apart.
    """
    lines = ("<br/>".join(map(escaped, wrap(part, WIDTH, 1))) for part in text.splitlines())
    return f'"{"<br>".join(lines)}"'


def escaped(text: str) -> str:
    """Text that Mermaid, its Markdown and HTML take for nothing else: all but letters and digits by their numbers."""
    parted = MEANING.sub(lambda found: found[0] + JOINER, text)
    return "".join(mark if mark.isalnum() or mark in PLAIN else f"#{ord(mark)};" for mark in parted)
