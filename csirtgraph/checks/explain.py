"""A rule, or a mistake in a plan file, explained in words; those of the rules stand in `explanations.yaml`."""

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from textwrap import wrap

from csirtgraph.checks.catalogue import RULES
from csirtgraph.plan.model.enums import Severity
from csirtgraph.plan.model.vocabulary import lower_word_of
from csirtgraph.plan.yaml.messages import MESSAGES
from csirtgraph.plan.yaml.node import Node, entries_at
from csirtgraph.plan.yaml.tree import read_file
from csirtgraph.text import Language, Text

FILE = Path(__file__).with_name("explanations.yaml")


@dataclass(frozen=True)
class Explanation:
    """Why a rule matters, its sources, how to fix findings, and YAML that does so, on top of pattern B."""

    why: Text
    source: Text
    fix: Text
    example: str


@cache
def explanations() -> dict[str, Explanation]:
    """The explanation of every rule, by its code."""
    return {code: explanation(node) for code, node in entries_at(read_file(FILE, FILE.name)).items()}


def explanation(node: Node) -> Explanation:
    """One entry of the file."""

    def words(name: str) -> Text:
        texts = entries_at(node, name)
        return Text(texts["ja"].text, texts["en"].text)

    return Explanation(words("why"), words("source"), words("fix"), entries_at(node)["example"].text)


HEADINGS = (
    (Text("なぜ", "Why"), "why"),
    (Text("出典では", "Source"), "source"),
    (Text("直し方", "How to fix it"), "fix"),
)
EXAMPLE = Text("例", "An example")
MISTAKE = Text("{code}: プランのファイルの誤り\n\n{words}\n", "{code}: a mistake in a plan file\n\n{words}\n")


def explained(code: str, language: Language) -> str:
    """Everything about a rule; of a mistake in a file, what its message says."""
    if code in MESSAGES:
        return MISTAKE.to(language).format(code=code, words=MESSAGES[code].to(language))
    rule, about = RULES[code], explanations()[code]
    lines = [f"{code} ({lower_word_of(rule.severity).to(language)}): {rule.title.to(language)}", ""]
    for heading, name in HEADINGS:
        words: Text = getattr(about, name)
        lines += [f"{heading.to(language)}:", *wrapped(words, language), ""]
    lines += [f"{EXAMPLE.to(language)}:", *(f"  {line}" for line in about.example.splitlines())]
    return "\n".join(lines) + "\n"


def wrapped(words: Text, language: Language) -> list[str]:
    """Words indented; English in lines of a terminal's width, Japanese as the terminal breaks it."""
    text = words.to(language)
    return [f"  {line}" for line in (wrap(text, 76) if language == "en" else [text])]


def listed(language: Language) -> str:
    """All rules, a line each."""
    weights = {severity: lower_word_of(severity).to(language) for severity in Severity}
    return "".join(f"{code}  {weights[rule.severity]:<8} {rule.title.to(language)}\n" for code, rule in RULES.items())
