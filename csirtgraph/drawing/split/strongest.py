"""The strongest arrows of an overview that has more of them than the eye can follow."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace

from csirtgraph.drawing.model import Arrow, Diagram, Drawing
from csirtgraph.drawing.split.highlights import StandsOut
from csirtgraph.drawing.split.overview import keys_of
from csirtgraph.drawing.split.readable import most_arrows
from csirtgraph.drawing.split.section import Section
from csirtgraph.drawing.split.sections import homes
from csirtgraph.text import Text

LEFT_OUT = Text(
    "矢印は、本数の多いものから{shown}本 (全{count}本)。残りは各図にあります",
    "The {shown} strongest of {count} arrows; the others are in the parts",
)


def with_strongest(overview: Drawing, drawing: Drawing, sections: Sequence[Section], stands_out: StandsOut) -> Drawing:
    """The overview with as many arrows as can be followed, and a note about the others.

    An arrow is as strong as the number of arrows that it stands for. Each box keeps its strongest one,
    and all that stand out stay.
    """
    most = most_arrows(overview)
    if len(overview.arrows) <= most or not isinstance(overview.body, Diagram):
        return overview
    shown = {arrow.id for arrow in strongest(by_strength(overview, drawing, sections), most)}
    arrows = tuple(arrow for arrow in overview.arrows if arrow.id in shown or stands_out(arrow))
    if len(arrows) == len(overview.arrows):
        return overview
    note = LEFT_OUT.to(drawing.language).format(shown=len(arrows), count=len(overview.arrows))
    fewer = overview.holding(overview.boxes, overview.frames, arrows)
    looks = {key.look for key in keys_of(fewer)}
    keys = tuple(key for key in overview.keys if key.kind != "arrow" or key.look in looks)
    return replace(fewer, keys=keys, notes=(note, *overview.notes))


def by_strength(overview: Drawing, drawing: Drawing, sections: Sequence[Section]) -> list[Arrow]:
    """The arrows of an overview, the one that stands for most first."""
    names = {id: section.box for id, section in homes(drawing, sections).items()}
    counts = Counter(
        frozenset((names.get(arrow.tail, arrow.tail), names.get(arrow.head, arrow.head))) for arrow in drawing.arrows
    )
    return sorted(overview.arrows, key=lambda arrow: -counts[frozenset((arrow.tail, arrow.head))])


def strongest(ranked: Sequence[Arrow], most: int) -> Iterator[Arrow]:
    """The first arrow of each box, and then the first of the others, as long as there are no more than `most`."""
    seen = set[str]()
    others = []
    for arrow in ranked:
        if {arrow.tail, arrow.head} <= seen:
            others.append(arrow)
            continue
        seen |= {arrow.tail, arrow.head}
        most -= 1
        yield arrow
    yield from others[: max(0, most)]
