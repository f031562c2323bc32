"""The box of a post in an organisation chart, and its words."""

from collections.abc import Iterable, Iterator

from csirtgraph.drawing.model import Box
from csirtgraph.figures import phrases
from csirtgraph.figures.groups import look_of
from csirtgraph.plan.model.enums import Audience, Mode, Sourcing
from csirtgraph.plan.model.plan import Plan, Post
from csirtgraph.plan.model.view import View
from csirtgraph.text import Text


def post_box(post: Post, plan: Plan, view: View, frame: str) -> Box:
    """A post: its name, who holds it and how, and what it does in this mode."""
    outsourced = is_outsourced(post, plan, view.mode)
    group = group_of(post, plan)
    holder = plan.posts[view.mode].get(post.held_by)
    holding = name_of(holder, plan, view) if holder else role_name(post.held_by, plan, view)
    if post.held_by and post.also:
        holding = post.also.to(view.language)
    conditions = [plan.conditions[name].name.to(view.language) for name in post.conditions]
    lines = [
        plan.word_of(Sourcing.OUTSOURCED).to(view.language) if outsourced else "",
        phrases.OPEN.to(view.language) if post.open else "",
        head_count(post, holding, view),
        *names_of_holders(post, plan, view),
        phrases.COMMA.to(view.language).join(conditions),
        post.note.to(view.language),
    ]
    return Box(
        id=post.id,
        name=name_of(post, plan, view),
        lines=tuple(text for text in lines if text),
        items=tuple(text.to(view.language) for text in post.functions.values()),
        look=look_of(group, plan.business_groups),
        dashed=outsourced,
        frame=frame,
        tags=("post", Sourcing.OUTSOURCED.value if outsourced else Sourcing.IN_HOUSE.value),
    )


def names_of_holders(post: Post, plan: Plan, view: View) -> Iterator[str]:
    """Who holds a post and who is on call, for those who may know."""
    if plan.audience in (None, Audience.PUBLIC):
        return
    yield named(post.holders, plan, view)
    for turn in post.on_call:
        yield f"{ON_CALL.to(view.language)} {turn.hours}: {named(turn.holders, plan, view)}"


def named(people: Iterable[str], plan: Plan, view: View) -> str:
    """The names of people."""
    return phrases.COMMA.to(view.language).join(plan.people[id].name.to(view.language) for id in people)


def name_of(post: Post, plan: Plan, view: View) -> str:
    """The post's own name, or that of its role."""
    return post.name.to(view.language) or role_name(post.id, plan, view)


def role_name(role: str, plan: Plan, view: View) -> str:
    """The name of a role on a box."""
    entry = plan.roles.get(role)
    return (entry.short or entry.name).to(view.language) if entry else role


def is_outsourced(post: Post, plan: Plan, mode: Mode) -> bool:
    """As the post says, or as all of its roles are."""
    roles = plan.roles_of(post)
    sourcing = post.sourcing or (roles[0].sourcing_in(mode) if roles else Sourcing.IN_HOUSE)
    return sourcing is Sourcing.OUTSOURCED


def group_of(post: Post, plan: Plan) -> str:
    """The business group of the post or of its first role."""
    return post.business_group or next((role.business_group for role in plan.roles_of(post)), "")


def head_count(post: Post, holding: str, view: View) -> str:
    """人数 as the document has it: 1名(コマンダー兼)."""
    language = view.language
    words = PERSON if post.people == 1 else PEOPLE
    people = "" if post.people is None else words.to(language).format(post.people)
    if holding:
        also = WITH.to(language).format(holding)
    elif post.also:
        also = ALSO.to(language).format(post.also.to(language))
    else:
        return people
    return TOGETHER.to(language).format(people, also) if people else also


ON_CALL = Text("当番", "On call")
PERSON = Text("{}名", "{} person")
PEOPLE = Text("{}名", "{} people")
WITH = Text("{}兼", "with {}")
ALSO = Text("{}兼", "also {}")
TOGETHER = Text("{}({})", "{} ({})")
