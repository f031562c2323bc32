"""What a request asks to see, checked: nothing else of the query is ever used."""

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from csirtgraph.formats import Format, format_named, names
from csirtgraph.pipeline import kind_in, mode_for
from csirtgraph.plan.model.enums import MODES, Audience, Mode
from csirtgraph.plan.model.plan import Plan
from csirtgraph.plan.model.vocabulary import lower_word_of
from csirtgraph.studio.server.refused import Refused
from csirtgraph.text import LANGUAGES, Language
from csirtgraph.themes import THEMES


class FigureQuery(NamedTuple):
    """A figure as somebody looks at it; `against` is the id of a commit to compare with.

    A `part` that the figure does not have (any more) stands for the whole figure.
    """

    figure: str
    mode: Mode | None
    language: Language
    against: str = ""
    part: str = ""
    audience: Audience = Audience.PUBLIC


def wanted_of(query: Mapping[str, str], plan: Plan, language: Language) -> FigureQuery:
    """The figure asked for. Raises Refused, and NoFigure where the plan has no such figure."""
    name = query.get("figure", "")[:80]
    mode = one_of(query, "mode", ["", *(mode.value for mode in MODES)], "")
    found = mode_for(plan, name, mode)
    if found and found not in kind_in(plan, name).modes(plan):
        raise Refused(404, "no-mode", name=name, mode=lower_word_of(found))
    part, audience = query.get("part", "")[:80], audience_of(query)
    return FigureQuery(name, found, language_of(query, language), part=part, audience=audience)


def audience_of(query: Mapping[str, str]) -> Audience:
    """Whose answers are asked for: everybody's, unless somebody has asked for contacts. Raises Refused."""
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
