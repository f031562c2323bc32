"""Open roles (募集): those without anyone, according to the plan."""

from collections.abc import Iterable

from csirtgraph.plan.model.enums import Mode, Sourcing
from csirtgraph.plan.model.plan import Plan, Post, Role
from csirtgraph.plan.model.postings import Posting


def posts_of(role: Role, mode: Mode, plan: Plan) -> list[Post]:
    """The posts that fill a role in one mode."""
    return plan.fillers.get(mode, {}).get(role.id, [])


def sourcing_of(role: Role, mode: Mode, plan: Plan) -> Sourcing:
    """Who provides a role: as its posts say, else as it says itself."""
    stated = [post.sourcing for post in posts_of(role, mode, plan) if post.sourcing]
    return stated[0] if stated else role.sourcing_in(mode)


def is_held(role: Role, mode: Mode, plan: Plan) -> bool:
    """Whether anyone has the role in one mode: by a post of it, or by holding another one besides."""
    return bool(posts_of(role, mode, plan)) or role.id in plan.held_besides.get(mode, ())


def is_vacant(role: Role, mode: Mode, plan: Plan) -> bool:
    """Whether the role lacks someone in one mode: a post says it is open, or it is in-house and has none."""
    if any(post.open for post in posts_of(role, mode, plan)):
        return True
    in_house = sourcing_of(role, mode, plan) is Sourcing.IN_HOUSE
    return in_house and bool(plan.posts.get(mode)) and not is_held(role, mode, plan)


def open_roles(plan: Plan) -> list[Role]:
    """The roles to write postings for.

    Those with an open post, and those that are in-house and that nobody has in
    any mode; in a plan without posts, those that have a posting.
    """
    roles = [role for role in plan.roles.values() if not role.combines]
    if not any(plan.posts.values()):
        return [role for role in roles if posting_of(role, plan)]
    return [role for role in roles if has_open_post(role, plan) or is_without_anyone(role, plan)]


def has_open_post(role: Role, plan: Plan) -> bool:
    """Whether a post of the role says that it is open."""
    return any(post.open for mode in plan.posts for post in posts_of(role, mode, plan))


def is_without_anyone(role: Role, plan: Plan) -> bool:
    """Whether an in-house role has nobody in any mode."""
    in_house = any(role.sourcing_in(mode) is Sourcing.IN_HOUSE for mode in role.modes)
    return in_house and not any(is_held(role, mode, plan) for mode in plan.posts)


def posting_of(role: Role, plan: Plan) -> Posting | None:
    """The posting for a role, if the plan has one."""
    return next((posting for posting in plan.postings.values() if role.id in roles_for(posting)), None)


def roles_for(posting: Posting) -> Iterable[str]:
    """The roles a posting looks for."""
    return posting.roles or (posting.id,)
