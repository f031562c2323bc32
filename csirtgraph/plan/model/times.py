"""Times in a plan: how long something may take (`30m`, `3d`), when in a day (`9-17`), and dates."""

import re
from datetime import date

from csirtgraph.plan.yaml.node import Node
from csirtgraph.plan.yaml.reader import Reader, Shape
from csirtgraph.plan.yaml.scalars import read_string, shown
from csirtgraph.records import dataclass
from csirtgraph.text import Text

LIMIT = re.compile(r"([1-9][0-9]{0,3})(m|h|d|bd)")
HOURS = re.compile(r"([0-9]{1,2})(?::([0-5][0-9]))?-([0-9]{1,2})(?::([0-5][0-9]))?")
DAY = 24 * 60  # minutes
MINUTES = {"m": 1, "h": 60, "d": DAY, "bd": DAY}
WITHIN = {
    "m": Text("{}分以内", "within {} min"),
    "h": Text("{}時間以内", "within {} h"),
    "d": Text("{}日以内", "within {} d"),
    "bd": Text("{}営業日以内", "within {} business days"),
}


@dataclass(frozen=True)
class TimeLimit:
    """How long something may take, in the unit in which the plan states it."""

    amount: int
    unit: str  # m, h, d, or bd for business days

    @property
    def minutes(self) -> int:
        """Its length; a business day counts as a day, which is the least that it can be."""
        return self.amount * MINUTES[self.unit]

    @property
    def words(self) -> Text:
        """30分以内."""
        one = WITHIN[self.unit]
        english = one.en.replace("days", "day") if self.amount == 1 else one.en
        return Text(one.ja.format(self.amount), english.format(self.amount))

    def __str__(self) -> str:
        return f"{self.amount}{self.unit}"


@dataclass(frozen=True)
class Hours:
    """A part of every day, in minutes from midnight; it may go past midnight."""

    start: int
    end: int

    @property
    def spans(self) -> tuple[tuple[int, int], ...]:
        """Its parts before and after midnight; from an hour to the same one is the whole day."""
        if self.start < self.end:
            return ((self.start, self.end),)
        return tuple(span for span in ((self.start, DAY), (0, self.end)) if span[0] < span[1])

    def overlaps(self, other: "Hours") -> bool:
        """Whether both have a minute in common."""
        return any(one[0] < two[1] and two[0] < one[1] for one in self.spans for two in other.spans)

    def __str__(self) -> str:
        return "-".join(
            f"{time // 60}:{time % 60:02}" if time % 60 else str(time // 60) for time in (self.start, self.end)
        )


def read_limit(node: Node, reader: Reader) -> TimeLimit | None:
    """A number and a unit."""
    if match := LIMIT.fullmatch(node.text.strip()):
        return TimeLimit(int(match[1]), match[2])
    reader.note(node, "not-time", value=shown(node.text) or "{}")
    return None


def read_hours(node: Node, reader: Reader) -> Hours | None:
    """From an hour to another."""
    if match := HOURS.fullmatch(node.text.strip()):
        start, end = (int(match[n]) * 60 + int(match[n + 1] or 0) for n in (1, 3))
        if start < DAY and 0 < end <= DAY:
            return Hours(start, end)
    reader.note(node, "not-hours")
    return None


def read_date(node: Node, reader: Reader) -> date | None:
    """A day of the calendar."""
    try:
        return date.fromisoformat(read_string(node, reader))
    except ValueError:
        reader.note(node, "not-date")
        return None


TIME_LIMIT = Shape(read_limit, {"type": "string", "pattern": f"^({LIMIT.pattern})$"})
HOURS_OF_DAY = Shape(read_hours, {"type": "string", "pattern": f"^({HOURS.pattern})$"})
DATE = Shape(read_date, {"type": "string", "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}$"})
