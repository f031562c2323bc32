"""A plan at one moment: its files, what is wrong with them, and the last plan that could be read."""

from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path
from typing import Any, TypeAlias

from csirtgraph.plan.model.enums import Audience
from csirtgraph.plan.model.plan import Plan
from csirtgraph.plan.reading.files import check_regular, locate
from csirtgraph.plan.reading.load import arranged, load_tree, plan_for
from csirtgraph.plan.reading.sources import Sources, sources_of
from csirtgraph.plan.yaml.node import Node
from csirtgraph.plan.yaml.problems import PlanError, Position, Problem
from csirtgraph.studio.server.locks import why_locked
from csirtgraph.studio.server.messages import both, said
from csirtgraph.text import LANGUAGES, Language

Json: TypeAlias = Any
TRIES = 3  # readings while another program keeps on writing; the watcher comes back anyway


@dataclass(frozen=True)
class Snapshot:
    """What the studio knows of its plan."""

    target: str
    sources: Sources
    plan: Plan | None = None  # the last good one
    drawn: str = ""  # the revision of the last good one
    problems: tuple[Problem, ...] = ()
    locked: dict[str, str] | None = None  # why it cannot be edited, in both languages
    is_empty: bool = False  # whether there never was a plan in its folder
    tree: Node | None = None  # of the last good plan, with everything that is confidential

    def plan_for(self, audience: Audience) -> Plan | None:
        """The last good plan as an audience may see it: everybody, or those who respond."""
        is_whole = audience is not Audience.PUBLIC and self.is_confidential
        return self.whole_plan if is_whole else self.plan

    @property
    def is_confidential(self) -> bool:
        """Whether the plan has anything that is not for everybody."""
        return self.plan is not None and self.plan.audience is not None

    @cached_property
    def whole_plan(self) -> Plan | None:
        """The last good plan with its contacts."""
        if self.tree is None or self.plan is None:
            return None
        kept = self.plan
        return replace(plan_for(self.tree, Audience.RESPONSE), arrangement=kept.arrangement, views=kept.views)

    @property
    def warnings(self) -> tuple[Problem, ...]:
        """What cannot be used of the files beside the plan; it is drawn all the same."""
        if self.plan is None or self.problems:
            return ()
        return *self.plan.arrangement.problems, *self.plan.views.problems

    @property
    def revision(self) -> str:
        """The checksum of all files."""
        return self.sources.revision


def taken(target: str, before: Snapshot | None = None, edited: Plan | None = None) -> Snapshot:
    """The plan as it is on disk, most likely an edited one; where its files cannot be used, the plan before is kept."""
    sources = sources_of(target)
    if before and before.revision == sources.revision:
        return replace(before, locked=why_locked(sources))
    for _ in range(TRIES):
        found = loaded(target, sources, before, edited)
        sources = sources_of(target)
        if sources.revision == found.revision:
            break
    return found


def loaded(target: str, sources: Sources, before: Snapshot | None, edited: Plan | None = None) -> Snapshot:
    """A snapshot of what the files say."""
    locked = why_locked(sources)
    try:
        check_regular(*locate(target))
        tree = load_tree(target)
        plan = arranged(plan_for(tree, Audience.PUBLIC, edited), tree, target)
        return Snapshot(target, sources, plan, sources.revision, (), locked, tree=tree)
    except PlanError as error:
        if not (before and before.plan) and all(problem.code == "no-yaml" for problem in error.problems):
            return Snapshot(target, sources, locked=locked, is_empty=True)
        last = before or Snapshot(target, sources)
        return Snapshot(target, sources, last.plan, last.drawn, error.problems, locked, tree=last.tree)


def place_of(position: Position, target: str) -> Position:
    """A position in a file, as a reader knows it: from the folder in which the plan is."""
    return position._replace(file=position.file.removeprefix(f"{Path(target).parent.as_posix()}/"))


def problem_data(problem: Problem, target: str) -> dict[str, Json]:
    """A problem as the page lists it."""
    return {**place_of(problem.position, target)._asdict(), "text": words_of(problem)}


def words_of(problem: Problem) -> dict[str, str]:
    """What is wrong, in both languages; a plan that existed before has another message."""
    if problem.code == "no-file":
        return both("gone")
    return {language: problem.message(language) for language in LANGUAGES}


def lines(snapshot: Snapshot, language: Language) -> list[str]:
    """What is wrong with a plan, and why it cannot be edited, for the terminal."""
    found = [
        f"{place_of(problem.position, snapshot.target)}: {words_of(problem)[language]}" for problem in snapshot.problems
    ]
    found += [f"{place_of(one.position, snapshot.target)}: {one.message(language)}" for one in snapshot.warnings]
    empty = [said("empty", language)] if snapshot.is_empty else []
    return [*found, *empty, *([snapshot.locked[language]] if snapshot.locked else [])]
