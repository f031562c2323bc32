"""A theme of pictures as the colour scheme of a deck: its slots, and every colour said by one of them.

So the figures follow when somebody chooses other colours under Design › Variants.
A colour is a slot with its hue turned and with other saturation and lightness,
as DrawingML counts these.
"""

from collections.abc import Iterable, Mapping
from colorsys import rgb_to_hls
from dataclasses import dataclass
from functools import cache

from csirtgraph.slides.pptx.markup import Element, colour, qualified
from csirtgraph.themes import THEMES

#: The looks whose lines are the accents from the first on.
ACCENTS = ("in-house", "practice", "group-1", "outsourced", "group-3", "group-5")
BRIGHT = 0.88  # lightness from which a colour is a tint …
NEAR = 0.25  # lightness by which greys of the ground differ from it at most
GREY, GREY_TINT = 0.115, 0.05  # … and chroma below which colours and tints count as grey


@dataclass(frozen=True)
class Shade:
    """A colour by its hue in degrees, its lightness and its saturation."""

    hue: float
    light: float
    full: float

    @property
    def is_grey(self) -> bool:
        """Whether it shows hardly any hue."""
        return self.full * (1 - abs(2 * self.light - 1)) < (GREY_TINT if self.light > BRIGHT else GREY)


def slots_of(theme: str) -> dict[str, str]:
    """The colours in the slots of a deck's scheme, by the names that shapes use."""
    chosen, accents = THEMES[theme], THEMES["light" if theme == "print" else theme]
    slots = {"bg1": chosen.ground, "tx1": chosen.name, "bg2": chosen.looks["head"].fill, "tx2": chosen.quiet}
    slots |= {f"accent{number}": accents.looks[look].line for number, look in enumerate(ACCENTS, 1)}
    return slots | {"hlink": accents.looks["education"].line, "folHlink": accents.looks["group-3"].line}


def in_slots(shapes: Iterable[Element], theme: str) -> None:
    """Say every colour in shapes by a slot of the scheme."""
    for shape in shapes:
        for found in list(shape.iter(qualified("a:srgbClr"))):
            found.getparent().replace(found, colour(said_by_slot(f"#{found.get('val').lower()}", theme)))


@cache
def said_by_slot(value: str, theme: str) -> str:
    """A colour as its slot and what is changed of it: the nearest slot in hue, for a grey ground or text."""
    slots = {name: slot for name, slot in slots_of(theme).items() if name.startswith(("bg1", "tx1", "accent"))}
    if same := [name for name, slot in slots.items() if slot == value]:
        return same[0]
    wanted = shade_of(value)
    name = nearest(wanted, {name: shade_of(slot) for name, slot in slots.items()})
    base = shade_of(slots[name])
    darker = wanted.light <= base.light
    rise = 0.0 if darker else (wanted.light - base.light) / (1 - base.light)
    share = wanted.light / base.light if darker and base.light else 1 - rise
    full = wanted.full / base.full if base.full else 1.0
    turn = 0 if wanted.is_grey else round(wanted.hue - base.hue)
    return f"{name}:{share * 100:.1f}:{rise * 100:.1f}:{full * 100:.0f}:{turn}"


def nearest(wanted: Shade, slots: Mapping[str, Shade]) -> str:
    """The slot to begin with."""
    if wanted.is_grey:
        return "bg1" if abs(slots["bg1"].light - wanted.light) < NEAR else "tx1"
    accents = [name for name in slots if name.startswith("accent")]
    return min(accents, key=lambda name: abs((slots[name].hue - wanted.hue + 180) % 360 - 180))


def shade_of(value: str) -> Shade:
    """The shade of a colour like `#1f4e79`."""
    red, green, blue = (int(value[at : at + 2], 16) / 255 for at in (1, 3, 5))
    hue, light, full = rgb_to_hls(red, green, blue)
    return Shade(hue * 360, light, full)
