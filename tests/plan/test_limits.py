"""As much as a plan may have is read, and a little more is refused in words: every limit, from both sides."""

import random
from collections.abc import Callable
from pathlib import Path

import pytest
from layouts import engine
from samples import HEAD
from signatures import WritePlan

from csirtgraph import pipeline
from csirtgraph.drawing import pictures
from csirtgraph.drawing.graphviz import sparse
from csirtgraph.drawing.graphviz.engine import MEMORY
from csirtgraph.drawing.layout import choose_layout, tiles
from csirtgraph.drawing.model import Arrow, Box, Diagram, Drawing
from csirtgraph.drawing.split import readable
from csirtgraph.drawing.title_block import sheet_of
from csirtgraph.export import cairo, room
from csirtgraph.extras import MissingExtra
from csirtgraph.plan.analysis.persons import persons_in
from csirtgraph.plan.analysis.workload import loads_in
from csirtgraph.plan.model import careers
from csirtgraph.plan.model.enums import Mode
from csirtgraph.plan.model.view import View
from csirtgraph.plan.reading.load import load_plan
from csirtgraph.plan.yaml import limits
from csirtgraph.plan.yaml.problems import PlanError
from csirtgraph.themes import LIGHT

Files = dict[str, str]
AB = "roles: {a: {name: A}, b: {name: B}}\n"


def roles(count: int) -> str:
    """So many roles."""
    return "roles:\n" + "".join(f"  r{number}: {{name: R}}\n" for number in range(count))


def flows(count: int) -> str:
    """Two roles and so many flows from the one to the other."""
    return AB + "flows: {a: {b: [" + "{kind: report}, " * count + "]}}\n"


def nested(depth: int) -> str:
    """A list in a list, and so on; the header is the first level."""
    return "term: " + "[" * (depth - 1) + "]" * (depth - 1) + "\n"


def values(count: int) -> str:
    """As many values and keys in the file as asked; the header and what is around the list are nine of them."""
    return "x: [" + "y, " * (count - 9) + "]\n"


def extending(count: int) -> Files:
    """A plan over so many others."""
    names = ["plan.yaml", *(f"p{number}/plan.yaml" for number in range(1, count + 1))]
    plans = {name: f"plan: {{id: p, title: P, extends: /p{at + 1}}}\n" for at, name in enumerate(names)}
    return {**plans, names[-1]: HEAD}


def files(count: int) -> Files:
    """So many files with the first, which has the header."""
    return {f"t{number}.yaml": f"teams: {{t{number}: {{name: T}}}}\n" for number in range(count - 1)}


def people(count: int) -> str:
    return f"{AB}posts: {{incident: {{a: {{people: {count}}}}}}}\n"


def stage(years: int) -> str:
    ladders = "{t: {stages: [{from: 1, to: 2, gains: x}]}}"
    return f"teams: {{t: {{name: T}}}}\ncareers: {{years: {years}, ladders: {ladders}}}\n"


#: A limit, what a plan of some size is, and the code of the problem of one that is too large.
LIMITS: dict[str, tuple[int, Callable[[int], str | Files], str]] = {
    "bytes of a file": (limits.FILE_BYTES, lambda size: "#" * (size - len(HEAD) - 1) + "\n", "too-large"),
    "bytes of a plan": (
        limits.PLAN_BYTES,
        lambda size: {
            "a.yaml": "teams:" + "\n" * (size // 2 - 6),
            "b.yaml": "groups:" + "\n" * (size - size // 2 - 7 - len(HEAD)),
        },
        "too-much",
    ),
    "files": (limits.FILES, files, "too-many-files"),
    "folders": (limits.FOLDERS, lambda size: {f"f{n}/x.txt": "" for n in range(size - 1)}, "too-many-folders"),
    "levels": (limits.DEPTH, nested, "depth"),
    "values": (limits.VALUES, values, "too-many-values"),
    "plans below": (limits.EXTENDS, extending, "extends-depth"),
    "characters of a text": (limits.TEXT, lambda size: f"roles: {{a: {{name: {'長' * size}}}}}\n", "long-text"),
    "characters of a key": (limits.TEXT, lambda size: f"? {'x' * size}\n: y\n", "long-text"),
    "characters of an id": (limits.ID, lambda size: f"roles: {{{'a' * size}: {{name: A}}}}\n", "not-id"),
    "roles": (limits.ENTRIES, roles, "too-many"),
    "flows": (limits.ENTRIES, flows, "too-many"),
    "people": (limits.PEOPLE, people, "not-number"),
    "years": (careers.YEARS, stage, "not-number"),
}


def codes_of(made: str | Files, write_plan: WritePlan) -> set[str]:
    """The problems of a plan with a header and this."""
    more = made if isinstance(made, dict) else {"plan.yaml": HEAD + made}
    for name, text in ({"plan.yaml": HEAD} | more).items():
        write_plan({name: text.replace("extends: /", "extends: ../" if "/" in name else "extends: ")})
    try:
        load_plan(write_plan())
    except PlanError as error:
        return {problem.code for problem in error.problems}
    return set()


@pytest.mark.parametrize("name", LIMITS)
def test_what_is_as_large_as_it_may_be_is_not_too_large(name: str, write_plan: WritePlan) -> None:
    limit, make, code = LIMITS[name]
    assert code not in codes_of(make(limit), write_plan)


@pytest.mark.parametrize("name", LIMITS)
def test_what_is_one_larger_is_refused(name: str, write_plan: WritePlan) -> None:
    limit, make, code = LIMITS[name]
    assert code in codes_of(make(limit + 1), write_plan)


def test_values_of_the_plans_below_count_too(write_plan: WritePlan) -> None:
    half = limits.VALUES // 2
    write_plan(plan=f"plan: {{id: p, title: P, extends: ./base}}\nx: [{'y, ' * half}]\n")
    for more, is_refused in ((-20, False), (20, True)):
        base = write_plan({"base/plan.yaml": f"{HEAD}z: [{'y, ' * (half + more)}]\n"})
        with pytest.raises(PlanError) as caught:
            load_plan(base)
        assert ("too-many-values" in {problem.code for problem in caught.value.problems}) == is_refused


def test_bytes_of_the_plans_below_count_too(write_plan: WritePlan, monkeypatch: pytest.MonkeyPatch) -> None:
    write_plan(plan="plan: {id: p, title: P, extends: ./base}\n")
    folder = write_plan({"base/plan.yaml": HEAD, "base/more.yaml": "teams:\n" + "#" * 2_000})
    size = sum(path.stat().st_size for path in folder.rglob("*.yaml"))
    for most, is_refused in ((size, False), (size - 1, True)):
        monkeypatch.setattr("csirtgraph.plan.reading.load.Left.__new__.__defaults__", (limits.VALUES, most))
        if is_refused:
            with pytest.raises(PlanError, match="bytes together"):
                load_plan(folder)
        else:
            assert load_plan(folder).id == "p"


@pytest.mark.parametrize("more", [0, 1])
def test_a_thousand_mistakes_are_reported_and_more_are_said_to_be_there(more: int, write_plan: WritePlan) -> None:
    wrong = "".join(f"x{number}: y\n" for number in range(limits.PROBLEMS + more))
    with pytest.raises(PlanError) as caught:
        load_plan(write_plan(plan=HEAD + wrong))
    codes = [problem.code for problem in caught.value.problems]
    assert codes == ["unknown-key"] * limits.PROBLEMS + ["too-many-problems"] * more


def crowd(boxes: int, arrows: int = 0) -> Drawing:
    dice = random.Random(1)
    pairs = [dice.sample(range(boxes), 2) for _ in range(arrows)]
    return Drawing(
        title="T",
        body=Diagram(
            boxes=tuple(Box(id=f"b{number}", name="B", look="plain") for number in range(boxes)),
            arrows=tuple(Arrow(id=f"a{n}", tail=f"b{tail}", head=f"b{head}") for n, (tail, head) in enumerate(pairs)),
        ),
    )


@pytest.mark.parametrize("more", [0, 1])
def test_a_figure_of_very_many_boxes_is_an_overview_even_if_it_is_to_be_whole(more: int, write_plan: WritePlan) -> None:
    count = pictures.HUGE + more
    teams = "".join(f"  r{number}: {{name: R, team: t{number % 9}}}\n" for number in range(count))
    shown = "".join(f"  r{number}: {{r{(number + 9) % count}: {{kind: report}}}}\n" for number in range(count))
    named = "".join(f"  t{number}: {{name: T}}\n" for number in range(9))
    plan = load_plan(write_plan(plan=f"{HEAD}teams:\n{named}roles:\n{teams}flows:\n{shown}"))
    found = pipeline.layout_of(plan, "relations", View(Mode.INCIDENT, "en", is_whole=True), engine())
    assert found.drawing.overview_of == (count if more else 0)
    assert len(found.boxes) == (9 if more else count)


@pytest.mark.parametrize("more", [0, 1])
def test_a_drawing_of_many_boxes_gets_a_cheap_layout(more: int) -> None:
    assert choose_layout.lay_out(crowd(choose_layout.SMALL + more), engine()).is_cheap == bool(more)


@pytest.mark.parametrize("more", [0, 1])
def test_a_drawing_of_many_arrows_is_laid_out_by_a_tree_of_them(more: int) -> None:
    boxes = sparse.BOXES + 1
    assert sparse.is_dense(crowd(boxes, sparse.ARROWS * boxes + more)) == bool(more)
    assert sparse.is_dense(crowd(sparse.BOXES + more, 2_000)) == bool(more)


@pytest.mark.parametrize("more", [0, 1])
def test_several_layouts_are_compared_up_to_so_many_arrows(more: int) -> None:
    assert choose_layout.is_compared(crowd(choose_layout.COMPARED, choose_layout.TIED + more)) != bool(more)
    assert choose_layout.is_compared(crowd(choose_layout.COMPARED + more, choose_layout.TIED)) != bool(more)


LONG = crowd(0).holding((Box(id="b", name="B", look="plain", items=("x",) * 60),), (), ())


@pytest.mark.parametrize(("shape", "drawing"), [("wide", crowd(2)), ("high", LONG)], ids=["wide", "high"])
def test_a_picture_is_no_larger_than_it_may_be(shape: str, drawing: Drawing, monkeypatch: pytest.MonkeyPatch) -> None:
    try:
        cairosvg = cairo.cairo()
    except MissingExtra:
        pytest.skip("needs cairo")
    asked: list[int] = []
    monkeypatch.setattr(cairosvg, "svg2png", lambda **words: asked.append(words["output_width"]) or b"png")
    drawn = choose_layout.lay_out(drawing, engine())
    with pytest.raises(room.TooLarge) as caught:
        cairo.png(drawn, LIGHT, 10**9)
    largest, ratio = caught.value.width, (sheet := sheet_of(drawn)).height / sheet.width
    assert (ratio > 1) == (shape == "high")
    assert cairo.png(drawn, LIGHT, largest).startswith(b"png")  # its resolution is added
    with pytest.raises(room.TooLarge):
        cairo.png(drawn, LIGHT, largest + 1)
    assert asked == [largest]
    sizes = [(width, width * ratio) for width in (largest, largest + 1)]
    fits = [max(size) <= room.MAX_SIDE and size[0] * size[1] <= room.MAX_AREA for size in sizes]
    assert fits == [True, False]


@pytest.mark.parametrize("key", ["held-by", "under"])
@pytest.mark.parametrize("step", [1, -1], ids=["downwards", "upwards"])
def test_a_chain_of_thousands_of_posts_is_followed_once(key: str, step: int, write_plan: WritePlan) -> None:
    """Following each post to its end would take millions of steps, and recursion would end in a traceback."""
    count = limits.ENTRIES // 4
    order = range(count) if step == 1 else range(count - 1, -1, -1)
    rows = (f"    p{n}: {{people: 1, name: P{f', {key}: p{n + 1}' if n < count - 1 else ''}}}\n" for n in order)
    plan = load_plan(write_plan(plan=f"{HEAD}posts:\n  incident:\n{''.join(rows)}"))
    together = {f"p{count - 1}": count} if key == "held-by" else {f"p{n}": 1 for n in range(count)}
    assert {name: len(held) for name, held in persons_in(plan, Mode.INCIDENT).items()} == together
    assert {name: len(load.posts) for name, load in loads_in(plan, Mode.INCIDENT).items()} == together


def test_a_circle_of_all_the_posts_there_may_be_is_reported_once(write_plan: WritePlan) -> None:
    count = limits.ENTRIES
    rows = (f"    p{n}: {{people: 1, name: P, held-by: p{(n + 1) % count}}}\n" for n in range(count))
    with pytest.raises(PlanError) as caught:
        load_plan(write_plan(plan=f"{HEAD}posts:\n  incident:\n{''.join(rows)}"))
    assert [problem.code for problem in caught.value.problems] == ["circle"]


def test_every_limit_is_reported_with_its_number() -> None:
    shown = (Path(__file__).parents[2] / "docs/format.md").read_text(encoding="utf-8").split("## Limits")[1]
    rows = {line.split("|")[1].strip(): line.split("|")[2].strip() for line in shown.splitlines() if line[:2] == "| "}
    mebi = 1024 * 1024
    assert rows == {
        "what": "at most",
        "one file": f"{limits.FILE_BYTES // mebi} MiB",
        "all files of a plan and of those it extends": f"{limits.PLAN_BYTES // mebi} MiB",
        "files of a plan": f"{limits.FILES:,}",
        "folders of a plan": f"{limits.FOLDERS:,}",
        "values and keys in all files": f"{limits.VALUES:,}",
        "levels of nesting in a file": f"{limits.DEPTH:,}",
        "plans that extend one another": f"{limits.EXTENDS:,}",
        "characters of one text or key": f"{limits.TEXT:,}",
        "characters of one id": f"{limits.ID:,}",
        "entries of one kind (roles, parties, flows …)": f"{limits.ENTRIES:,}",
        "people of one post": f"{limits.PEOPLE:,}",
        "years of a career": f"{careers.YEARS:,}",
        "errors reported at once": f"{limits.PROBLEMS:,}",
        "errors reported with a suggestion": f"{limits.SUGGESTED:,}",
        "boxes, and arrows, of a diagram in one piece (of more, [an overview and parts](howto-large.md))": (
            f"{readable.BOXES:,}, {readable.ARROWS:,}"
        ),
        "boxes of a diagram in one piece with `--whole`": f"{pictures.HUGE:,}",
        "boxes, and arrows, of a diagram laid out as a floor plan": f"{tiles.BOXES:,}, {tiles.ARROWS:,}",
        "boxes laid out with care": f"{choose_layout.SMALL:,}",
        "boxes, and arrows, of which several layouts are compared": (
            f"{choose_layout.COMPARED:,}, {choose_layout.TIED:,}"
        ),
        "seconds of one try to lay out a figure": f"{choose_layout.SECONDS:,.0f}",
        "memory of a layout": f"{MEMORY // 1024**3} GiB",
        "sides of a PNG": f"{room.MAX_SIDE:,} px",
        "area of a PNG": f"{room.MAX_AREA:,} px",
    }
