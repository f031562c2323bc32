"""The revisions of a plan, each compared with the one before it."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from csirtgraph.compare.comparison import Comparison, compare
from csirtgraph.compare.page import Step, history_page
from csirtgraph.compare.pictures import job_for, overlay_of
from csirtgraph.compare.report import heading, printable
from csirtgraph.compare.summary import summary
from csirtgraph.drawing.graphviz.engine import Engine
from csirtgraph.errors import NoFigureEither
from csirtgraph.pipeline import Job, render_layout
from csirtgraph.plan.history.git import Commit, GitError, commits
from csirtgraph.plan.history.revisions import place_of, plan_at
from csirtgraph.plan.model.plan import Plan
from csirtgraph.plan.yaml.problems import PlanError
from csirtgraph.text import Language, Text

REVISIONS = 100  # at most, the newest
FIRST = Text("最初の版", "first revision")
BROKEN = Text("読み込めない版", "cannot be read")


@dataclass(frozen=True)
class Revision:
    """A commit that changed the plan: how it stands to the one before it."""

    commit: Commit
    plan: Plan | None  # None where it cannot be read
    comparison: Comparison | None  # None for the first
    words: Text


def revisions_of(path: Path, limit: int = REVISIONS) -> Iterator[Revision]:
    """The commits that changed a plan, the oldest first, those that changed nothing in it left out.

    Raises GitError where there is no repository, or no such plan in it.
    """
    top, inside = place_of(path)
    found = commits(top, inside, limit + 1)
    if not found:
        raise GitError("not-in-revision", path=inside.as_posix(), revision="HEAD")
    before: Plan | None = None
    for number, commit in enumerate(reversed(found)):
        try:
            plan = plan_at(commit.id, path)
        except (PlanError, GitError):
            yield Revision(commit, None, None, BROKEN)
            continue
        comparison = compare(before, plan) if before else None
        before = plan
        if comparison and comparison.changes:
            words = Text(summary(comparison, "ja"), summary(comparison, "en"))
            yield Revision(commit, plan, comparison, words)
        elif not comparison and number < limit:
            yield Revision(commit, plan, None, FIRST)


def log(path: Path, language: Language, limit: int = REVISIONS) -> Iterator[str]:
    """A line for each revision, the newest first."""
    for revision in reversed(list(revisions_of(path, limit))):
        commit = revision.commit
        yield printable(f"{commit.date} {commit.short} {commit.subject} – {revision.words.to(language)}")


def page_of(path: Path, job: Job, mode: str | None, engine: Engine, limit: int = REVISIONS) -> bytes:
    """A page with a time line. Raises NoFigureEither for a figure that no revision has, GitError and LayoutError."""
    revisions = list(revisions_of(path, limit))
    plans = [revision.plan for revision in revisions if revision.plan]
    steps = [step_of(revision, job, mode, engine) for revision in revisions]
    if job.figure and not any(step.picture for step in steps):
        raise NoFigureEither(job.figure)
    return history_page(heading_of(plans, job.view.language), steps, job.view.language)


def heading_of(plans: list[Plan], language: Language) -> str:
    """The title of the page: the plan, from the first revision to the last."""
    return heading(Comparison(plans[0], plans[-1], ()), language) if plans else ""


def step_of(revision: Revision, job: Job, mode: str | None, engine: Engine) -> Step:
    """One revision on the page; the first is drawn as it is."""
    commit, comparison = revision.commit, revision.comparison
    if comparison is None and revision.plan:
        comparison = Comparison(revision.plan, revision.plan, ())
    picture = b""
    if comparison:
        try:
            picture = render_layout(overlay_of(comparison, job_for(comparison, job, mode), engine), job)
        except NoFigureEither:
            picture = b""
    changes = comparison.changes if comparison else ()
    return Step(commit.date, commit.short, commit.subject, revision.words.to(job.view.language), picture, changes)
