"""The time line of an alarm (連絡の時系列): the earliest time at which everybody knows."""

from csirtgraph.drawing.model import Drawing
from csirtgraph.figures.flow_arrows import words_of
from csirtgraph.figures.kind import Kind
from csirtgraph.figures.rows import Row, table_of
from csirtgraph.plan.analysis.alarm import PACE, Arrival, arrivals, clock, first_to_notice
from csirtgraph.plan.analysis.members import talking_groups
from csirtgraph.plan.model.enums import MODES, Mode
from csirtgraph.plan.model.plan import Plan
from csirtgraph.plan.model.view import View
from csirtgraph.text import Text

TITLE = Text("連絡の時系列", "Time line of an alarm")
NEEDS = """flows:
  handler:
    commander: {kind: report, within: 30m}"""
COLUMNS = (
    (Text("経過時間", "After"), 90.0),
    (Text("知る人", "Who knows"), 200.0),
    (Text("連絡元", "From"), 170.0),
    (Text("内容", "What"), 300.0),
)
START = Text("発見", "Notices")
READING = Text(
    "{start}の発見から。期限のある流れは期限いっぱい、ない流れは手順1つにつき{pace}分として数えた最も早い時刻",
    "From when {start} notices: the earliest times, with every limit used up, and {pace} minutes a step without one",
)


def modes(plan: Plan) -> tuple[Mode, ...]:
    """Every mode with a flow that has a limit or a step."""
    timed = [flow for flow in plan.flows.values() if flow.within or flow.step]
    return tuple(mode for mode in MODES if any(mode in flow.modes for flow in timed) and first_to_notice(plan, mode))


def draw(plan: Plan, view: View) -> Drawing:
    """The alarm of the role that notices first."""
    return draw_from(plan, view, first_to_notice(plan, view.mode), PACE)


def draw_from(plan: Plan, view: View, start: str, pace: int, remarks: tuple[str, ...] = ()) -> Drawing:
    """A row for everybody who hears, the earliest first."""
    found = arrivals(plan, start, view.mode, pace)
    reading = READING.to(view.language).format(start=name_of(start, plan, view), pace=pace)
    rows = [row(end, arrival, plan, view) for end, arrival in found.items()]
    return table_of(TITLE, COLUMNS, rows, plan, view, "timeline", [reading, *remarks])


def row(end: str, arrival: Arrival, plan: Plan, view: View) -> Row:
    """When somebody hears, and how."""
    lines = [words_of(arrival.flow, plan, view)] if arrival.flow else []
    over = [name_of(arrival.over, plan, view)] if arrival.over else []
    time = clock(arrival.minutes) if arrival.over else START.to(view.language)
    return end, ([time], [name_of(end, plan, view)], over, lines)


def name_of(end: str, plan: Plan, view: View) -> str:
    """What a role, party, team or group is called."""
    entry = plan.roles.get(end) or plan.parties.get(end) or plan.teams.get(end) or talking_groups(plan)[end]
    return entry.name.to(view.language)


KIND = Kind(TITLE, modes, draw, NEEDS)
