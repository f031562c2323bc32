"""Figures as scenes for the page: laid out once per revision, and like the layout before when the plan changes."""

import asyncio
from collections import OrderedDict
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, TypeAlias, TypeVar

from csirtgraph.drawing.arranging.arranged import lay_out_at
from csirtgraph.drawing.arranging.spots import Spots, spots_of
from csirtgraph.drawing.graphviz.engine import Engine, LayoutError
from csirtgraph.drawing.laid_out import Layout
from csirtgraph.drawing.layout.choose_layout import COMPARED
from csirtgraph.drawing.layout.remembered import lay_out_like
from csirtgraph.drawing.model import Drawing
from csirtgraph.drawing.pictures import Picture, lay_out_picture
from csirtgraph.figures import kind_of
from csirtgraph.garbage import no_collection
from csirtgraph.pipeline import EmptyFigure, pictures_of
from csirtgraph.plan.model.enums import Mode
from csirtgraph.plan.model.plan import Plan
from csirtgraph.studio.page.columns import compact
from csirtgraph.studio.page.pack import alone
from csirtgraph.studio.page.scene import among, scene_of
from csirtgraph.studio.server import overlays
from csirtgraph.studio.server.query import FigureQuery
from csirtgraph.studio.server.refused import Refused
from csirtgraph.studio.server.snapshot import Snapshot
from csirtgraph.studio.server.workers import Workers

KEPT = 48  # scenes, and as many layouts for the next revision to be like
GRACE = 2.0  # seconds a layout goes on that nobody waits for; a page that has just been opened comes back for it
Key = TypeVar("Key")
Value = TypeVar("Value")


@dataclass(frozen=True)
class Drawn:
    """A scene as it is sent, and what it was made of."""

    drawing: Drawing
    layout: Layout
    data: bytes
    links: Mapping[str, Any]  # what leads from it to the other pictures of the figure
    spots: Spots  # where its boxes were to stand
    part: str  # of a large figure, the one shown
    whole: int = 0  # of a figure shown in part, how many boxes it has


@dataclass
class Job:
    """A layout that runs, and how many wait for it."""

    task: "asyncio.Task[Drawn]"
    waiting: int = 0


Name: TypeAlias = tuple[str, FigureQuery]  # of a scene: the revision drawn, and how it is seen


@dataclass
class Scenes:
    """Scenes of the newest plans, and the layouts under way."""

    workers: Workers
    overlays: overlays.Overlays
    done: "OrderedDict[Name, Drawn]" = field(default_factory=OrderedDict)
    last: "OrderedDict[FigureQuery, Drawn]" = field(default_factory=OrderedDict)
    running: dict[Name, Job] = field(default_factory=dict)

    async def scene(self, snapshot: Snapshot, wanted: FigureQuery) -> bytes:
        """A figure's scene as JSON. Raises NoFigure, EmptyFigure, LayoutError, and Refused when outdated."""
        return (await self.drawn(snapshot, wanted)).data

    async def drawn(self, snapshot: Snapshot, wanted: FigureQuery) -> Drawn:
        """The scene with its layout; requests for it share one layout, which ends soon after none waits any more."""
        name = (snapshot.drawn, wanted)
        if name in self.done:
            self.done.move_to_end(name)
            return self.done[name]
        job = self.running.get(name) or self.begun(name, snapshot)
        job.waiting += 1
        try:
            await asyncio.wait([job.task])
        finally:
            job.waiting -= 1
            asyncio.get_running_loop().call_later(GRACE, self.drop_unwanted, name, job)
        if job.task.cancelled():
            raise Refused(409, "outdated")
        return job.task.result()

    def begun(self, name: Name, snapshot: Snapshot) -> Job:
        """A layout that has just begun."""
        job = Job(asyncio.create_task(self.made(snapshot, name[1])))
        self.running[name] = job

        def ended(task: "asyncio.Task[Drawn]") -> None:
            self.drop(name, job)
            if not task.cancelled() and not task.exception():
                keep(self.done, name, task.result())
                keep(self.last, name[1], task.result())

        job.task.add_done_callback(ended)
        return job

    async def made(self, snapshot: Snapshot, wanted: FigureQuery) -> Drawn:
        """A new scene."""
        plan = snapshot.plan_for(wanted.audience)
        if plan is None:
            raise Refused(422, "no-plan")
        before = self.last.get(wanted)
        like = before.layout if before else await self.other_mode(snapshot, plan, wanted)
        old = await self.overlays.plan_at(wanted.against, wanted.audience) if wanted.against else None
        return await self.workers.run(lambda engine: made(plan, old, wanted, before, like, engine))

    async def other_mode(self, snapshot: Snapshot, plan: Plan, wanted: FigureQuery) -> Layout | None:
        """The figure in an incident, which the one in peacetime is laid out like, as in the page that stands alone."""
        if wanted.mode is not Mode.PEACETIME or wanted.against or len(plan.roles) + len(plan.parties) > COMPARED:
            return None
        if Mode.INCIDENT not in kind_of(wanted.figure).modes(plan):
            return None
        try:
            return (await self.drawn(snapshot, wanted._replace(mode=Mode.INCIDENT))).layout
        except (EmptyFigure, LayoutError):
            return None

    def forget(self, wanted: FigureQuery) -> None:
        """Forget the layout of a figure, so that the next request lays it out from the beginning."""
        for name in [name for name in self.done if name[1][:2] == wanted[:2]]:
            del self.done[name]
        for query in [query for query in self.last if query[:2] == wanted[:2]]:
            del self.last[query]

    def drop_all_but(self, drawn: str) -> None:
        """End the layouts of plans that are outdated."""
        for name, job in list(self.running.items()):
            if name[0] != drawn:
                self.drop(name, job)

    def drop_unwanted(self, name: Name, job: Job) -> None:
        """End a layout under way for which nobody waits."""
        if not job.waiting and not job.task.done():
            self.drop(name, job)

    def drop(self, name: Name, job: Job) -> None:
        """Forget a layout under way, and end it where it has not ended."""
        job.task.cancel()
        if self.running.get(name) is job:
            del self.running[name]


@no_collection()
def made(
    plan: Plan, old: Plan | None, wanted: FigureQuery, before: Drawn | None, like: Layout | None, engine: Engine
) -> Drawn:
    """A figure drawn, and laid out where its drawing is another than before."""
    pictures = pictures_in(plan, old, wanted)
    picture = next((one for one in pictures if one.part == wanted.part), pictures[0])
    links = among(picture, pictures)
    now = (picture.drawing, links, picture.spots, picture.whole)
    if before and (before.drawing, before.links, before.spots, before.whole) == now:
        return before
    if not picture.drawing.boxes:
        raise EmptyFigure(wanted.figure)
    is_set = bool(picture.spots) or bool(before and before.spots)  # by kept places, or again after these
    if like is None or is_set or not is_alike(like, picture.drawing):
        layout = lay_out_picture(picture, engine)
    elif before and keeps_most(like, picture.drawing):  # an edit moves nothing: no search for a better layout
        layout = lay_out_at(picture.drawing, spots_of(like)) or lay_out_like(picture.drawing, like, engine)
    else:
        layout = lay_out_like(picture.drawing, like, engine)
    scene = alone(scene_of(layout) | links) | ({"of": picture.whole} if picture.whole else {})
    data = compact(scene).encode()
    return Drawn(picture.drawing, layout, data, links, picture.spots, picture.id, picture.whole)


def is_alike(like: Layout, drawing: Drawing) -> bool:
    """Whether a layout is good enough, and of the same kind, for a drawing to be laid out like it."""
    return not like.is_cheap and bool(like.drawing.overview_of) == bool(drawing.overview_of)


def keeps_most(like: Layout, drawing: Drawing) -> bool:
    """Whether most boxes of a drawing stand in a layout already."""
    return 2 * sum(box.id in like.boxes for box in drawing.boxes) > len(drawing.boxes)


def pictures_in(plan: Plan, old: Plan | None, wanted: FigureQuery) -> list[Picture]:
    """The pictures of a figure, or of what changed in it."""
    if old:
        return overlays.pictures_of(old, plan, wanted)
    return pictures_of(plan, wanted.figure, wanted.view, has_pages=True)


def keep(kept: "OrderedDict[Key, Value]", name: Key, value: Value) -> None:
    """Keep the newest, drop the oldest."""
    kept[name] = value
    kept.move_to_end(name)
    while len(kept) > KEPT:
        kept.popitem(last=False)
