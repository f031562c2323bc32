"""What every module of a figure offers as `KIND`."""

from collections.abc import Callable

from csirtgraph.drawing.model import Drawing
from csirtgraph.drawing.split.section import Section
from csirtgraph.plan.model.enums import Mode
from csirtgraph.plan.model.plan import Plan
from csirtgraph.plan.model.view import View
from csirtgraph.records import dataclass
from csirtgraph.text import Text

ONCE: tuple[Mode | None, ...] = (None,)
NEVER: tuple[Mode | None, ...] = ()


def no_sections(plan: Plan, view: View) -> tuple[Section, ...]:
    """The sections of a figure that has none besides its frames."""
    return ()


@dataclass(frozen=True)
class Kind:
    """A kind of figure.

    `modes` says in which modes a plan has it: ONCE when the mode does not
    matter, NEVER when the plan lacks its data;
    `needs` are lines of YAML that would give it the data;
    `sections` are what a large one is divided into besides its frames;
    `has_parts` says that a large one is an overview and parts, not a table in pages.
    """

    title: Text
    modes: Callable[[Plan], tuple[Mode | None, ...]]
    draw: Callable[[Plan, View], Drawing]
    needs: str
    sections: Callable[[Plan, View], tuple[Section, ...]] = no_sections
    has_parts: bool = False
