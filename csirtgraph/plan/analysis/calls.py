"""Whom to call in an incident, in order (緊急連絡網): each person once, with those who stand in."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

from csirtgraph.plan.analysis.alarm import ALARMING, PACE, Arrival, arrivals, first_to_notice
from csirtgraph.plan.analysis.persons import persons_in
from csirtgraph.plan.model.enums import Mode
from csirtgraph.plan.model.people import Contact
from csirtgraph.plan.model.plan import Plan
from csirtgraph.plan.model.posts import Post
from csirtgraph.plan.model.times import TimeLimit


@dataclass(frozen=True)
class Call:
    """A call to one person, who may answer for several ends."""

    id: str
    ends: tuple[str, ...]  # roles and parties, the first heard of first
    caller: str  # the id of another call; "" for the one who notices
    within: TimeLimit | None
    people: tuple[str, ...]  # in the order in which they are tried
    deputies: tuple[str, ...]  # roles


@dataclass(frozen=True)
class Directory:
    """Who answers for whom in one mode."""

    plan: Plan
    mode: Mode

    @cached_property
    def homes(self) -> dict[str, str]:
        """By each role of somebody who holds several, the first of these."""
        roles = [
            [role.id for post in held for role in self.plan.roles_of(post)]
            for held in persons_in(self.plan, self.mode).values()
        ]
        return {role: held[0] for held in roles for role in held}

    @cached_property
    def posts(self) -> dict[str, list[Post]]:
        """The posts that fill each role."""
        found = defaultdict(list)
        for post in self.plan.posts.get(self.mode, {}).values():
            for role in post.roles or (post.id,):
                found[role].append(post)
        return found

    @cached_property
    def deputies(self) -> dict[str, list[str]]:
        """The roles that deputise for each role."""
        found = defaultdict(list)
        for role in self.plan.roles.values():
            for other in role.deputy_of if self.mode in role.modes else ():
                found[other].append(role.id)
        return found

    def people(self, ends: Iterable[str]) -> tuple[str, ...]:
        """Who answers for some ends: holders in order, then those on call."""
        posts = [post for end in ends for post in self.posts.get(end, ())]
        names = [
            name for post in posts for name in (*post.holders, *(who for turn in post.on_call for who in turn.holders))
        ]
        return tuple(dict.fromkeys(names))

    def contacts(self, end: str) -> tuple[Contact, ...]:
        """How the desk of a role, or a party, is reached."""
        entry = self.plan.roles.get(end) or self.plan.parties.get(end)
        return entry.contacts if entry else ()


def calls_of(plan: Plan, mode: Mode, start: str = "", pace: int = PACE) -> list[Call]:
    """The calls along reports and instructions, in the order of time."""
    start = start or first_to_notice(plan, mode)
    found = arrivals(plan, start, mode, pace, ALARMING) if start else {}
    directory = Directory(plan, mode)
    grouped: dict[str, list[str]] = {}
    for end in found:
        if end in plan.roles or end in plan.parties:
            grouped.setdefault(directory.homes.get(end, end), []).append(end)
    return [call_of(home, ends, found, grouped, directory) for home, ends in grouped.items()]


def call_of(
    home: str, ends: list[str], found: Mapping[str, Arrival], grouped: Mapping[str, list[str]], directory: Directory
) -> Call:
    """The call to one person, from the caller of the first of that person's roles."""
    over, flow = found[ends[0]].over, found[ends[0]].flow
    while over and directory.homes.get(over, over) not in grouped:  # a team has no number; who called it has
        flow = flow or found[over].flow
        over = found[over].over
    caller = directory.homes.get(over, over)
    deputies = dict.fromkeys(name for end in ends for name in directory.deputies.get(end, ()) if name not in ends)
    return Call(
        home,
        tuple(ends),
        caller if caller != home else "",
        flow.within if flow else None,
        directory.people(ends),
        tuple(deputies),
    )
