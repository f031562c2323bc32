"""Colours of slides: those of a theme of pictures, or those of a corporate template by their place in its theme."""

from dataclasses import replace

from csirtgraph.drawing.theme import Look, Theme
from csirtgraph.themes import LIGHT, THEMES

#: What stands for the hue of each look in a template.
HUES = {
    "in-house": "accent1",
    "outsourced": "accent4",
    "vendor": "accent4",
    "group-1": "accent6",
    "group-2": "accent1",
    "group-3": "accent5",
    "group-4": "accent2",
    "group-5": "accent3",
    "group-7": "accent4",
}
STRONG_HUES = {"education": "accent1", "practice": "accent2", "peacetime": "accent1", "incident": "accent2"}
GREYS = ("outside", "group-6", "group-8", "head")


def palette(theme: str, is_dark: bool = False) -> Theme:
    """The colours of a theme; those of the template for no theme."""
    return THEMES[theme] if theme else corporate(is_dark)


def corporate(is_dark: bool) -> Theme:
    """Tints of the template's accents on its ground, text in its own colour."""
    quiet = "tx1:75" if is_dark else "tx1:65:35"
    looks = {name: corporate_look(name, look, is_dark) for name, look in LIGHT.looks.items()}
    return Theme(ground="bg1", name="tx1", text="tx1", quiet=quiet, badge="bg1", strong="tx1", looks=looks)


def corporate_look(name: str, look: Look, is_dark: bool) -> Look:
    """A look in the template's colours, with the corners and lines it has elsewhere."""
    if name in STRONG_HUES:
        return replace(look, fill=STRONG_HUES[name], line=STRONG_HUES[name])
    if name in HUES:
        share = "40:60" if name == "vendor" else "20:80"
        return replace(
            look, fill=HUES[name] + (":50" if is_dark else f":{share}"), line=HUES[name] + ("" if is_dark else ":75")
        )
    ink = "tx1:75" if is_dark else "tx1:65:35"
    if look.fill == "none":
        return replace(look, line=ink)
    if name == "frame":
        return replace(look, fill="bg1:90:10" if is_dark else "bg1:97", line=ink)
    grey = name in GREYS
    return replace(look, fill=("bg1:75:25" if is_dark else "bg1:90") if grey else "bg1", line=ink)
