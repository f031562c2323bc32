"""What a plan covers of a framework of the field (フレームワークの充足): each of its entries, and who does it.

This figure is about the services of FIRST; `work_roles` is the same of NICE. A
service of the plan counts while its team has roles.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import TypeAlias

from csirtgraph.drawing.model import Box, Drawing, Key, Table
from csirtgraph.figures import phrases
from csirtgraph.figures.caption import notes, subtitle
from csirtgraph.figures.cells import cell, head
from csirtgraph.figures.kind import NEVER, ONCE, Kind
from csirtgraph.plan.analysis.modes import modes_of
from csirtgraph.plan.model.enums import Mode, Sourcing
from csirtgraph.plan.model.frameworks import Entry, Framework, framework
from csirtgraph.plan.model.plan import Plan, is_inferred
from csirtgraph.plan.model.view import View
from csirtgraph.text import NOTHING, Text

TITLE = Text("FIRST CSIRTサービスの充足", "Coverage of the FIRST CSIRT services")
OF = Text("{framework} の充足", "Coverage of the {framework}")
NEEDS = """roles:
  triage: {name: {ja: トリアージ, en: Triage}, frameworks: {first: ["6.1", "6.2.1"]}}"""
COVERED_BY = Text("担う役割・サービス", "Covered by")
WIDTHS, STATE = (110.0, 190.0, 250.0), 112.0  # pt; the last ones one for each mode

PART, GAP = "part", "gap"
State: TypeAlias = "tuple[str, Text, str]"  # its mark, its words and its look
#: What a cell says; without words, those of the plan for the sourcing.
STATES: dict[str, State] = {
    Sourcing.IN_HOUSE.value: ("●", NOTHING, "in-house"),
    Sourcing.OUTSOURCED.value: ("◆", NOTHING, "outsourced"),
    PART: ("○", Text("一部のみ", "In part"), "group-8"),
    GAP: ("×", Text("なし", "Nobody"), "group-7"),
}
SERVICE = Text("「{name}」", "“{name}”")
SUMMARY = Text(
    "{mode}: 全{all}項目のうち 充足 {whole}、一部 {part}、なし {gap}",
    "{mode}: of {all}, covered {whole}, in part {part}, nobody {gap}",
)
SERVICES_QUOTED = Text("「」はプランのサービス", "In quotes: services of the plan")
MAPPING_INFERRED = Text("対応付けは推定を含む", "Some of the mapping is inferred")


@dataclass(frozen=True)
class Doer:
    """A role or a service: what it is called, when it is there, by whom, and the ids it names."""

    name: str
    sourcing: dict[Mode, Sourcing]
    ids: frozenset[str]


def modes(plan: Plan) -> tuple[Mode | None, ...]:
    """Once, when any role or service names a service of FIRST."""
    return ONCE if is_named(plan, "first") else NEVER


def is_named(plan: Plan, name: str) -> bool:
    """Whether a role or service names an entry of a framework."""
    named = [role.frameworks for role in plan.roles.values()] + [item.frameworks for item in plan.services.values()]
    return any(frameworks.get(name) for frameworks in named)


def draw(plan: Plan, view: View) -> Drawing:
    """A row for every service of FIRST, in its areas."""
    return draw_framework(plan, view, "first")


def draw_framework(plan: Plan, view: View, name: str) -> Drawing:
    """A row for every entry of a framework, in its areas."""
    chosen, modes = framework(name), modes_of(plan)
    doers = list(doers_of(plan, name, view))
    titles = (chosen.area, chosen.entry, COVERED_BY, *(plan.word_of(mode) for mode in modes))
    rows = [
        box
        for row, entry in enumerate(chosen.entries.values(), 1)
        for box in cells(entry, row, chosen, doers, states_of(plan), modes, view)
    ]
    boxes = (*head(titles, view), *area_cells(chosen, view), *rows)
    looks = {box.look for box in boxes}
    return Drawing(
        title=OF.to(view.language).format(framework=chosen.title.to(view.language)),
        subtitle=subtitle(plan, view),
        language=view.language,
        body=Table(boxes=boxes, columns=(*WIDTHS, *(STATE for _ in modes))),
        keys=tuple(
            Key(f"{mark} {text.to(view.language)}", "box", look, look == "outsourced", mark)
            for mark, text, look in states_of(plan).values()
            if look in looks
        ),
        notes=notes(plan, view, remarks(plan, chosen, doers, view)),
        tags=("frameworks", chosen.id),
    )


def doers_of(plan: Plan, name: str, view: View) -> Iterator[Doer]:
    """The roles and services that name entries of a framework."""
    for role in plan.roles.values():
        if ids := frozenset(role.frameworks.get(name, ())):
            yield Doer(role.name.to(view.language), {mode: role.sourcing_in(mode) for mode in role.modes}, ids)
    for service in plan.services.values():
        if ids := frozenset(service.frameworks.get(name, ())):
            shown = SERVICE.to(view.language).format(name=service.name.to(view.language))
            yield Doer(shown, sourcing_of(service.team, plan), ids)


def sourcing_of(team: str, plan: Plan) -> dict[Mode, Sourcing]:
    """Who provides a team in each mode in which it has roles: in-house when any of them is."""
    found: dict[Mode, Sourcing] = {}
    for role in plan.roles.values():
        for mode in role.modes if role.team == team else ():
            if found.get(mode) is not Sourcing.IN_HOUSE:
                found[mode] = role.sourcing_in(mode)
    return found


def area_cells(of: Framework, view: View) -> Iterator[Box]:
    """A cell for every area beside its entries."""
    row = 1
    for area in of.areas.values():
        count = sum(entry.within == area.id for entry in of.entries.values())
        yield cell(f"/area/{area.id}", row, 0, rows=count, lines=(f"{area.id} {area.name.to(view.language)}",))
        row += count


def states_of(plan: Plan) -> dict[str, State]:
    """What cells say; sourcing in the plan's words for it."""
    return {state: (mark, text or plan.word_of(Sourcing(state)), look) for state, (mark, text, look) in STATES.items()}


def cells(
    entry: Entry,
    row: int,
    of: Framework,
    doers: list[Doer],
    states: Mapping[str, State],
    modes: Iterable[Mode],
    view: View,
) -> Iterator[Box]:
    """An entry, who does it, and how it is covered in each mode."""
    parts = parts_of(entry, of)
    names = [named(doer, entry, parts) for doer in doers if doer.ids & {entry.id, *parts}]
    yield cell(f"/entry/{entry.id}", row, 1, lines=(f"{entry.id} {entry.name.to(view.language)}",), tags=("entry",))
    yield cell(f"/entry/{entry.id}/by", row, 2, lines=(phrases.COMMA.to(view.language).join(names),))
    for column, mode in enumerate(modes, 3):
        state = state_of(entry, mode, of, doers)
        mark, text, look = states[state]
        yield cell(
            f"/entry/{entry.id}/{mode.value}",
            row,
            column,
            lines=(f"{mark} {text.to(view.language)}",),
            look=look,
            dashed=look == "outsourced",
            align="middle",
            tags=(state,),
        )


def parts_of(entry: Entry, of: Framework) -> list[str]:
    """The ids of an entry's parts."""
    return [part.id for part in of.parts.values() if part.within == entry.id]


def named(doer: Doer, entry: Entry, parts: list[str]) -> str:
    """Who does an entry; with the parts, where only these are named."""
    if entry.id in doer.ids:
        return doer.name
    return f"{doer.name} ({', '.join(part for part in parts if part in doer.ids)})"


def state_of(entry: Entry, mode: Mode, of: Framework, doers: list[Doer]) -> str:
    """The key of STATES for an entry in one mode."""
    there = [doer for doer in doers if mode in doer.sourcing]
    own = [doer for doer in there if doer.sourcing[mode] is Sourcing.IN_HOUSE]
    parts = parts_of(entry, of)
    for state, some in ((Sourcing.IN_HOUSE.value, own), (Sourcing.OUTSOURCED.value, there)):
        ids = {id for doer in some for id in doer.ids}
        if entry.id in ids or (parts and set(parts) <= ids):
            return state
    return PART if any(doer.ids & set(parts) for doer in there) else GAP


def remarks(plan: Plan, of: Framework, doers: list[Doer], view: View) -> Iterator[Text | str]:
    """How much is covered, and what was reconstructed."""
    for mode in modes_of(plan):
        states = [state_of(entry, mode, of, doers) for entry in of.entries.values()]
        counts = {PART: states.count(PART), GAP: states.count(GAP), "all": len(states)}
        counts["whole"] = counts["all"] - counts[PART] - counts[GAP]
        yield SUMMARY.to(view.language).format(mode=plan.word_of(mode).to(view.language), **counts)
    if any(service.frameworks.get(of.id) for service in plan.services.values()):
        yield SERVICES_QUOTED
    if is_inferred([role for role in plan.roles.values() if role.frameworks.get(of.id)], "frameworks"):
        yield MAPPING_INFERRED


KIND = Kind(TITLE, modes, draw, NEEDS)
