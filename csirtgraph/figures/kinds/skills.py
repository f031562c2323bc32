"""Roles and their skills (スキル): with those asked of vendors, by team, or with careers, as the plan has it."""

from collections.abc import Iterable, Iterator

from csirtgraph.drawing.model import Box, Drawing, Key, Table
from csirtgraph.figures import phrases
from csirtgraph.figures.caption import left_out, notes, subtitle
from csirtgraph.figures.cells import head
from csirtgraph.figures.groups import any_inferred, beside, in_order, others
from csirtgraph.figures.kind import NEVER, ONCE, Kind
from csirtgraph.figures.skill_tables import Form, form_for
from csirtgraph.plan.analysis.modes import modes_of
from csirtgraph.plan.model.enums import MODES, Mode, PartyKind, Sourcing
from csirtgraph.plan.model.plan import Plan, Role, is_inferred
from csirtgraph.plan.model.view import View
from csirtgraph.text import Text

TITLE = Text("役割と必要となるスキル", "Roles and the skills they need")
NEEDS = """roles:
  commander:
    name: {ja: コマンダー, en: Commander}
    skills: [{ja: 全体を統制する力, en: Leading the whole response}]"""


def modes(plan: Plan) -> tuple[Mode | None, ...]:
    """The modes with skills where vendors are asked for some, else once."""
    if form_of(plan).is_of_mode:
        return tuple(mode for mode in MODES if skilled(plan, mode))
    return ONCE if skilled(plan, *MODES) else NEVER


def form_of(plan: Plan) -> Form:
    """The table for what the plan has."""
    roles = skilled(plan, *MODES)
    return form_for(
        has_vendors=any(texts for role in roles for texts in role.vendor_skills.values()),
        has_teams=any(role.team for role in roles),
        has_careers=any(role.career for role in roles),
        modes=modes_of(plan),
    )


def skilled(plan: Plan, *modes: Mode) -> list[Role]:
    """The roles of any of the modes with skills in it, of their own or asked of vendors, or with a career."""
    return [role for role in plan.roles.values() if any(is_skilled(role, mode) for mode in modes)]


def is_skilled(role: Role, mode: Mode) -> bool:
    """Whether the plan gives skills or a career for a role that is there in a mode."""
    return mode in role.modes and bool(role.skills.get(mode) or role.vendor_skills.get(mode) or role.career)


def draw(plan: Plan, view: View) -> Drawing:
    """A row for every role with skills."""
    form = form_of(plan)
    by_mode = form.is_of_mode
    roles = skilled(plan, *([view.mode] if by_mode else MODES))
    if form.has_teams:
        roles = in_order(roles, lambda role: role.team, plan.teams)
    boxes = (
        *head(form.titles_in(plan), view, form.ids),
        *(beside([role.team for role in roles], plan.teams, view) if form.has_teams else ()),
        *(box for row, role in enumerate(roles, 1) for box in form.cells(row, role, view)),
    )
    return Drawing(
        title=TITLE.to(view.language),
        badge=plan.word_of(view.mode).to(view.language) if by_mode else "",
        badge_look=view.mode.value if by_mode else "",
        subtitle=subtitle(plan, view),
        language=view.language,
        body=Table(boxes=boxes, columns=form.widths),
        keys=tuple(keys(boxes, plan, view)),
        notes=notes(plan, view, remarks(plan, roles, [view.mode] if by_mode else MODES, view)),
        tags=("skills", *([view.mode.value] if by_mode else [])),
    )


def keys(boxes: tuple[Box, ...], plan: Plan, view: View) -> Iterator[Key]:
    """The legend: only what is in the table."""
    looks = {box.look for box in boxes}
    for sourcing in Sourcing:
        if sourcing.value in looks:
            yield Key(plan.word_of(sourcing).to(view.language), "box", sourcing.value, sourcing is Sourcing.OUTSOURCED)
    if "vendor" in looks:
        yield Key(plan.word_of(PartyKind.VENDOR).to(view.language), "box", "vendor", dashed=True)


def remarks(plan: Plan, roles: list[Role], modes: Iterable[Mode], view: View) -> Iterator[Text | str]:
    """What was reconstructed, and which roles have no skills in the plan."""
    if is_inferred(roles, "sourcing"):
        yield phrases.COLOURS_INFERRED
    if any_inferred(roles, "skills", "vendor-skills", "career"):
        yield phrases.SKILLS_INFERRED
    yield from left_out(phrases.WITHOUT_SKILLS, others(roles, plan, modes), view)


KIND = Kind(TITLE, modes, draw, NEEDS)
