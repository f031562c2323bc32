"""The revisions of a plan, each compared with the one before it."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from csirtgraph.compare.changes import Change
from csirtgraph.compare.comparison import Comparison, compare
from csirtgraph.compare.report import heading, printable
from csirtgraph.compare.summary import summary
from csirtgraph.plan.history.git import Commit, GitError, commits, is_cut_off, renamed_from
from csirtgraph.plan.history.revisions import place_of, plan_at
from csirtgraph.plan.model.plan import Plan
from csirtgraph.plan.yaml.problems import PlanError
from csirtgraph.text import Language, Text

REVISIONS = 100  # at most, the newest
FIRST = Text("最初の版", "first revision")
CUT_OFF = Text("これより前の版はこの複製にない", "older revisions are not in this clone")
BROKEN = Text("読み込めない版", "cannot be read")


@dataclass(frozen=True)
class Revision:
    """A commit that changed the plan: how it stands to the one before it."""

    commit: Commit
    plan: Plan | None  # None where it cannot be read
    comparison: Comparison | None  # None for the first
    words: Text


def revisions_of(path: Path, limit: int = REVISIONS, is_first_parent: bool = False) -> Iterator[Revision]:
    """The commits that changed a plan, the oldest first, each compared with its parents.

    Commits that changed nothing in it are left out. With `is_first_parent`, a merge is one change of the branch that
    was merged into; otherwise its own changes alone are listed, those that neither parent has. Raises GitError where
    there is no repository, or no such plan in it.
    """
    top, inside = place_of(path)
    found = commits(top, inside, limit, is_first_parent)
    if not found:
        raise GitError("not-in-revision", path=inside.as_posix(), revision="HEAD")
    plans: dict[str, Plan | None] = {}
    for commit in reversed(found):
        parents = commit.parents[:1] if is_first_parent else commit.parents
        before = [plan_before(top, commit, parent, plans) for parent in parents]
        plan = plan_in(commit.id, top / commit.path)
        plans[commit.id] = plan or next(iter(before), None)  # what cannot be read is as it was before
        if revision := revision_of(top, commit, plan, before):
            yield revision


def revision_of(top: Path, commit: Commit, plan: Plan | None, before: list[Plan | None]) -> Revision | None:
    """What a commit changed in the plans of its parents; None where it changed nothing."""
    if plan is None:
        return Revision(commit, None, None, BROKEN)
    comparisons = [compare(old, plan) for old in before if old]
    if not comparisons:
        return Revision(commit, plan, None, CUT_OFF if is_cut_off(top, commit) else FIRST)
    comparison = common(comparisons)
    words = Text(summary(comparison, "ja"), summary(comparison, "en"))
    return Revision(commit, plan, comparison, words) if comparison.changes else None


def plan_before(top: Path, commit: Commit, parent: str, plans: dict[str, Plan | None]) -> Plan | None:
    """The plan as a parent of a commit has it, by its name there; None where there is none.

    One that cannot be read counts as the last of `plans`, which could be.
    """
    if parent not in plans:
        plans[parent] = plan_in(parent, top / commit.path, next((one for one in reversed(plans.values()) if one), None))
    if plans[parent] is None and parent == commit.parents[0]:
        older, name = renamed_from(top, commit)
        return plan_in(older, top / name) if older else None
    return plans[parent]


def plan_in(commit: str, path: Path, otherwise: Plan | None = None) -> Plan | None:
    """The plan of a commit; `otherwise` where it cannot be read, None where it is not there."""
    try:
        return plan_at(commit, path)
    except PlanError:
        return otherwise
    except GitError:
        return None


def common(comparisons: list[Comparison]) -> Comparison:
    """The comparison with the first parent, with only what is different from every other parent, too."""
    first, *others = comparisons
    for other in others:
        known = {place_of_change(change) for change in other.changes}
        first = replace(first, changes=tuple(change for change in first.changes if place_of_change(change) in known))
    return first


def place_of_change(change: Change) -> tuple[str, ...]:
    """What a change is about."""
    return change.section, change.id, change.field, change.mode.value if change.mode else ""


def log(path: Path, language: Language, limit: int = REVISIONS, is_first_parent: bool = False) -> Iterator[str]:
    """A line for each revision, the newest first."""
    for revision in reversed(list(revisions_of(path, limit, is_first_parent))):
        commit = revision.commit
        yield printable(f"{commit.date} {commit.short} {commit.subject} – {revision.words.to(language)}")


def heading_of(plans: list[Plan], language: Language) -> str:
    """The title of the page: the plan, from the first revision to the last."""
    return heading(Comparison(plans[0], plans[-1], ()), language) if plans else ""
