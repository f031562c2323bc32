"""Characters that the shipped fonts lack: each is named once, with its place and how it is drawn."""

from typing import TYPE_CHECKING

from csirtgraph.cli.messages import message
from csirtgraph.cli.streams import noted_run, say

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from csirtgraph.drawing.laid_out import Layout
    from csirtgraph.pipeline import Job
    from csirtgraph.plan.model.plan import Plan
    from csirtgraph.plan.yaml.node import Node

NAMED = 10  # characters of one text that are named; a whole sentence says nothing more


def report_lacking(plan: "Plan", jobs: "Iterable[Job]", layouts: "list[Layout] | None" = None) -> None:
    """Name each character of a plan that no shipped font has, once; only those in `layouts`, where given."""
    if not any(needs_shipped_fonts(job) for job in jobs):
        return
    drawn = None if layouts is None else {sign for layout in layouts for sign in signs_in(layout)}
    named: set[str] = set()
    for node in texts_of(plan.tree) if plan.tree else ():
        found = lacking_in(node.text, named, drawn)
        named.update(found)
        for font in dict.fromkeys(found.values()):
            signs = [f"{sign} (U+{ord(sign):04X})" for sign in found if found[sign] == font]
            listed = ", ".join(signs[:NAMED]) + ", …" * (len(signs) > NAMED)
            if run := noted_run():
                run.forget()  # it depends on the fonts of this machine
            say(message("lacking-font" if font else "lacking", place=node.at, signs=listed, font=font), err=True)


def needs_shipped_fonts(job: "Job") -> bool:
    """Whether a picture holds glyphs, and leaves none to the fonts of its reader."""
    return job.format in ("png", "pdf") or (job.format == "svg" and job.text == "outline")


def lacking_in(text: str, named: set[str], drawn: set[str] | None) -> dict[str, str]:
    """Characters of a text that the shipped fonts lack, and the font of the machine that each is drawn in, or ""."""
    from csirtgraph.export.svg.typeface import glyph_of, is_lacking

    signs = [sign for sign in dict.fromkeys(text) if sign not in named and (drawn is None or sign in drawn)]
    glyphs = {sign: glyph_of(sign, False) for sign in signs if sign.isprintable() and is_lacking(sign)}
    return {sign: glyph.family if glyph else "" for sign, glyph in glyphs.items()}


def signs_in(layout: "Layout") -> "Iterator[str]":
    """The characters of a picture."""
    from csirtgraph.export.svg.svg import lines_of
    from csirtgraph.themes import THEMES

    return (sign for line in lines_of(layout, THEMES["light"]) for sign in line.text)


def texts_of(tree: "Node") -> "Iterator[Node]":
    """Every text of a plan."""
    if isinstance(tree.value, str):
        yield tree
    inner = tree.value.values() if isinstance(tree.value, dict) else tree.value if isinstance(tree.value, list) else ()
    for node in inner:
        yield from texts_of(node)
