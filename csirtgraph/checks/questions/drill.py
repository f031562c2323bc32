"""A drill (机上訓練): who knows when after somebody notices, what comes too late, and what an absence costs."""

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from csirtgraph.checks.names import Names
from csirtgraph.checks.questions.absence import without
from csirtgraph.checks.questions.late import late_ones
from csirtgraph.plan.analysis.alarm import PACE, Arrival, arrivals, clock, minutes_of, way_to
from csirtgraph.plan.model.deadlines import Deadline
from csirtgraph.plan.model.enums import Mode
from csirtgraph.plan.model.flows import Flow
from csirtgraph.plan.model.plan import Plan
from csirtgraph.text import Language, Text


@dataclass(frozen=True)
class Drill:
    """What a drill finds."""

    plan: Plan
    mode: Mode
    start: str
    pace: int
    arrivals: dict[str, Arrival]  # the earliest first
    late: tuple[tuple[Deadline, int | None], ...]  # with the minutes until it is met; None: never
    slowest: Flow | None  # of those by which anybody heard
    delays: dict[str, int | None]  # by whom an absence makes wait: the minutes more; None: never called

    @property
    def unreached(self) -> list[str]:
        """The roles that do not hear."""
        return [
            role.id for role in self.plan.roles.values() if self.mode in role.modes and role.id not in self.arrivals
        ]


def drill(plan: Plan, start: str, mode: Mode, absent: Iterable[str] = (), pace: int = PACE) -> Drill:
    """An alarm from `start`, with some away; `pace` in minutes of a step that has no limit."""
    away = tuple(absent)
    left = without(plan, away) if away else plan
    found = arrivals(left, start, mode, pace)
    full = arrivals(plan, start, mode, pace) if away else found
    flows = {arrival.flow.id: arrival.flow for arrival in found.values() if arrival.flow}
    slowest = max(flows.values(), key=lambda flow: minutes_of(flow, pace), default=None)
    delays = {
        end: found[end].minutes - full[end].minutes if end in found else None
        for end in full
        if end not in away and (end not in found or found[end].minutes > full[end].minutes)
    }
    return Drill(left, mode, start, pace, found, tuple(late_ones(left, mode, found)), slowest, delays)


STARTS = Text(
    "{start}が気づいてから ({mode}、期限のない手順は1つ{pace}分)",
    "after {start} notices ({mode}; {pace} min per step without a limit)",
)
HEARS = Text("{time}  {end} ← {over}", "{time}  {end} ← {over}")
UNREACHED = Text("連絡の届かない役割: {roles}", "not reached: {roles}")
LATE = Text(
    "期限超過: {name} ({to}) は {within}、連絡は {time}", "too late: {name} ({to}) is due {within}, notified at {time}"
)
NEVER = Text("期限超過: {name} ({to}) には連絡が届かない", "too late: {name} ({to}) is never notified")
SLOWEST = Text("最も遅い手順: {flow} ({time})", "slowest step: {flow} ({time})")
DELAY = Text("不在の影響: {end} は {time} 遅れる", "absence: {end} hears {time} later")
LOST = Text("不在の影響: {end} に届かない", "absence: {end} is never notified")


def lines(result: Drill, language: Language) -> Iterator[str]:
    """A drill in words."""
    names = Names(result.plan)
    yield STARTS.to(language).format(
        start=names.one(result.start, language), mode=result.plan.word_of(result.mode).to(language), pace=result.pace
    )
    for end, arrival in result.arrivals.items():
        if arrival.over:
            over, name = names.one(arrival.over, language), names.one(end, language)
            label = f": {arrival.flow.label.to(language)}" if arrival.flow and arrival.flow.label else ""
            yield HEARS.to(language).format(time=clock(arrival.minutes).rjust(8), end=name, over=over) + label
    if result.unreached:
        yield UNREACHED.to(language).format(roles=names.some(result.unreached, language))
    yield from verdicts(result, language)


def verdicts(result: Drill, language: Language) -> Iterator[str]:
    """What comes too late, what takes longest, and what an absence costs."""
    names = Names(result.plan)
    for deadline, minutes in result.late:
        words = {"name": deadline.name.to(language), "to": names.one(deadline.to, language)}
        if minutes is None or deadline.within is None:
            yield NEVER.to(language).format(**words)
        else:
            within = deadline.within.words.to(language)
            yield LATE.to(language).format(**words, within=within, time=clock(minutes))
    if result.slowest:
        ends = names.way([result.slowest.sender, result.slowest.receiver]).to(language)
        yield SLOWEST.to(language).format(flow=ends, time=clock(minutes_of(result.slowest, result.pace)))
    for end, delay in result.delays.items():
        name = names.one(end, language)
        yield (
            LOST.to(language).format(end=name)
            if delay is None
            else DELAY.to(language).format(end=name, time=clock(delay))
        )


def as_json(result: Drill) -> str:
    """A drill as JSON; times in minutes."""
    data: dict[str, Any] = {
        "start": result.start,
        "mode": result.mode.value,
        "minutes_per_step": result.pace,
        "arrivals": [
            {"id": end, "minutes": one.minutes, "from": one.over, "flow": one.flow.id if one.flow else ""}
            for end, one in result.arrivals.items()
        ],
        "unreached": result.unreached,
        "late": [{"deadline": deadline.id, "minutes": minutes} for deadline, minutes in result.late],
        "slowest": result.slowest.id if result.slowest else None,
        "way": way_to(result.arrivals, next(reversed(result.arrivals))),
        "delays": result.delays,
    }
    return json.dumps(data, ensure_ascii=False, indent=1)
