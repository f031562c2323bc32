"""Lists compared item by item: skills and career stages."""

from collections.abc import Hashable, Iterator, Mapping
from difflib import SequenceMatcher
from typing import Any

from csirtgraph.compare.values import words_for
from csirtgraph.plan.model.enums import Mode
from csirtgraph.plan.model.plan import Plan
from csirtgraph.plan.model.vocabulary import lower_word_of, word_of
from csirtgraph.text import LANGUAGES, NOTHING, Text

ALIKE = 0.6  # the likeness from which two texts are one that was reworded


def item_changes(one: Any, other: Any, old: Plan, new: Plan) -> Iterator[tuple[Text, Text]]:
    """What was and what is: only after for a new item, only before for one that is gone, both for a reworded one."""
    gone, come = items_of(one, old), items_of(other, new)
    left = [text for key, text in come.items() if key not in gone]
    for text in [text for key, text in gone.items() if key not in come]:
        best = max(left, key=lambda found: likeness(text, found), default=NOTHING)
        if likeness(text, best) >= ALIKE:
            left.remove(best)
            yield text, best
        else:
            yield text, NOTHING
    for text in left:
        yield NOTHING, text


def items_of(value: Any, plan: Plan) -> dict[Hashable, Text]:
    """The items of a list in words, by what makes them the same; skills of both modes once, others with their mode."""
    if not isinstance(value, Mapping):
        return {(item.from_, item.to, frozenset(item.gains)): stage_words(item, plan) for item in value}
    found: dict[Text, list[Mode]] = {}
    for mode, items in value.items():
        for item in items:
            found.setdefault(words_for(item, plan), []).append(mode)
    texts = [text if len(modes) > 1 else in_mode(text, modes[0]) for text, modes in found.items()]
    return {text: text for text in texts}


def in_mode(text: Text, mode: Mode) -> Text:
    """An item with its mode."""
    return Text(f"{text.to('ja')}({word_of(mode).ja})", f"{text.to('en')} ({lower_word_of(mode).en})")


def stage_words(item: Any, plan: Plan) -> Text:
    """A stage of a career: its years and what they bring."""
    gains = words_for(item.gains, plan)
    return Text(f"{item.from_}–{item.to}年目: {gains.to('ja')}", f"Years {item.from_}–{item.to}: {gains.to('en')}")


def likeness(one: Text, other: Text) -> float:
    """The likeness of two texts, from 0 to 1, in the language where it is highest."""
    return max(
        SequenceMatcher(None, one.to(lang), other.to(lang), autojunk=False).ratio() if one and other else 0.0
        for lang in LANGUAGES
    )
