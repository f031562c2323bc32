"""What a request asks to see, checked: nothing else of the query is ever used."""

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from csirtgraph.drawing.layout.subset import drawing_part
from csirtgraph.drawing.model import Table
from csirtgraph.figures.selection import selected
from csirtgraph.formats import Format, format_named, names
from csirtgraph.pipeline import drawing_of, kind_in, mode_for
from csirtgraph.plan.model.enums import MODES, Audience, Mode
from csirtgraph.plan.model.plan import Plan
from csirtgraph.plan.model.view import View
from csirtgraph.plan.model.vocabulary import lower_word_of
from csirtgraph.studio.server.refused import Refused
from csirtgraph.text import LANGUAGES, Language
from csirtgraph.themes import THEMES

FOCUS, MOST_HOPS = 800, 9  # characters of a focus, and arrows around it


class FigureQuery(NamedTuple):
    """A figure and its view; `against` is the id of a commit to compare with.

    A `part` that the figure does not have (any more) stands for the whole figure. `focus` is what is shown
    alone, with all that is at most so many `hops` away, as a view names it.
    """

    figure: str
    mode: Mode | None
    language: Language
    against: str = ""
    part: str = ""
    audience: Audience = Audience.PUBLIC
    focus: str = ""
    hops: int = 1
    folded: str = ""  # ids with commas of what is shown as one box each

    @property
    def view(self) -> View:
        """The view of the figure; its part is looked up where it is drawn."""
        return View(
            *(self.mode or Mode.INCIDENT, self.language),
            focus=self.focus,
            hops=self.hops,
            is_anew=bool(self.focus),
            folded=self.folded,
        )


def wanted_of(query: Mapping[str, str], plan: Plan, language: Language) -> FigureQuery:
    """The figure asked for. Raises Refused, and NoFigure where the plan has no such figure."""
    name = query.get("figure", "")[:80]
    mode = one_of(query, "mode", ["", *(mode.value for mode in MODES)], "")
    found = mode_for(plan, name, mode)
    if found and found not in kind_in(plan, name).modes(plan):
        raise Refused(404, "no-mode", name=name, mode=lower_word_of(found))
    part, audience = query.get("part", "")[:80], audience_of(query)
    wanted = FigureQuery(name, found, language_of(query, language), part=part, audience=audience)
    wanted = wanted._replace(folded=query.get("folded", "")[:FOCUS])
    focus = query.get("focus", "")[:FOCUS]
    focused = wanted._replace(focus=focus, hops=hops_of(query))
    return focused if focus and leaves_anything(plan, focused) else wanted


def leaves_anything(plan: Plan, wanted: FigureQuery) -> bool:
    """Whether a focus is in a figure; a table always says everything. Raises NoFigure."""
    drawing = drawing_of(plan, wanted.figure, wanted._replace(focus="").view)
    kept = None if isinstance(drawing.body, Table) else selected(plan, drawing, wanted.view)
    return kept is not None and bool(drawing_part(drawing, kept).boxes)


def hops_of(query: Mapping[str, str]) -> int:
    """How many arrows around a focus are asked for. Raises Refused."""
    return int(one_of(query, "hops", [str(number) for number in range(MOST_HOPS + 1)], "1"))


def audience_of(query: Mapping[str, str]) -> Audience:
    """For which audience: public, unless the page shows contacts. Raises Refused."""
    return Audience(one_of(query, "audience", (Audience.PUBLIC.value, Audience.RESPONSE.value), Audience.PUBLIC.value))


def language_of(query: Mapping[str, str], default: Language) -> Language:
    """The language asked for. Raises Refused."""
    return "ja" if one_of(query, "lang", LANGUAGES, default) == "ja" else "en"


def format_of(query: Mapping[str, str]) -> Format:
    """The format asked for. Raises Refused."""
    return format_named(one_of(query, "format", names(), "svg"))


def theme_of(query: Mapping[str, str]) -> str:
    """The theme asked for. Raises Refused."""
    return one_of(query, "theme", THEMES, "light")


def one_of(query: Mapping[str, str], name: str, known: Iterable[str], default: str) -> str:
    """One of the values there are. Raises Refused for any other."""
    value = query.get(name) or default
    if value not in known:
        raise Refused(400, "not-one-of", name=name, value=value[:40], known=", ".join(filter(None, known)))
    return value
