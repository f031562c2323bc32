"""Who holds what: posts that one person holds together (兼務) counted as that person."""

from collections import defaultdict
from collections.abc import Container, Mapping

from csirtgraph.plan.model.enums import Mode, Sourcing
from csirtgraph.plan.model.plan import Plan, Post


def persons_in(plan: Plan, mode: Mode) -> dict[str, list[Post]]:
    """The posts of a mode by the person who holds them, who is named by the post (or role) that is hers first."""
    posts = plan.posts.get(mode, {})
    filled = {role.id: post.id for post in posts.values() for role in plan.roles_of(post)}
    known: dict[str, str] = {}
    found: dict[str, list[Post]] = defaultdict(list)
    first: dict[str, str] = {}  # by the person named, the post that is hers first
    for post in posts.values():
        name = holder(post, posts, filled, known)
        found[first.setdefault(post.holders[0], name) if post.holders else name].append(post)
    return dict(found)


def holder(post: Post, posts: Mapping[str, Post], filled: Mapping[str, str], known: dict[str, str]) -> str:
    """The person of a post: the holder of the post that it is held with, and so on.

    By the roles of posts that may run in a circle, so nobody is asked twice;
    `known` keeps the answers.
    """
    chain = {post.id: None}  # in order, and quickly searched
    name = post.id
    while name in posts and name not in known and (above := posts[name].held_by):
        above = above if above in posts else filled.get(above, above)
        if above in chain:
            break
        chain[above] = None
        name = above
    person = known.get(name, name)
    known.update(dict.fromkeys(chain, person))
    return person


def people(held: list[Post]) -> int | None:
    """How many people hold some posts together, as far as the plan says: the same ones hold all of them."""
    return max((post.people for post in held if post.people is not None), default=None)


def people_in(plan: Plan, mode: Mode, posts: Container[str]) -> int:
    """How many people hold these posts of a mode, as far as the plan says; a person who holds several counts once."""
    held = ([post for post in own if post.id in posts] for own in persons_in(plan, mode).values())
    return sum(people(own) or 0 for own in held)


def sourcing_of(post: Post, plan: Plan, mode: Mode) -> Sourcing:
    """As the post says, or as its first role is."""
    roles = plan.roles_of(post)
    return post.sourcing or (roles[0].sourcing_in(mode) if roles else Sourcing.IN_HOUSE)
