"""Colours by name instead of value, so that a page can change its theme without being laid out again."""

from dataclasses import fields, replace

from csirtgraph.drawing.theme import Look, Theme
from csirtgraph.themes import LIGHT, THEMES

QUIET = "~"  # behind a token: half-way to the ground


class Tokens(Theme):
    """A theme whose colours are names: `ground`, `in-house.fill`, `in-house.line~` …"""

    def quieted(self, look: Look) -> Look:
        """The same tokens, marked as quiet."""
        return replace(look, fill=quiet(look.fill), line=quiet(look.line), width=look.width * 0.8)


def quiet(token: str) -> str:
    """The quiet form of a token."""
    return token if token == "none" else token + QUIET


INKS = [field.name for field in fields(Theme) if field.type is str]
TOKENS = Tokens(
    ground="ground",
    name="name",
    text="text",
    quiet="quiet",
    badge="badge",
    strong="strong",
    looks={
        name: replace(look, fill="none" if look.fill == "none" else f"{name}.fill", line=f"{name}.line")
        for name, look in LIGHT.looks.items()
    },
)


def colours() -> dict[str, dict[str, str]]:
    """By theme and token, the colour as #rrggbb."""
    return {name: palette(theme) for name, theme in THEMES.items()}


def palette(theme: Theme) -> dict[str, str]:
    """The colours of one theme."""
    found = {ink: str(getattr(theme, ink)) for ink in INKS}
    for name, look in theme.looks.items():
        found |= {f"{name}.fill": look.fill, f"{name}.line": look.line}
    return found
