"""The page of a plan's history: a time line of its revisions, and what each of them changed."""

from pathlib import Path
from typing import Any, TypeAlias

from csirtgraph.compare.comparison import Comparison
from csirtgraph.compare.history import REVISIONS, Revision, heading_of, revisions_of
from csirtgraph.compare.layouts import overlay_of
from csirtgraph.compare.pictures import job_for
from csirtgraph.compare.report import printable
from csirtgraph.drawing.graphviz.engine import Engine
from csirtgraph.errors import NoFigureEither
from csirtgraph.pipeline import Job
from csirtgraph.studio.page.comparison import frame_of, listed
from csirtgraph.studio.page.document import document
from csirtgraph.studio.page.pack import alone
from csirtgraph.studio.page.scene import scene_of

Json: TypeAlias = Any


def history_page(
    path: Path, job: Job, mode: str | None, engine: Engine, limit: int = REVISIONS, is_first_parent: bool = False
) -> bytes:
    """A page with a time line. Raises NoFigureEither for a figure that no revision has, GitError and LayoutError."""
    found = list(revisions_of(path, limit, is_first_parent))
    language = job.view.language
    revisions = [revision_data(revision, job, mode, engine) for revision in found]
    if job.figure and not any(revision["scene"] for revision in revisions):
        raise NoFigureEither(job.figure)
    title = heading_of([revision.plan for revision in found if revision.plan], language)
    return document({**frame_of(title, job), "revisions": revisions}, title, language, "history.js")


def revision_data(revision: Revision, job: Job, mode: str | None, engine: Engine) -> dict[str, Json]:
    """A revision: when, what, and the scene of what changed then."""
    commit, comparison, language = revision.commit, revision.comparison, job.view.language
    return {
        "date": printable(commit.date),
        "revision": printable(commit.short),
        "subject": printable(commit.subject),
        "summary": revision.words.to(language),
        "scene": scene(revision, job, mode, engine),
        "changes": listed(comparison.changes if comparison else (), language),
    }


def scene(revision: Revision, job: Job, mode: str | None, engine: Engine) -> Json:
    """What a revision changed; the first one as it is; None where there is no such figure."""
    plan, comparison = revision.plan, revision.comparison
    if comparison is None and plan:
        comparison = Comparison(plan, plan, ())
    if comparison is None:
        return None
    try:
        return alone(scene_of(overlay_of(comparison, job_for(comparison, job, mode), engine)))
    except NoFigureEither:
        return None
