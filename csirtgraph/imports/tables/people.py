"""Who holds which post: people are counted, and never named in a plan; one person with several posts is 兼務."""

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from unicodedata import normalize

from csirtgraph.imports.facts import PostFact
from csirtgraph.imports.tables.words import CONCURRENT

BETWEEN = re.compile(r"\s*[、,;\n/]\s*")
NOBODY = {"", "null", "none", "nil", "n/a", "-", "–", "tba", "tbd", "vacant", "tobeassigned", "[tobeassigned]"}
NOBODY |= {"未定", "空席", "募集中", "なし", "todo", "?"}
GAP = re.compile(r"[\[<＜【].*[\]>＞】]|[_x.…]+", re.I)  # where a template leaves room for a name
SURNAME_FIRST = re.compile(r"[^\W\d_][^,、;\n/]*, ?[^,、;\n/]+")


@dataclass
class Holders:
    """The people of each post, by its place, as the rows name them one after the other."""

    people: dict[str, dict[str, bool]] = field(default_factory=lambda: defaultdict(dict))  # and whether it is 兼務

    names: dict[str, str] = field(default_factory=dict)  # as they are first written
    is_surname_first: bool = False  # whether a comma stands inside names, as in Smith, Ann

    def add(self, place: str, cell: str) -> None:
        """Note everybody whom a cell names."""
        for name in [cell] if self.is_surname_first else BETWEEN.split(cell):
            person = key_of(CONCURRENT.sub("", name))
            if person not in NOBODY and not GAP.fullmatch(person):
                self.people[place][person] = bool(CONCURRENT.search(name))
                self.names.setdefault(person, CONCURRENT.sub("", name).strip())

    def held(self, posts: Sequence[PostFact], has_numbers: bool) -> list[PostFact]:
        """The posts with how many people hold them, and with the post that is the first of the same people."""
        first: dict[str, str] = {}
        for is_second in (False, True):
            for post in posts:
                for person, is_marked in self.people[post.place].items():
                    if is_marked == is_second:
                        first.setdefault(person, post.place)
        return [self.with_people(post, first, has_numbers) for post in posts]

    def with_people(self, post: PostFact, first: dict[str, str], has_numbers: bool) -> PostFact:
        """A post with its number of people, or held with another by all of them."""
        own = self.people[post.place]
        homes = [first[person] for person in own]
        people = post.people if has_numbers or not own else len(own)
        held = homes[0] if homes and post.place not in homes and not post.held_with else post.held_with
        return replace(post, people=people, held_with=held, holders=tuple(self.names[person] for person in own))


def are_surnames_first(cells: Sequence[str]) -> bool:
    """Whether all names of a column are like Smith, Ann, and none is in Japanese."""
    return len(cells) > 1 and all(cell.isascii() and SURNAME_FIRST.fullmatch(cell) for cell in cells)


def key_of(name: str) -> str:
    """A name without width, case and spaces, which people write differently."""
    return re.sub(r"\s+", "", normalize("NFKC", name)).lower()
