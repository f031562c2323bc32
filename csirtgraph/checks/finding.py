"""What a rule finds in a plan, as values."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING, NamedTuple

from csirtgraph.plan.model.enums import Mode
from csirtgraph.plan.yaml.problems import Position
from csirtgraph.text import Language, Text

if TYPE_CHECKING:
    from csirtgraph.checks.facts import Facts


class Severity(str, Enum):
    """An error breaks the plan; a warning is a question to its planner."""

    ERROR = "error"
    WARNING = "warning"


class Hit(NamedTuple):
    """What a rule answers: what is wrong, the ids concerned, and the keys that lead to it in the plan."""

    message: Text
    ids: tuple[str, ...]
    place: tuple[str, ...]


@dataclass(frozen=True)
class Rule:
    """A rule: its code, and the function that finds what breaks it in one mode."""

    code: str
    severity: Severity
    title: Text
    find: "Callable[[Facts], Iterator[Hit]]"


@dataclass(frozen=True)
class Finding:
    """Something a rule found: where, what, whom it concerns, and in which modes."""

    code: str
    severity: Severity
    message: Text
    position: Position
    ids: tuple[str, ...] = ()
    modes: tuple[Mode, ...] = ()

    def text(self, language: Language = "en") -> str:
        """`file:line:column: severity CODE (modes): message`, on one line."""
        modes = ", ".join(MODE[mode].to(language) for mode in self.modes)
        when = f" ({modes})" if modes else ""
        return f"{self.position}: {SEVERITY[self.severity].to(language)} {self.code}{when}: {self.message.to(language)}"


MODE = {Mode.PEACETIME: Text("平時", "peacetime"), Mode.INCIDENT: Text("有事", "incident")}
SEVERITY = {Severity.ERROR: Text("誤り", "error"), Severity.WARNING: Text("注意", "warning")}
