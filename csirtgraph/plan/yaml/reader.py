"""What one reading of a plan gathers, and what every shape of a value has."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import field
from typing import Any

from csirtgraph.plan.yaml import limits
from csirtgraph.plan.yaml.advice import CHECK, advice
from csirtgraph.plan.yaml.lookalikes import sign_in
from csirtgraph.plan.yaml.node import Node
from csirtgraph.plan.yaml.problems import Problem, problem, sign_problem
from csirtgraph.records import dataclass
from csirtgraph.text import Text

#: Problems behind which a sign may be that YAML did not take for its own.
OF_SIGNS = ("no-mapping", "not-list", "not-id", "not-choice", "not-boolean", "not-number")


@dataclass()
class Reader:
    """What one reading gathers: problems, and the ids that others must define."""

    problems: list[Problem] = field(default_factory=list)
    references: list[tuple[Node, tuple[str, ...]]] = field(default_factory=list)
    labels: dict[str, Text] = field(default_factory=dict)
    defaults: dict[str, Any] = field(default_factory=dict)  # by key, what entries have that leave it out
    suggested: int = 0

    def advice(self, word: str, known: Iterable[str]) -> Text:
        """What to write instead of `word`; to check its spelling when enough has been looked for."""
        self.suggested += 1
        return advice(word, known) if self.suggested <= limits.SUGGESTED else CHECK

    def note(self, node: Node, code: str, **values: object) -> None:
        """Remember a problem at this node's value; the sign in it that was meant for YAML, where there is one."""
        sign = sign_in(node.text) if code in OF_SIGNS else None
        self.problems.append(sign_problem(node.at, sign) if sign else problem(node.at, code, **values))


@dataclass(frozen=True)
class Shape:
    """How to read a value, and what it is in JSON Schema's words."""

    read: Callable[[Node, Reader], Any]
    schema: Mapping[str, Any]
