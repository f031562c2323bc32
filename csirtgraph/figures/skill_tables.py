"""The tables of roles and skills: which columns a plan gives them, and the cells of a role in these."""

from collections.abc import Callable
from dataclasses import dataclass, replace

from csirtgraph.drawing.model import Box
from csirtgraph.figures import phrases
from csirtgraph.figures.cells import cell
from csirtgraph.plan.model.enums import MODES, Mode, Sourcing
from csirtgraph.plan.model.plan import Plan, Role
from csirtgraph.plan.model.view import View
from csirtgraph.plan.model.vocabulary import word_of
from csirtgraph.text import Text


@dataclass(frozen=True)
class Column:
    """A column: its id, title, width in pt, and how a role's cell in it is made from row, column, role and view."""

    id: str
    title: Text
    width: float
    cell: Callable[[int, int, Role, View], Box]
    mode: Mode | None = None  # the one it is about


@dataclass(frozen=True)
class Form:
    """What a table of skills shows: the columns behind that of the team, and whether it is of one mode."""

    columns: tuple[Column, ...]
    has_teams: bool
    is_of_mode: bool

    def titles_in(self, plan: Plan) -> tuple[Text, ...]:
        """What the columns are called, those of a mode as the plan calls it."""
        titles = (plan.word_of(column.mode) if column.mode else column.title for column in self.columns)
        return (*([phrases.TEAM] if self.has_teams else []), *titles)

    @property
    def ids(self) -> tuple[str, ...]:
        """The ids of the columns, the same in every form."""
        return (*(["team"] if self.has_teams else []), *(column.id for column in self.columns))

    @property
    def widths(self) -> tuple[float, ...]:
        """The widths of the columns in pt."""
        return (*([TEAM_WIDTH] if self.has_teams else []), *(column.width for column in self.columns))

    def cells(self, row: int, role: Role, view: View) -> tuple[Box, ...]:
        """The cells of a role's row."""
        columns = enumerate(self.columns, int(self.has_teams))
        return tuple(column.cell(row, number, role, view) for number, column in columns)


def form_for(has_vendors: bool, has_teams: bool, has_careers: bool, modes: tuple[Mode, ...]) -> Form:
    """The table for what a plan says about its roles; columns that are not usual take their width from the skills."""
    usual = WITH_VENDORS if has_vendors else BY_TEAM if has_teams else WITH_CAREERS
    more = (CAREER,) if has_careers and usual is not WITH_CAREERS else ()
    taken = sum(column.width for column in more) + (TEAM_WIDTH if has_teams and has_vendors else 0)
    columns = (
        replace(column, width=column.width - taken) if column.id == SKILLS else column
        for column in (*usual, *more)
        if column.mode is None or column.mode in modes
    )
    return Form(tuple(columns), has_teams, has_vendors)


def role_by_mode(row: int, column: int, role: Role, view: View) -> Box:
    """A role's name, coloured by who provides it in the view's mode."""
    return role_cell(row, column, role, role.sourcing_in(view.mode), view)


def role_of_all(row: int, column: int, role: Role, view: View) -> Box:
    """A role's name, coloured by who provides it in every mode."""
    sourcing = Sourcing.OUTSOURCED if set(role.sourcing.values()) == {Sourcing.OUTSOURCED} else Sourcing.IN_HOUSE
    return role_cell(row, column, role, sourcing, view)


def role_cell(row: int, column: int, role: Role, sourcing: Sourcing, view: View) -> Box:
    """A role's name, coloured by who provides it."""
    return cell(
        role.id,
        row,
        column,
        name=role.name.to(view.language),
        look=sourcing.value,
        dashed=sourcing is Sourcing.OUTSOURCED,
        tags=("role",),
    )


def brief_cell(row: int, column: int, role: Role, view: View) -> Box:
    """What a role does, in short."""
    return cell(f"{role.id}/duty", row, column, lines=((role.brief or role.duty).to(view.language),))


def duty_cell(row: int, column: int, role: Role, view: View) -> Box:
    """What a role does."""
    return cell(f"{role.id}/duty", row, column, lines=(role.duty.to(view.language),))


def skills_by_mode(row: int, column: int, role: Role, view: View) -> Box:
    """The skills a role needs in the view's mode."""
    return skills_cell(row, column, role, (view.mode,), view)


def skills_of_all(row: int, column: int, role: Role, view: View) -> Box:
    """The skills a role needs in any mode in which it is there."""
    return skills_cell(row, column, role, MODES, view)


def skills_cell(row: int, column: int, role: Role, modes: tuple[Mode, ...], view: View) -> Box:
    """The skills a role needs in any of the modes, each once."""
    texts = dict.fromkeys(text.to(view.language) for mode in modes for text in role.skills.get(mode, ()))
    return cell(f"{role.id}/skills", row, column, items=tuple(texts))


def vendor_cell(row: int, column: int, role: Role, view: View) -> Box:
    """The skills asked of a vendor in the view's mode."""
    asked = tuple(text.to(view.language) for text in role.vendor_skills.get(view.mode, ()))
    if not asked:
        return cell(f"{role.id}/vendor-skills", row, column, lines=(phrases.NO,), align="middle")
    return cell(f"{role.id}/vendor-skills", row, column, items=asked, look="vendor", dashed=True)


def career_cell(row: int, column: int, role: Role, view: View) -> Box:
    """Where a role's people come from and go to."""
    return cell(f"{role.id}/career", row, column, lines=(role.career.to(view.language),))


def mode_cell(mode: Mode) -> Callable[[int, int, Role, View], Box]:
    """Whether a role is there in a mode."""

    def mark(row: int, column: int, role: Role, view: View) -> Box:
        words = phrases.YES if mode in role.modes else ""
        return cell(f"{role.id}/{mode.value}", row, column, lines=(words,), align="middle")

    return mark


SKILLS = "skills"  # the id of its column
ROLE, DUTY, NEEDED = Text("役割", "Role"), Text("業務内容", "Duty"), Text("必要となるスキル", "Skills needed")
TEAM_WIDTH = 108.0  # pt
CAREER = Column("career", Text("キャリアパス", "Career"), 150.0, career_cell)
WITH_VENDORS = (
    Column("role", ROLE, 172.0, role_by_mode),
    Column("duty", DUTY, 190.0, brief_cell),
    Column(SKILLS, NEEDED, 436.0, skills_by_mode),
    Column("vendor-skills", Text("ベンダーに要求するスキル", "Asked of the vendor"), 167.0, vendor_cell),
)
BY_TEAM = (
    Column("role", ROLE, 140.0, role_of_all),
    Column("duty", Text("定義", "Definition"), 215.0, duty_cell),
    Column(SKILLS, NEEDED, 360.0, skills_of_all),
    Column(Mode.INCIDENT.value, word_of(Mode.INCIDENT), 66.0, mode_cell(Mode.INCIDENT), Mode.INCIDENT),
    Column(Mode.PEACETIME.value, word_of(Mode.PEACETIME), 80.0, mode_cell(Mode.PEACETIME), Mode.PEACETIME),
)
WITH_CAREERS = (
    Column("role", ROLE, 185.0, role_of_all),
    Column("duty", DUTY, 200.0, brief_cell),
    Column(SKILLS, NEEDED, 300.0, skills_of_all),
    replace(CAREER, width=250.0),
)
