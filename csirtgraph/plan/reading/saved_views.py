"""The file beside a plan that keeps the views to present. What cannot be used of it is a problem to report."""

import re
from pathlib import Path

from csirtgraph.plan.model.saved_views import MOST_FACTS, MOST_VIEWS, NO_VIEWS, SavedView, SavedViews
from csirtgraph.plan.reading.files import views_file
from csirtgraph.plan.reading.side_files import REPORTED, tree_beside
from csirtgraph.plan.yaml.limits import TEXT
from csirtgraph.plan.yaml.node import Node, entries_at, find
from csirtgraph.plan.yaml.problems import PlanError, problem

FACT = re.compile(r"[a-z][a-z-]{0,30}")


def read_views(path: Path, name: str) -> SavedViews:
    """The views kept with a plan at a path, which messages call `name`."""
    try:
        tree = tree_beside(path, name, views_file(path))
    except PlanError as error:
        return SavedViews(problems=error.problems[:REPORTED])
    return views_in(tree) if tree else NO_VIEWS


def views_in(tree: Node) -> SavedViews:
    """The views that a file lists, and what is no view in it."""
    node = find(tree, "views")
    if node is None or not isinstance(node.value, list):
        return SavedViews(problems=(problem((node or tree).at, "no-view"),))
    found = [(item, view_in(item)) for item in node.value[:MOST_VIEWS]]
    problems = [problem(item.at, "no-view") for item, view in found if view is None]
    problems += [problem(item.at, "too-many-views", limit=MOST_VIEWS) for item in node.value[MOST_VIEWS:][:1]]
    return SavedViews(tuple(view for _, view in found if view), tuple(problems[:REPORTED]))


def view_in(node: Node) -> SavedView | None:
    """A view; None for anything else."""
    return view_of({key: value.text for key, value in entries_at(node).items()})


def view_of(facts: dict[str, str]) -> SavedView | None:
    """A view of what is said of it; None where that is none, or too much."""
    name, figure = facts.get("name", ""), facts.get("figure", "")
    is_short = len(facts) <= MOST_FACTS and all(0 < len(value) <= TEXT for value in facts.values())
    if not (name.strip() and figure and is_short and all(map(FACT.fullmatch, facts))):
        return None
    return SavedView(name, {key: value for key, value in facts.items() if key != "name"})
