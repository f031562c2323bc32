"""Where the boxes of figures are kept, so that every picture of a plan shows them at the same places."""

from collections.abc import Mapping
from dataclasses import field, replace
from typing import TypeAlias

from csirtgraph.plan.yaml.problems import Problem
from csirtgraph.records import dataclass

Spot: TypeAlias = tuple[int, int]  # the middle of a box, across and down, in steps of the drawing's grid
Spots: TypeAlias = Mapping[str, Spot]  # by the id of a box
MOST = 5_000  # steps from the origin


@dataclass(frozen=True)
class Arrangement:
    """By figure and mode, the places that are kept; and what of the file could not be used."""

    figures: Mapping[str, Spots] = field(default_factory=dict)
    problems: tuple[Problem, ...] = ()

    def spots_in(self, stem: str, part: str = "") -> Spots:
        """The places in a picture: of a figure (`relations-incident`), or of a part of it."""
        return self.figures.get(picture_key(stem, part), {})

    def renamed(self, ids: Mapping[str, str]) -> "Arrangement":
        """The same for a plan in which ids became others."""
        if not ids:
            return self
        figures = {
            figure: {ids.get(id, id): spot for id, spot in spots.items() if ids.get(id, "") not in spots}
            for figure, spots in self.figures.items()
        }
        return replace(self, figures=figures)


NO_ARRANGEMENT = Arrangement()


def picture_key(stem: str, part: str) -> str:
    """What the places of a picture are filed under."""
    return f"{stem}/{part}" if part else stem
