"""Which boxes stand in a corridor; their sides are sorted once for many corridors."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from csirtgraph.drawing.placing.tree import Place


class Corridors:
    """Some boxes on the sheet, by number."""

    def __init__(self, places: Sequence[Place]):
        lefts, tops, rights, bottoms = zip(*places)
        self.lefts, self.begun_across = up_to(lefts)
        self.tops, self.begun_down = up_to(tops)
        self.rights, self.ended_across = up_to(rights)
        self.bottoms, self.ended_down = up_to(bottoms)

    def boxes_in(self, left: float, top: float, right: float, bottom: float, among: int) -> int:
        """How many of some boxes (as bits) share any area with a corridor."""
        begun = self.begun_across[bisect_left(self.lefts, right)] & self.begun_down[bisect_left(self.tops, bottom)]
        ended = self.ended_across[bisect_right(self.rights, left)] | self.ended_down[bisect_right(self.bottoms, top)]
        return (begun & ~ended & among).bit_count()


def up_to(values: Sequence[float]) -> tuple[list[float], list[int]]:
    """Values in order, and the numbers of the first 0, 1, 2 … of them as bits."""
    masks, mask = [0], 0
    order = sorted(range(len(values)), key=values.__getitem__)
    for number in order:
        mask |= 1 << number
        masks.append(mask)
    return [values[number] for number in order], masks
