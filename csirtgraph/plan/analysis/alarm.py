"""How an alarm spreads: the earliest time at which everybody knows, from one who notices (Dijkstra's walk in minutes).

A flow takes as long as its limit allows; one without a limit takes the pace of a
step for each thing that its sender does before it, and for itself. What a team or
a group hears, its roles know at once.
"""

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from heapq import heappop, heappush

from csirtgraph.plan.analysis.members import members_of, talking_groups
from csirtgraph.plan.analysis.paths import VOICE, belonging
from csirtgraph.plan.model.enums import FlowKind, Mode
from csirtgraph.plan.model.flows import Flow
from csirtgraph.plan.model.plan import Plan

PACE = 10  # minutes of a step that has no limit
ALARMING = (FlowKind.REPORT, FlowKind.INSTRUCT)
TRIED = 20  # roles that may be the first to notice


@dataclass(frozen=True)
class Arrival:
    """When somebody knows, and how: `over` is whom from, `flow` what was said (None: within a team or group)."""

    minutes: int
    over: str = ""
    flow: Flow | None = None


Links = Mapping[str, list[tuple[str, int, Flow | None]]]


def arrivals(
    plan: Plan, start: str, mode: Mode, pace: int = PACE, kinds: Collection[FlowKind] = tuple(FlowKind)
) -> dict[str, Arrival]:
    """Everybody whom an alarm reaches, the earliest first."""
    return walked(links_of(plan, mode, pace, kinds), start)


def walked(links: Links, start: str) -> dict[str, Arrival]:
    """The walk from a start; a team stands once, whether it hears or speaks."""
    best = {start: Arrival(0)}
    done: dict[str, Arrival] = {}
    ahead = [(0, 0, start)]
    count = 0
    while ahead:
        minutes, _, end = heappop(ahead)
        if end in done or minutes > best[end].minutes:
            continue
        done[end] = best[end]
        for other, length, flow in links.get(end, ()):
            if other not in best or minutes + length < best[other].minutes:
                best[other] = Arrival(minutes + length, end.removesuffix(VOICE), flow)
                count += 1
                heappush(ahead, (minutes + length, count, other))
    return {end: arrival for end, arrival in done.items() if not end.endswith(VOICE)}


def reached(links: Links, start: str) -> int:
    """How many the walk from a start reaches, however long that takes."""
    found, ahead = {start}, [start]
    while ahead:
        for other, _, _ in links.get(ahead.pop(), ()):
            if other not in found:
                found.add(other)
                ahead.append(other)
    return sum(not end.endswith(VOICE) for end in found)


def links_of(plan: Plan, mode: Mode, pace: int, kinds: Collection[FlowKind]) -> Links:
    """From everybody to those who hear next, with the minutes it takes."""
    there = {role.id for role in plan.roles.values() if mode in role.modes}
    there |= {party.id for party in plan.parties.values() if mode in party.modes}
    members = {id: members_of(plan, id, mode) for id in talking_groups(plan)}
    ends = there | {id + part for id in (*plan.teams, *members) for part in ("", VOICE)}
    found: dict[str, list[tuple[str, int, Flow | None]]] = defaultdict(list)
    for flow in plan.flows.values():
        if mode in flow.modes and flow.kind in kinds:
            for sender, receiver in both_ways(flow):
                voice = sender if sender in there else sender + VOICE
                if {voice, receiver} <= ends:
                    found[voice].append((receiver, minutes_of(flow, pace), flow))
    for one, other, length in belonging(plan, members):
        if {one, other} <= ends:
            found[one].append((other, pace if length else 0, None))
    return found


def both_ways(flow: Flow) -> Iterator[tuple[str, str]]:
    """Sender and receiver, and back for a mutual flow."""
    yield flow.sender, flow.receiver
    if flow.is_mutual:
        yield flow.receiver, flow.sender


def minutes_of(flow: Flow, pace: int) -> int:
    """How long a flow may take from when its sender knows."""
    return flow.within.minutes if flow.within else pace * (flow.step or 1)


def clock(minutes: int) -> str:
    """Minutes as 1:05, and with days as 2d 1:05."""
    days, left = divmod(minutes, 24 * 60)
    return f"{f'{days}d ' if days else ''}{left // 60}:{left % 60:02}"


def way_to(found: Mapping[str, Arrival], end: str) -> list[str]:
    """The ends over which somebody heard, from the start on."""
    way = [end]
    while found[way[-1]].over:
        way.append(found[way[-1]].over)
    return way[::-1]


def first_to_notice(plan: Plan, mode: Mode) -> str:
    """The role that reports and gets no alarm; of several, the one that reaches most; "" where nobody reports."""
    flows = [flow for flow in plan.flows.values() if mode in flow.modes and flow.kind in ALARMING]
    heard = {flow.receiver for flow in flows}
    senders = list(
        dict.fromkeys(flow.sender for flow in flows if flow.sender in plan.roles or flow.sender in plan.parties)
    )
    chosen = [sender for sender in senders if sender not in heard] or senders
    links = links_of(plan, mode, PACE, ALARMING)
    return max(chosen[:TRIED], key=lambda sender: reached(links, sender), default="")
