"""The words at an arrow of ours: the label of its flow, with the step before it and the terms behind it."""

import re
from dataclasses import replace

from csirtgraph.figures.flow_arrows import words_of
from csirtgraph.plan.model.flows import Flow
from csirtgraph.plan.model.plan import Plan
from csirtgraph.plan.model.view import View
from csirtgraph.text import LANGUAGES, Language, Text

GAP = "\ue000"  # a character that no plan has


def label_in(words: str, flow: Flow, plan: Plan, language: Language) -> str:
    """The label that stands in the words at an arrow, or in a cell."""
    shown = words_of(replace(flow, label=Text(GAP, GAP)), plan, View(language=language))
    before, _, behind = map(spaced, shown.partition(GAP))
    found = re.fullmatch(f"\\s*{before}(.*?){behind}\\s*", words, re.S)
    return found[1].strip() if found else words


def spaced(words: str) -> str:
    """A pattern for words with any blanks between their characters, which long labels lose."""
    return r"\s*".join(map(re.escape, "".join(words.split()))) + (r"\s*" if words else "")


def labels_in(label: Text, flow: Flow, plan: Plan) -> Text:
    """The same in each language that a text has."""
    ja, en = (label_in(getattr(label, language), flow, plan, language) for language in LANGUAGES)
    return Text(ja, en)
