"""What the ids of a plan are called in messages."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TypeAlias

from csirtgraph.plan.analysis.members import talking_groups
from csirtgraph.plan.model.plan import Plan
from csirtgraph.text import LANGUAGES, Language, Text

COMMA = Text("、", ", ")
MORE = Text(" ほか{}", " and {} more")
LISTED = 6  # names in one message

#: What fills a gap of a message: an id or several, which become names; or a number, or words.
Value: TypeAlias = "str | int | Text | Sequence[str]"


@dataclass(frozen=True)
class Names:
    """The names of roles, parties, teams and posts."""

    plan: Plan

    @cached_property
    def known(self) -> dict[str, Text]:
        """Every name by its id."""
        posts = {post.id: post.name for posts in self.plan.posts.values() for post in posts.values() if post.name}
        ends = (talking_groups(self.plan), self.plan.teams, self.plan.parties, self.plan.roles)
        return posts | {id: entry.name for section in ends for id, entry in section.items()}

    @cached_property
    def count(self) -> Counter[tuple[str, str]]:
        """How many have the same name, by language and name."""
        names = ((language, name.to(language)) for name in self.known.values() for language in LANGUAGES)
        return Counter((language, " ".join(name.split())) for language, name in names)

    def one(self, id: str, language: Language) -> str:
        """The name of an id, on one line; with the id behind it where others are called the same."""
        if id not in self.known:
            return id
        name = " ".join(self.known[id].to(language).split())
        return f"{name} ({id})" if self.count[language, name] > 1 else name

    def some(self, ids: Sequence[str], language: Language, count: int = 0) -> str:
        """The first names of some ids, and how many more there are (of `count` where the ids are not all)."""
        text = COMMA.to(language).join(self.one(id, language) for id in ids[:LISTED])
        left = (count or len(ids)) - min(len(ids), LISTED)
        return text + (MORE.to(language).format(left) if left else "")

    def several(self, ids: Sequence[str], count: int) -> Text:
        """The first names of some of `count` ids."""
        return Text(**{language: self.some(ids, language, count) for language in LANGUAGES})

    def way(self, ends: Sequence[str]) -> Text:
        """A way from end to end."""
        return Text(**{language: " → ".join(self.one(end, language) for end in ends) for language in LANGUAGES})

    def fill_of(self, value: Value, language: Language) -> str:
        """What stands in a gap of a message."""
        if isinstance(value, Text):
            return value.to(language)
        if isinstance(value, int):
            return str(value)
        return self.one(value, language) if isinstance(value, str) else self.some(value, language)

    def said(self, template: Text, **values: Value) -> Text:
        """A message in both languages, its gaps filled."""
        return Text(
            **{
                language: template.to(language).format(**{key: self.fill_of(v, language) for key, v in values.items()})
                for language in LANGUAGES
            }
        )
