"""What of a plan is asked for: a filter, which never changes the plan."""

from dataclasses import dataclass

from csirtgraph.plan.model.enums import Mode, Sourcing
from csirtgraph.text import Language


@dataclass(frozen=True)
class View:
    """The mode and the language of a figure, and what it is about ("" and None for everything).

    `only` lays out one team or unit by itself; the others leave everything where
    it stands in the whole figure. Figures that do not depend on the mode ignore it.
    `part` is one part of a figure too large for one picture: its number or its id.
    """

    mode: Mode = Mode.INCIDENT
    language: Language = "ja"
    only: str = ""
    focus: str = ""  # the id of a role or party, and …
    hops: int = 1  # … how many flows around it are shown
    group: str = ""
    sourcing: Sourcing | None = None
    part: str = ""
    is_whole: bool = False  # whether a large figure stays in one piece

    @property
    def is_part(self) -> bool:
        """Whether it leaves anything of a figure out."""
        return bool(self.only or self.focus or self.group or self.sourcing or self.part)

    @property
    def id(self) -> str:
        """The language and what it leaves out, as part of an id; the mode is written beside the figure."""
        about = f"{self.focus}.{self.hops}" if self.focus else ""
        parts = (self.language, self.only, about, self.group, self.sourcing.value if self.sourcing else "")
        return "-".join(part for part in parts if part)
