"""Sections of which several are one box of an overview that would have too many."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace
from math import ceil

from csirtgraph.drawing.model import Drawing
from csirtgraph.drawing.split.section import Section
from csirtgraph.drawing.split.sections import NAMED, ROOM, homes
from csirtgraph.text import Language, Text

TOGETHER = 3  # sections in a box on average, where that is enough
LISTED = 6  # their names in the box
MORE = Text("ほか{count}", "and {count} more")


def together(sections: Sequence[Section], drawing: Drawing) -> tuple[Section, ...]:
    """The same sections, a few of them as one box of the overview: those with most arrows between them."""
    inside: defaultdict[str, list[Section]] = defaultdict(list)
    for section in sections:
        inside[section.box].append(section)
    names = {id: section.box for id, section in homes(drawing, sections).items()}
    pairs = ((names.get(arrow.tail, ""), names.get(arrow.head, "")) for arrow in drawing.arrows)
    found: list[Section] = []
    for group in gathered([*inside], pairs, min(ROOM, ceil(len(inside) / TOGETHER))):
        held = [section for box in group for section in inside[box]]
        found += standing_together(held, drawing.language) if len(group) > 1 else held
    return tuple(found)


def standing_together(sections: Sequence[Section], language: Language) -> list[Section]:
    """Sections that one box stands for, which is named after the first."""
    names = list({section.box: (section.whole or section).name for section in sections}.values())
    name = NAMED.to(language).format(name=names[0], count=len(names) - 1)
    members = tuple(box for section in sections for box in section.members)
    whole = Section(f"{sections[0].id}-together", name, members, names=few(names, language))
    return [replace(section, whole=whole) for section in sections]


def few(names: Sequence[str], language: Language) -> tuple[str, ...]:
    """The names that stand in a box; of a long list, the last line says how many are left out."""
    if len(names) <= LISTED:
        return tuple(names)
    return (*names[: LISTED - 1], MORE.to(language).format(count=len(names) - LISTED + 1))


def gathered(boxes: Sequence[str], pairs: Iterable[tuple[str, str]], most: int) -> list[list[str]]:
    """At most so many groups, all of about one size: again and again the smallest joins the one it is tied to most."""
    numbers = {box: number for number, box in enumerate(boxes)}
    groups = {number: [number] for number in numbers.values()}
    ties: dict[int, Counter[int]] = {number: Counter() for number in groups}
    for one, other in pairs:
        if one in numbers and other in numbers and one != other:
            ties[numbers[one]][numbers[other]] += 1
            ties[numbers[other]][numbers[one]] += 1
    while len(groups) > most:
        small = min(groups, key=lambda group: len(groups[group]))
        near = ties[small] or groups.keys() - {small}
        join(small, min(near, key=lambda group: (-ties[small][group] / len(groups[group]), group)), groups, ties)
    return [[boxes[number] for number in sorted(group)] for group in sorted(groups.values(), key=min)]


def join(small: int, other: int, groups: dict[int, list[int]], ties: dict[int, Counter[int]]) -> None:
    """Put a group into another, with all that it is tied to."""
    groups[other] += groups.pop(small)
    for third, count in ties.pop(small).items():
        del ties[third][small]
        if third != other:
            ties[other][third] += count
            ties[third][other] += count
