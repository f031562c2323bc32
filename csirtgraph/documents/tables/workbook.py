"""The tables of a plan for spreadsheets: a figure as rows, or all tables in one workbook."""

from collections.abc import Iterator, Sequence

from csirtgraph import figures
from csirtgraph.documents.tables.columns import (
    FLOWS,
    PARTIES,
    POSTS,
    ROLES,
    SKILLS,
    flow_row,
    party_row,
    post_row,
    role_row,
    skills_row,
)
from csirtgraph.drawing import model
from csirtgraph.drawing.description import short_title
from csirtgraph.drawing.layout.subset import drawing_part
from csirtgraph.drawing.model import Drawing
from csirtgraph.export.grid import PLAIN, tables_of
from csirtgraph.export.sheets import Cell, Sheet, Table, filled
from csirtgraph.export.xlsx import xlsx
from csirtgraph.figures.caption import handling, notes, subtitle
from csirtgraph.figures.selection import selected
from csirtgraph.plan.analysis.units import units_of
from csirtgraph.plan.model.flows import Flow
from csirtgraph.plan.model.plan import Plan, Role
from csirtgraph.plan.model.view import View
from csirtgraph.text import LANGUAGES, Text

ROLES_TAB, FLOWS_TAB = Text("役割", "Roles"), Text("情報の流れ", "Flows")
SKILLS_TAB, PARTIES_TAB = Text("スキル", "Skills"), Text("社外の相手", "Outside parties")
OWN_TABS = {"roles": ROLES_TAB, "relations": FLOWS_TAB, "skills": SKILLS_TAB}  # of all that the plan has, by figure
TABS = {"skills": SKILLS_TAB, "orgchart": Text("体制", "Posts"), "relations": FLOWS_TAB}
SHORT_TABS = {"raci": Text("RACI", "RACI"), "raci-services": Text("サービスのRACI", "Services RACI")}
ELEMENTS = (Text("枠", "Frame"), Text("名称", "Name"), Text("内容", "Text"), Text("区分", "Meaning"))
NAMES = {language: {text.to(language) for text in (ROLES[3], POSTS[2], FLOWS[1])} for language in LANGUAGES}
TAB_LENGTH = 31  # characters, of a tab in Excel
ITEM = Text("・", "• ")


def sheet_of(plan: Plan, figure: str, view: View) -> Sheet:
    """A figure as rows: the flows of relations, the posts of an organisation chart, a table, else its elements."""
    drawing = figures.kind_of(figure).draw(plan, view)
    ids = selected(plan, drawing, view)
    shown = drawing if ids is None else drawing_part(drawing, ids)
    if figure == "relations":
        drawn = {arrow.id for arrow in shown.arrows}
        header, rows = flow_rows(plan, [flow for name, flow in plan.flows.items() if name in drawn], view)
    elif figure == "orgchart":
        header, rows = post_rows(plan, [box.id for box in shown.boxes], view)
    elif isinstance(drawing.body, model.Table):
        header, rows = table_rows(drawing)
    else:
        header, rows = filled([text.to(view.language) for text in ELEMENTS], [*elements(shown, view)])
    return Sheet(
        name=tab_of(figure, drawing, view),
        title=short_title(drawing),
        subtitle=drawing.subtitle,
        header=header,
        rows=rows,
        notes=drawing.notes,
        handling=handling(plan, view.language),
        names=names_in(header, view),
    )


def names_in(header: Sequence[str], view: View) -> int:
    """The columns up to the one that names a row; the first where it is not known."""
    return next((number for number, words in enumerate(header, 1) if words in NAMES[view.language]), 1)


def tab_of(figure: str, drawing: Drawing, view: View) -> str:
    """The name of a sheet: a short word, and the mode where the figure has one."""
    tabs = TABS | SHORT_TABS
    name = tabs[figure].to(view.language) if figure in tabs else drawing.title
    mode = f" ({drawing.badge})" if drawing.badge else ""
    plain = "".join(mark for mark in name if mark not in "[]:*?/\\'").strip()
    return plain[: TAB_LENGTH - len(mode)].strip() + mode


def workbook_of(plan: Plan, figure: str, view: View) -> tuple[list[Sheet], int]:
    """Everything that can be imported, every other table, and the figure asked for; with the number of its sheet."""
    sheets = [*own_sheets(plan, view), *other_tables(plan, view)]
    tabs = [sheet.name for sheet in sheets]
    if figure in OWN_TABS and (own := OWN_TABS[figure].to(view.language)) in tabs:
        return sheets, tabs.index(own)
    asked = sheet_of(plan, figure, View(view.mode, view.language))
    return (sheets, tabs.index(asked.name)) if asked.name in tabs else ([asked, *sheets], 0)


def own_sheets(plan: Plan, view: View) -> Iterator[Sheet]:
    """Roles, skills, posts, flows and parties, all that the plan has, with the ids by which they are imported."""
    if plan.roles:
        yield roles_sheet(plan, view)
    if any(map(is_skilled, plan.roles.values())):
        yield skills_sheet(plan, view)
    for mode in figures.kind_of("orgchart").modes(plan):
        yield sheet_of(plan, "orgchart", View(mode or view.mode, view.language))
    if plan.flows:
        yield flows_sheet(plan, view)
    if plan.parties:
        yield parties_sheet(plan, view)


def is_skilled(role: Role) -> bool:
    """Whether the plan says anything of the skills of a role."""
    return bool(role.skills or role.vendor_skills or role.career)


def other_tables(plan: Plan, view: View) -> Iterator[Sheet]:
    """The figures that are tables, in each mode, but for those that have sheets of their own."""
    for name in figures.names():
        if name in ("roles", *TABS):
            continue
        for mode in figures.kind_of(name).modes(plan):
            shown = View(mode or view.mode, view.language)
            if isinstance(figures.kind_of(name).draw(plan, shown).body, model.Table):
                yield sheet_of(plan, name, shown)


def workbook(plan: Plan, figure: str, view: View) -> bytes:
    """That workbook as a file, which opens at the requested figure. Raises MissingExtra."""
    return xlsx(*workbook_of(plan, figure, view))


def roles_sheet(plan: Plan, view: View) -> Sheet:
    """All roles of the plan, a row each."""
    rows = [role_row(role, plan, view) for role in plan.roles.values()]
    return whole_sheet(ROLES_TAB, filled([text.to(view.language) for text in ROLES], rows), plan, view)


def skills_sheet(plan: Plan, view: View) -> Sheet:
    """All roles with skills, a row each, whatever the modes of their skills."""
    rows = [skills_row(role, view) for role in plan.roles.values() if is_skilled(role)]
    return whole_sheet(SKILLS_TAB, filled([text.to(view.language) for text in SKILLS], rows), plan, view)


def flows_sheet(plan: Plan, view: View) -> Sheet:
    """All flows of the plan, whatever their modes."""
    return whole_sheet(FLOWS_TAB, flow_rows(plan, list(plan.flows.values()), view), plan, view)


def parties_sheet(plan: Plan, view: View) -> Sheet:
    """Everyone outside, a row each."""
    rows = [party_row(party, view) for party in plan.parties.values()]
    return whole_sheet(PARTIES_TAB, filled([text.to(view.language) for text in PARTIES], rows), plan, view)


def whole_sheet(name: Text, table: Table, plan: Plan, view: View) -> Sheet:
    """A sheet of the plan as a whole."""
    title, source = name.to(view.language), notes(plan, view, [])
    header, rows = table
    return Sheet(
        name=title,
        title=title,
        subtitle=subtitle(plan, view),
        header=header,
        rows=rows,
        notes=source,
        names=names_in(header, view),
    )


def flow_rows(plan: Plan, flows: Sequence[Flow], view: View) -> Table:
    """Flows with who, whom, what and when."""
    return filled([text.to(view.language) for text in FLOWS], [flow_row(flow, plan, view) for flow in flows])


def post_rows(plan: Plan, ids: Sequence[str], view: View) -> Table:
    """Posts of one mode with where they stand and who holds them."""
    posts = plan.posts[view.mode]
    units = units_of(posts)
    rows = [post_row(posts[name], units.get(name, ""), plan, view) for name in ids]
    return filled([text.to(view.language) for text in POSTS], rows)


def table_rows(drawing: Drawing) -> Table:
    """The rows of a table; of tables that stand side by side, one below the other's columns."""
    tables = list(tables_of(drawing, PLAIN))
    height = max(map(len, tables))
    padded = [table + [[""] * len(table[0])] * (height - len(table)) for table in tables]
    header, *rows = [[cell for table in padded for cell in table[row]] for row in range(height)]
    return tuple(header), tuple(map(tuple, rows))


def elements(drawing: Drawing, view: View) -> Iterator[tuple[Cell, ...]]:
    """The boxes of a figure with the frames around them, and what their colours mean."""
    frames = {frame.id: frame for frame in drawing.frames}
    meanings = {key.look: key.words for key in drawing.keys if key.kind == "box"}
    for box in drawing.boxes:
        around: list[str] = []
        name = box.frame
        while name in frames:
            around.insert(0, frames[name].name)
            name = frames[name].frame
        text = "\n".join((*box.lines, *(ITEM.to(view.language) + item for item in box.items)))
        yield " / ".join(around), box.name, text, meanings.get(box.look, "")
