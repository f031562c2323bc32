"""The ways information can take from one end to another.

A flow is a step. What a team receives, its roles know; what a role knows, it can
pass on in its team's name; neither is a step, nor is going between a role and those
it combines. Between two roles of a team is one step even without a flow, taken
only where flows lead nowhere as fast.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from heapq import heappop, heappush
from typing import NamedTuple, TypeAlias

from csirtgraph.plan.analysis.members import members_of, talking_groups
from csirtgraph.plan.model.enums import Mode
from csirtgraph.plan.model.flows import Flow
from csirtgraph.plan.model.plan import Plan

LIMIT = 50  # ways that are listed, and ends of one; there can be exponentially many
TRIES = 100_000  # steps taken to find them
STEP = 1_000  # the length of a flow
UNWRITTEN = STEP + 1  # of a step within a team without a flow
VOICE = "/voice"  # behind a team's id: the team as it speaks; ids have no slash

#: How far it is from everybody to those next to them.
Links: TypeAlias = "Mapping[str, Mapping[str, int]]"
Way: TypeAlias = "tuple[str, ...]"


@dataclass(frozen=True)
class Net:
    """Who can inform whom in one mode."""

    after: Links
    before: Links
    flows: Mapping[tuple[str, str], tuple[Flow, ...]]  # by sender and receiver, mutual ones both ways

    def flows_on(self, way: Way) -> Iterator[tuple[str, str, tuple[Flow, ...]]]:
        """Each pair on a way with the flows from the one to the other; none where they belong together."""
        for pair in zip(way, way[1:]):
            yield (*pair, self.flows.get(pair, ()))


def net_of(plan: Plan, mode: Mode) -> Net:
    """Who can inform whom in a mode of the plan."""
    there = [role.id for role in plan.roles.values() if mode in role.modes]
    there += [party.id for party in plan.parties.values() if mode in party.modes]
    members = {id: members_of(plan, id, mode) for id in talking_groups(plan)}
    ends = {*there, *(id + part for id in (*plan.teams, *members) for part in ("", VOICE))}
    flows: dict[tuple[str, str], list[Flow]] = defaultdict(list)
    for flow in plan.flows.values():
        if mode in flow.modes and flow.sender in ends and flow.receiver in ends:
            flows[flow.sender, flow.receiver].append(flow)
            if flow.is_mutual:
                flows[flow.receiver, flow.sender].append(flow)
    after: dict[str, dict[str, int]] = {end: {} for end in ends}
    before: dict[str, dict[str, int]] = {end: {} for end in ends}
    for one, other, length in [*spoken(plan, flows), *belonging(plan, members)]:
        if one in ends and other in ends:
            after[one][other] = before[other][one] = length
    return Net(after, before, {pair: tuple(found) for pair, found in flows.items()})


def spoken(plan: Plan, flows: Mapping[tuple[str, str], list[Flow]]) -> Iterator[tuple[str, str, int]]:
    """The links that flows make."""
    for sender, receiver in flows:
        yield sender if sender in plan.roles or sender in plan.parties else sender + VOICE, receiver, STEP


def belonging(plan: Plan, members: Mapping[str, tuple[str, ...]]) -> Iterator[tuple[str, str, int]]:
    """The links within teams, from groups to their members and back, and between a role and those it combines."""
    yield from ((end, end + VOICE, 0) for end in (*plan.teams, *members))
    for group, roles in members.items():
        yield from (link for role in roles for link in ((group, role, 0), (role, group + VOICE, 0)))
    for role in plan.roles.values():
        if role.team:
            yield from ((role.team, role.id, 0), (role.id, role.team + VOICE, 0), (role.id, role.team, UNWRITTEN))
        for part in role.combines:
            yield from ((role.id, part, 0), (part, role.id, 0))


class Reached(NamedTuple):
    """How far somebody is, and over whom it is that far ("" at the start)."""

    length: int
    over: str

    @property
    def steps(self) -> int:
        """The length as a number of steps."""
        return self.length // STEP


def reached(links: Links, *starts: str) -> dict[str, Reached]:
    """Everyone whom the links lead to from the nearest of the starts (Dijkstra's walk)."""
    found = {start: Reached(0, "") for start in starts if start in links}
    ahead = [(0, number, start) for number, start in enumerate(found)]  # of two as near, the first that was met
    while ahead:
        so_far, _, node = heappop(ahead)
        if so_far > found[node].length:
            continue
        for other, length in links[node].items():
            if other not in found or so_far + length < found[other].length:
                found[other] = Reached(so_far + length, node)
                heappush(ahead, (so_far + length, len(found), other))
    return found


def way_back(found: Mapping[str, Reached], end: str, limit: int = LIMIT) -> Way:
    """A shortest way from `end` to where a walk along `before` began, or its first ends."""
    way = [end]
    while found[way[-1]].over and len(way) < limit:
        way.append(found[way[-1]].over)
    return plain(tuple(way))


def shortest_ways(net: Net, start: str, end: str, limit: int = LIMIT) -> list[Way]:
    """Every way of the fewest steps, in the plan's order; `limit` of them at most."""
    left = {node: there.length for node, there in reached(net.before, end).items()}
    found: list[Way] = []
    way = [start]
    ahead = [iter(net.after[start].items())] if start in left and start != end else []
    for _ in range(TRIES):
        if not ahead or len(found) == limit:
            break
        node, length = next(ahead[-1], ("", -1))
        if length < 0:
            ahead.pop()
            way.pop()
        elif left.get(node) == left[way[-1]] - length and node not in way:
            if node == end:
                found += [named] if (named := plain((*way, end))) not in found else []
            else:
                way.append(node)
                ahead.append(iter(net.after[node].items()))
    return found


def plain(way: Way) -> Way:
    """A way by the plan's ids, a team once."""
    names = [node.removesuffix(VOICE) for node in way]
    return tuple(name for number, name in enumerate(names) if number == 0 or name != names[number - 1])
