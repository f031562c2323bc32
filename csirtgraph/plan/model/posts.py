"""The organisation chart (体制図): its parts, and the posts in it."""

from collections.abc import Mapping

from csirtgraph.plan.model.enums import EVIDENCE, Evidence, Mode, Sourcing
from csirtgraph.plan.model.people import ON_CALL, OnCall
from csirtgraph.plan.yaml import limits
from csirtgraph.plan.yaml.containers import many, per, table
from csirtgraph.plan.yaml.fields import entries, key
from csirtgraph.plan.yaml.reader import Shape
from csirtgraph.plan.yaml.scalars import FLAG, STRING, TEXT, choice, reference, whole
from csirtgraph.records import dataclass
from csirtgraph.text import NOTHING, Text


@dataclass(frozen=True, kw_only=True)
class Unit:
    """A part of the organisation chart; drawn as a frame (部門)."""

    id: str
    name: Text = key(TEXT)
    in_: str = key(reference("units"), "")  # the unit that it is a part of
    previously: str = key(STRING, "")  # its id in an earlier revision, where that was another


@dataclass(frozen=True, kw_only=True)
class Condition:
    """Under what terms a post is held, such as short-time work."""

    id: str
    name: Text = key(TEXT)


@dataclass(frozen=True, kw_only=True)
class Post:
    """A role held in the organisation chart of one mode (体制図).

    Its key is the id of the role it fills; a post of several roles has a key
    of its own and lists them under `roles`.
    """

    id: str
    name: Text = key(TEXT, NOTHING)
    roles: tuple[str, ...] = key(many(reference("roles")), ())
    people: int | None = key(whole(0, limits.PEOPLE), None)
    holders: tuple[str, ...] = key(many(reference("people")), ())  # 正・副: the first acts, the others for want of it
    on_call: tuple[OnCall, ...] = key(ON_CALL, ())
    held_by: str = key(reference("roles", "posts"), "")  # 兼: the same person as that post
    also: Text = key(TEXT, NOTHING)  # a duty held besides, such as 調査記録兼; or short for whom held-by names
    conditions: tuple[str, ...] = key(many(reference("conditions")), ())
    sourcing: Sourcing | None = key(choice(Sourcing), None)
    open: bool = key(FLAG, False)  # nobody holds it yet
    under: tuple[str, ...] = key(many(reference("posts")), ())  # the first is the line of command
    unit: str = key(reference("units"), "")
    business_group: str = key(reference("business-groups"), "")
    functions: Mapping[str, Text] = key(table(TEXT), dict)
    note: Text = key(TEXT, NOTHING)
    evidence: Mapping[str, Evidence] = key(EVIDENCE, dict)

    @property
    def superior(self) -> str:
        """The post above it in the line of command; "" at the top."""
        return self.under[0] if self.under else ""


def posts_shape() -> Shape:
    """`posts: {peacetime: {…}, incident: {…}}`."""
    posts = entries(Post)
    read = per(Mode, posts).read
    properties = {mode.value: posts.schema for mode in Mode}
    return Shape(read, {"type": "object", "properties": properties, "additionalProperties": False})


POSTS = posts_shape()
