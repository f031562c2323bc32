"""What a large figure of roles and parties is divided into where it has no frames around them."""

from collections.abc import Iterable, Iterator, Mapping
from typing import TypeAlias

from csirtgraph.drawing.split.section import Section
from csirtgraph.figures import phrases
from csirtgraph.plan.model.enums import PartyKind
from csirtgraph.plan.model.plan import Group, Plan
from csirtgraph.plan.model.posts import Unit
from csirtgraph.plan.model.view import View
from csirtgraph.text import Text

Named: TypeAlias = Mapping[str, Unit] | Mapping[str, Group]


def sections(plan: Plan, view: View) -> tuple[Section, ...]:
    """Units, else groups, where the plan has no teams; and the parties, which stand in the overview themselves."""
    return (*(() if plan.teams else of_roles(plan, view)), *of_parties(plan, view))


def of_roles(plan: Plan, view: View) -> tuple[Section, ...]:
    """The roles by the units of their posts, else by their groups; none where neither distinguishes two of them."""
    posts = plan.posts.get(view.mode, {}).values()
    units = {role.id: post.unit for post in reversed([*posts]) for role in plan.roles_of(post) if post.unit}
    groups = {role.id: role.group for role in plan.roles.values() if role.group}
    by_unit, by_group = (
        tuple(named(home, entries, view)) for home, entries in ((units, plan.units), (groups, plan.groups))
    )
    return by_unit if len(by_unit) > 1 else by_group if len(by_group) > 1 else ()


def named(home: Mapping[str, str], entries: Named, view: View) -> Iterator[Section]:
    """A section for each unit or group that a role has."""
    for id, entry in entries.items():
        members = tuple(role for role, other in home.items() if other == id)
        if members:
            yield Section(id, entry.name.to(view.language), members)


def of_parties(plan: Plan, view: View) -> Iterable[Section]:
    """Vendors, and everybody else outside."""
    vendors = tuple(party.id for party in plan.parties.values() if party.kind is PartyKind.VENDOR)
    others = tuple(party.id for party in plan.parties.values() if party.kind is not PartyKind.VENDOR)
    kinds: tuple[tuple[str, Text, tuple[str, ...]], ...] = (
        ("outside", phrases.OUTSIDE, others),
        ("vendors", plan.word_of(PartyKind.VENDOR), vendors),
    )
    return (Section(id, name.to(view.language), members, is_loose=True) for id, name, members in kinds if members)
