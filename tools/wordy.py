"""Valid plans with line breaks and words as long as may be in every text: each becomes every format.

python tools/wordy.py           every way to fill a plan
python tools/wordy.py lines     one of them
"""

import json
import sys
import traceback
from collections.abc import Callable, Collection, Iterator
from itertools import count
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from typing import Any, TypeAlias

import trials
import yaml
from samples import EVERYTHING

sys.path.append(str(Path(__file__).parent.parent / "tests" / "support"))
from hostile import MORE, SCHEMA, Field, filled, over

from csirtgraph import formats
from csirtgraph.pipeline import EmptyFigure, Job, UnfitFormat, render, views_in
from csirtgraph.plan.model.enums import Mode
from csirtgraph.plan.model.plan import Plan
from csirtgraph.plan.model.view import View
from csirtgraph.plan.reading.load import load_plan

Words: TypeAlias = Callable[[int], str]

#: What is in a text, by the number of its field.
WORDS: dict[str, Words] = {
    "lines": lambda number: f"one {number}\ntwo",
    "the same lines": lambda number: "one\ntwo",
    "empty lines": lambda number: f"one\n\n\n{number}",
    "many lines": lambda number: "\n".join(f"{number} {line}" for line in range(60)),
    "300 letters": lambda number: f"{number}".ljust(300, "x"),
    "300 words": lambda number: f"{number} " + "word " * 60,
    "300 kana": lambda number: f"{number}".ljust(300, "ア"),
    "the longest": lambda number: f"{number}".ljust(500, "長"),
    "mixed": lambda number: Random(number).choice(["甲", "one\ntwo", "x" * 300, "長い文。" * 75, "a\n" * 100 + "b"]),
}
#: What makes more of the sample: two of each kind, and what has nothing in it.
SECOND = """
groups: {support: {name: x}}
business-groups: {helpers: {name: x}, leaders: {name: x}}
teams: {second: {name: x}}
roles:
  commander: {business-group: leaders, team: desk, specialist: true}
  forensics: {business-group: helpers, group: support, team: second}
parties: {maker: {name: x, kind: vendor}, board: {name: x, kind: management}}
flows: {desk: {maker: {label: x, kind: request}}, commander: {board: {label: x, kind: report}}}
units: {lab: {name: x}}
posts: {incident: {poc: {unit: lab}}}
services: {warnings: {name: x, category: before, team: second}}
"""
#: Sections that a plan may do without.
LEFT_OUT = ("", "posts.peacetime", "posts.incident", "posts", "flows", "careers", "overview", "services")


def main() -> None:
    """Try every plan, and end with 1 where something was found."""
    found = 0
    with trials.running() as engine, TemporaryDirectory() as folder:
        for name in sys.argv[1:] or WORDS:
            for left_out in LEFT_OUT if name == next(iter(WORDS)) else LEFT_OUT[:1]:
                plan = plan_of(WORDS[name], left_out, Path(folder))
                for what, trace in failures(plan, engine):
                    found += 1
                    print(f"{name}, without {left_out or 'nothing'}: {what}\n{trace}", flush=True)
    print(f"{found} to fix")
    raise SystemExit(found > 0)


def plan_of(words: Words, left_out: str, folder: Path) -> Plan:
    """A plan with words in every text, without a section."""
    whole = over(over(yaml.safe_load(EVERYTHING), yaml.safe_load(MORE)), yaml.safe_load(SECOND))
    section, _, inner = left_out.partition(".")
    if section:
        del (whole[section] if inner else whole)[inner or section]
    numbers = count()

    def put(value: Any) -> Any:
        if isinstance(value, Field):
            text = words(next(numbers))
            return {"ja": text, "en": text} if value.path[-1] == "label" else text  # else it might name a label
        if isinstance(value, dict):
            return {name: put(part) for name, part in value.items()}
        return [put(part) for part in value] if isinstance(value, list) else value

    path = folder / "plan.yaml"
    path.write_text(json.dumps(put(filled(SCHEMA, whole)), ensure_ascii=False), encoding="utf-8")
    return load_plan(path)


def failures(plan: Plan, engine: trials.Engine, figures: Collection[str] = ()) -> Iterator[tuple[str, str]]:
    """Which figures, all or some, fail in which format, with the traceback."""
    for figure, mode in views_in(plan):
        if figures and figure not in figures:
            continue
        for row in formats.FORMATS:
            if row.takes == "page" and figure != "orgchart":
                continue  # the same page, but for the figure it opens with
            view = View(mode or Mode.INCIDENT, "en")
            try:
                render(plan, Job(figure, view, format=row.name), engine)
            except (EmptyFigure, UnfitFormat):
                pass
            except Exception:
                yield f"{figure} as {row.name}", traceback.format_exc()


if __name__ == "__main__":
    main()
