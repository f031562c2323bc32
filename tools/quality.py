"""How well figures are laid out: the built-in relation diagrams and made-up plans, a line for each.

Prints the size of labels on a 16:9 slide (pt), faults, crossings, aspect and processor time:
python tools/quality.py [NUMBER]         NUMBER made-up plans of each size besides the built-in figures
"""

import sys
from collections.abc import Iterator
from pathlib import Path
from random import Random
from statistics import median
from tempfile import TemporaryDirectory
from time import process_time

from csirtgraph.drawing.content import TEXT_SIZE
from csirtgraph.drawing.graphviz.engine import engine_of
from csirtgraph.drawing.layout.choose_layout import lay_out
from csirtgraph.drawing.layout.quality import crossings, faults, scale_on_slide
from csirtgraph.drawing.model import Drawing
from csirtgraph.drawing.title_block import sheet_of
from csirtgraph.pipeline import drawing_of
from csirtgraph.plan.model.enums import Mode
from csirtgraph.plan.model.view import View
from csirtgraph.plan.reading.load import load_plan

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
SIZES = ((5, 10), (11, 20), (21, 40))


def made_up(seed: int, least: int, most: int) -> str:
    """The YAML of a plan with so many roles: with teams or tiers, parties, and a few more flows than roles."""
    dice = Random(seed)
    count = dice.randint(least, most)
    teams = dice.choice((0, 0, max(2, count // 5)))
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


def drawings(number: int) -> Iterator[tuple[str, str, Drawing]]:
    """The figures that are looked at: their group, their name, and what they show."""
    for pattern in ("a", "b", "c", "d"):
        for mode in (Mode.INCIDENT, Mode.PEACETIME):
            for language in ("ja", "en"):
                view = View(mode=mode, language=language)
                yield (
                    "built-in",
                    f"{pattern} {mode.value} {language}",
                    drawing_of(load_plan(pattern), "relations", view),
                )
    with TemporaryDirectory() as folder:
        for least, most in SIZES:
            for seed in range(number):
                path = Path(folder) / f"{least}-{seed}.yaml"
                path.write_text(made_up(seed * 100 + least, least, most), "utf-8")
                drawing = drawing_of(load_plan(path), "relations", View(mode=Mode.INCIDENT))
                yield f"{least}–{most} roles", f"{least}–{most} roles, plan {seed}", drawing


def main(number: int) -> None:
    """Print the table, and the median of each group."""
    engine = engine_of("embedded")
    groups: dict[str, list[tuple[float, int, int, float, float]]] = {}
    for group, name, drawing in drawings(number):
        start = process_time()
        layout = lay_out(drawing, engine)
        seconds = process_time() - start
        sheet, found = sheet_of(layout), faults(layout)
        size, aspect = TEXT_SIZE * scale_on_slide(layout), sheet.width / sheet.height
        groups.setdefault(group, []).append((size, len(found), crossings(layout), aspect, seconds))
        kinds = ", ".join(sorted({fault.kind for fault in found}))
        print(
            f"{name:28} {len(drawing.boxes):3} boxes {len(drawing.arrows):3} arrows {size:6.2f} pt "
            f"{len(found):2} faults {crossings(layout):3} crossings {aspect:5.2f} {seconds:6.2f} s  {kinds}",
            flush=True,
        )
    engine.close()
    for group, rows in groups.items():
        clean = sum(not row[1] for row in rows) / len(rows)
        wide = sum(1.4 <= row[3] <= 2.2 for row in rows) / len(rows)
        print(
            f"{group}: median {median(row[0] for row in rows):.2f} pt, without faults {clean:.0%}, "
            f"crossings {median(row[2] for row in rows):.0f}, aspect 1.4–2.2 {wide:.0%}, "
            f"{median(row[4] for row in rows):.2f} s, most {max(row[4] for row in rows):.2f} s"
        )


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 20)
