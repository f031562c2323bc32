"""Comparisons with a revision of git: which there are, the plan as it was, and the overlay of a figure."""

import asyncio
import time
from collections import OrderedDict
from dataclasses import dataclass, field, replace
from pathlib import Path

from csirtgraph.compare import layouts
from csirtgraph.compare.comparison import compare
from csirtgraph.drawing.layout.subset import drawing_part
from csirtgraph.drawing.pictures import Picture
from csirtgraph.figures.selection import selected
from csirtgraph.plan.history.git import Commit, GitError, commits, resolved
from csirtgraph.plan.history.revisions import place_of, plan_at
from csirtgraph.plan.model.enums import Audience
from csirtgraph.plan.model.plan import Plan
from csirtgraph.plan.reading.files import locate
from csirtgraph.plan.yaml.problems import PlanError
from csirtgraph.studio.server.query import FigureQuery

KEPT = 4  # plans of revisions
OFFERED = 50  # revisions
FRESH = 10.0  # seconds for which the list of revisions is used


@dataclass
class Overlays:
    """The revisions of a plan that were asked for, kept for a while."""

    target: str
    plans: "OrderedDict[tuple[str, Audience], Plan]" = field(default_factory=OrderedDict)
    known: list[Commit] = field(default_factory=list)
    asked: float = 0.0  # when the list was asked for

    async def plan_at(self, commit: str, audience: Audience = Audience.PUBLIC) -> Plan:
        """The plan as it was in a commit. Raises GitError or PlanError."""
        name = (commit, audience)
        if name not in self.plans:
            self.plans[name] = await asyncio.to_thread(plan_at, commit, locate(self.target)[0], audience)
        self.plans.move_to_end(name)
        while len(self.plans) > KEPT:
            self.plans.popitem(last=False)
        return self.plans[name]

    async def commit(self, revision: str) -> str:
        """The id of the commit a revision names. Raises GitError or PlanError."""
        return await asyncio.to_thread(commit_of, self.target, revision)

    async def revisions(self) -> list[dict[str, str]]:
        """The newest commits that changed the plan; none where there is no git."""
        if not self.asked or time.monotonic() - self.asked > FRESH:
            self.known, self.asked = await asyncio.to_thread(commits_of, self.target), time.monotonic()
        return [{"id": one.short, "date": one.date, "subject": one.subject} for one in self.known]


def commit_of(target: str, revision: str) -> str:
    """The id of the commit a revision names. Raises GitError or PlanError."""
    top, _ = place_of(locate(target)[0])
    return resolved(top, revision)


def commits_of(target: str) -> list[Commit]:
    """The newest commits that changed a plan; none where it is not in a repository, or was removed."""
    try:
        top, inside = place_of(Path(locate(target)[0]))
        return commits(top, inside, OFFERED)
    except (GitError, PlanError):
        return []


def pictures_of(old: Plan, new: Plan, wanted: FigureQuery) -> list[Picture]:
    """The overlay of a figure: what is in focus, else of a large one the overview, and the parts that changed."""
    comparison, view = compare(old, new), (wanted.figure, wanted.mode)
    if not wanted.focus:
        return layouts.pictures_of(comparison, view, wanted.language, has_pages=True)
    whole = layouts.pictures_of(comparison, view, wanted.language, has_pages=False, is_whole=True)[0]
    kept = selected(new, whole.drawing, wanted.view)
    return [
        whole
        if kept is None
        else replace(whole, source=drawing_part(whole.drawing, kept), whole=len(whole.drawing.boxes))
    ]
