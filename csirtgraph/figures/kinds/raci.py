"""RACI (役割分担): who does, answers for, is consulted on and is informed of what, label by label.

`plan.responsibility` says which kind of flow gives which mark; the figure says
so in a note.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TypeAlias

from csirtgraph.drawing.content import TEXT_SIZE
from csirtgraph.drawing.layout.table import PADDING_X
from csirtgraph.drawing.model import Box, Drawing, Key, Table
from csirtgraph.drawing.text.fonts import text_width
from csirtgraph.figures import phrases
from csirtgraph.figures.caption import left_out, notes, subtitle
from csirtgraph.figures.cells import cell, own_id
from csirtgraph.figures.groups import others, silent, spoken_for
from csirtgraph.figures.kind import Kind
from csirtgraph.figures.kinds.relations import INSIDE, legend_in
from csirtgraph.plan.analysis.members import talking_groups
from csirtgraph.plan.analysis.modes import flows_of
from csirtgraph.plan.analysis.responsibility import Mark, Marks, label_marks, merged, subject_of
from csirtgraph.plan.model.enums import MODES, FlowKind, Mode, PartyKind, Sourcing, Tier
from csirtgraph.plan.model.flows import Flow
from csirtgraph.plan.model.plan import Group, Party, Plan, Role, Team, is_inferred
from csirtgraph.plan.model.posts import Unit
from csirtgraph.plan.model.view import View
from csirtgraph.text import Text

TITLE = Text("役割分担 (RACI)", "Responsibilities (RACI)")
NEEDS = """flows:
  commander:
    investigator: {label: {ja: 調査依頼, en: Inquiry}, kind: request}"""
WHO = Text("役割・相手", "Who")
SUM = 970.0  # pt, all columns
NAME, LEAST = 200.0, 115.0  # pt, the names at most and at least
MOST = 98.0  # pt, another column at most
LOOKS = {
    Mark.RESPONSIBLE: "group-1",
    Mark.ACCOUNTABLE: "group-2",
    Mark.CONSULTED: "group-8",
    Mark.INFORMED: "group-6",
}
MEANING = {
    Mark.RESPONSIBLE: Text("R 実行する", "R does it"),
    Mark.ACCOUNTABLE: Text("A 責任を持つ", "A answers for it"),
    Mark.CONSULTED: Text("C 協議する", "C is consulted"),
    Mark.INFORMED: Text("I 知らされる", "I is told"),
}
READING = Text(
    "流れからの読み替え: 依頼・指示は送り手A・受け手R、報告は送り手R・受け手I(指揮する役割ならA)、"
    "連絡・回答は送り手R・受け手I、連携は双方C、Aがなければ唯一のRがAを兼ねる",
    "Read from the flows: request, instruction – sender A, receiver R; report – sender R, receiver I (A where it "
    "commands); information, answer – sender R, receiver I; cooperation – both C; where no one is A, the only R is",
)
READING_MORE = Text(
    "承認は送り手A・受け手R、任命は送り手A・受け手I、補佐は送り手C・受け手R",
    "Approval – sender A, receiver R; appointment – sender A, receiver I; assistance – sender C, receiver R",
)
MORE = {FlowKind.APPROVE, FlowKind.APPOINT, FlowKind.ASSIST}

End: TypeAlias = Role | Team | Group | Unit | Party


def modes(plan: Plan) -> tuple[Mode, ...]:
    """Every mode in which anyone says anything."""
    return tuple(mode for mode in MODES if flows_of(plan, mode))


def draw(plan: Plan, view: View) -> Drawing:
    """A row for everyone who takes part, a column for every label; flows without one are called by their kind."""
    flows = flows_of(plan, view.mode)
    marks = label_marks(plan, view.mode)
    labels = {subject_of(flow): (flow.label or plan.word_of(flow.kind)).to(view.language) for flow in flows}
    rows = list(rows_of(plan, {end for ends in marks.values() for end in ends}))
    boxes = (
        *header(WHO, {own_id(subject): label for subject, label in labels.items()}, view),
        *body(rows, list(labels), marks, view),
    )
    return Drawing(
        title=TITLE.to(view.language),
        badge=plan.word_of(view.mode).to(view.language),
        badge_look=view.mode.value,
        subtitle=subtitle(plan, view),
        language=view.language,
        body=Table(boxes=boxes, columns=widths_of(list(labels.values()), NAME)),
        keys=tuple(keys(boxes, plan, view)),
        notes=notes(plan, view, remarks(plan, rows, flows, view)),
        tags=("raci", view.mode.value),
    )


def readings(flows: Iterable[Flow]) -> Iterator[Text]:
    """Which kind of flow gives which mark; of the rarer kinds, where there are any."""
    yield READING
    if MORE & {flow.kind for flow in flows}:
        yield READING_MORE


def widths_of(titles: Sequence[str], name: float) -> tuple[float, ...]:
    """A column of names at most `name` wide, then equal ones that hold every Latin word; on one slide if possible."""
    latin = [word for title in titles for word in title.split() if word.isascii()]
    longest = max((text_width(word, TEXT_SIZE) for word in latin), default=0)
    width = min(MOST, max((SUM - name) / len(titles), longest + 2 * PADDING_X))
    left = SUM - width * len(titles)
    return (min(name, left) if left >= LEAST else name, *(width for _ in titles))


def rows_of(plan: Plan, taking_part: set[str]) -> Iterator[End]:
    """Who takes part: teams and their roles, roles of no team from the top down, parties outside."""
    for team in plan.teams.values():
        yield from [team] if team.id in taking_part else []
        yield from (role for role in plan.roles.values() if role.team == team.id and role.id in taking_part)
    free = [role for role in plan.roles.values() if not role.team and role.id in taking_part]
    yield from sorted(free, key=lambda role: list(Tier).index(plan.tier_of(role)))
    yield from (group for id, group in talking_groups(plan).items() if id in taking_part)
    yield from (party for party in plan.parties.values() if party.id in taking_part)


def header(corner: Text, titles: Mapping[str, str], view: View) -> Iterator[Box]:
    """What each column is about, by the id of what that is."""
    yield cell("/head/who", 0, 0, name=corner.to(view.language), look="head", align="middle")
    for column, (id, title) in enumerate(titles.items(), 1):
        yield cell(f"/of/{id}", 0, column, lines=(title,), look="head", align="middle")


def body(rows: Iterable[End], subjects: list[str], marks: Marks, view: View) -> Iterator[Box]:
    """A row for each who takes part, with a cell under every column."""
    for row, end in enumerate(rows, 1):
        yield name_cell(end, row, view)
        for column, subject in enumerate(subjects, 1):
            yield mark_cell(f"{end.id}/{own_id(subject)}", row, column, merged(marks[subject].get(end.id, ())))


def mark_cell(name: str, row: int, column: int, mark: str) -> Box:
    """A mark in its colour; one of two is that of the first."""
    look = LOOKS[Mark(mark[0])] if mark else "cell"
    return cell(name, row, column, lines=(mark,), look=look, align="middle", tags=("mark",))


def name_cell(end: End, row: int, view: View) -> Box:
    """Who a row is, in the look it has in the relation diagram."""
    name = end.name.to(view.language)
    if isinstance(end, (Team, Group, Unit)):
        tag = "team" if isinstance(end, Team) else "group"
        return cell(end.id, row, 0, lines=(name,), look="head", tags=(tag,))
    if isinstance(end, Role):
        sourcing = end.sourcing_in(view.mode)
        dashed = sourcing is Sourcing.OUTSOURCED
        return cell(end.id, row, 0, lines=(name,), look=sourcing.value, dashed=dashed, tags=("role",))
    look = "vendor" if end.kind is PartyKind.VENDOR else "plain" if end.kind in INSIDE else "outside"
    text = f"{name} – {end.note.to(view.language)}" if end.note else name
    return cell(end.id, row, 0, lines=(text,), look=look, dashed=look == "vendor", tags=("party",))


def remarks(plan: Plan, rows: Sequence[End], flows: Sequence[Flow], view: View) -> Iterator[Text | str]:
    """How the marks came about, what was reconstructed, and who says nothing; a team speaks for its roles."""
    yield from readings(flows)
    if is_inferred(flows, "receiver"):
        yield phrases.ARROWS_INFERRED
    ends = {end.id for end in rows}
    roles = spoken_for(ends, plan, view.mode)
    yield from left_out(phrases.UNCONNECTED, others(roles, plan, [view.mode]), view)
    shown = ends | {role.team for role in roles}
    yield from left_out(phrases.UNCONNECTED_OTHERS, silent(shown, plan, view.mode), view)


def keys(boxes: Iterable[Box], plan: Plan, view: View) -> Iterator[Key]:
    """The legend: the marks, and who stands in the rows."""
    known = list(boxes)
    looks = {box.look for box in known}
    yield from mark_keys(known, view)
    for look, text in legend_in(plan).items():
        if look in looks:
            yield Key(text.to(view.language), "box", look, look in ("outsourced", "vendor"))
    for tag, text in (("team", phrases.TEAM), ("group", phrases.GROUP_OR_UNIT)):
        if any(tag in box.tags for box in known):
            yield Key(text.to(view.language), "box", "head")


def mark_keys(boxes: Iterable[Box], view: View) -> Iterator[Key]:
    """The legend of the marks that occur."""
    given = {mark for box in boxes if "mark" in box.tags for line in box.lines for mark in line.split("/")}
    for mark, text in MEANING.items():
        if mark.value in given:
            yield Key(text.to(view.language), "box", LOOKS[mark], mark=mark.value)


KIND = Kind(TITLE, modes, draw, NEEDS)
