"""Pairs and items that are no longer in a mapping or a list."""

from csirtgraph.edits.yaml.places import Page, Patch
from csirtgraph.edits.yaml.slots import Slot


def removal(page: Page, slot: Slot, after: Slot | None) -> Patch:
    """The patch that takes out a pair or an item with its lines; comments above it stay."""
    if page.opens_line(slot.start):
        return Patch(page.line_start(slot.start), page.next_line(slot.end), "")
    ahead = page.next_line(slot.end)
    if after and not page.text[ahead : after.start].strip():
        return Patch(slot.start, after.start, "")
    end = len(page.text[:ahead].rstrip("\r\n"))
    return Patch(len(page.text[: slot.start].rstrip(" ")), end, "")


def flow_removal(page: Page, slot: Slot) -> Patch:
    """The patch that takes a part, its comma, and its line where it is alone there out of braces that span lines."""
    rest = page.text[slot.end : page.next_line(slot.end)]
    comma = slot.end + (len(rest) - len(rest.lstrip()) + 1 if rest.lstrip().startswith(",") else 0)
    left = page.text[comma : page.next_line(comma)].strip()
    if page.opens_line(slot.start) and (not left or left.startswith("#")):
        return Patch(page.line_start(slot.start), page.next_line(comma), "")
    return Patch(slot.start, comma, "")
