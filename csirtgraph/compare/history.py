"""The revisions of a plan, each compared with the one before it."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from csirtgraph.compare.comparison import Comparison, compare
from csirtgraph.compare.report import heading, printable
from csirtgraph.compare.summary import summary
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


def heading_of(plans: list[Plan], language: Language) -> str:
    """The title of the page: the plan, from the first revision to the last."""
    return heading(Comparison(plans[0], plans[-1], ()), language) if plans else ""
