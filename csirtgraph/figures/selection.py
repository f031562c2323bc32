"""Which part of a figure a view is about."""

from collections.abc import Callable

from csirtgraph.drawing.layout.subset import around
from csirtgraph.drawing.model import Drawing
from csirtgraph.plan.analysis.members import members_of
from csirtgraph.plan.model.enums import Mode
from csirtgraph.plan.model.plan import Plan, Role
from csirtgraph.plan.model.view import View

PERSON, SOURCING = "person", "sourcing"  # before the id of a person, or one of the values of a sourcing


def selected(plan: Plan, drawing: Drawing, view: View) -> frozenset[str] | None:
    """The ids of boxes and frames that a view is about, and of those near them; None for everything.

    Near is what so many arrows of the figure lead to, whichever way they go. Of several
    wishes, what meets all of them is left.
    """
    wishes = []
    if view.focus:
        wishes.append({id for name in view.focus.split(",") for id in subjects(plan, view.mode, name)})
    if view.group:
        wishes.append(subjects(plan, view.mode, view.group))
    if view.sourcing:
        wishes.append(subjects(plan, view.mode, f"{SOURCING}:{view.sourcing.value}"))
    parts = [around(drawing, with_posts(plan, view.mode, wish), view.hops) for wish in wishes]
    return frozenset.intersection(*parts) if parts else None


def subjects(plan: Plan, mode: Mode, name: str) -> set[str]:
    """The ids that a name stands for: itself with its members, the roles of a person, those with a sourcing."""
    kind, _, id = name.rpartition(":")
    if kind == SOURCING:
        return matching(plan, mode, lambda role: role.sourcing_in(mode).value == id)
    if kind == PERSON:
        held = [post for post in plan.posts.get(mode, {}).values() if id in post.holders]
        return {post.id for post in held} | {role.id for post in held for role in plan.roles_of(post)}
    if name in plan.roles or name in plan.parties:
        return {name}
    return {name, *members_of(plan, name, mode), *matching(plan, mode, lambda role: role.team == name)}


def matching(plan: Plan, mode: Mode, is_wanted: Callable[[Role], bool]) -> set[str]:
    """The ids of the roles of a mode that are wanted."""
    return {role.id for role in plan.roles.values() if mode in role.modes and is_wanted(role)}


def with_posts(plan: Plan, mode: Mode, ids: set[str]) -> set[str]:
    """The ids, and those of the posts that have one of these roles."""
    posts = plan.posts.get(mode, {}).values()
    return ids | {post.id for post in posts if any(role.id in ids for role in plan.roles_of(post))}
