"""The parts of the organisation (部門): which posts are in which, and which are parts of others."""

from collections.abc import Mapping

from csirtgraph.plan.model.plan import Plan, Post


def units_of(posts: Mapping[str, Post]) -> dict[str, str]:
    """The unit of every post that has one: its own, or that of the post it stands under."""
    units: dict[str, str] = {}
    for post in from_the_top(posts):
        units[post.id] = post.unit or units.get(post.superior, "")
    return {post: unit for post, unit in units.items() if unit}


def around(unit: str, plan: Plan) -> tuple[str, ...]:
    """A unit and those that it is a part of, the outermost first."""
    chain: list[str] = []
    while unit:
        chain.insert(0, unit)
        unit = plan.units[unit].in_
    return tuple(chain)


def from_the_top(posts: Mapping[str, Post]) -> list[Post]:
    """Every post after the one it stands under."""
    depths: dict[str, int] = {}
    for post in posts.values():
        chain = [post]
        while chain[-1].id not in depths and chain[-1].superior in posts:
            chain.append(posts[chain[-1].superior])
        for link in reversed(chain):
            depths.setdefault(link.id, depths.get(link.superior, -1) + 1)
    return sorted(posts.values(), key=lambda post: depths[post.id])
