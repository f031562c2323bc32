"""How well figures are laid out: a table of goals for built-in figures and made-up plans, and what is reached.

Sizes are those of labels on a 16:9 slide. A large plan counts with its overview and every part:
python tools/quality.py [NUMBER]         NUMBER made-up plans of each size besides the built-in figures
"""

import sys
from collections.abc import Iterator
from math import dist
from pathlib import Path
from random import Random
from statistics import mean, median
from tempfile import TemporaryDirectory
from time import process_time
from typing import NamedTuple, get_args

from charts import CHARTS
from holes import largest_hole
from on_slides import ON_SLIDE, on_slides

from csirtgraph.drawing.content import TEXT_SIZE
from csirtgraph.drawing.graphviz.engine import Engine, engine_of
from csirtgraph.drawing.laid_out import Layout
from csirtgraph.drawing.layout.choose_layout import lay_out
from csirtgraph.drawing.layout.quality import crossings, faults, scale_on_slide
from csirtgraph.drawing.layout.tree_quality import faults as tree_faults
from csirtgraph.drawing.model import Drawing, Tree
from csirtgraph.drawing.pictures import diagrams_in
from csirtgraph.drawing.title_block import sheet_of
from csirtgraph.figures import kind_of
from csirtgraph.pipeline import drawing_of, pictures_of
from csirtgraph.plan.model.enums import Mode
from csirtgraph.plan.model.plan import Plan
from csirtgraph.plan.model.view import View
from csirtgraph.plan.reading.load import load_plan
from csirtgraph.studio.page.scenes import layouts
from csirtgraph.text import Language

NAMES = (
    "受付",
    "分析官",
    "インシデント管理",
    "コマンダー",
    "法務担当",
    "広報",
    "フォレンジックス",
    "脆弱性診断",
    "監視",
)
LABELS = ("状況説明", "対応依頼", "調査依頼", "調査回答", "連携", "相談", "インシデント情報伝達、対応依頼", "")
TIERS = ("liaison", "command", "management", "operation")


def made_up(seed: int, least: int, most: int, in_teams: int = 0) -> str:
    """The YAML of a plan with so many roles: with teams or tiers, parties, and a few more flows than roles.

    `in_teams` asks for so many teams.
    """
    dice = Random(seed)
    count = dice.randint(least, most)
    teams = in_teams or dice.choice((0, 0, max(2, count // 5)))
    lines = [f"plan: {{id: made-up-{seed}, title: {{ja: 架空の組織, en: Made-up organisation}}}}"]
    if teams:
        lines += [
            "teams:",
            *(f"  t{number}: {{name: {{ja: チーム{number}, en: Team {number}}}}}" for number in range(teams)),
        ]
    lines.append("roles:")
    for number in range(count):
        name = dice.choice(NAMES) + (str(number) if dice.random() < 0.3 else "")
        home = f"team: t{dice.randrange(teams)}, " if teams and dice.random() < 0.9 else ""
        tier = "" if teams else f"tier: {dice.choice(TIERS)}, "
        lines.append(f"  r{number}: {{name: {{ja: {name}, en: Role {number}}}, {home}{tier}modes: [incident]}}")
    parties = dice.randint(1, max(1, count // 6))
    lines += [
        "parties:",
        *(
            f"  p{number}: {{name: {{ja: 外部組織{number}, en: Outside {number}}}, kind: external}}"
            for number in range(parties)
        ),
    ]
    lines.append("flows:")
    pairs = {(parent, number) for number in range(1, count) for parent in [dice.randrange(max(0, number - 4), number)]}
    for _ in range(count // 3):
        one, other = dice.sample(range(count), 2)
        pairs.add((one, other))
    senders: dict[str, list[str]] = {}
    for one, other in sorted(pairs):
        senders.setdefault(f"r{one}", []).append(f"r{other}")
    for number in range(parties):
        senders.setdefault(f"p{number}", []).append(f"r{dice.randrange(count)}")
    for sender, receivers in senders.items():
        lines.append(f"  {sender}:")
        for receiver in dict.fromkeys(receivers):
            label = f"{{ja: {dice.choice(LABELS[:-1])}, en: Status}}"
            lines.append(f"    {receiver}: {{label: {label}, kind: report, modes: [incident]}}")
    return "\n".join(lines) + "\n"


#: The least size of text, in pt on a slide, of built-in figures, by pattern, figure and mode: in Japanese, in English.
GOALS = {
    ("a", "relations", Mode.INCIDENT): (9.0, 8.0),
    ("a", "relations", Mode.PEACETIME): (9.0, 8.0),
    ("b", "relations", Mode.INCIDENT): (9.0, 8.0),
    ("b", "relations", Mode.PEACETIME): (9.0, 8.0),
    ("b", "overview", Mode.INCIDENT): (9.5, 9.5),
    ("b", "orgchart", Mode.INCIDENT): (9.5, 9.5),
    ("b", "orgchart", Mode.PEACETIME): (9.5, 9.5),
    ("c", "relations", Mode.INCIDENT): (11.0, 9.5),
    ("c", "relations", Mode.PEACETIME): (10.0, 9.0),
    ("c", "overview", Mode.INCIDENT): (9.5, 9.5),
    ("d", "relations", Mode.INCIDENT): (9.0, 8.0),
}
GROUP_GOALS = {(5, 10): 10.0, (11, 20): 8.5, (21, 40): 9.0}  # median of made-up plans; of large ones, of all pictures
LANDSCAPE = (1.4, 2.2)
HOLE = 0.15  # of a figure, its largest empty rectangle
SIXTY, SIXTY_GOAL = 60, 9.0  # roles, in 8 teams; pt of the overview and of each part
TIME_GOALS = {16: 0.15, 30: 0.6}  # s of a made-up diagram of so many boxes, median
TIMED = 5  # plans of each size
TIME_OF_LARGE = 60, 2.0  # roles, and s of the plan's overview with every part, median
MOVE = 0.05  # of the sheet, the mean move of a box from mode to mode


class Row(NamedTuple):
    """What is found of one picture."""

    name: str
    size: float  # pt
    faults: int
    crossings: int
    aspect: float
    seconds: float


def measured(name: str, drawing: Drawing, engine: Engine) -> Row:
    """One picture, laid out and looked at."""
    start = process_time()
    layout = lay_out(drawing, engine)
    seconds = process_time() - start
    sheet = sheet_of(layout)
    found = (tree_faults if isinstance(drawing.body, Tree) else faults)(layout)
    crossed = 0 if isinstance(drawing.body, Tree) else crossings(layout)
    size = TEXT_SIZE * scale_on_slide(layout)
    return Row(name, size, len(found), crossed, sheet.width / sheet.height, seconds)


def built_in(engine: Engine) -> Iterator[tuple[Row, float]]:
    """Every built-in figure with a goal, and its goal."""
    for (pattern, figure, mode), goals in GOALS.items():
        for language, goal in zip(("ja", "en"), goals):
            drawing = drawing_of(load_plan(pattern), figure, View(mode, language))
            yield measured(f"{pattern} {figure} {mode.value} {language}", drawing, engine), goal


def pictures(seed: int, least: int, most: int, folder: Path) -> list[Drawing]:
    """The pictures of a made-up plan: one, or an overview and parts."""
    return parts_of(written(seed * 100 + least, least, folder, most))


def written(seed: int, least: int, folder: Path, most: int = 0) -> Plan:
    """A made-up plan with so many roles, read from its file."""
    path = folder / f"{least}-{seed}.yaml"
    path.write_text(made_up(seed, least, most or least), "utf-8")
    return load_plan(path)


def parts_of(plan: Plan) -> list[Drawing]:
    """The pictures of a plan's relations: one, or an overview and parts."""
    found = pictures_of(plan, "relations", View(Mode.INCIDENT), has_pages=False)
    return [picture.drawing for picture in found]


def sixty_roles(engine: Engine, folder: Path) -> Iterator[tuple[str, float]]:
    """The size of text in the overview of 60 roles in 8 teams, and the smallest in a part."""
    path = folder / "sixty.yaml"
    path.write_text(made_up(2, SIXTY, SIXTY, in_teams=8), "utf-8")
    found = pictures_of(load_plan(path), "relations", View(Mode.INCIDENT), has_pages=False)
    overview, *parts = (measured("", picture.drawing, engine).size for picture in found)
    yield "60 roles in 8 teams, overview", overview
    yield "60 roles in 8 teams, smallest part", min(parts)


def charts(engine: Engine) -> Iterator[tuple[str, float, float, bool]]:
    """Charts of usual shapes: the smallest size of text, its goal, and whether the first picture is wide enough."""
    for name, drawing, goal, aspect in CHARTS:
        rows = [measured(name, one.drawing, engine) for one in diagrams_in(drawing, None, (), is_whole=False)]
        yield name, min(row.size for row in rows), goal, rows[0].aspect >= aspect


def holes(engine: Engine) -> Iterator[tuple[str, float]]:
    """The largest hole in the relations of c."""
    for mode in (Mode.INCIDENT, Mode.PEACETIME):
        for language in get_args(Language):
            layout = lay_out(drawing_of(load_plan("c"), "relations", View(mode, language)), engine)
            yield f"c relations {mode.value} {language}, hole", largest_hole(layout)


def times(engine: Engine, number: int, folder: Path) -> Iterator[tuple[str, float, float]]:
    """What takes time, its goal, and the processor's seconds it takes."""
    for boxes, goal in TIME_GOALS.items():
        drawn = [drawing_of(written(seed, boxes, folder), "relations", View(Mode.INCIDENT)) for seed in range(number)]
        yield f"{boxes} roles, one diagram", goal, median(measured("", one, engine).seconds for one in drawn)
    roles, goal = TIME_OF_LARGE
    split = [parts_of(written(seed, roles, folder)) for seed in range(number)]
    yield (
        f"{roles} roles, overview and parts",
        goal,
        median(sum(measured("", one, engine).seconds for one in drawn) for drawn in split),
    )


def moves(engine: Engine) -> Iterator[tuple[str, float]]:
    """How far a box that is in both modes moves on average, as a share of the sheet."""
    for pattern in ("a", "b", "c"):
        for figure in ("relations", "orgchart"):
            plan = load_plan(pattern)
            if len(kind_of(figure).modes(plan)) < 2:
                continue
            for language in get_args(Language):
                one, other = (where(layout) for _, layout, _ in layouts(plan, figure, language, engine))
                yield f"{pattern} {figure} {language}", mean(dist(one[box], other[box]) for box in one if box in other)


def where(layout: Layout) -> dict[str, tuple[float, float]]:
    """The middle of each box, in shares of the sheet."""
    sheet = sheet_of(layout)
    middles = {box: rect.middle for box, rect in layout.boxes.items()}
    return {box: ((at.x + sheet.dx) / sheet.width, (at.y + sheet.dy) / sheet.height) for box, at in middles.items()}


def line(name: str, goal: str, value: str, is_met: bool) -> None:
    """A line of the table of goals."""
    print(f"{name:34} | {goal:>9} | {value:>8} {'' if is_met else '  not met'}", flush=True)


def main(number: int) -> None:
    """Print every picture, then the table of goals."""
    engine, rows = engine_of("embedded"), []
    print(f"{'figure':34} | {'goal':>9} | value")
    for row, goal in built_in(engine):
        rows.append(row)
        line(row.name, f"≥ {goal} pt", f"{row.size:.2f} pt", row.size >= goal and not row.faults)
    with TemporaryDirectory() as folder:
        for (least, most), goal in GROUP_GOALS.items():
            drawn = [drawing for seed in range(number) for drawing in pictures(seed, least, most, Path(folder))]
            group = [measured(f"{least}–{most} roles", drawing, engine) for drawing in drawn]
            rows += group
            for_size = median(row.size for row in group) if group else 0.0
            line(f"{least}–{most} roles, median", f"≥ {goal} pt", f"{for_size:.2f} pt", for_size >= goal)
            clean = sum(not row.faults for row in group) / max(len(group), 1)
            line(f"{least}–{most} roles, no fault", "≥ 98 %", f"{clean:.0%}", clean >= 0.98)
            slowest = max((row.seconds for row in group), default=0.0)
            print(f"  {len(group)} pictures, smallest {min((row.size for row in group), default=0):.2f} pt, "
                  f"crossings {sum(row.crossings for row in group)}, slowest {slowest:.2f} s")  # fmt: skip
        for name, goal, seconds in times(engine, min(number, TIMED), Path(folder)) if number else ():
            line(f"{name}, time", f"≤ {goal} s", f"{seconds:.2f} s", seconds <= goal)
    wide = sum(LANDSCAPE[0] <= row.aspect <= LANDSCAPE[1] for row in rows) / len(rows)
    line("aspect 1.4–2.2", "≥ 95 %", f"{wide:.0%}", wide >= 0.95)
    with TemporaryDirectory() as folder:
        for name, size in sixty_roles(engine, Path(folder)):
            line(name, f"≥ {SIXTY_GOAL} pt", f"{size:.2f} pt", size >= SIXTY_GOAL)
    for name, size, goal, is_wide in charts(engine):
        line(name, f"≥ {goal} pt", f"{size:.2f} pt", size >= goal and is_wide)
    for name, hole in holes(engine):
        line(name, f"≤ {HOLE:.0%}", f"{hole:.0%}", hole <= HOLE)
    for name, size in on_slides(engine):
        line(name, f"≥ {ON_SLIDE} pt", f"{size} pt", size >= ON_SLIDE)
    for name, moved in moves(engine):
        line(f"{name}, mode to mode", f"≤ {MOVE:.0%}", f"{moved:.1%}", moved <= MOVE)
    engine.close()


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 20)
