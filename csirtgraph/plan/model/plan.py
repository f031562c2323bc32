"""The plan of a CSIRT, typed: what every key of its YAML means.

Each `key(...)` below is a key of the plan format (underscores are hyphens
there); a field without a default is required. `docs/format.md` describes the same
for people.
"""

from collections.abc import Iterable, Mapping
from dataclasses import field
from datetime import date
from enum import Enum
from functools import cached_property
from typing import Protocol

from csirtgraph.plan.model.arrangement import NO_ARRANGEMENT, Arrangement
from csirtgraph.plan.model.careers import NO_CAREERS, Careers
from csirtgraph.plan.model.comments import Comment
from csirtgraph.plan.model.csirt import NO_CSIRT, Csirt
from csirtgraph.plan.model.deadlines import Deadline
from csirtgraph.plan.model.deputies import DEPUTIES, Deputy
from csirtgraph.plan.model.enums import EVIDENCE, MODES, Audience, Evidence, Mode, PartyKind, Sourcing, Tier
from csirtgraph.plan.model.flows import FLOWS, LABELS, Flow
from csirtgraph.plan.model.frameworks import FRAMEWORKS
from csirtgraph.plan.model.header import HEADER, Header
from csirtgraph.plan.model.overview import NO_OVERVIEW, Overview
from csirtgraph.plan.model.people import CONTACTS, PEOPLE, Contact, Person
from csirtgraph.plan.model.postings import Posting
from csirtgraph.plan.model.posts import POSTS, Condition, Unit
from csirtgraph.plan.model.posts import Post as Post
from csirtgraph.plan.model.reference import Pattern, Step, Term
from csirtgraph.plan.model.saved_views import NO_VIEWS, SavedViews
from csirtgraph.plan.model.services import Activity, Capability, Category, Service
from csirtgraph.plan.model.vocabulary import word_of
from csirtgraph.plan.yaml.containers import many, per, table
from csirtgraph.plan.yaml.fields import entries, entry, key
from csirtgraph.plan.yaml.node import Node
from csirtgraph.plan.yaml.scalars import ADDRESS, FLAG, STRING, TEXT, choice, reference
from csirtgraph.records import dataclass
from csirtgraph.text import NOTHING, Text


@dataclass(frozen=True, kw_only=True)
class Group:
    """Roles of one kind of work; its tier is the row its roles stand in."""

    id: str
    name: Text = key(TEXT)
    tier: Tier | None = key(choice(Tier), None)


@dataclass(frozen=True, kw_only=True)
class BusinessGroup:
    """Roles whose people are trained and recruited alike (業務グループ)."""

    id: str
    name: Text = key(TEXT)


@dataclass(frozen=True, kw_only=True)
class Function:
    """One thing a role does."""

    id: str
    name: Text = key(TEXT)
    modes: tuple[Mode, ...] = key(many(choice(Mode)), MODES)


@dataclass(frozen=True, kw_only=True)
class Role:
    """A role of the CSIRT (役割)."""

    id: str
    name: Text = key(TEXT)
    short: Text = key(TEXT, NOTHING)  # the name on a box, where the full one is long
    duty: Text = key(TEXT, NOTHING)
    brief: Text = key(TEXT, NOTHING)  # the duty on a box, where the full one is long
    group: str = key(reference("groups"), "")
    team: str = key(reference("teams"), "")
    business_group: str = key(reference("business-groups"), "")
    tier: Tier | None = key(choice(Tier), None)
    sourcing: Mapping[Mode, Sourcing] = key(per(Mode, choice(Sourcing)), dict)
    modes: tuple[Mode, ...] = key(many(choice(Mode)), MODES)
    specialist: bool = key(FLAG, False)
    combines: tuple[str, ...] = key(many(reference("roles")), ())  # drawn as one box in relation diagrams
    functions: Mapping[str, Function] = key(entries(Function), dict)
    skills: Mapping[Mode, tuple[Text, ...]] = key(per(Mode, many(TEXT)), dict)
    vendor_skills: Mapping[Mode, tuple[Text, ...]] = key(per(Mode, many(TEXT)), dict)  # asked of a vendor
    career: Text = key(TEXT, NOTHING)  # where its people come from and go to
    frameworks: Mapping[str, tuple[str, ...]] = key(FRAMEWORKS, dict)  # what it is in the words of FIRST and NICE
    deputy_of: Mapping[str, Deputy] = key(DEPUTIES, dict)
    contacts: tuple[Contact, ...] = key(CONTACTS, ())  # of its desk, not of a person
    link: str = key(ADDRESS, "")  # a page about it, behind its box
    previously: str = key(STRING, "")  # its id in an earlier revision, where that was another
    evidence: Mapping[str, Evidence] = key(EVIDENCE, dict)

    def sourcing_in(self, mode: Mode) -> Sourcing:
        """In-house unless the plan says otherwise."""
        return self.sourcing.get(mode, Sourcing.IN_HOUSE)


@dataclass(frozen=True, kw_only=True)
class Party:
    """Someone outside the CSIRT: a vendor, an authority, management, another department, a customer, a system."""

    id: str
    name: Text = key(TEXT)
    note: Text = key(TEXT, NOTHING)
    kind: PartyKind = key(choice(PartyKind))
    tier: Tier | None = key(choice(Tier), None)
    modes: tuple[Mode, ...] = key(many(choice(Mode)), MODES)
    contacts: tuple[Contact, ...] = key(CONTACTS, ())
    private: bool = key(FLAG, False)  # not for the public
    link: str = key(ADDRESS, "")  # a page about it, behind its box
    previously: str = key(STRING, "")  # its id in an earlier revision, where that was another
    evidence: Mapping[str, Evidence] = key(EVIDENCE, dict)


@dataclass(frozen=True, kw_only=True)
class Team:
    """Roles that work together under one name; drawn as a frame (チーム)."""

    id: str
    name: Text = key(TEXT)
    link: str = key(ADDRESS, "")  # a page about it, behind its box
    previously: str = key(STRING, "")  # its id in an earlier revision, where that was another
    evidence: Mapping[str, Evidence] = key(EVIDENCE, dict)


@dataclass(frozen=True, kw_only=True)
class Plan:
    """A whole plan; every mapping keeps the order of its file."""

    plan: Header = key(HEADER)  # before all others, which take their modes from it
    groups: Mapping[str, Group] = key(entries(Group), dict)
    business_groups: Mapping[str, BusinessGroup] = key(entries(BusinessGroup), dict)
    teams: Mapping[str, Team] = key(entries(Team), dict)
    roles: Mapping[str, Role] = key(entries(Role), dict)
    parties: Mapping[str, Party] = key(entries(Party), dict)
    labels: Mapping[str, Text] = key(LABELS, dict)  # before flows, which name them
    flows: Mapping[str, Flow] = key(FLOWS, dict)
    units: Mapping[str, Unit] = key(entries(Unit), dict)
    conditions: Mapping[str, Condition] = key(entries(Condition), dict)
    people: Mapping[str, Person] = key(PEOPLE, dict)
    posts: Mapping[Mode, Mapping[str, Post]] = key(POSTS, dict)
    deadlines: Mapping[str, Deadline] = key(entries(Deadline), dict)
    staffing: Mapping[Mode, Text] = key(per(Mode, TEXT), dict)  # what the numbers of people depend on
    careers: Careers = key(entry(Careers), NO_CAREERS)
    service_categories: Mapping[str, Category] = key(entries(Category), dict)
    services: Mapping[str, Service] = key(entries(Service), dict)
    capabilities: Mapping[str, Capability] = key(entries(Capability), dict)
    awareness: Mapping[str, Activity] = key(entries(Activity), dict)
    overview: Overview = key(entry(Overview), NO_OVERVIEW)
    postings: Mapping[str, Posting] = key(entries(Posting), dict)
    steps: Mapping[str, Step] = key(entries(Step), dict)
    patterns: Mapping[str, Pattern] = key(entries(Pattern), dict)
    terms: Mapping[str, Term] = key(entries(Term), dict)
    csirt: Csirt = key(entry(Csirt), NO_CSIRT)
    comments: Mapping[str, Comment] = key(entries(Comment), dict)  # of reviews; checked, then kept in the tree alone
    words: Mapping[str, Text] = key(table(TEXT), dict)  # what this plan calls values such as in-house
    audience: Audience | None = None  # for whom it was filtered; None: nothing in it is confidential
    as_of: date | None = None  # the day on which contacts were taken from it
    arrangement: Arrangement = field(default=NO_ARRANGEMENT, compare=False)  # where boxes are kept; no fact of the plan
    views: SavedViews = field(default=NO_VIEWS, compare=False)  # to present; no fact of the plan
    tree: Node | None = field(default=None, compare=False, repr=False)  # where each fact is written

    @property
    def id(self) -> str:
        """The plan's id; names its output folder."""
        return self.plan.id

    def word_of(self, value: Enum) -> Text:
        """What the plan calls a value: its own word, or the one of everybody."""
        return self.words.get(value.value) or word_of(value)

    def roles_of(self, post: Post) -> tuple[Role, ...]:
        """The roles a post fills."""
        return tuple(self.roles[role] for role in post.roles or (post.id,) if role in self.roles)

    @cached_property
    def fillers(self) -> Mapping[Mode, Mapping[str, list[Post]]]:
        """By mode and the id of a role, the posts that fill it."""
        found: dict[Mode, dict[str, list[Post]]] = {}
        for mode, posts in self.posts.items():
            found[mode] = {}
            for post in posts.values():
                for role in dict.fromkeys(post.roles or (post.id,)):
                    found[mode].setdefault(role, []).append(post)
        return found

    @cached_property
    def held_besides(self) -> Mapping[Mode, frozenset[str]]:
        """By mode, what people hold besides another post."""
        return {mode: frozenset(post.held_by for post in posts.values()) for mode, posts in self.posts.items()}

    def tier_of(self, role: Role) -> Tier:
        """The row of a role: its own, or its group's, or the row of operations."""
        group = self.groups.get(role.group)
        return role.tier or (group.tier if group else None) or Tier.OPERATION


class HasEvidence(Protocol):
    """Any entry that says how its facts are known."""

    @property
    def evidence(self) -> Mapping[str, Evidence]:
        """By field; "" for the whole entry."""


def is_inferred(entries_: Iterable[HasEvidence], what: str = "") -> bool:
    """Whether any entry, or its field `what`, was reconstructed rather than stated by the source."""
    return any(Evidence.INFERRED in (entry_.evidence.get(what), entry_.evidence.get("")) for entry_ in entries_)
