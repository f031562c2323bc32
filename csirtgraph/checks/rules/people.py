"""Rules about people: how much rests on one of them."""

from collections.abc import Iterator

from csirtgraph.checks import duties
from csirtgraph.checks.facts import Facts
from csirtgraph.checks.finding import Hit, Rule
from csirtgraph.checks.rules.cuts import cut_off
from csirtgraph.plan.analysis.deputies import deputies_of
from csirtgraph.plan.analysis.persons import people, sourcing_of
from csirtgraph.plan.model.enums import Mode, Severity, Sourcing
from csirtgraph.plan.model.plan import Post
from csirtgraph.text import Text

TOO_MANY = Text(
    "{person}の{people}名が同時に{count}の役割を担います (上限 1名あたり{limit}): {roles}",
    "{people} person(s) at {person} hold {count} roles at the same time (at most {limit} each): {roles}",
)
SINGLE_POINT = Text(
    "{role}だけを通じて他とつながっています: {cut}", "only {role} connects these with the others: {cut}"
)
NO_DEPUTY = Text("{roles}を担うのは1名で、代理がいません", "one person holds {roles}, and there is no deputy")
NOBODY = Text("{post}に人がいません (0名、または open)", "nobody holds {post} (a head-count of 0, or open)")


def too_many_roles(facts: Facts) -> Iterator[Hit]:
    """People who hold more roles at the same time than they can act in."""
    for person, held in facts.persons.items():
        roles = tuple(dict.fromkeys(role.id for post in held for role in facts.plan.roles_of(post)))
        number = people(held) or 1
        if len(roles) > facts.limits.held * number:
            message = facts.said(
                TOO_MANY, person=person, people=number, count=len(roles), limit=facts.limits.held, roles=roles
            )
            yield Hit(message, (person, *roles), ("posts", facts.mode.value, held[0].id))


def single_point(facts: Facts) -> Iterator[Hit]:
    """Roles of an incident that connect others to everybody else, unless several people hold them or deputise.

    One walk through the graph finds them all; nothing is taken out and tried.
    """
    if facts.mode is Mode.INCIDENT:
        for role, cut in cut_off(neighbours(facts), [role.id for role in facts.commanders]).items():
            if role in facts.roles and not is_held_by_several(facts, role) and not has_deputy(facts, role):
                message = facts.said(SINGLE_POINT, role=role, cut=facts.names.several(cut.first, cut.size))
                yield Hit(message, (role, *cut.first), ("roles", role, "name"))


def neighbours(facts: Facts) -> dict[str, list[str]]:
    """Whom everyone talks with, either way; a team is connected with its roles."""
    near = {end: list(others) for end, others in facts.near.items()}
    for team, roles in facts.members.items():
        for role in roles:
            if team in near and role in near:
                near[team].append(role)
                near[role].append(team)
    return near


def is_held_by_several(facts: Facts, role: str) -> bool:
    """Whether the plan says that more than one person holds a role."""
    held = facts.persons.get(facts.holders.get(role, ""))
    return bool(held) and (number_of(held or []) or 0) > 1


def number_of(held: list[Post]) -> int | None:
    """How many people hold some posts together: as the plan says, or as many as it names."""
    named = max((len(post.holders) for post in held), default=0)
    return people(held) or named or None


def has_deputy(facts: Facts, role: str) -> bool:
    """Whether somebody else deputises for a role."""
    deputies = deputies_of(facts.plan, role, facts.mode)
    return any(facts.holders.get(name, name) != facts.holders.get(role, role) for name in deputies)


def no_deputy(facts: Facts) -> Iterator[Hit]:
    """Decision roles that rest on one person."""
    served = {post.superior for post in facts.posts.values() if is_deputy(facts, post)}
    for person, held in facts.persons.items():
        deciding = [post for post in held if any(role.id in facts.deciders for role in facts.plan.roles_of(post))]
        roles = [role.id for post in deciding for role in facts.plan.roles_of(post) if role.id in facts.deciders]
        left = tuple(role for role in roles if not has_deputy(facts, role))
        is_alone = (people(held) or number_of(deciding)) == 1
        if left and is_alone and not served & {post.id for post in held}:
            yield Hit(facts.said(NO_DEPUTY, roles=left), (person, *left), ("posts", facts.mode.value, held[0].id))


def is_deputy(facts: Facts, post: Post) -> bool:
    """Whether a post is that of a deputy, held by somebody else than the post it stands under."""
    name = facts.names.known.get(post.id, Text())
    return duties.has(duties.DEPUTY, post.id, name) and post.held_by != post.superior


def nobody_there(facts: Facts) -> Iterator[Hit]:
    """In-house posts for no people at all, or that are open."""
    for post in facts.posts.values():
        is_empty = post.open or (post.people == 0 and not post.held_by)
        if is_empty and sourcing_of(post, facts.plan, facts.mode) is Sourcing.IN_HOUSE:
            yield Hit(facts.said(NOBODY, post=post.id), (post.id,), ("posts", facts.mode.value, post.id, "people"))


RULES = (
    Rule("P301", Severity.WARNING, Text("一人に集まる役割", "too many roles for one person"), too_many_roles),
    Rule("P302", Severity.WARNING, Text("単一障害点", "single point of failure"), single_point),
    Rule("P303", Severity.WARNING, Text("代理の不在", "no deputy"), no_deputy),
    Rule("P304", Severity.WARNING, Text("人のいない役職", "post without people"), nobody_there),
)
