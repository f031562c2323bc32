"""What of a plan is asked for: a filter, which never changes the plan."""

from csirtgraph.plan.model.enums import Mode, Sourcing
from csirtgraph.records import dataclass
from csirtgraph.text import Language


@dataclass(frozen=True)
class View:
    """The mode and the language of a figure, and what it is about ("" and None for everything).

    `only` lays out one team or unit by itself; the others leave everything where
    it stands in the whole figure, unless it `is_anew`. Figures that do not depend on the mode ignore it.
    `part` is one part of a figure too large for one picture: its number or its id.
    """

    mode: Mode = Mode.INCIDENT
    language: Language = "ja"
    only: str = ""
    focus: str = ""  # ids of roles, parties, teams, groups or units with commas, person:ID or sourcing:VALUE
    group: str = ""
    sourcing: Sourcing | None = None
    hops: int = 1  # how many arrows around these are shown
    is_anew: bool = False  # whether what is left gets a layout of its own
    folded: str = ""  # ids with commas of frames, and heads of branches, that are one box each
    part: str = ""
    is_whole: bool = False  # whether a large figure stays in one piece

    @property
    def is_part(self) -> bool:
        """Whether it leaves anything of a figure out."""
        return bool(self.only or self.focus or self.group or self.sourcing or self.part)

    @property
    def id(self) -> str:
        """The language and what it leaves out, as part of an id; the mode is written beside the figure."""
        focus = self.focus.replace(",", ".").replace(":", ".")
        about = f"{focus}.{self.hops}" if focus else ""
        parts = (self.language, self.only, about, self.group, self.sourcing.value if self.sourcing else "")
        return "-".join(part for part in parts if part)
