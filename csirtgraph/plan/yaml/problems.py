"""Mistakes in a plan, as values: where, what, and the message."""

from collections.abc import Iterable, Mapping
from dataclasses import field
from typing import NamedTuple

from csirtgraph.errors import CsirtgraphError
from csirtgraph.plan.yaml import limits
from csirtgraph.plan.yaml.lookalikes import Sign
from csirtgraph.records import dataclass
from csirtgraph.text import Language, Text


class Position(NamedTuple):
    """A place in a plan file; line and column count from 1."""

    file: str
    line: int = 1
    column: int = 1

    def __str__(self) -> str:
        return f"{self.file}:{self.line}:{self.column}"


@dataclass(frozen=True)
class Problem:
    """One mistake; `code` is a key of `MESSAGES`, `values` fill its gaps."""

    position: Position
    code: str
    values: Mapping[str, str | Text] = field(default_factory=dict, compare=False)  # without line breaks

    def message(self, language: Language = "en") -> str:
        """What is wrong and what to do."""
        from csirtgraph.plan.yaml.messages import MESSAGES  # which a plan without problems does without

        values = {name: value.to(language) if isinstance(value, Text) else value for name, value in self.values.items()}
        return MESSAGES[self.code].to(language).format_map(values)

    def text(self, language: Language = "en") -> str:
        """`file:line:column: message`, on one line."""
        return f"{self.position}: {self.message(language)}"


def problem(at: Position, code: str, **values: object) -> Problem:
    """A problem whose values are words on one line."""
    gaps = {name: value if isinstance(value, Text) else " ".join(str(value).split()) for name, value in values.items()}
    return Problem(at, code, gaps)


def sign_problem(at: Position, sign: Sign) -> Problem:
    """A problem with a sign that is not YAML's."""
    return problem(at, "sign" if sign.plain else "unseen-sign", sign=sign.name, plain=sign.plain)


class PlanError(CsirtgraphError):
    """A plan that cannot be used; holds every problem found, in file order, or the first thousand."""

    def __init__(self, problems: Iterable[Problem]):
        found = sorted(problems, key=lambda problem: problem.position)
        if len(found) > limits.PROBLEMS:
            more = Problem(found[limits.PROBLEMS].position, "too-many-problems", {"limit": str(limits.PROBLEMS)})
            found = [*found[: limits.PROBLEMS], more]
        known = {problem.text(): problem for problem in found}
        self.problems = tuple(sorted(known.values(), key=lambda problem: (problem.position, problem.text())))
        super().__init__("problems")

    def messages(self, language: Language = "en", figure: str = "") -> list[str]:
        """A line for each problem."""
        return [problem.text(language) for problem in self.problems]

    def words(self, language: Language = "en", figure: str = "") -> str:
        """All lines."""
        return "\n".join(self.messages(language))
