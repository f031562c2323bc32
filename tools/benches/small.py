"""What most people do: one figure, all figures, a deck; cold, and with what is remembered."""

from collections.abc import Iterator
from statistics import median

from benches.measure import Bench, Command, Table, compared, in_turns, run, verdict

NAMED = "graphviz, networkx, click, yaml"
SCALED = 1.7  # times as fast with two processes as with one
RESAVED = "import sys, pptx; pptx.Presentation(sys.argv[1]).save(sys.argv[2])"


def one_figure(bench: Bench) -> Table:
    """A figure as somebody draws it first, in another theme, and again."""
    out, cache = bench.folder / "x.svg", bench.folder / "cache"
    figure = ("render", "a", "relations", "--mode", "incident")
    imports = bench.python(f"import {NAMED}")
    known = bench.csirtgraph(*figure, "-o", out, cache=cache)
    run(known)
    lines: list[tuple[str, Command, Command, str, float]] = [
        ("`render a relations --mode incident`, SVG", bench.csirtgraph(*figure, "-o", out), imports, "imports", 1.0),
        ("the same, nothing changed", known, imports, "imports", 0),
        (
            "PNG, 1,920 px wide",
            bench.csirtgraph(*figure, "-o", bench.folder / "x.png", "--width", 1920),
            imports,
            "",
            0,
        ),
        ("`--help`, against `import click`", bench.csirtgraph("--help"), bench.python("import click"), "bare", 1.5),
    ]
    rows = []
    for what, ours, bare, name, limit in lines:
        turns = in_turns({"ours": ours, name or "bare": bare}, bench.runs)
        rows.append(compared(what, turns, [(name, limit)] if limit else []))
    words = f"A process each, against one that does nothing but `import {NAMED}`."
    return Table("One figure", words, ("", "csirtgraph", "CPU", "CPU : bare", "target"), rows)


def all_figures(bench: Bench) -> Table:
    """All figures of three plans: first, after a change that moves nothing, and again."""
    built, cache = bench.folder / "built", bench.folder / "cache-of-build"
    words = ("build", "a", "b", "c", "-o", built)
    run(bench.csirtgraph(*words, cache=cache))
    pictures = sum(1 for _ in built.rglob("*.svg"))
    one = bench.csirtgraph(*words, "-j", 1)
    rows = []
    for what, ours, seconds in (
        (f"{pictures} pictures, `-j 2`", bench.csirtgraph(*words, "-j", 2), 0.0),
        ("nothing changed", bench.csirtgraph(*words, cache=cache), 0.06),
    ):
        turns = in_turns({"ours": ours, "one": one}, max(bench.runs // 4, 3))
        faster = median(one.wall / ours.wall for ours, one in zip(turns["ours"], turns["one"]))
        *row, target = compared(what, turns, (), seconds)
        target = target or f"≥ {SCALED} × as fast: {verdict(faster >= SCALED)}"
        rows.append((*row, f"{faster:.2f} ×", target))
    text = "`csirtgraph build a b c` to SVG in both languages, against the same with `-j 1` and nothing remembered."
    head = ("", "csirtgraph", "CPU", "CPU : `-j 1`", "as fast as `-j 1`", "target")
    return Table("All figures", text, head, rows)


def decks(bench: Bench) -> Table:
    """Whole decks, against python-pptx that only opens and saves them again."""
    rows = []
    for plan, language in (("a", "ja"), ("b", "ja"), ("b", "en"), ("c", "ja")):
        deck = bench.folder / f"{plan}.pptx"
        line = bench.csirtgraph("slides", plan, "--lang", language, "-o", deck)
        run(line)
        again = bench.python(RESAVED, deck, bench.folder / "again.pptx")
        turns = in_turns({"ours": line, "again": again}, max(bench.runs // 4, 3))
        rows.append(compared(f"`slides {plan} --lang {language}`", turns, (), 1.5 if plan == "b" else 0))
    update = bench.csirtgraph("slides", "c", "--update", bench.folder / "c.pptx")
    rows.append(
        (*compared("`slides c --update`, nothing changed", in_turns({"ours": update}, 3), (), 0.7)[:3], "–", "")
    )
    text = "All figures of a plan, against python-pptx that opens the same deck and saves it."
    return Table("Decks", text, ("", "csirtgraph", "CPU", "CPU : python-pptx", "target"), rows)


def tables(bench: Bench) -> Iterator[Table]:
    """The tables of this chapter."""
    yield one_figure(bench)
    yield all_figures(bench)
    yield decks(bench)
