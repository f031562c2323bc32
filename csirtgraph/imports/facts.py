"""What a file says of a plan, whatever its format: roles, posts, parties and flows by the names in the file."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from csirtgraph.plan.model.enums import Direction, FlowKind, Mode, PartyKind, Sourcing
from csirtgraph.text import Text


@dataclass(frozen=True, kw_only=True)
class GroupFact:
    """A team, a group or a unit; `section` is that of the plan."""

    place: str
    section: str
    id: str
    name: Text


@dataclass(frozen=True, kw_only=True)
class RoleFact:
    """A role; "" and None for what the file does not say. Groups and teams are named as the file names them."""

    place: str
    name: Text
    id: str = ""
    texts: Mapping[str, Text] = field(default_factory=dict)  # by field: short, duty, career
    group: str = ""
    team: str = ""
    sourcing: Mapping[Mode, Sourcing] = field(default_factory=dict)
    modes: tuple[Mode, ...] | None = None
    business_group: str = ""
    is_specialist: bool | None = None
    link: str = ""
    skills: Mapping[str, Mapping[Mode, tuple[Text, ...]]] = field(default_factory=dict)  # by field of the plan
    is_drawn: bool = False  # by a box, which shows one mode and short words


@dataclass(frozen=True, kw_only=True)
class PartyFact:
    """Someone outside."""

    place: str
    name: Text
    id: str = ""
    kind: PartyKind | None = None
    note: Text = Text()
    modes: tuple[Mode, ...] | None = None
    is_drawn: bool = False


@dataclass(frozen=True, kw_only=True)
class BoxFact:
    """A box that may be a role or someone outside: what it says as either, and the likelier of both."""

    role: RoleFact
    party: PartyFact
    is_party: bool

    @property
    def name(self) -> str:
        """Its words."""
        return self.role.name.to("ja")

    @property
    def place(self) -> str:
        """Where it stands in the file."""
        return self.role.place


@dataclass(frozen=True, kw_only=True)
class PersonFact:
    """Somebody who holds posts, and how to reach them."""

    place: str
    name: str
    phone: str = ""
    mail: str = ""


@dataclass(frozen=True, kw_only=True)
class PostFact:
    """A post of some modes (None: all of its role); others are meant by name or by their id in the file."""

    place: str
    name: Text
    id: str = ""
    aliases: tuple[str, ...] = ()  # by what else the file means it: people, their numbers, its place
    modes: tuple[Mode, ...] | None = None
    role: str = ""  # "" where the name is that of its role, if there is such a role
    fills: tuple[str, ...] = ()  # the ids of several roles
    unit: str = ""
    under: str = ""
    held_with: str = ""
    people: int | None = None
    holders: tuple[str, ...] = ()  # people by name
    sourcing: Sourcing | None = None
    note: Text = Text()
    is_open: bool | None = None
    others: Mapping[str, tuple[str, str]] = field(default_factory=dict)  # of our workbook: texts and places by heading


@dataclass(frozen=True, kw_only=True)
class FlowFact:
    """A flow between two that are named as the file names them."""

    place: str
    sender: str
    receiver: str
    id: str = ""
    label: Text = Text()
    kind: FlowKind | None = None
    modes: tuple[Mode, ...] | None = None
    direction: Direction | None = None


@dataclass(frozen=True, kw_only=True)
class Column:
    """A column and what it was taken for; "" for nothing."""

    place: str
    heading: str
    field: str


@dataclass(frozen=True, kw_only=True)
class Remark:
    """Something that was not taken over, or guessed: its place, a code of `remarks.py`, and what stands there."""

    place: str
    code: str
    value: str = ""


@dataclass
class Facts:
    """Everything a file says, in its order, while it is collected."""

    groups: list[GroupFact] = field(default_factory=list)
    roles: list[RoleFact] = field(default_factory=list)
    parties: list[PartyFact] = field(default_factory=list)
    boxes: list[BoxFact] = field(default_factory=list)
    people: list[PersonFact] = field(default_factory=list)
    posts: list[PostFact] = field(default_factory=list)
    flows: list[FlowFact] = field(default_factory=list)
    columns: list[Column] = field(default_factory=list)
    remarks: list[Remark] = field(default_factory=list)

    @property
    def is_empty(self) -> bool:
        """Whether nothing was found that could stand in a plan."""
        return not (self.roles or self.parties or self.boxes or self.posts or self.flows)

    def remark(self, place: str, code: str, value: str = "") -> None:
        """Note something for the reader."""
        self.remarks.append(Remark(place=place, code=code, value=value))

    def column(self, place: str, heading: str, field: str) -> None:
        """Note what a column was taken for."""
        self.columns.append(Column(place=place, heading=heading, field=field))

    def hold_in(self, mode: Mode) -> None:
        """Let posts of which nothing says when they hold, hold in one mode."""
        shown = {role.place for role in self.roles if role.modes}
        self.posts = [
            post if post.modes or post.place in shown else replace(post, modes=(mode,)) for post in self.posts
        ]
