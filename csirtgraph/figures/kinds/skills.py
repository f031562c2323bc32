"""Roles and their skills (スキル): with those asked of vendors, by team, or with careers, as the plan has it."""

from collections.abc import Iterator

from csirtgraph.drawing.model import Box, Drawing, Key, Table
from csirtgraph.figures import phrases
from csirtgraph.figures.caption import notes, subtitle
from csirtgraph.figures.cells import head
from csirtgraph.figures.groups import any_inferred, beside, in_order
from csirtgraph.figures.kind import NEVER, ONCE, Kind
from csirtgraph.figures.skill_tables import BY_TEAM, WITH_CAREERS, WITH_VENDORS, Form
from csirtgraph.plan.model.enums import MODES, Mode, PartyKind, Sourcing
from csirtgraph.plan.model.plan import Plan, Role, is_inferred
from csirtgraph.plan.model.view import View
from csirtgraph.plan.model.vocabulary import word_of
from csirtgraph.text import Text

TITLE = Text("役割と必要となるスキル", "Roles and the skills they need")
NEEDS = """roles:
  commander:
    name: {ja: コマンダー, en: Commander}
    skills: [{ja: 全体を統制する力, en: Leading the whole response}]"""


def modes(plan: Plan) -> tuple[Mode | None, ...]:
    """The modes with skills where vendors are asked for some, else once."""
    if form_of(plan) is WITH_VENDORS:
        return tuple(mode for mode in MODES if skilled(plan, mode))
    return ONCE if skilled(plan, *MODES) else NEVER


def form_of(plan: Plan) -> Form:
    """The table for what the plan has."""
    roles = skilled(plan, *MODES)
    if any(texts for role in roles for texts in role.vendor_skills.values()):
        return WITH_VENDORS
    return BY_TEAM if any(role.team for role in roles) else WITH_CAREERS


def skilled(plan: Plan, *modes: Mode) -> list[Role]:
    """The roles with skills, of their own or asked of vendors, in any of the modes."""
    return [role for role in plan.roles.values() if any(role.skills.get(m) or role.vendor_skills.get(m) for m in modes)]


def draw(plan: Plan, view: View) -> Drawing:
    """A row for every role with skills."""
    form = form_of(plan)
    by_mode = form is WITH_VENDORS
    roles = skilled(plan, *([view.mode] if by_mode else MODES))
    if form is BY_TEAM:
        roles = in_order(roles, lambda role: role.team, plan.teams)
    boxes = (
        *head(form.titles, view),
        *(beside([role.team for role in roles], plan.teams, view) if form is BY_TEAM else ()),
        *(box for row, role in enumerate(roles, 1) for box in form.cells(row, role, view)),
    )
    return Drawing(
        title=TITLE.to(view.language),
        badge=word_of(view.mode).to(view.language) if by_mode else "",
        badge_look=view.mode.value if by_mode else "",
        subtitle=subtitle(plan, view),
        language=view.language,
        body=Table(boxes=boxes, columns=form.widths),
        keys=tuple(keys(boxes, view)),
        notes=notes(plan, view, remarks(roles)),
        tags=("skills", *([view.mode.value] if by_mode else [])),
    )


def keys(boxes: tuple[Box, ...], view: View) -> Iterator[Key]:
    """The legend: only what is in the table."""
    looks = {box.look for box in boxes}
    for sourcing in Sourcing:
        if sourcing.value in looks:
            yield Key(word_of(sourcing).to(view.language), "box", sourcing.value, sourcing is Sourcing.OUTSOURCED)
    if "vendor" in looks:
        yield Key(word_of(PartyKind.VENDOR).to(view.language), "box", "vendor", dashed=True)


def remarks(roles: list[Role]) -> Iterator[Text]:
    """What was reconstructed."""
    if is_inferred(roles, "sourcing"):
        yield phrases.COLOURS_INFERRED
    if any_inferred(roles, "skills", "vendor-skills", "career"):
        yield phrases.SKILLS_INFERRED


KIND = Kind(TITLE, modes, draw, NEEDS)
