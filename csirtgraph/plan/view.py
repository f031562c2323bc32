"""What of a plan is asked for: a filter, which never changes the plan."""

from dataclasses import dataclass

from csirtgraph.plan.text import Language
from csirtgraph.plan.words import Mode


@dataclass(frozen=True)
class View:
    """The mode and the language of a figure, and the one team or unit it is about ("" for all).

    Figures that do not depend on the mode ignore it.
    """

    mode: Mode = Mode.INCIDENT
    language: Language = "ja"
    only: str = ""
