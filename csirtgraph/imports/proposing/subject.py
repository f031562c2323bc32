"""The plan that is changed: its draft, what it says now, and how names and ids of a file lead to its entries."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from unicodedata import normalize

from csirtgraph.edits.change import change
from csirtgraph.edits.draft import Draft
from csirtgraph.edits.ids import new_id
from csirtgraph.edits.lookup import whole
from csirtgraph.edits.yaml.values import Data
from csirtgraph.imports.facts import Facts
from csirtgraph.plan.model.enums import MODES, Mode
from csirtgraph.plan.model.flows import ENDS
from csirtgraph.plan.model.plan import Plan
from csirtgraph.plan.yaml import limits
from csirtgraph.plan.yaml.decode import ESCAPED
from csirtgraph.plan.yaml.ids import is_id
from csirtgraph.text import LANGUAGES, Language, Text, shortened

MEANINGLESS = re.compile(r"[a-z]?-?\d*|(?:n|node|box|id|cell|emp|e)-?\d+")
KINDS = {"roles": "role", "parties": "party", "teams": "team", "groups": "group", "units": "unit"}
KINDS |= {"business-groups": "group", "people": "person"}


def key_of(name: str) -> str:
    """A name without width, case and spaces, which people write differently; - and _ are one sign."""
    return re.sub(r"\s+", "", normalize("NFKC", name)).lower().replace("_", "-")


@dataclass
class Subject:
    """`ids` finds entries of each section by their names; `plan` is what stood there before."""

    draft: Draft
    plan: Plan
    facts: Facts
    ids: dict[str, dict[str, str]] = field(default_factory=dict)
    used: dict[str, set[str]] = field(default_factory=dict)
    with_people: bool = False  # whether people are taken over, whom else nobody sees
    combined: dict[str, str] = field(default_factory=dict)  # roles by those that are drawn in their box

    def __post_init__(self) -> None:
        """Know every entry of the plan by its id and its names."""
        for section in KINDS:
            entries = getattr(self.plan, section.replace("-", "_"))
            self.used[section] = set(entries)
            self.ids[section] = {}
            for id, entry in entries.items():
                self.know(section, id, names_of(entry))
            self.ids[section] |= {id: id for id in entries}
        self.combined = {other: role.id for role in self.plan.roles.values() for other in role.combines}

    @property
    def usual_modes(self) -> tuple[Mode, ...]:
        """The modes of entries of which nothing says when they hold."""
        return self.plan.plan.modes or MODES

    def know(self, section: str, id: str, names: Iterable[str]) -> None:
        """Let names lead to an entry, unless they lead to one before it."""
        for name in names if id else ():
            if name:
                self.ids[section].setdefault(key_of(name), id)

    def find(self, section: str, *names: str) -> str:
        """The id of the entry of a section that one of some names means; "" for none."""
        known = self.ids[section]
        return next((known[key] for name in names if name and (key := key_of(name)) in known), "")

    def meant(self, section: str, asked: str, *names: str) -> str:
        """The id of the entry that a row or a box means; two of one name with ids of their own are two."""
        if id := self.find(section, asked):
            return id
        found = self.find(section, *names)
        is_old = found in getattr(self.plan, section)
        return found if is_old or not usable(asked.replace("_", "-"), self.used[section]) else ""

    def end(self, name: str) -> str:
        """The id of the role, party, team, group or unit of a name; "" for none."""
        return next((id for section in (*ENDS, "groups", "units") if (id := self.find(section, name))), "")

    def add(self, section: str, asked: str, name: Text, data: dict[str, Data], *aliases: str) -> str:
        """A new entry, with the id that the file gives it where that is possible; its id."""
        shared = ENDS if section in ENDS else (section,)
        taken = set().union(*(self.used[other] for other in shared))
        wish = asked.replace("_", "-").strip("-")
        id = wish if usable(wish, taken) else new_id(name.ja, name.en, taken, KINDS[section])
        self.used[section].add(id)
        self.know(section, id, (id, asked, name.ja, name.en, *aliases))
        change(self.draft, (section, id), {"name": data_of(name), **data})
        return id

    def group(self, section: str, name: str, place: str) -> str:
        """The id of a group, a team or a unit of a name, which is new where the plan has none; "" for no name."""
        if not name:
            return ""
        return self.find(section, name) or self.add(section, "", Text(ja=self.fit(name, place)), {})

    def fit(self, words: str, place: str) -> str:
        """Words that a plan may have; remarks on what had to be left out."""
        found = ESCAPED.sub("", words)
        if found != words:
            self.facts.remark(place, "signs", found)
        if len(found) > limits.TEXT:
            self.facts.remark(place, "long", shortened(found, 40))
        return shortened(found, limits.TEXT)

    def fitted(self, text: Text, place: str) -> Text:
        """A text of words that a plan may have."""
        return Text(self.fit(text.ja, place), self.fit(text.en, place))

    def say(self, path: tuple[str, ...], old: Text, new: Text, place: str) -> None:
        """Make the plan say other words where those of a language are other ones."""
        for language in LANGUAGES:
            words = getattr(new, language)
            if words and not is_alike(words, old.to(language)):
                self.put_words(path, language, self.fit(words, place))

    def put_words(self, path: tuple[str, ...], language: Language, words: str) -> None:
        """Other words in one language; words for both stay so."""
        shown = whole(self.draft, *path)
        self.put(path, {**shown, language: words} if isinstance(shown, dict) and shown else words)

    def put(self, path: tuple[str, ...], value: Data) -> None:
        """Make the plan say a value."""
        change(self.draft, path, value)


def usable(id: str, taken: set[str]) -> bool:
    """Whether an id of the file may be one of the plan: a number or a letter says nothing to people."""
    return is_id(id) and not MEANINGLESS.fullmatch(id) and id not in taken


def names_of(entry: object) -> Iterable[str]:
    """Every name by which a file may mean an entry; a party also with its note behind it."""
    for text in (getattr(entry, "name", Text()), getattr(entry, "short", Text())):
        for language in LANGUAGES:
            words = text.to(language)
            yield words
            if note := getattr(entry, "note", Text()).to(language):
                yield f"{words} ({note})"


def data_of(text: Text) -> Data:
    """A text as a plan has it: words alone where they are in one language."""
    if text.ja and text.en and text.ja != text.en:
        return {"ja": text.ja, "en": text.en}
    return text.ja or text.en


def is_alike(one: str, other: str) -> bool:
    """Whether two texts are the same but for blanks and line breaks."""
    return re.sub(r"\s+", "", one) == re.sub(r"\s+", "", other)
