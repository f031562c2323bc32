"""A part of a large drawing that is shown in a picture of its own."""

from csirtgraph.records import dataclass


@dataclass(frozen=True)
class Section:
    """Some boxes with a name; `frame` is the frame around them, if there is one.

    The boxes of a loose section stand on their own in the overview while there is room.
    The pieces of a section too large to read have the name and the box of the whole.
    """

    id: str
    name: str
    members: tuple[str, ...]
    frame: str = ""
    is_loose: bool = False
    is_found: bool = False  # a community, whose name is made up
    whole: "Section | None" = None  # what it is a piece of, or what stands for it in the overview
    names: tuple[str, ...] = ()  # of the sections that it stands for
    number: int = 0  # of its part; 0 where it is not shown in one

    @property
    def own_box(self) -> str:
        """The id of a box or frame that stands for it alone."""
        return self.frame or f"/part/{self.id}"

    @property
    def box(self) -> str:
        """The id of the box that stands for it in the overview."""
        return self.whole.own_box if self.whole else self.own_box
