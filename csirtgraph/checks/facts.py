"""What the rules need to know about a plan in one mode, each computed once."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from itertools import islice

from csirtgraph.checks import duties
from csirtgraph.checks.names import Names, Value
from csirtgraph.plan.analysis.modes import happens
from csirtgraph.plan.analysis.paths import Net, Reached, net_of, reached
from csirtgraph.plan.analysis.persons import persons_in
from csirtgraph.plan.model.enums import Mode, Sourcing
from csirtgraph.plan.model.flows import Flow
from csirtgraph.plan.model.plan import Party, Plan, Post, Role
from csirtgraph.text import Text

HEARERS = 200  # roles that are looked at behind one end


@dataclass(frozen=True)
class Limits:
    """The numbers above which a rule reports."""

    chain: int = 3  # flows from a role to the commander
    held: int = 3  # roles that one person holds at the same time
    boxes: int = 30  # of a relation diagram on a slide; more are smaller than 6 pt (measured)
    posts: int = 40  # of an organisation chart on a slide


@dataclass(frozen=True)
class Facts:
    """A plan in one mode."""

    plan: Plan
    mode: Mode
    limits: Limits = field(default_factory=Limits)

    @cached_property
    def names(self) -> Names:
        """What ids are called."""
        return Names(self.plan)

    @cached_property
    def roles(self) -> dict[str, Role]:
        """The roles there are in this mode."""
        return {role.id: role for role in self.plan.roles.values() if self.mode in role.modes}

    @cached_property
    def parties(self) -> dict[str, Party]:
        """The parties there are in this mode."""
        return {party.id: party for party in self.plan.parties.values() if self.mode in party.modes}

    @cached_property
    def posts(self) -> dict[str, Post]:
        """The posts of this mode's organisation chart."""
        return dict(self.plan.posts.get(self.mode, {}))

    @cached_property
    def persons(self) -> dict[str, list[Post]]:
        """The posts by the person who holds them."""
        return persons_in(self.plan, self.mode)

    @cached_property
    def holders(self) -> dict[str, str]:
        """Who holds each role that has a post."""
        pairs = [(post, person) for person, held in self.persons.items() for post in held]
        return {role.id: person for post, person in pairs for role in self.plan.roles_of(post)}

    @cached_property
    def net(self) -> Net:
        """The links between roles, parties and teams, in the modes."""
        return net_of(self.plan, self.mode)

    @cached_property
    def has_flows(self) -> bool:
        """Whether the plan has flows for this mode, even where an end of each is away; not where nothing happens."""
        return happens(self.plan, self.mode) and any(self.mode in flow.modes for flow in self.plan.flows.values())

    @cached_property
    def flows(self) -> tuple[Flow, ...]:
        """The flows of this mode, in the plan's order."""
        shown = {flow.id: flow for flows in self.net.flows.values() for flow in flows}
        return tuple(flow for flow in self.plan.flows.values() if flow.id in shown)

    @cached_property
    def partners(self) -> dict[str, list[str]]:
        """The receivers of each end, in the plan's order."""
        found: dict[str, list[str]] = defaultdict(list)
        for sender, receiver in self.net.flows:
            found[sender].append(receiver)
        return dict(found)

    @cached_property
    def near(self) -> dict[str, dict[str, None]]:
        """Whom each end talks with, either way, in the plan's order."""
        found: dict[str, dict[str, None]] = defaultdict(dict)
        for one, other in self.net.flows:
            found[one][other] = found[other][one] = None
        return dict(found)

    @cached_property
    def talking(self) -> dict[str, None]:
        """Everyone at an end of a flow, in the plan's order."""
        ends = {end for ends in self.net.flows for end in ends}
        known = (*self.plan.teams, *self.plan.roles, *self.plan.parties)
        return dict.fromkeys(end for end in known if end in ends)

    @cached_property
    def members(self) -> dict[str, tuple[str, ...]]:
        """The roles of each team in this mode."""
        found: dict[str, list[str]] = defaultdict(list)
        for role in self.roles.values():
            if role.team:
                found[role.team].append(role.id)
        return {team: tuple(roles) for team, roles in found.items()}

    @cached_property
    def combining(self) -> dict[str, tuple[str, ...]]:
        """The roles that combine a role."""
        found: dict[str, list[str]] = defaultdict(list)
        for role in self.roles.values():
            for part in role.combines:
                found[part].append(role.id)
        return {part: tuple(roles) for part, roles in found.items()}

    @cached_property
    def commanders(self) -> tuple[Role, ...]:
        """The roles that lead."""
        return duties.commanders(self.plan, tuple(self.roles.values()))

    @cached_property
    def deciders(self) -> dict[str, Role]:
        """The roles that lead, decide what comes first, or speak for the CSIRT."""
        return {role.id: role for role in (*self.commanders, *duties.spokesmen(self.roles.values()))}

    @cached_property
    def to_commander(self) -> dict[str, Reached]:
        """Everyone from whom there is a way to a commander."""
        return reached(self.net.before, *(role.id for role in self.commanders))

    def voices(self, role: str) -> Iterator[str]:
        """The ends through which a role receives and sends: itself, its team, the roles that combine it."""
        yield role
        if self.roles[role].team:
            yield self.roles[role].team
        yield from self.combining.get(role, ())

    def above(self, end: str) -> tuple[str, ...]:
        """An end of a flow, and those in whose name it speaks: its team, the roles that combine it."""
        return tuple(self.voices(end)) if end in self.roles else (end,)

    def behind(self, end: str) -> tuple[str, ...]:
        """The roles that hear what an end of a flow receives."""
        return (end,) if end in self.roles else self.members.get(end, ())

    @cached_property
    def hearers(self) -> dict[str, tuple[str, ...]]:
        """The in-house roles that hear from each end, the first HEARERS of them: a team may have thousands."""
        found = {
            end: (role for other in others for role in self.own.get(other, ())) for end, others in self.partners.items()
        }
        return {end: tuple(dict.fromkeys(islice(roles, HEARERS))) for end, roles in found.items()}

    @cached_property
    def own(self) -> dict[str, tuple[str, ...]]:
        """The in-house roles behind each end that has any."""
        ends = {**dict.fromkeys(self.roles), **dict.fromkeys(self.members)}
        found = {end: tuple(role for role in self.behind(end) if self.is_in_house(role)) for end in ends}
        return {end: roles for end, roles in found.items() if roles}

    def is_in_house(self, role: str) -> bool:
        """Whether a role of this mode is in-house."""
        return self.roles[role].sourcing_in(self.mode) is Sourcing.IN_HOUSE

    def said(self, template: Text, **values: Value) -> Text:
        """A message in both languages, ids as names."""
        return self.names.said(template, **values)
