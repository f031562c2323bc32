"""The three tables of roles and skills: their columns, and the cells of a role's row."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from csirtgraph.drawing.model import Box
from csirtgraph.figures import phrases
from csirtgraph.figures.cells import cell
from csirtgraph.plan.model.enums import MODES, Mode, Sourcing
from csirtgraph.plan.model.plan import Role
from csirtgraph.plan.model.view import View
from csirtgraph.plan.model.vocabulary import word_of
from csirtgraph.text import Text

ROLE, DUTY, SKILLS = Text("役割", "Role"), Text("業務内容", "Duty"), Text("必要となるスキル", "Skills needed")


@dataclass(frozen=True)
class Form:
    """One of the tables: its columns, and the cells of a role's row."""

    titles: tuple[Text, ...]
    widths: tuple[float, ...]
    cells: Callable[[int, Role, View], Iterator[Box]]


def vendor_cells(row: int, role: Role, view: View) -> Iterator[Box]:
    """Role, what it does in short, its skills and those asked of a vendor, in one mode."""
    asked = role.vendor_skills.get(view.mode, ())
    yield role_cell(row, 0, role, role.sourcing_in(view.mode), view)
    yield cell(f"{role.id}/duty", row, 1, lines=((role.brief or role.duty).to(view.language),))
    yield skills_cell(row, 2, role, (view.mode,), view)
    if asked:
        items = tuple(text.to(view.language) for text in asked)
        yield cell(f"{role.id}/vendor-skills", row, 3, items=items, look="vendor", dashed=True)
    else:
        yield cell(f"{role.id}/vendor-skills", row, 3, lines=(phrases.NO,), align="middle")


def team_cells(row: int, role: Role, view: View) -> Iterator[Box]:
    """Role, its definition, its skills, and when it is there."""
    yield role_cell(row, 1, role, whole_sourcing(role), view)
    yield cell(f"{role.id}/duty", row, 2, lines=(role.duty.to(view.language),))
    yield skills_cell(row, 3, role, MODES, view)
    for column, mode in enumerate((Mode.INCIDENT, Mode.PEACETIME), 4):
        mark = phrases.YES if mode in role.modes else ""
        yield cell(f"{role.id}/{mode.value}", row, column, lines=(mark,), align="middle")


def career_cells(row: int, role: Role, view: View) -> Iterator[Box]:
    """Role, what it does in short, its skills, and where its people come from and go to."""
    yield role_cell(row, 0, role, whole_sourcing(role), view)
    yield cell(f"{role.id}/duty", row, 1, lines=((role.brief or role.duty).to(view.language),))
    yield skills_cell(row, 2, role, MODES, view)
    yield cell(f"{role.id}/career", row, 3, lines=(role.career.to(view.language),))


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


def whole_sourcing(role: Role) -> Sourcing:
    """Outsourced when it is so in every mode."""
    return Sourcing.OUTSOURCED if set(role.sourcing.values()) == {Sourcing.OUTSOURCED} else Sourcing.IN_HOUSE


def skills_cell(row: int, column: int, role: Role, modes: tuple[Mode, ...], view: View) -> Box:
    """The skills a role needs in any of the modes, each once."""
    texts = dict.fromkeys(text.to(view.language) for mode in modes for text in role.skills.get(mode, ()))
    return cell(f"{role.id}/skills", row, column, items=tuple(texts))


WITH_VENDORS = Form(
    (ROLE, DUTY, SKILLS, Text("ベンダーに要求するスキル", "Asked of the vendor")),
    (172.0, 190.0, 436.0, 167.0),
    vendor_cells,
)
BY_TEAM = Form(
    (
        Text("チーム", "Team"),
        ROLE,
        Text("定義", "Definition"),
        SKILLS,
        word_of(Mode.INCIDENT),
        word_of(Mode.PEACETIME),
    ),
    (108.0, 140.0, 215.0, 360.0, 66.0, 80.0),
    team_cells,
)
WITH_CAREERS = Form(
    (ROLE, DUTY, SKILLS, Text("キャリアパス", "Career")),
    (185.0, 200.0, 300.0, 250.0),
    career_cells,
)
