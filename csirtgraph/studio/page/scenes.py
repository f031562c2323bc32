"""Every picture of a plan's figures as a scene; those of a large plan in shares, which several processes draw."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import replace
from typing import TYPE_CHECKING, Any, NamedTuple, TypeAlias

from csirtgraph import figures
from csirtgraph.drawing.graphviz.engine import Engine
from csirtgraph.drawing.laid_out import Layout
from csirtgraph.drawing.layout.remembered import lay_out_like
from csirtgraph.drawing.pictures import Picture, lay_out_picture
from csirtgraph.pipeline import names_in, pictures_of, stem_of
from csirtgraph.plan.model.enums import Mode
from csirtgraph.plan.model.plan import Plan
from csirtgraph.plan.model.view import View
from csirtgraph.studio.page.pack import Tables, packed, spread
from csirtgraph.studio.page.scene import among, scene_of
from csirtgraph.text import Language

if TYPE_CHECKING:
    from csirtgraph.processes import Each

Json: TypeAlias = Any
MANY = 100  # roles of a plan; the figures of one with more are drawn in shares
SHARES = 12  # of the pictures of a figure; as many whatever the number of processes, so that the page is the same

Stem: TypeAlias = tuple[str, str]  # of a scene: figure and mode, and the part
Pictures: TypeAlias = Mapping[Mode | None, Sequence[Picture]]


class Share(NamedTuple):
    """The pictures of some parts of a figure, in all its modes: the share of a number, of so many."""

    figure: str
    language: Language
    number: int = 0
    of: int = 1


def scenes(
    plan: Plan, languages: Sequence[Language], engine: Engine, is_whole: bool, processes: int = 1
) -> dict[str, Json]:
    """Every picture of every figure in every mode and language, by name; and the tables that they share.

    Several processes draw only what is in shares. The engine must not have started anything then, for each has its own.
    """
    is_large = len(plan.roles) > MANY
    tables = Tables()
    found: dict[str, Json] = {}
    with drawing(Drawer(plan, engine, is_whole), processes if is_large else 1) as each:
        for _, scenes in each(large_shares(plan, languages) if is_large else whole_figures(plan, languages)):
            found |= {name: packed(scene, tables) for name, scene in scenes}
    return {"scenes": found, "tables": tables.as_json()}


def whole_figures(plan: Plan, languages: Sequence[Language]) -> list[Share]:
    """All pictures of each figure as one share."""
    return [Share(name, language) for name in names_in(plan) for language in languages]


def large_shares(plan: Plan, languages: Sequence[Language]) -> list[Share]:
    """The same, but for figures with parts, which are small shares and come last, so that no process is left alone.

    The pages of a table are found together, so they are one share.
    """
    wholes = whole_figures(plan, languages)
    parted = [share for share in wholes if figures.kind_of(share.figure).has_parts]
    pieces = [share._replace(number=number, of=SHARES) for share in parted for number in range(SHARES)]
    return [*(share for share in wholes if share not in parted), *pieces]


class Drawer:
    """What draws shares; it keeps the pictures of the figure that it drew last, for the other shares."""

    def __init__(self, plan: Plan, engine: Engine, is_whole: bool) -> None:
        self.plan, self.engine, self.is_whole = plan, engine, is_whole
        self.known: dict[tuple[str, Language], Pictures] = {}

    def drawn(self, share: Share) -> list[tuple[str, Json]]:
        """The scenes of a share by name, as columns."""
        key = share.figure, share.language
        if key not in self.known:
            self.known = {key: pictures_by_mode(self.plan, *key, self.is_whole)}
        found = shared(self.known[key], share, self.engine)
        return [(named(stem, share.language), spread(scene_of(layout) | more)) for stem, layout, more in found]


@contextmanager
def drawing(drawer: Drawer, processes: int) -> Iterator["Each[Share, list[tuple[str, Json]]]"]:
    """What draws shares: the drawer, or copies of it in so many processes. Raises LostProcess."""
    if processes < 2:
        yield lambda shares: ((share, drawer.drawn(share)) for share in shares)
        return
    from csirtgraph.processes import in_processes

    with in_processes(processes, drawer.drawn) as each:
        yield each


def named(stem: Stem, language: Language) -> str:
    """The name of a scene."""
    return ".".join(filter(None, [stem[0], language, stem[1]]))


def layouts(
    plan: Plan, name: str, language: Language, engine: Engine, is_whole: bool = False
) -> Iterator[tuple[Stem, Layout, dict[str, Json]]]:
    """Every picture of a figure in each of its modes, and what leads from it to the others."""
    yield from shared(pictures_by_mode(plan, name, language, is_whole), Share(name, language), engine)


def pictures_by_mode(plan: Plan, name: str, language: Language, is_whole: bool) -> Pictures:
    """The pictures of a figure in each of its modes, that of an incident first."""
    modes = sorted(figures.kind_of(name).modes(plan), key=lambda mode: mode is not Mode.INCIDENT)
    views = {mode: View(mode or Mode.INCIDENT, language, is_whole=is_whole) for mode in modes}
    return {mode: pictures_of(plan, name, view, has_pages=True) for mode, view in views.items()}


def shared(by_mode: Pictures, share: Share, engine: Engine) -> Iterator[tuple[Stem, Layout, dict[str, Json]]]:
    """The pictures of a share, laid out, and what leads from each to the others.

    Later modes keep to the first one's order, so that the eye can follow.
    """
    parts = list(
        dict.fromkeys(part_of(picture, number) for all in by_mode.values() for number, picture in enumerate(all))
    )
    own = {part for at, part in enumerate(parts) if at * share.of // len(parts) == share.number}
    first: dict[str, Layout] = {}
    for mode, pictures in by_mode.items():
        for number, picture in enumerate(pictures):
            part = part_of(picture, number)
            if part in own:
                layout = laid_out(picture, first.get(part), engine)
                first.setdefault(part, layout)
                yield (stem_of(share.figure, mode), part), layout, among(picture, pictures)


def part_of(picture: Picture, number: int) -> str:
    """What a page calls a picture of several: the first one nothing."""
    return picture.part if number else ""


def laid_out(picture: Picture, like: Layout | None, engine: Engine) -> Layout:
    """A picture at its kept places, else laid out like the one in another mode, where there is one."""
    if not picture.spots and like and like.drawing.body == picture.drawing.body:
        return replace(like, drawing=picture.drawing)
    if (
        picture.spots
        or like is None
        or like.is_cheap
        or bool(like.drawing.overview_of) != bool(picture.drawing.overview_of)
    ):
        return lay_out_picture(picture, engine)
    return lay_out_like(picture.drawing, like, engine)
