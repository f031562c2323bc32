"""Work on people's awareness (人的分野の機能): what comes in, what is done to which aim, what comes out."""

from collections.abc import Iterator
from itertools import groupby

from csirtgraph.drawing.model import Box, Drawing, Table
from csirtgraph.figures.caption import notes, subtitle
from csirtgraph.figures.cells import cell, head, own_id
from csirtgraph.figures.groups import COLOURS, any_inferred
from csirtgraph.figures.kind import NEVER, ONCE, Kind
from csirtgraph.plan.model.enums import Mode
from csirtgraph.plan.model.plan import Plan
from csirtgraph.plan.model.services import Activity
from csirtgraph.plan.model.view import View
from csirtgraph.text import Text

TITLE = Text("人的分野の機能", "Work on people's awareness")
NEEDS = """awareness:
  education:
    {name: {ja: 教育, en: Education}, aim: {ja: 底上げ, en: Raising the level}, does: [{ja: 研修, en: Training}]}"""
INPUT, PRODUCT = Text("もとになる情報 ▶", "Inputs ▶"), Text("▶ 成果物", "▶ Products")
AIM, ACTIVITY, DOES = Text("ねらい", "Aim"), Text("機能", "Function"), Text("実施すること", "What is done")
WIDTHS = {INPUT: 165.0, AIM: 95.0, ACTIVITY: 130.0, DOES: 400.0, PRODUCT: 180.0}  # pt
INFERRED = Text("ねらいと機能の対応は推定を含む", "Which aim an activity serves is partly inferred")


def modes(plan: Plan) -> tuple[Mode | None, ...]:
    """Once, when there is an activity."""
    return ONCE if plan.awareness else NEVER


def draw(plan: Plan, view: View) -> Drawing:
    """A row for every activity, in the colour of its aim; inputs at its left, products at its right."""
    activities = sorted(plan.awareness.values(), key=lambda activity: aims_of(plan).index(activity.aim))
    columns = columns_of(activities)
    remarks = [INFERRED] if any_inferred(activities, "aim") else []
    return Drawing(
        title=TITLE.to(view.language),
        subtitle=subtitle(plan, view),
        language=view.language,
        body=Table(
            boxes=(
                *head(columns, view),
                *aim_cells(activities, columns, plan, view),
                *(
                    box
                    for row, activity in enumerate(activities, 1)
                    for box in row_of(activity, row, columns, plan, view)
                ),
            ),
            columns=tuple(WIDTHS[column] for column in columns),
        ),
        notes=notes(plan, view, remarks),
        tags=("awareness",),
    )


def aims_of(plan: Plan) -> list[Text]:
    """Every aim once, in the plan's order."""
    return list(dict.fromkeys(activity.aim for activity in plan.awareness.values()))


def columns_of(activities: list[Activity]) -> list[Text]:
    """The columns that have anything in them."""
    used = {
        INPUT: any(activity.inputs for activity in activities),
        AIM: any(activity.aim for activity in activities),
        PRODUCT: any(activity.products for activity in activities),
    }
    return [column for column in WIDTHS if used.get(column, True)]


def look_of(activity: Activity, plan: Plan) -> str:
    """A colour for each aim."""
    return f"group-{aims_of(plan).index(activity.aim) % COLOURS + 1}"


def aim_cells(activities: list[Activity], columns: list[Text], plan: Plan, view: View) -> Iterator[Box]:
    """A cell for every aim beside its activities."""
    row = 1
    for aim, run in groupby(activities, key=lambda activity: activity.aim):
        found = list(run)
        if AIM in columns:
            look, name = look_of(found[0], plan), aim.to(view.language)
            yield cell(
                f"/aim/{own_id(aim.to('en'))}",
                row,
                columns.index(AIM),
                rows=len(found),
                name=name,
                look=look,
                align="middle",
            )
        row += len(found)


def row_of(activity: Activity, row: int, columns: list[Text], plan: Plan, view: View) -> Iterator[Box]:
    """What comes into an activity, what it is and does, what comes out; bullets where there is more than one."""
    name, look = activity.name.to(view.language), look_of(activity, plan)
    yield cell(activity.id, row, columns.index(ACTIVITY), name=name, look=look, tags=("activity",))
    for column, texts in ((INPUT, activity.inputs), (DOES, activity.does), (PRODUCT, activity.products)):
        if column in columns:
            words = tuple(text.to(view.language) for text in texts)
            yield cell(f"{activity.id}/{own_id(column.to('en'))}", row, columns.index(column), items=words)


KIND = Kind(TITLE, modes, draw, NEEDS)
