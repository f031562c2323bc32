"""What a theme is: the colours of a picture, and a look for each name that a drawing may use."""

from dataclasses import replace
from typing import Literal, TypeAlias

from csirtgraph.records import dataclass

#: A filled triangle, an empty one, a diamond; "": a triangle, which the legend does not show.
HeadKind: TypeAlias = Literal["", "triangle", "hollow", "diamond"]


@dataclass(frozen=True)
class Look:
    """The colours and the corners of a box, a frame or an arrow."""

    fill: str
    line: str
    radius: float = 0  # of the corners, in pt
    width: float = 1.2  # of the line, in pt
    dash: str = ""
    head: HeadKind = ""  # of an arrow


@dataclass(frozen=True)
class Theme:
    """The colours of a picture; `hatched` marks dashed boxes for black-and-white print.

    `id` is part of the ids in an SVG, so that a light and a dark picture may stand on one page; "" for light.
    """

    ground: str
    name: str  # names and titles
    text: str  # everything smaller
    quiet: str  # notes
    badge: str  # text on a badge
    strong: str  # names that stand out
    looks: dict[str, Look]
    hatched: bool = False
    id: str = ""

    def quieted(self, look: Look) -> Look:
        """A look half-way to the ground, for what did not change."""
        fill = look.fill if look.fill == "none" else mixed(look.fill, self.ground, 0.5)
        return replace(look, fill=fill, line=mixed(look.line, self.ground, 0.5), width=look.width * 0.8)


def mixed(one: str, other: str, share: float) -> str:
    """A colour with `share` of another in it."""
    pairs = [(int(one[at : at + 2], 16), int(other[at : at + 2], 16)) for at in (1, 3, 5)]
    return "#" + "".join(f"{round(a + (b - a) * share):02x}" for a, b in pairs)


DASH = "5 3"
DOTS = "1.5 3"
