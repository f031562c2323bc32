"""What somebody wants to show of a plan, in order: figures, modes, and what is chosen in them."""

import re
from collections.abc import Iterable, Mapping

from csirtgraph.plan.yaml.problems import Problem
from csirtgraph.records import dataclass

MOST_VIEWS, MOST_FACTS = 100, 20  # views of a plan; what one says
ID = re.compile(r"[\w.-]+")  # in lists of ids, some of them behind a kind: `person:ito`
APART = ("name", "figure", "mode", "lang", "at")  # what a view says without ids


@dataclass(frozen=True)
class SavedView:
    """A view: its name, and what it shows, in the words of the page's address."""

    name: str
    shows: Mapping[str, str]

    def with_ids(self, ids: Mapping[str, str]) -> "SavedView":
        """The same where ids became others, or "" for those that are to be left out."""
        return SavedView(self.name, {key: self.value(key, value, ids) for key, value in self.shows.items()})

    def value(self, key: str, value: str, ids: Mapping[str, str]) -> str:
        """A value in which ids became others."""
        return value if key in APART else ID.sub(lambda found: ids.get(found[0], found[0]), value)


@dataclass(frozen=True)
class SavedViews:
    """The views of a plan, and what of their file could not be used."""

    views: tuple[SavedView, ...] = ()
    problems: tuple[Problem, ...] = ()

    def renamed(self, ids: Mapping[str, str]) -> "SavedViews":
        """The same for a plan in which ids became others."""
        return SavedViews(tuple(view.with_ids(ids) for view in self.views), self.problems) if ids else self

    def without(self, hidden: Iterable[str]) -> "SavedViews":
        """The same for readers who must not know some ids."""
        return self.renamed(dict.fromkeys(hidden, ""))


NO_VIEWS = SavedViews()
