"""What must hold between the entries of a plan."""

from collections.abc import Iterable, Iterator, Mapping

from csirtgraph.plan.flows import ENDS
from csirtgraph.plan.model import Plan
from csirtgraph.plan.problems import Problem, nearest
from csirtgraph.plan.shapes import Reader, shown
from csirtgraph.plan.yamltree import Node, entries_at, problem


def inconsistencies(plan: Plan, reader: Reader) -> list[Problem]:
    """Ids that nothing defines, ids defined twice, and circles."""
    return [*unknown_ids(plan, reader), *shared_ids(plan), *circles(plan)]


def unknown_ids(plan: Plan, reader: Reader) -> Iterator[Problem]:
    """References to entries that do not exist."""
    ids = {section: ids_in(plan, section) for section in SECTIONS}
    for node, sections in reader.references:
        known = set().union(*(ids[section] for section in sections))
        if node.text not in known:
            yield problem(
                node.at,
                "unknown-id",
                value=shown(node.text),
                sections=", ".join(sections),
                nearest=nearest(node.text, known),
            )


SECTIONS = ("roles", "parties", "teams", "groups", "business-groups", "units", "conditions", "posts")


def ids_in(plan: Plan, section: str) -> set[str]:
    """The ids one section of the plan defines."""
    if section == "posts":
        return {post for posts in plan.posts.values() for post in posts}
    return set(getattr(plan, section.replace("-", "_")))


def shared_ids(plan: Plan) -> Iterator[Problem]:
    """Roles, parties and teams are all ends of flows, so their ids are different."""
    seen: dict[str, Node] = {}
    for section in ENDS:
        for name, node in entries_at(plan.tree, section).items():
            if name in seen:
                yield problem(node.place, "same-id", id=name, first=seen[name].place)
            seen.setdefault(name, node)


def circles(plan: Plan) -> Iterator[Problem]:
    """Posts that stand under themselves or hold themselves, roles that combine themselves."""
    for mode, posts in plan.posts.items():
        nodes = entries_at(plan.tree, "posts", mode.value)
        for key, links in (
            ("under", {post.id: [post.under] for post in posts.values()}),
            ("held-by", {post.id: [post.held_by] for post in posts.values()}),
        ):
            yield from circle(key, links, nodes)
    combined = {role.id: role.combines for role in plan.roles.values()}
    yield from circle("combines", combined, entries_at(plan.tree, "roles"))


def circle(key: str, links: Mapping[str, Iterable[str]], nodes: Mapping[str, Node]) -> Iterator[Problem]:
    """A problem for each entry from which following `links` leads back to it (walked without recursion)."""
    done: set[str] = set()
    for start in links:
        chain, ahead = [start], [iter(links[start])]
        while ahead and start not in done:
            step = next(ahead[-1], None)
            if step is None:
                done.add(chain.pop())
                ahead.pop()
            elif step in chain:
                ways = [*chain[chain.index(step) :], step]
                yield problem(nodes[step].place, "circle", key=key, chain=" → ".join(ways[:8]))
                done.update(chain)
            elif step in links and step not in done:
                chain.append(step)
                ahead.append(iter(links[step]))
