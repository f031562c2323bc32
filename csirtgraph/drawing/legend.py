"""The legend of what is left of a drawing."""

from collections.abc import Iterator

from csirtgraph.drawing.model import Drawing, Key


def occurring(drawing: Drawing) -> Iterator[Key]:
    """The entries of a drawing's legend that its boxes, frames and arrows still need."""
    boxes, arrows = {box.look for box in drawing.boxes}, {arrow.look for arrow in drawing.arrows}
    marks = {item.mark for item in (*drawing.parts, *drawing.arrows)}
    has_items, has_dashes = any(box.items for box in drawing.boxes), any(box.dashed for box in drawing.boxes)
    for key in drawing.keys:
        is_used = {
            "box": key.look in boxes | marks or (key.look == "plain" and has_dashes),
            "item": has_items,
            "frame": bool(drawing.frames) or key.look in boxes,
            "arrow": key.look in arrows,
        }
        if is_used[key.kind]:
            yield key
