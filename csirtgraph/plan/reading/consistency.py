"""What must hold between the entries of a plan."""

from collections.abc import Iterable, Iterator, Mapping
from itertools import dropwhile

from csirtgraph.plan.model.flows import ENDS
from csirtgraph.plan.model.plan import Plan
from csirtgraph.plan.reading.people import people_problems
from csirtgraph.plan.yaml.advice import advice
from csirtgraph.plan.yaml.lookalikes import sign_in
from csirtgraph.plan.yaml.node import Node, entries_at, find
from csirtgraph.plan.yaml.problems import Position, Problem, problem, sign_problem
from csirtgraph.plan.yaml.reader import Reader
from csirtgraph.plan.yaml.scalars import shown
from csirtgraph.text import Text


def inconsistencies(plan: Plan, reader: Reader) -> list[Problem]:
    """Ids that nothing defines, ids defined twice, and circles."""
    return [*unknown_ids(plan, reader), *shared_ids(plan), *circles(plan), *misfits(plan), *people_problems(plan)]


def unknown_ids(plan: Plan, reader: Reader) -> Iterator[Problem]:
    """References to entries that do not exist."""
    ids = {section: ids_in(plan, section) for section in SECTIONS}
    together: dict[tuple[str, ...], set[str]] = {}
    for node, sections in reader.references:
        if sections not in together:
            together[sections] = set().union(*(ids[section] for section in sections))
        known = together[sections]
        if node.text not in known and sections == PRIVATE:
            yield problem(node.at, "unknown-person")
        elif node.text not in known:
            yield unknown_id(node.at, node.text, sections, reader.advice(node.text, known))


PRIVATE = ("people",)  # whose ids no message names
SECTIONS = (
    *("roles", "parties", "teams", "groups", "business-groups", "units", "conditions", "posts", "people"),
    *("service-categories", "places"),
)


def ids_in(plan: Plan, section: str) -> list[str]:
    """The ids one section of the plan defines, in its order."""
    if section == "posts":
        return [*dict.fromkeys(post for posts in plan.posts.values() for post in posts)]
    if section == "places":
        return [*plan.overview.places]
    return [*getattr(plan, section.replace("-", "_"))]


def shared_ids(plan: Plan) -> Iterator[Problem]:
    """Roles, parties and teams are all ends of flows, so their ids are different."""
    seen: dict[str, Node] = {}
    for section in ENDS:
        for name, node in entries_at(plan.tree, section).items():
            if name in seen:
                yield problem(node.place, "same-id", id=name, first=seen[name].place)
            seen.setdefault(name, node)


def circles(plan: Plan) -> Iterator[Problem]:
    """Posts, units and places above, around or held by themselves, roles that combine themselves."""
    for mode, posts in plan.posts.items():
        nodes = entries_at(plan.tree, "posts", mode.value)
        for key, links in (
            ("under", {post.id: post.under for post in posts.values()}),
            ("held-by", {post.id: [post.held_by] for post in posts.values()}),
        ):
            yield from circle(key, links, nodes)
    inside = {place.id: [place.in_] for place in plan.overview.places.values()}
    yield from circle("in", inside, entries_at(plan.tree, "overview", "places"))
    around = {unit.id: [unit.in_] for unit in plan.units.values()}
    yield from circle("in", around, entries_at(plan.tree, "units"))
    combined = {role.id: role.combines for role in plan.roles.values()}
    yield from circle("combines", combined, entries_at(plan.tree, "roles"))
    deputies = {role.id: list(role.deputy_of) for role in plan.roles.values()}
    yield from circle("deputy-of", deputies, entries_at(plan.tree, "roles"))


def circle(key: str, links: Mapping[str, Iterable[str]], nodes: Mapping[str, Node]) -> Iterator[Problem]:
    """A problem for each entry from which following `links` leads back to it (walked without recursion)."""
    done: set[str] = set()
    for start in links:
        chain, ahead = {start: None}, [iter(links[start])]
        while ahead and start not in done:
            step = next(ahead[-1], None)
            if step is None:
                done.add(chain.popitem()[0])
                ahead.pop()
            elif step in chain:
                ways = [*dropwhile(lambda name: name != step, chain), step]  # noqa: B023 – used at once
                yield problem(nodes[step].place, "circle", key=key, chain=" → ".join(ways[:8]))
                done.update(chain)
            elif step in links and step not in done:
                chain[step] = None
                ahead.append(iter(links[step]))


def misfits(plan: Plan) -> Iterator[Problem]:
    """Ladders of no group, stages outside their years, postings of no role, links of no place."""
    groups = {*plan.business_groups, *plan.teams}
    ladders = entries_at(plan.tree, "careers", "ladders")
    has_years = find(plan.tree, "careers", "years") is not None
    for ladder in plan.careers.ladders.values():
        yield from unknown_key(ladder.id, ladders[ladder.id], groups, "business-groups, teams")
        for stage in ladder.stages if has_years else ():
            if not 1 <= stage.from_ <= stage.to <= plan.careers.years:
                span = f"{stage.from_}–{stage.to}"
                yield problem(ladders[ladder.id].place, "stage-years", span=span, years=plan.careers.years)
    for posting in plan.postings.values():
        if not posting.roles:
            yield from unknown_key(posting.id, entries_at(plan.tree, "postings")[posting.id], plan.roles, "roles")
    for tail, ends in entries_at(plan.tree, "overview", "links").items():
        for name, node in {tail: ends, **entries_at(ends)}.items():
            yield from unknown_key(name, node, plan.overview.places, "places")
    for mode, posts in plan.posts.items():
        for post in posts.values():
            if not post.roles and not post.name:
                node = entries_at(plan.tree, "posts", mode.value)[post.id]
                yield from unknown_key(post.id, node, plan.roles, "roles")
            for above in post.under:
                if above not in posts and any(above in other for other in plan.posts.values()):
                    node = entries_at(plan.tree, "posts", mode.value, post.id)["under"]
                    yield unknown_id(node.at, above, ("posts",), advice(above, posts))


def unknown_key(name: str, node: Node, known: Iterable[str], sections: str) -> Iterator[Problem]:
    """A problem at a key that should be the id of something else."""
    if name not in set(known):
        yield unknown_id(node.place, name, (sections,), advice(name, known))


def unknown_id(at: Position, id: str, sections: Iterable[str], near: Text) -> Problem:
    """A problem with an id that nothing defines, or with the sign in it that was meant for YAML."""
    if sign := sign_in(id):
        return sign_problem(at, sign)
    return problem(at, "unknown-id", value=shown(id), sections=", ".join(sections), advice=near)
