"""The ways information can take from one end to another.

A flow is a step. What a team is told, its roles know; what a role knows, it can
tell in its team's name; neither is a step, nor is going between a role and those
it combines. Between two roles of a team is one step even without a flow, taken
only where flows lead nowhere as fast.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from heapq import heappop, heappush
from typing import TypeAlias

from csirtgraph.plan.flows import Flow
from csirtgraph.plan.graph import Graph, flows_in, graph_of, in_mode
from csirtgraph.plan.model import Plan
from csirtgraph.plan.words import Mode

LIMIT = 50  # ways that are listed; there can be exponentially many
STEP = 1_000  # the length of a flow
UNWRITTEN = STEP + 1  # of a step within a team that no flow tells of
VOICE = "/voice"  # behind a team's id: the team as it speaks; ids have no slash

#: How far it is from everybody to those next to them.
Links: TypeAlias = "Mapping[str, Mapping[str, int]]"
Way: TypeAlias = "tuple[str, ...]"


@dataclass(frozen=True)
class Net:
    """Who can tell whom in one mode."""

    after: Links
    before: Links
    flows: Mapping[tuple[str, str], tuple[Flow, ...]]  # by who tells and who is told, mutual ones both ways

    def told(self, way: Way) -> Iterator[tuple[str, str, tuple[Flow, ...]]]:
        """Each pair on a way with the flows from the one to the other; none where they belong together."""
        for pair in zip(way, way[1:]):
            yield (*pair, self.flows.get(pair, ()))


def net_of(plan: Plan, mode: Mode) -> Net:
    """Who can tell whom in a mode of the plan."""
    graph = in_mode(graph_of(plan), mode)
    flows: dict[tuple[str, str], list[Flow]] = defaultdict(list)
    for flow in flows_in(graph):
        flows[flow.sender, flow.receiver].append(flow)
        if flow.is_mutual:
            flows[flow.receiver, flow.sender].append(flow)
    after: dict[str, dict[str, int]] = defaultdict(dict)
    before: dict[str, dict[str, int]] = defaultdict(dict)
    for one, other, length in [*spoken(plan, flows), *belonging(plan, graph)]:
        after[one][other] = before[other][one] = length
    for node in graph:
        after[node], before[node] = after[node], before[node]
    return Net(dict(after), dict(before), {ends: tuple(told) for ends, told in flows.items()})


def spoken(plan: Plan, flows: Mapping[tuple[str, str], list[Flow]]) -> Iterator[tuple[str, str, int]]:
    """The links that flows make."""
    for sender, receiver in flows:
        yield sender + VOICE if sender in plan.teams else sender, receiver, STEP


def belonging(plan: Plan, graph: Graph) -> Iterator[tuple[str, str, int]]:
    """The links within teams, and between a role and those it combines."""
    for team, role, relation in graph.edges(data="relation"):
        if relation == "member":
            yield from ((team, role, 0), (role, team + VOICE, 0), (role, team, UNWRITTEN))
    yield from ((team, team + VOICE, 0) for team in plan.teams if team in graph)
    for role in plan.roles.values():
        for part in role.combines:
            if role.id in graph and part in graph:
                yield from ((role.id, part, 0), (part, role.id, 0))


def lengths(links: Links, *starts: str) -> dict[str, int]:
    """How far it is from the nearest of the starts to everyone they reach."""
    found = dict.fromkeys((start for start in starts if start in links), 0)
    ahead = [(0, start) for start in found]
    while ahead:
        so_far, node = heappop(ahead)
        if so_far > found[node]:
            continue
        for other, length in links.get(node, {}).items():
            if so_far + length < found.get(other, so_far + length + 1):
                found[other] = so_far + length
                heappush(ahead, (found[other], other))
    return found


def steps(length: int) -> int:
    """A length as a number of steps."""
    return length // STEP


def shortest_ways(net: Net, start: str, end: str, limit: int = LIMIT) -> list[Way]:
    """Every way of the fewest steps, in the plan's order; `limit` of them at most."""
    left = lengths(net.before, end)
    found: list[Way] = []
    way = [start]
    ahead = [iter(net.after[start].items())] if start in left and start != end else []
    while ahead and len(found) < limit:
        node, length = next(ahead[-1], ("", -1))
        if length < 0:
            ahead.pop()
            way.pop()
        elif left.get(node, -1) == left[way[-1]] - length and node not in way:
            if node == end:
                found += [named] if (named := plain((*way, end))) not in found else []
            else:
                way.append(node)
                ahead.append(iter(net.after.get(node, {}).items()))
    return found


def plain(way: Way) -> Way:
    """A way by the plan's ids, a team once."""
    names = [node.removesuffix(VOICE) for node in way]
    return tuple(name for number, name in enumerate(names) if number == 0 or name != names[number - 1])
