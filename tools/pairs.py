"""Pairs of valid plans by the thousand: every figure of `diff` must come of each, overlaid and side by side.

python tools/pairs.py              5,000 pairs, as many at a time as there are processors
python tools/pairs.py 300          as many; --from says which is the first
python tools/pairs.py --seed 4711  one pair again, with its plans and the traceback

The first plan of a pair is a built-in, a made-up or a small one, the second the same after some edits of a person.
"""

import argparse
import json
import os
import re
import tempfile
import time
import traceback
from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import ProcessPoolExecutor
from functools import cache
from pathlib import Path
from random import Random
from typing import Any

import synthetic
import yaml

from csirtgraph.compare.comparison import Comparison, compare
from csirtgraph.compare.layouts import names_of, sections_of
from csirtgraph.compare.overlay import parts_of
from csirtgraph.compare.pictures import both, drawing_of, figures_of
from csirtgraph.compare.side_by_side import apart, side_by_side
from csirtgraph.drawing.graphviz.answer import read_layout
from csirtgraph.drawing.graphviz.dot import Settings, dot_of
from csirtgraph.drawing.graphviz.engine import EmbeddedEngine, Engine
from csirtgraph.drawing.laid_out import Layout
from csirtgraph.drawing.layout.choose_layout import lay_out
from csirtgraph.drawing.measures import measures_of
from csirtgraph.drawing.model import Diagram, Drawing, Table
from csirtgraph.drawing.split.highlights import is_marked
from csirtgraph.drawing.split.section import Section
from csirtgraph.drawing.split.split import split_of
from csirtgraph.plan.model.plan import Plan
from csirtgraph.plan.reading.load import load_plan
from csirtgraph.plan.yaml.node import Node
from csirtgraph.plan.yaml.problems import PlanError
from csirtgraph.text import LANGUAGES

PAIRS = 5_000
BASES = ("a", "b", "c", "small", "small", "small", "12", "25")  # names of the plans that are edited
EDITS = 4  # of a pair at most
SECONDS = 30.0  # that a layout may take
Data = dict[str, Any]

SMALL = """\
plan: {id: small, title: Small}
groups: {command: {name: Command, tier: command}, work: {name: Work}}
business-groups: {one: {name: One}, two: {name: Two}}
teams: {desk: {name: Desk}, lab: {name: Lab}}
units: {head-office: {name: Head office}, site: {name: Site}}
roles:
  lead: {name: Lead, group: command, business-group: one}
  deputy: {name: Deputy, group: command}
  analyst: {name: Analyst, team: desk, skills: [{en: Logs, ja: ログ}]}
  writer: {name: Writer, team: desk, group: work, business-group: two}
  digger: {name: Digger, team: lab, sourcing: outsourced, functions: {images: {name: Images}}}
parties: {board: {name: Board, kind: management}, vendor: {name: Vendor, kind: vendor}}
flows:
  lead: {board: {label: State, kind: report}, desk: {label: Order, kind: instruct}, deputy: {kind: cooperate}}
  analyst: {lead: {label: Finding, kind: report}, lab: {label: Image, kind: request}}
  digger: {analyst: {label: Evidence, kind: answer}}
  vendor: {lab: {kind: inform}}
posts:
  incident:
    lead: {people: 1, unit: head-office}
    deputy: {under: lead, held-by: lead}
    analyst: {under: deputy, unit: site}
    writer: {under: deputy, held-by: analyst, unit: site}
    digger: {under: analyst}
  peacetime:
    lead: {people: 1}
    writer: {under: lead, unit: site}
service-categories: {reactive: {name: Reactive}, proactive: {name: Proactive}}
services:
  handling: {name: Handling, category: reactive, team: desk}
  hunting: {name: Hunting, category: proactive, team: lab}
capabilities: {soc: {name: SOC, does: [Watches]}}
overview:
  places:
    company: {name: Company, kind: organisation}
    csirt: {name: CSIRT, kind: csirt, in: company}
    law: {name: Law, kind: unit, in: company}
  links: {csirt: {law: {label: Asks}}}
"""


def main() -> None:
    """Try pairs, and say what came of them; end with 1 where something was found."""
    words = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    words.add_argument("pairs", nargs="?", type=int, default=PAIRS)
    words.add_argument("--from", dest="start", type=int, default=1)
    words.add_argument("--jobs", type=int, default=os.cpu_count() or 1)
    words.add_argument("--seed", type=int)
    asked = words.parse_args()
    if asked.seed is not None:
        again(asked.seed)
    else:
        raise SystemExit(report(range(asked.start, asked.start + asked.pairs), asked.jobs))


def report(numbers: range, jobs: int) -> int:
    """Try these pairs, print what came of them, and answer 1 where something was found."""
    began = time.perf_counter()
    found: dict[str, list[int]] = {}
    with ProcessPoolExecutor(jobs) as pool:
        for number, trace in zip(numbers, pool.map(tried, numbers, chunksize=8)):
            if trace:
                kind = re.sub(r"['“{\[].*", "", trace.strip().splitlines()[-1])
                if kind not in found:
                    print(f"python tools/pairs.py --seed {number}\n{trace}", flush=True)
                found.setdefault(kind, []).append(number)
    for kind, seeds in found.items():
        print(f"{len(seeds)} × {kind}: {seeds[:8]}")
    print(f"{len(numbers):,} pairs from {numbers.start} in {time.perf_counter() - began:.0f} s; {len(found)} to fix")
    return int(bool(found))


def tried(number: int) -> str:
    """The traceback of a pair; "" for one that went well."""
    try:
        draw(*pair(number), engine())
    except Exception:
        return traceback.format_exc()
    return ""


@cache
def engine() -> Engine:
    """Graphviz, for as long as this process tries pairs."""
    return EmbeddedEngine()


def again(number: int) -> None:
    """One pair once more, in this process, with all one needs to see what is wrong; its plans stay."""
    folder = Path(tempfile.mkdtemp())
    old, new = plans(number)
    for name, data in (("old", old), ("new", new)):
        (folder / f"{name}.yaml").write_text(yaml.safe_dump(data, allow_unicode=True, sort_keys=False), "utf-8")
    print(f"csirtgraph diff {folder}/old.yaml {folder}/new.yaml --figure relations -o x.svg")
    draw(*pair(number), engine())
    print("drawn")


def draw(old: Plan, new: Plan, engine: Engine) -> None:
    """Every figure of a comparison, overlaid and side by side. Raises whatever must not happen."""
    comparison = compare(old, new)
    for view in figures_of(comparison):
        for language in LANGUAGES[:1]:
            drawing = drawing_of(comparison, view, language)
            check_marks(drawing, comparison, view[0])
            check_parts(drawing, sections_of(comparison, view, language))
            complete(laid_out(drawing, engine))
            one, other = both(comparison, view, language)
            whole = laid_out(apart(one, other), engine)
            complete(whole)
            named(side_by_side(whole, one, other, names_of(comparison, language)))


def laid_out(drawing: Drawing, engine: Engine) -> Layout:
    """One layout of a drawing; the product tries several and keeps the best."""
    if not isinstance(drawing.body, Diagram):
        return lay_out(drawing, engine)
    measures = measures_of(drawing)
    settings = Settings(nodesep=0.15, ranksep=0.3, bands=1) if drawing.frames else Settings()
    return read_layout(drawing, measures, engine.run(dot_of(drawing, measures, settings), SECONDS))


def complete(layout: Layout) -> None:
    """Everything of a drawing has one place; no two cells of a table have the same."""
    named(layout)
    if isinstance(layout.drawing.body, Table):
        check_cells(layout.drawing)


def named(layout: Layout) -> None:
    """Every part is there once, and has a place."""
    drawing = layout.drawing
    for parts, places in (
        (drawing.boxes, layout.boxes),
        (drawing.frames, layout.frames),
        (drawing.arrows, layout.routes),
    ):
        ids = [part.id for part in parts]
        assert len(ids) == len(set(ids)), sorted(id for id in ids if ids.count(id) > 1)
        assert set(ids) <= set(places), set(ids) - set(places)


def check_cells(drawing: Drawing) -> None:
    """No two cells of a table cover the same place."""
    taken: dict[tuple[int, int], str] = {}
    for box in drawing.boxes:
        assert box.span
        for row in range(box.span.row, box.span.row + box.span.rows):
            for column in range(box.span.column, box.span.column + box.span.columns):
                assert (row, column) not in taken, f"{box.id} upon {taken[row, column]}"
                taken[row, column] = box.id


def check_marks(drawing: Drawing, comparison: Comparison, figure: str) -> None:
    """Nothing is marked where nothing changed, and no subtitle says that nothing did over marks."""
    marks = [item.id for item in parts_of(drawing) if item.mark]
    assert comparison.changes or not marks, f"{figure}: {marks} without a change"
    is_quiet = drawing.subtitle.endswith("変更なし")
    assert not (is_quiet and marks), f"{figure}: “no changes” over {marks[:5]}"


def check_parts(drawing: Drawing, sections: tuple[Section, ...]) -> None:
    """As an overview and parts, everything that changed is in a picture, and every part has a change."""
    split = split_of(drawing, sections, is_marked)
    if split is None:
        return
    pictures = [split.overview, *(part.drawing for part in split.parts)]
    shown = {(item.id, item.mark) for picture in pictures for item in parts_of(picture) if "stub" not in item.tags}
    missing = {(item.id, item.mark) for item in parts_of(drawing) if item.mark} - shown
    assert not missing, f"in no picture: {missing}"
    assert all(any(map(is_marked, parts_of(part.drawing))) for part in split.parts)
    opened = {box.opens for picture in pictures for box in picture.boxes if box.opens}
    assert opened <= {part.id for part in split.parts}
    assert [part.number for part in split.parts] == [*range(1, len(split.parts) + 1)]


def pair(number: int, bases: tuple[str, ...] = BASES) -> tuple[Plan, Plan]:
    """Two valid plans."""
    old, new = (read(data) for data in plans(number, bases))
    assert old
    assert new
    return old, new


def plans(number: int, bases: tuple[str, ...] = BASES) -> tuple[Data, Data]:
    """Two valid plans as plain data; one pair in two is compared backwards."""
    dice = Random(number)
    old = base(dice.choice(bases))
    new = json.loads(json.dumps(old))
    edits = dice.randint(1, EDITS)
    for _ in range(40):
        tried_ = json.loads(json.dumps(new))
        dice.choice(EDITS_OF)(tried_, dice)
        if tried_ != new and read(tried_):
            new, edits = tried_, edits - 1
        if not edits:
            break
    return (old, new) if dice.random() < 0.5 else (new, old)


def read(data: Data) -> Plan | None:
    """The plan of this data; None for one that is not valid."""
    with tempfile.NamedTemporaryFile("w", suffix=".yaml", encoding="utf-8") as file:
        json.dump(data, file, ensure_ascii=False)
        file.flush()
        try:
            return load_plan(file.name)
        except PlanError:
            return None


@cache
def base(name: str) -> Data:
    """A built-in plan, the small one, or a made-up one of so many posts, as plain data that extends nothing."""
    if name == "small":
        return yaml.safe_load(SMALL)
    if name.isdigit():
        return yaml.safe_load(synthetic.plan(int(name)))
    data = plain(load_plan(name).tree)
    data["plan"].pop("extends", None)
    return data


def plain(node: Node | None) -> Any:
    """A tree as plain data."""
    value = node.value if node else None
    if isinstance(value, dict):
        return {key: plain(item) for key, item in value.items()}
    return [plain(item) for item in value] if isinstance(value, list) else value


SECTIONS = ("roles", "parties", "teams", "units", "groups", "business-groups", "services", "capabilities", "flows")
ENDS = ("roles", "parties", "teams")


def entry_in(data: Data, dice: Random) -> tuple[Data, str] | None:
    """A section and the id of an entry of it, posts and functions among them."""
    sections = [data[name] for name in SECTIONS if data.get(name)]
    sections += [posts for posts in data.get("posts", {}).values() if posts] * 3
    sections += [ends for ends in data.get("flows", {}).values() if ends]
    sections += [role["functions"] for role in data.get("roles", {}).values() if role.get("functions")][:3]
    section = dice.choice(sections)
    return section, dice.choice(list(section))


def remove(data: Data, dice: Random) -> None:
    """An entry goes, and whatever names it."""
    section, id = entry_in(data, dice)
    del section[id]
    if not any(id in data.get(name, {}) for name in SECTIONS):
        purge(data, id)


def leave_alone(data: Data, dice: Random) -> None:
    """A team, unit or group dissolves: nobody is in it any more."""
    name, key = dice.choice((("teams", "team"), ("units", "unit"), ("groups", "group")))
    if data.get(name):
        id = dice.choice(list(data[name]))
        for value in walk(data):
            if isinstance(value, dict) and value.get(key) == id:
                del value[key]


def purge(value: Any, id: str) -> None:
    """Take an id out of wherever it is a key, an item or a value."""
    if isinstance(value, dict):
        for key in [key for key, item in value.items() if key == id or item == id]:
            del value[key]
        for item in value.values():
            purge(item, id)
    elif isinstance(value, list):
        value[:] = [item for item in value if item != id]
        for item in value:
            purge(item, id)


def walk(value: Any) -> Iterator[Any]:
    """A value and all that is in it."""
    yield value
    for item in value.values() if isinstance(value, dict) else value if isinstance(value, list) else ():
        yield from walk(item)


def rename(data: Data, dice: Random) -> None:
    """An entry gets another id, wherever it is named; sometimes one that figures have for parts of their own."""
    _, id = entry_in(data, dice)
    swap(data, {id: dice.choice((f"{id}-2", *OURS))})


OURS = ("head", "group", "category", "before", "after", "member", "function", "title", "desc", "by", "1", "key")


def swap(value: Any, ids: Mapping[str, str]) -> None:
    """Other ids, as keys and as values."""
    if isinstance(value, dict):
        items = [
            (ids.get(key, key), ids.get(item, item) if isinstance(item, str) else item) for key, item in value.items()
        ]
        value.clear()
        value.update(items)
        for item in value.values():
            swap(item, ids)
    elif isinstance(value, list):
        value[:] = [ids.get(item, item) if isinstance(item, str) else item for item in value]
        for item in value:
            swap(item, ids)


def change_places(data: Data, dice: Random) -> None:
    """Two posts change places, as lead and deputy."""
    posts = dice.choice([posts for posts in data.get("posts", {}).values() if len(posts) > 1] or [{}])
    if posts:
        one, other = dice.sample(list(posts), 2)
        swap(posts, {one: other, other: one})


def become(data: Data, dice: Random) -> None:
    """A role becomes a team or a party, and the other way round."""
    old, new = dice.sample(ENDS, 2)
    if data.get(old):
        id = dice.choice(list(data[old]))
        name = data[old].pop(id).get("name", id)
        data.setdefault(new, {})[id] = {"name": name, **({"kind": "vendor"} if new == "parties" else {})}


def move(data: Data, dice: Random) -> None:
    """A field of an entry gets another value, or none."""
    fields = {
        "roles": {
            "group": list(data.get("groups", ())),
            "team": list(data.get("teams", ())),
            "business-group": list(data.get("business-groups", ())),
            "modes": ["peacetime", "incident"],
            "sourcing": ["in-house", "outsourced"],
            "tier": ["command", "operation"],
        },
        "services": {"team": list(data.get("teams", ())), "category": list(data.get("service-categories", ()))},
        "parties": {"modes": ["peacetime", "incident"], "kind": ["vendor", "management", "system"]},
    }
    section = dice.choice([name for name in fields if data.get(name)] or ["posts"])
    if section in fields:
        key = dice.choice(list(fields[section]))
        set_(data[section][dice.choice(list(data[section]))], key, fields[section][key], dice)


def say(data: Data, dice: Random) -> None:
    """A plan comes to have more or less of what its tables and frames depend on: skills, careers, modes, parts."""
    roles, units = list(data["roles"].values()), list(data.get("units", {}).values())
    kind = dice.choice(("skills", "vendor-skills", "career", "modes", "in", "years"))
    if kind == "modes":
        set_(data["plan"], "modes", ["peacetime", "incident"], dice)
    elif kind == "in" and units:
        set_(dice.choice(units), "in", list(data["units"]), dice)
    elif kind == "years" and data.get("teams"):
        years = dice.randint(2, 5)
        stage = {"from": 1, "to": dice.randint(1, years), "gains": ["Alpha"]}
        ladders = {team: {"stages": [stage]} for team in data["teams"] if dice.random() < 0.7}
        data["careers"] = {"years": years, "ladders": ladders}
    elif kind in ("skills", "vendor-skills", "career"):
        for role in roles:
            if dice.random() < 0.5:
                set_(role, kind, ["Alpha", "Beta"] if kind == "career" else [["Alpha"], ["Beta", "Gamma"]], dice)


def move_post(data: Data, dice: Random) -> None:
    """A post comes under another one, into another unit, or to another holder."""
    posts = dice.choice(list(data.get("posts", {}).values()) or [{}])
    if posts:
        key = dice.choice(("under", "held-by", "unit"))
        set_(posts[dice.choice(list(posts))], key, list(data.get("units", ()) if key == "unit" else posts), dice)


def set_(entry: Data, key: str, values: list[Any], dice: Random) -> None:
    """Another value of a key, or none."""
    entry.pop(key, None)
    if values and dice.random() < 0.75:
        entry[key] = dice.choice(values)


def add(data: Data, dice: Random) -> None:
    """A role with a post, a flow, or a unit with a part of the posts."""
    ends = [id for name in ENDS for id in data.get(name, ())]
    id, other = f"new-{dice.randint(1, 9)}", dice.choice(ends)
    data["roles"][id] = {"name": id, **({"team": dice.choice(list(data["teams"]))} if data.get("teams") else {})}
    flow = {"kind": dice.choice(("report", "request", "cooperate")), "label": dice.choice(("Alpha", "Beta"))}
    sender, receiver = dice.sample((id, other), 2)
    data.setdefault("flows", {}).setdefault(sender, {})[receiver] = flow
    for posts in data.get("posts", {}).values():
        posts[id] = {"under": dice.choice(list(posts))} if posts and dice.random() < 0.7 else {}


def connect(data: Data, dice: Random) -> None:
    """A flow between any two ends, a team and its own role among them."""
    ends = [id for name in ENDS for id in data.get(name, ())]
    sender, receiver = dice.choice(ends), dice.choice(ends)
    data.setdefault("flows", {}).setdefault(sender, {})[receiver] = {"kind": "report", "label": "Gamma"}


def shuffle(data: Data, dice: Random) -> None:
    """A section in another order."""
    section = dice.choice([data[name] for name in SECTIONS if data.get(name)])
    items = list(section.items())
    dice.shuffle(items)
    section.clear()
    section.update(items)


def empty(data: Data, dice: Random) -> None:
    """A whole section goes, or the posts of a mode."""
    name = dice.choice(("posts", "units", "flows", "services", "capabilities", "overview", "careers", "teams"))
    if name == "posts" and data.get("posts"):
        del data["posts"][dice.choice(list(data["posts"]))]
    elif name in data:
        ids = [*data.pop(name)]
        for id in ids if name in ("units", "teams") else ():
            purge(data, id)


EDITS_OF: tuple[Callable[[Data, Random], None], ...] = (
    *(remove, remove, leave_alone, rename, change_places, become, move, move, move_post, move_post),
    *(say, say, add, connect, shuffle, empty),
)

if __name__ == "__main__":
    main()
