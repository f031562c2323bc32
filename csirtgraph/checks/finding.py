"""What a rule finds in a plan, as values."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from csirtgraph.plan.model.enums import Mode, Severity
from csirtgraph.plan.model.vocabulary import lower_word_of
from csirtgraph.plan.yaml.problems import Position
from csirtgraph.text import Language, Text

if TYPE_CHECKING:
    from csirtgraph.checks.facts import Facts


class Hit(NamedTuple):
    """What a rule returns: what is wrong, the ids concerned, and the keys that lead to it in the plan."""

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
        modes = ", ".join(lower_word_of(mode).to(language) for mode in self.modes)
        when = f" ({modes})" if modes else ""
        severity = lower_word_of(self.severity).to(language)
        return f"{self.position}: {severity} {self.code}{when}: {self.message.to(language)}"
