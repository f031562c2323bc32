"""Who holds what: posts that one person holds together (兼務) counted as that person."""

from collections import defaultdict
from collections.abc import Mapping

from csirtgraph.plan.model import Plan, Post
from csirtgraph.plan.words import Mode, Sourcing


def persons_in(plan: Plan, mode: Mode) -> dict[str, list[Post]]:
    """The posts of a mode by the person who holds them, who is named by the post (or role) that is hers first."""
    posts = plan.posts.get(mode, {})
    filled = {role.id: post.id for post in posts.values() for role in plan.roles_of(post)}
    found: dict[str, list[Post]] = defaultdict(list)
    for post in posts.values():
        found[holder(post, posts, filled)].append(post)
    return dict(found)


def holder(post: Post, posts: Mapping[str, Post], filled: Mapping[str, str]) -> str:
    """The person of a post: whoever holds the post that it is held with, and so on (held-by never runs in a circle
    by posts; by the roles of posts it may, so nobody is asked twice)."""
    seen = {post.id}
    while post.held_by:
        name = post.held_by if post.held_by in posts else filled.get(post.held_by, post.held_by)
        if name not in posts or name in seen:
            return name
        seen.add(name)
        post = posts[name]
    return post.id


def people(held: list[Post]) -> int | None:
    """How many people hold some posts together, as far as the plan says."""
    own = next((post for post in held if not post.held_by), held[0])
    return own.people


def sourcing_of(post: Post, plan: Plan, mode: Mode) -> Sourcing:
    """As the post says, or as its first role is."""
    roles = plan.roles_of(post)
    return post.sourcing or (roles[0].sourcing_in(mode) if roles else Sourcing.IN_HOUSE)
