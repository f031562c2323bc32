"""A diagram as it stands in a file: boxes, containers and arrows, whatever drew it."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace


@dataclass(frozen=True, kw_only=True)
class Box:
    """A box: its name and the lines below it, the container around it, and what its look says ("" for nothing).

    `colour` is a colour or a class by which it is drawn like others, "" where nothing says so.
    """

    id: str
    name: str
    place: str
    lines: tuple[str, ...] = ()
    inside: str = ""
    look: str = ""
    colour: str = ""


@dataclass(frozen=True, kw_only=True)
class Container:
    """A frame around boxes."""

    id: str
    name: str
    place: str
    inside: str = ""


@dataclass(frozen=True, kw_only=True)
class Arrow:
    """An arrow from one box or container to another."""

    tail: str
    head: str
    place: str
    id: str = ""
    label: str = ""
    is_mutual: bool = False


@dataclass
class Diagram:
    """Everything in a file, in its order, while it is read; `left_out` has places and words of what is none of it."""

    boxes: dict[str, Box] = field(default_factory=dict)
    containers: dict[str, Container] = field(default_factory=dict)
    arrows: list[Arrow] = field(default_factory=list)
    left_out: list[tuple[str, str]] = field(default_factory=list)


def united(diagrams: Sequence[Diagram]) -> Diagram:
    """Several diagrams as one, where each may have ids that another has."""
    whole = Diagram()
    for number, diagram in enumerate(diagrams):
        start = f"{number}/" if number else ""
        for id, box in diagram.boxes.items():
            whole.boxes[start + id] = replace(box, id=start + id, inside=box.inside and start + box.inside)
        for id, frame in diagram.containers.items():
            whole.containers[start + id] = replace(frame, id=start + id, inside=frame.inside and start + frame.inside)
        whole.arrows += [replace(arrow, tail=start + arrow.tail, head=start + arrow.head) for arrow in diagram.arrows]
        whole.left_out += diagram.left_out
    return whole
