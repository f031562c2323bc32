"""All changes on one line: 新設 2 / 廃止 1 / 兼務解消 1 / 流れ ＋3 −1 / 人数 4→5名."""

from collections.abc import Iterable, Iterator

from csirtgraph.compare import names
from csirtgraph.compare.changes import Change
from csirtgraph.compare.comparison import Comparison
from csirtgraph.compare.kinds import WORDS, Kind, sign_of
from csirtgraph.drawing.model import SIGNS
from csirtgraph.plan.analysis.persons import people_in
from csirtgraph.plan.model.enums import Mode
from csirtgraph.plan.model.vocabulary import lower_word_of
from csirtgraph.text import Language, Text

#: Counted by themselves, because there are many of them and they matter less.
APART = ("flows", "skills", "vendor-skills", "stages")
NO_CHANGE = Text("変更なし", "No changes")


def summary(comparison: Comparison, language: Language, changes: Iterable[Change] | None = None) -> str:
    """How many entries of which kind of change; the changes of the comparison unless others are given."""
    shown = list(comparison.changes if changes is None else changes)
    return " / ".join(parts(comparison, shown, language)) or NO_CHANGE.to(language)


def parts(comparison: Comparison, changes: list[Change], language: Language) -> Iterator[str]:
    """The parts of the line."""
    counted = [change for change in changes if change.section not in APART]
    modes = {change.mode for change in changes if has_people(change)}
    numbers = list(head_counts(comparison, language, modes))
    for kind in Kind:
        ids = {change.id for change in counted if change.kind is kind}
        if ids and not (kind is Kind.PEOPLE and numbers):
            yield count(WORDS[kind].to(language), len(ids), language)
    yield from numbers
    for section in APART:
        signs = [sign_of(change.kind) for change in changes if change.section == section]
        if signs:
            counts = " ".join(f"{sign}{signs.count(sign)}" for sign in SIGNS.values() if sign in signs)
            yield f"{names.section(section).to(language)} {counts}"


def count(words_: str, number: int, language: Language) -> str:
    """新設 2, or 2 added."""
    return COUNT.to(language).format(words=words_, number=number)


def has_people(change: Change) -> bool:
    """Whether the change may affect the number of people."""
    return change.section == "posts" and change.kind in (Kind.PEOPLE, Kind.ADDED, Kind.REMOVED, *HELD)


COUNT = Text("{words} {number}", "{number} {words}")
PEOPLE = Text("人数 {difference} ({when} {before}→{after}名)", "people {difference} ({when} {before}→{after})")
HELD = (Kind.TAKEN_UP, Kind.ENDED, Kind.HOLDER)


def head_counts(comparison: Comparison, language: Language, modes: set[Mode | None]) -> Iterator[str]:
    """How many people there were and are, in each of the modes where that differs."""
    for mode in (mode for mode in Mode if mode in modes):
        before, after = (people_in(plan, mode, plan.posts.get(mode, {})) for plan in (comparison.old, comparison.new))
        if before != after:
            when = lower_word_of(mode).to(language)
            difference = f"＋{after - before}" if after > before else f"−{before - after}"
            yield PEOPLE.to(language).format(difference=difference, when=when, before=before, after=after)
