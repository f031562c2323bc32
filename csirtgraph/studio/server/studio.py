"""An open plan: its newest state, which is sent to every page; one change at a time."""

import asyncio
import gc
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, TypeAlias

from csirtgraph.plan.model.plan import Plan
from csirtgraph.plan.reading.sources import Sources
from csirtgraph.studio.server.events import Events
from csirtgraph.studio.server.history import History
from csirtgraph.studio.server.overlays import Overlays
from csirtgraph.studio.server.scenes import Scenes
from csirtgraph.studio.server.snapshot import Snapshot, taken
from csirtgraph.studio.server.workers import Workers
from csirtgraph.text import Language

Json: TypeAlias = Any
SEEN = 32  # revisions whose files are remembered, to show what somebody else has changed


@dataclass
class Studio:
    """The plan `target`; `report` prints its state in the terminal."""

    target: str
    language: Language
    report: Callable[[Snapshot], None]
    scenes: Scenes
    overlays: Overlays
    snapshot: Snapshot
    events: Events = field(default_factory=Events)
    history: History = field(default_factory=History)
    seen: "OrderedDict[str, Sources]" = field(default_factory=OrderedDict)
    changing: asyncio.Lock = field(default_factory=asyncio.Lock)

    async def refresh(self) -> None:
        """Look at the files again."""
        async with self.changing:
            await self.look()

    async def look(self, edited: Plan | None = None) -> None:
        """Take the plan as it is now, and send it to the pages where it differs; only under the lock.

        After an edit it is most likely the edited one.
        """
        before, now = self.snapshot, await asyncio.to_thread(taken, self.target, self.snapshot, edited)
        self.snapshot = now
        self.remember(now)
        if (now.revision, now.problems, now.locked) != (before.revision, before.problems, before.locked):
            self.scenes.drop_all_but(now.drawn)
            self.events.send(self.event())
            self.report(now)

    def remember(self, snapshot: Snapshot) -> None:
        """Keep the files of a revision for a while."""
        self.seen[snapshot.revision] = snapshot.sources
        self.seen.move_to_end(snapshot.revision)
        while len(self.seen) > SEEN:
            self.seen.popitem(last=False)

    def event(self) -> dict[str, Json]:
        """The event that pages get on a change."""
        now = self.snapshot
        problems, locked = len(now.problems), now.locked is not None
        return {"revision": now.revision, "drawn": now.drawn, "problems": problems, "readOnly": locked}

    def close(self) -> None:
        """End every stream and every layout."""
        self.events.send(None)
        self.scenes.drop_all_but("")
        self.scenes.workers.close()


async def opened(target: str, language: Language, report: Callable[[Snapshot], None]) -> Studio:
    """A studio; its layout processes load while the plan is read."""
    overlays = Overlays(target)
    scenes = Scenes(Workers(), overlays)
    snapshot = await asyncio.to_thread(taken, target)
    studio = Studio(target, language, report, scenes, overlays, snapshot)
    studio.remember(snapshot)
    gc.freeze()  # what is here stays to the end: searching it for garbage would hold up answers, 0.1 s in large plans
    report(snapshot)
    return studio
