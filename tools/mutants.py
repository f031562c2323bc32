"""Plans that went wrong in every way: in their bytes, words and trees, and in what entries say of one another.

A number is a plan: `mutant(4711)` is the same files on every machine.
"""

import json
import re
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from random import Random
from typing import Any, NamedTuple

import yaml
from nasty import NASTY, REFUSED
from samples import EVERYTHING, MORE, RESPONDING, SECTIONS

Files = dict[str, bytes]
DATA = Path(__file__).parent.parent / "data"
MARKS = [
    *("[", "]", "{", "}", ":", ": ", "-", "- ", ",", "#", "&a", "*a", "<<: *a", "!!python/name:os.system", "!!binary"),
    *("|", ">", "'", '"', "\\", "\\x00", "\\uD800", "%YAML 9", "---", "...", "?", "@", "`", "\t", "\n", "\r", "\r\n"),
    *("\0", "\x7f", "\x85", "\u2028", "\ufeff", "\ufffe", "\u202e", "9" * 400, "-1", "1e999", "0x", ".nan", "~", "=1"),
]
BESIDE = {
    ".csirtgraph/layout.yaml": "relations-incident: {commander: [40, 5], poc: [10, 40], forensics: [-10, 90000]}\n",
    ".csirtgraph/views.yaml": """\
views:
  - {name: 有事, figure: relations, mode: incident, lang: ja, focus: "role:handler,person:sato", only: response}
  - {name: On call, figure: call-tree, at: "2"}
""",
}
WORD = re.compile(r"\s+|[{}\[\],:]|[^\s{}\[\],:]+")
ODD = [None, True, False, 0, -1, 10**17, 10**30, "", [], {}, [[]], {"ja": "x"}, {"ja": None}, {"x": {}}, "a", "x" * 70]
NAMING = ("under", "held-by", "in", "combines", "deputy-of", "holders")  # an entry of the same section


class Source(NamedTuple):
    """A plan to begin with: its files, and how many of ten plans begin with it."""

    files: dict[str, str]
    share: float


@cache
def sources() -> dict[str, Source]:
    """Plans of a section or all of them, which are fast, and the built-in ones."""
    small = [SECTIONS["plan"] + text for text in (SECTIONS | MORE).values()]
    found = {f"small-{number}": Source({"plan.yaml": text}, 2 / len(small)) for number, text in enumerate(small)}
    found["everything"] = Source({"plan.yaml": EVERYTHING}, 3)
    found["responding"] = Source({"plan.yaml": RESPONDING}, 3)
    for letter in "abc":
        folder = DATA / f"pattern-{letter}"
        found[letter] = Source({path.name: path.read_text() for path in sorted(folder.glob("*.yaml"))}, 1)
    return found


def mutant(number: int) -> tuple[str, Files]:
    """What was done to which plan, and the files that came of it."""
    dice = Random(number)
    [(name, source)] = dice.choices([*sources().items()], [one.share for one in sources().values()])
    how = dice.choice([*WAYS])
    files = {file: text.encode() for file, text in source.files.items()}
    file = dice.choice([*files])
    files |= WAYS[how](source.files[file], file, dice)
    for beside, text in BESIDE.items():
        if dice.random() < 0.1:
            files |= WAYS[dice.choice([*WAYS])](text, beside, dice)
    return f"{how} of {name}/{file}", files


def in_bytes(text: str, file: str, dice: Random) -> Files:
    """Some bytes are gone, others, or there twice."""
    data = text.encode()
    for _ in range(dice.choice((1, 1, 2, 8))):
        at, length = dice.randrange(len(data) + 1), dice.choice((0, 1, 1, 2, 10, 100))
        cut = data[at : at + length]
        new = dice.choice((b"", some_byte(dice), some_byte(dice), dice.choice(MARKS).encode(), cut * 3, data[:length]))
        data = data[:at] + new + data[at + length :]
    return {file: data[: dice.randrange(len(data) + 1)] if dice.random() < 0.05 else data}


def some_byte(dice: Random) -> bytes:
    """A byte, mostly one of ASCII."""
    return bytes([dice.randrange(32, 127) if dice.random() < 0.9 else dice.randrange(256)])


def in_words(text: str, file: str, dice: Random) -> Files:
    """Some words, marks and spaces are gone, others, there twice, or have changed places."""
    words = WORD.findall(text)
    for _ in range(dice.choice((1, 1, 2, 8))):
        at, other = dice.randrange(len(words)), dice.randrange(len(words))
        new = dice.choice(("", words[at] * 2, words[other], words[other], dice.choice(MARKS), nasty(dice)))
        words[at] = new
    return {file: "".join(words).encode("utf-8", "surrogatepass")}


def in_trees(text: str, file: str, dice: Random) -> Files:
    """Some values are odd, gone, elsewhere, or what stands at the same key of another entry."""
    tree = tree_of(text)
    for _ in range(dice.choice((1, 1, 1, 2, 4))):
        places = [*places_of(tree)] or [([None], 0)]  # all may be gone
        holder, name = dice.choice(places)
        alike = [there[key] for there, key in places if key == name and isinstance(there, dict)]
        anywhere, key = dice.choice(places)
        new = dice.choice(
            [dice.choice(ODD), *[dice.choice(alike or ODD)] * 4, anywhere[key], nasty(dice), [holder[name]]]
        )
        new = json.loads(json.dumps(new))  # no value stands in itself
        if dice.random() < 0.2:
            holder.pop(name)
        elif isinstance(holder, dict) and dice.random() < 0.1:
            holder[str(dice.choice([key, "x", nasty(dice)]))] = new
        else:
            holder[name] = new
    return {file: written(tree)}


def in_entries(text: str, file: str, dice: Random) -> Files:
    """The YAML is right and the plan odd: circles, hundreds of entries, flows between all, plans over plans."""
    tree = tree_of(text)
    for _ in range(dice.choice((1, 2, 3))):
        dice.choice(ODDITIES)(tree, dice)
    if dice.random() < 0.2:
        return {f"{name}-{file}": written({name: part}) for name, part in tree.items()} | {file: b"{}"}
    return {file: written(tree)}


WAYS: dict[str, Callable[[str, str, Random], Files]] = {
    "bytes": in_bytes,
    "words": in_words,
    "trees": in_trees,
    "entries": in_entries,
}


def misnamed(tree: Any, dice: Random) -> None:
    """Entries name others of their section, or themselves, so that some run in a circle."""
    for holder, name in [*places_of(tree)]:
        section = holder[name]
        entries = [part for part in section.values() if isinstance(part, dict)] if isinstance(section, dict) else []
        for entry in entries:
            for key in NAMING:
                if key in entry and dice.random() < 0.5:
                    entry[key] = dice.choice([*section])


def multiplied(tree: Any, dice: Random) -> None:
    """A section has many copies of an entry."""
    sections = [part for part in tree.values() if isinstance(part, dict) and part and part is not tree.get("plan")]
    if sections:
        section = dice.choice(sections)
        name = dice.choice([*section])
        section |= {f"copy-{number}": section[name] for number in range(dice.choice((1, 5, 30)))}


def chained(tree: Any, dice: Random) -> None:
    """Posts stand under one another, or hold one another, in a long line, or in a circle."""
    length, key = dice.choice((3, 30, 200)), dice.choice(("under", "held-by"))
    posts: dict[str, Any] = {f"p{number}": {"name": "P", key: f"p{number + 1}"} for number in range(length)}
    posts[f"p{length}"] = {"name": "P"} if dice.random() < 0.8 else {"name": "P", key: "p0"}
    tree["posts"] = {dice.choice(("peacetime", "incident")): posts}


def crowded(tree: Any, dice: Random) -> None:
    """Many flows between a few roles."""
    count = dice.choice((3, 10, 40))
    names = [f"r{number}" for number in range(count)]
    roles = tree["roles"] = tree.get("roles") if isinstance(tree.get("roles"), dict) else {}
    roles |= {name: {"name": name, "modes": dice.choice(("incident", "peacetime"))} for name in names}
    flows: dict[str, Any] = {}
    for _ in range(dice.choice((count, 3 * count))):
        one, other = dice.choice(names), dice.choice(names)
        flow = {"kind": dice.choice(("report", "request", "cooperate")), "label": nasty(dice)}
        flows.setdefault(one, {}).setdefault(other, []).append(flow)
    tree["flows"] = flows


def extending(tree: Any, dice: Random) -> None:
    """The plan stands on another one, on itself, or on what is no plan."""
    bases = ("csirtgraph:common", "csirtgraph:pattern-c", ".", "..", "/", "plan.yaml", "csirtgraph:x", "\0", "x" * 300)
    tree.setdefault("plan", {"id": "ours", "title": "Ours"})
    if isinstance(tree["plan"], dict):
        tree["plan"]["extends"] = dice.choice(bases)


def worded(tree: Any, dice: Random) -> None:
    """Texts are nasty, wherever there is one."""
    for holder, name in [*places_of(tree)]:
        if isinstance(holder[name], str) and name in ("ja", "en", "name", "label", "note", "title", "aim", "detail"):
            holder[name] = nasty(dice)


ODDITIES = (misnamed, multiplied, chained, crowded, extending, worded, worded)


def nasty(dice: Random) -> str:
    """Nasty words; now and then those that are refused."""
    return dice.choice([*REFUSED.values()]) if dice.random() < 0.005 else dice.choice([*NASTY.values()])


def tree_of(text: str) -> Any:
    """The values of a file, to be changed."""
    return json.loads(as_json(text))


@cache
def as_json(text: str) -> str:
    """The values of a file, kept as what is quickly read again."""
    return json.dumps(yaml.safe_load(text), default=str)


def places_of(tree: Any) -> Iterator[tuple[Any, Any]]:
    """Every mapping or list within a value, with each of its keys or numbers."""
    ahead = [tree]
    while ahead:
        holder = ahead.pop()
        for name, part in [*holder.items()] if isinstance(holder, dict) else [*enumerate(holder)]:
            yield holder, name
            if isinstance(part, (dict, list)):
                ahead.append(part)


def written(tree: Any) -> bytes:
    """A tree as YAML."""
    return json.dumps(tree, ensure_ascii=False, default=str).encode("utf-8", "surrogatepass")
