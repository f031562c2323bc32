"""A picture for light pages and one for dark ones, of which a browser shows one."""

from dataclasses import replace

from csirtgraph.wiki import snippets
from csirtgraph.wiki.picture import Picture


def dark_of(picture: Picture) -> Picture:
    """A picture under names that say that it is for dark pages."""
    return replace(picture, name=named(picture.name), files={named(name): data for name, data in picture.files.items()})


def named(name: str) -> str:
    """The name of a file with `dark` before its ending."""
    stem, _, ending = name.rpartition(".")
    return f"{stem}.dark.{ending}"


def paired(light: Picture, dark: Picture) -> str:
    """Both, in HTML, which GitHub takes in Markdown too; the light one alone where pictures are not chosen."""
    chosen = f'<source media="(prefers-color-scheme: dark)" srcset="{dark.name}">'
    return f"<picture>{chosen}{snippets.html(light)}</picture>"
