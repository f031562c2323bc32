"""The places of figures in a page: a pair of marks for each, in the pair of its plan where it has none of its own."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from csirtgraph.wiki.errors import WikiError
from csirtgraph.wiki.page import gap, in_place

Figures: TypeAlias = Mapping[str, Sequence[str]]  # what to show, by figure, in the order asked for


@dataclass(frozen=True)
class Marks:
    """How a wiki marks places; each function takes a name such as pattern-b or pattern-b/relations."""

    begin: Callable[[str], str]  # regular expressions
    end: Callable[[str], str]
    whole: Callable[[str, str], str]  # a name and what is shown: with its marks around, as it is added to a page
    inside: Callable[[Sequence[str], str], str]  # what stands between the marks, from what stood there before
    check: Callable[[str, str], None]  # raises WikiError for a place whose part of the page cannot be taken out
    missing: Callable[[str], WikiError]
    crossed: Callable[[str], WikiError]


def filled(text: str, plan: str, figures: Figures, marks: Marks) -> str:
    """A page with every figure in its place; raises WikiError where a place is missing or unclear."""
    new: dict[str, Sequence[str]] = {}
    for figure, snippets in figures.items():
        place = place_of(text, f"{plan}/{figure}", marks)
        if place is None:
            new[figure] = snippets
        else:
            marks.check(f"{plan}/{figure}", text[place])
            text = in_place(text, place, marks.inside(snippets, text[place]))
    return with_new(text, plan, new, marks) if new else text


def place_of(text: str, name: str, marks: Marks) -> slice | None:
    """The place of a figure; None where the page has neither of its marks."""
    error = marks.crossed(name)
    begin, end = (has(text, mark) for mark in (marks.begin(name), marks.end(name)))
    return gap(text, marks.begin(name), marks.end(name), error, error) if begin or end else None


def has(text: str, mark: str) -> bool:
    """Whether a page has a mark."""
    return re.search(mark, text, re.DOTALL) is not None


def with_new(text: str, plan: str, figures: Figures, marks: Marks) -> str:
    """Figures at the end of the place of their plan; what stands there without marks of figures is replaced."""
    place = gap(text, marks.begin(plan), marks.end(plan), marks.missing(plan), marks.crossed(plan))
    before = text[place]
    marks.check(plan, before)
    kept = before.rstrip() if has(before, marks.begin(f"{plan}/[a-z-]+")) else ""
    added = (marks.whole(f"{plan}/{figure}", marks.inside(snippets, "")) for figure, snippets in figures.items())
    return in_place(text, place, "\n\n".join([kept, *added]) + "\n\n")
