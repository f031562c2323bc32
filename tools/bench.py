"""How fast csirtgraph is and how much memory it takes, against the programs it stands on.

python tools/bench.py             prints the tables
python tools/bench.py --write     puts them into docs/performance.md, too
python tools/bench.py --quick     fewer runs, and no organisation of 5,000 posts
python tools/bench.py --only decks    one of: starting, building, decks, large, memory, others

csirtgraph is installed as users have it, into an environment of its own. What is
compared runs in turns, so that both have the same neighbours on the machine.
"""

import argparse
import json
import os
import platform
import shutil
import subprocess
import sys
import tempfile
import time
import venv
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from statistics import median
from typing import Any, NamedTuple

import synthetic

TOP = Path(__file__).parent.parent
TARGET = TOP / "docs" / "performance.md"
LEFT_OUT = shutil.ignore_patterns(".*", "build", "dist", "output", "tests", "*.egg-info", "__pycache__")
BUDGET = 60.0  # seconds for the turns of one comparison
PATIENCE = 60.0  # seconds for one run of another program
NAMED = "click, yaml, networkx, pygraphviz"
#: Lays out the files it is given, in one process that does nothing else, and prints the seconds without the import.
BARE = """import sys, time, pygraphviz
texts = [open(name).read() for name in sys.argv[1:]]
start = time.perf_counter()
for text in texts: pygraphviz.AGraph(string=text).draw(format="json0", prog="dot")
print(time.perf_counter() - start)"""
VERSIONS = """import importlib.metadata, platform, pygraphviz
svg = pygraphviz.AGraph(string="digraph {}").draw(format="svg", prog="dot").decode()
print(platform.python_version(), svg.split("graphviz version ")[1].split()[0], importlib.metadata.version("pygraphviz"))
"""
RESAVED = "import sys, pptx; pptx.Presentation(sys.argv[1]).save(sys.argv[2])"
Command = list[str]
Times = dict[str, list[float]]


class Bench(NamedTuple):
    """Where csirtgraph is installed, where files may be written, how often things run."""

    bin: Path
    folder: Path
    runs: int
    sizes: tuple[int, ...]

    def csirtgraph(self, *words: object) -> Command:
        """A command line of csirtgraph."""
        return [str(self.bin / "csirtgraph"), *map(str, words)]

    def python(self, code: str, *words: object) -> Command:
        """A command line of Python, where csirtgraph is installed."""
        return [str(self.bin / "python"), "-c", code, *map(str, words)]


class Table(NamedTuple):
    """A table with a heading and a sentence about it."""

    title: str
    words: str
    head: tuple[str, ...]
    rows: list[tuple[str, ...]]


# Measuring


def seconds_of(command: Command, patience: float | None = None) -> float:
    """How long a command takes; infinitely long when it does not end in time or fails."""
    start = time.perf_counter()
    try:
        done = subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, timeout=patience)
    except subprocess.TimeoutExpired:
        return float("inf")
    if done.returncode:
        print(f"failed: {' '.join(command)[:200]}\n{done.stderr.decode()[-500:]}", file=sys.stderr)
        return float("inf")
    return time.perf_counter() - start


def said_by(command: Command) -> float:
    """The number a command prints last, in seconds; infinite when it fails."""
    done = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True, timeout=10 * PATIENCE)
    return float(done.stdout.split()[-1]) if done.returncode == 0 else float("inf")


def in_turns(measures: dict[str, Callable[[], float]], runs: int) -> Times:
    """Each measure as often as asked, one after the other in turns; fewer turns where they take long."""
    times: Times = {name: [] for name in measures}
    start = time.perf_counter()
    for turn in range(runs + 1):
        for name, measure in measures.items():
            times[name].append(measure())
        if turn == 0 and time.perf_counter() - start < BUDGET / 10:
            times = {name: [] for name in measures}  # the first turn fills the caches
        elif time.perf_counter() - start > BUDGET:
            break
    return times


def commands(**lines: Command) -> dict[str, Callable[[], float]]:
    """Measures of whole commands."""
    return {name: lambda line=line: seconds_of(line, PATIENCE) for name, line in lines.items()}  # type: ignore[misc]


def ratio(times: Times, one: str, other: str) -> float:
    """How much longer one takes than the other: the median of the turns' ratios."""
    return median(first / second for first, second in zip(times[one], times[other]))


def compared(what: str, times: Times, other: str, limit: float = 0, seconds: float = 0) -> tuple[str, ...]:
    """A row: `ours` against another measure, with the targets for the ratio and for the time."""
    ours, factor = median(times["ours"]), ratio(times, "ours", other)
    verdicts = [f"≤ {limit:g} ×: {verdict(factor <= limit)}"] * bool(limit)
    verdicts += [f"≤ {seconds:g} s: {verdict(ours <= seconds)}"] * bool(seconds)
    return what, shown(ours), shown(median(times[other])), f"{factor:.2f}", ", ".join(verdicts)


def verdict(is_met: bool) -> str:
    """Whether a target is met."""
    return "met" if is_met else "missed"


def shown(seconds: float) -> str:
    """A time as people read it."""
    if seconds == float("inf"):
        return "–"
    return f"{seconds * 1000:.0f} ms" if seconds < 0.9995 else f"{seconds:.2f} s"


# The environment, and csirtgraph watched from inside


def installed(folder: Path) -> Path:
    """The programs of a new environment with csirtgraph in it, from a copy of the checkout."""
    source = folder / "source"
    shutil.copytree(TOP, source, ignore=LEFT_OUT)
    venv.create(folder / "venv", with_pip=True, symlinks=True)
    programs = folder / "venv" / "bin"
    for words in (
        ["pip", "install", "--quiet", f"{source}[slides]"],
        ["compileall", "-q", str(folder / "venv" / "lib")],
    ):
        done = subprocess.run([programs / "python", "-m", *words], capture_output=True, text=True, check=False)
        if done.returncode and words[0] == "pip":
            raise SystemExit(done.stderr)
    return programs


def watched(bench: Bench, *words: object) -> dict[str, Any]:
    """What csirtgraph does when called so: seconds by stage, all DOT it had laid out, and those it kept."""
    result_file = bench.folder / "result.json"
    result_file.unlink(missing_ok=True)
    line = [str(bench.bin / "python"), __file__, "--watch", str(result_file), *map(str, words)]
    subprocess.run(line, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=False)
    found: dict[str, Any] = json.loads(result_file.read_text())
    return found


def watch(result_file: Path, words: list[str]) -> None:
    """Run csirtgraph in this process with its stages timed; the other end of `watched`."""
    from importlib import import_module
    from importlib.metadata import entry_points

    from csirtgraph import pipeline
    from csirtgraph.drawing.graphviz import answer as answers
    from csirtgraph.drawing.graphviz import engine
    from csirtgraph.plan.reading import load

    for module in ("export.svg", "figures.orgchart", "figures.relations"):
        import_module(f"csirtgraph.{module}")  # before anything is timed
    stages: dict[str, float] = {}
    tried: list[tuple[str, dict[str, Any]]] = []
    dots: dict[str, list[str]] = {"tried": [], "kept": []}

    def timed(place: Any, name: str, stage: str, then: Callable[..., None] = lambda *_: None) -> None:
        function = getattr(place, name, None)
        if function is None:
            return

        def wrapper(*values: Any, **named: Any) -> Any:
            start = time.perf_counter()
            try:
                answer = function(*values, **named)
            finally:
                stages[stage] = stages.get(stage, 0) + time.perf_counter() - start
            then(answer, *values)
            return answer

        setattr(place, name, wrapper)

    def note(answer: dict[str, Any], _: object, dot: str, *__: object) -> None:
        tried.append((dot, answer))

    def keep(made: Any, *_: object) -> None:
        for dot, answer in tried:
            if answers.read_layout(made.drawing, made.measures, answer).boxes == made.boxes:
                dots["kept"].append(dot)
                break
        dots["tried"] += [dot for dot, _ in tried]
        tried.clear()

    timed(load, "load_plan", "read")
    timed(pipeline, "drawing_of", "draw")
    timed(pipeline, "folded", "fold")
    timed(pipeline, "lay_out", "layout", keep)
    timed(engine.EmbeddedEngine, "run", "graphviz", note)
    timed(pipeline, "render_layout", "export")
    sys.argv = ["csirtgraph", *words]
    try:
        next(iter(entry_points(group="console_scripts", name="csirtgraph"))).load()()
    finally:
        result_file.write_text(json.dumps({"stages": stages, **dots}))


def dot_files(bench: Bench, texts: Iterable[str], stem: str) -> list[Path]:
    """DOT in files."""
    paths = []
    for number, text in enumerate(texts):
        paths.append(bench.folder / f"{stem}-{number}.dot")
        paths[-1].write_text(text)
    return paths


# The tables


def starting(bench: Bench) -> Table:
    """Cold commands against bare imports."""
    figure = bench.csirtgraph("render", "a", "relations", "--mode", "incident", "-o", bench.folder / "x.svg")
    times = in_turns(commands(ours=figure, imports=bench.python(f"import {NAMED}")), bench.runs)
    rows = [compared(f"`render a relations --mode incident` against `import {NAMED}`", times, "imports", 1.25)]
    helped = in_turns(commands(ours=bench.csirtgraph("--help"), click=bench.python("import click")), bench.runs)
    rows.append(compared("`--help` against `import click`", helped, "click", 1.5))
    return Table("Starting", "A cold process each.", ("", "csirtgraph", "bare", "ratio", "target"), rows)


def building(bench: Bench) -> Table:
    """A whole build against laying out the same DOT in one process."""
    line = ("build", "a", "b", "c", "-o", bench.folder / "built")
    seen = watched(bench, *line, "-j", 1)
    kept, tried = (dot_files(bench, seen[name], name) for name in ("kept", "tried"))
    lines = commands(
        ours=bench.csirtgraph(*line, "-j", 2),
        one=bench.csirtgraph(*line, "-j", 1),
        kept=bench.python(BARE, *kept),
        tried=bench.python(BARE, *tried),
        imports=bench.python("import click, yaml, networkx"),
    )
    times = in_turns(lines, max(bench.runs // 2, 3))
    pictures = sum(1 for _ in (bench.folder / "built").rglob("*.svg"))
    rows = [
        compared(f"{pictures} pictures, against laying out the {len(kept)} layouts kept", times, "kept", 2),
        compared(f"the same, against laying out all {len(tried)} layouts tried", times, "tried"),
        compared("the same, against `import click, yaml, networkx`", times, "imports"),
        compared("`-j 2` against `-j 1`", times, "one"),
    ]
    words = "`csirtgraph build a b c` to SVG in both languages, two layouts at a time."
    return Table("All figures", words, ("", "csirtgraph", "bare", "ratio", "target"), rows)


def decks(bench: Bench) -> Table:
    """Whole decks, against python-pptx that only opens and saves them again."""
    rows = []
    for plan, language, limit in (("a", "ja", 0), ("b", "ja", 3), ("b", "en", 3), ("c", "ja", 0)):
        deck = bench.folder / f"{plan}.pptx"
        line = bench.csirtgraph("slides", plan, "--lang", language, "-o", deck)
        seconds_of(line)
        again = bench.python(RESAVED, deck, bench.folder / "again.pptx")
        times = in_turns(commands(ours=line, again=again), max(bench.runs // 2, 3))
        count = int(said_by(bench.python("import sys, pptx; print(len(pptx.Presentation(sys.argv[1]).slides))", deck)))
        rows.append(compared(f"pattern {plan.upper()}, `--lang {language}`, {count} slides", times, "again", 0, limit))
    words = (
        "`csirtgraph slides`, all figures of a plan, against python-pptx that opens the same deck and saves it, "
        "in a process of its own."
    )
    return Table("Decks", words, ("", "csirtgraph", "bare", "ratio", "target"), rows)


#: Kinds of made-up organisations: what the row says, the figure, and whether flows have labels.
KINDS = (
    ("relations, no labels", "relations", False),
    ("relations, half with labels", "relations", True),
    ("organisation chart", "orgchart", False),
)


def large(bench: Bench) -> Iterator[Table]:
    """Made-up organisations of some sizes: the whole command, and its stages."""
    rows, stages = [], []
    for posts in bench.sizes:
        for name, figure, has_labels in KINDS:
            what = f"{posts:,} posts, {name}"
            plan = synthetic.write(bench.folder / f"made-{posts}-{has_labels}", posts, has_labels)
            row, stage = one_large(bench, what, plan, figure, posts)
            rows.append(row)
            stages.append(stage)
    words = (
        "Trees of branching six with a fifth as many links across, in frames of about ten (`tools/synthetic.py`). "
        "The whole command is against a process that does nothing but lay out the same DOT; "
        "organisation charts need no Graphviz."
    )
    yield Table("Large organisations", words, ("", "csirtgraph", "bare", "ratio", "target"), rows)
    words = (
        "Where the time of these goes. *Start* is Python, imports and the end of the process; the layout in all its "
        "stages is against Graphviz in a process that is already warm."
    )
    head = ("", "start", "read", "figure", "Graphviz", "layout besides", "SVG", "bare Graphviz", "layout : bare")
    yield Table("Stages", words, head, stages)


def one_large(bench: Bench, what: str, plan: Path, figure: str, posts: int) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The row of one organisation, and the row of its stages."""
    line = ("render", plan, figure, "-o", bench.folder / "large.svg")
    seen: list[dict[str, float]] = []
    dots = dot_files(bench, watched(bench, *line)["tried"], "large")
    warm: list[float] = []

    def stages() -> float:
        seen.append(watched(bench, *line)["stages"])
        return seen[-1].get("layout", 0)

    def warmed() -> float:
        warm.append(said_by(bench.python(BARE, *dots)))
        return warm[-1]

    measures = commands(ours=bench.csirtgraph(*line))
    measures |= {"layout": stages}
    if dots:
        measures |= commands(bare=bench.python(BARE, *dots)) | {"warm": warmed}
    times = in_turns(measures, max(bench.runs // 3, 3))
    ours = median(times["ours"])
    limit = {1000: 1.0, 5000: 5.0}.get(posts, 0)
    if dots:
        row = compared(what, times, "bare", 2 if posts == 1000 else 0, limit)
    else:
        said = f"≤ {limit:g} s: {verdict(ours <= limit)}" if limit else ""
        row = (what, shown(ours), "–", "–", said)
    part = {name: median(stage.get(name, 0) for stage in seen) for name in ("read", "draw", "fold", "export")}
    laid, inside = median(times["layout"]), median(stage.get("graphviz", 0) for stage in seen)
    drawn = part["draw"] + part["fold"]
    start = max(ours - part["read"] - drawn - laid - part["export"], 0)
    bare, factor = ("–", "–") if not dots else (shown(median(times["warm"])), f"{ratio(times, 'layout', 'warm'):.2f}")
    cells = (start, part["read"], drawn, inside, laid - inside, part["export"])
    return row, (what, *map(shown, cells), bare, factor)


def memory(bench: Bench) -> Table:
    """The most memory that a build and a deck have, all their processes together."""
    build = bench.csirtgraph("build", "a", "b", "c", "-o", bench.folder / "built")
    lines = {
        "`build a b c`, SVG": build,
        "`build a b c`, SVG and PNG": [*build, "--format", "svg", "--format", "png"],
        "`slides b`": bench.csirtgraph("slides", "b", "-o", bench.folder / "b.pptx"),
    }
    rows: list[tuple[str, ...]] = []
    for name, line in lines.items():
        shared, resident = peak(line)
        rows.append((name, f"{shared:.0f} MB", f"{resident:.0f} MB", f"≤ 200 MB: {verdict(shared <= 200)}"))
    words = (
        "The parent and its layout processes together at their highest; PSS counts pages that several processes "
        "share once."
    )
    return Table("Memory", words, ("", "PSS", "sum of RSS", "target"), rows)


def peak(line: Command) -> tuple[float, float]:
    """The highest PSS and RSS of a command and all below it, in MB; by looking all the time (Linux)."""
    process = subprocess.Popen(line, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    highest = (0.0, 0.0)
    while process.poll() is None:
        both = [held_by(name) for name in below(process.pid)]
        pss, rss = sum(one for one, _ in both) / 1024, sum(other for _, other in both) / 1024
        highest = (max(highest[0], pss), max(highest[1], rss))
        time.sleep(0.002)
    return highest


def below(process: int) -> list[int]:
    """A process and all its descendants."""
    above: dict[int, int] = {}
    for path in Path("/proc").glob("[0-9]*/stat"):
        try:
            above[int(path.parent.name)] = int(path.read_text().rpartition(")")[2].split()[1])
        except OSError:
            continue
    found = [process]
    for name in found:
        found += [child for child, parent in above.items() if parent == name]
    return found


def held_by(process: int) -> tuple[float, float]:
    """PSS and RSS of one process in kB; nothing when it has gone."""
    try:
        lines = Path(f"/proc/{process}/smaps_rollup").read_text().splitlines()
    except OSError:
        return 0, 0
    sizes = {line.split(":")[0]: float(line.split()[1]) for line in lines[1:]}
    return sizes.get("Pss", 0), sizes.get("Rss", 0)


def others(bench: Bench) -> Table:
    """The same figures by other programs, where they are on the machine."""
    rows: list[tuple[str, ...]] = []
    programs = [name for name in ("dot", "d2") if shutil.which(name)]
    plans: list[tuple[str, object]] = [("pattern B", "b")]
    plans += [
        (f"{posts:,} posts", synthetic.write(bench.folder / f"made-{posts}-True", posts, True))
        for posts in bench.sizes
        if posts <= 1000
    ]
    for name, plan in plans:
        stem = bench.folder / f"other-{name.split()[0]}"
        for ending in ("dot", "json"):
            seconds_of(bench.csirtgraph("render", plan, "relations", "-o", f"{stem}.{ending}"))
        Path(f"{stem}.d2").write_text(d2_of(json.loads(Path(f"{stem}.json").read_text())), encoding="utf-8")
        lines = {
            "dot": ["dot", "-Tsvg", f"{stem}.dot", "-o", f"{stem}-dot.svg"],
            "d2": ["d2", f"{stem}.d2", f"{stem}-d2.svg"],
        }
        ours = bench.csirtgraph("render", plan, "relations", "-o", f"{stem}.svg")
        for program in programs:
            times = in_turns(commands(ours=ours, other=lines[program]), max(bench.runs // 3, 3))
            if median(times["other"]) == float("inf"):
                taken = shown(median(times["ours"]))
                rows.append((f"{name}, relations, against `{program}`", taken, f"none in {PATIENCE:g} s", "–"))
            else:
                rows.append(compared(f"{name}, relations, against `{program}`", times, "other")[:4])
    words = (
        "The relation diagram in an incident: all of `csirtgraph render` against `dot -Tsvg` on its `-o x.dot`, "
        "and against `d2` with the same roles and flows."
    )
    return Table("Other programs", words, ("", "csirtgraph", "other", "ratio"), rows)


def d2_of(graph: dict[str, Any]) -> str:
    """The graph that csirtgraph exports in the language of D2, as it is in an incident."""
    nodes = {node["id"]: node for node in graph["nodes"] if "incident" in node["modes"] and node["kind"] != "function"}
    path = {name: f'"{node["team"]}"."{name}"' if node.get("team") else f'"{name}"' for name, node in nodes.items()}
    lines = [f'{path[name]}: "{node.get("name_ja", name)}"' for name, node in nodes.items()]
    for edge in graph["edges"]:
        ends = edge["source"], edge["target"]
        if edge["relation"] == "flow" and "incident" in edge["modes"] and set(ends) <= set(path):
            lines.append(f'{path[ends[0]]} -> {path[ends[1]]}: "{edge.get("label_ja", "")}"')
    return "\n".join(lines) + "\n"


# The page


def machine(bench: Bench) -> str:
    """What was measured on."""
    versions = subprocess.run(bench.python(VERSIONS), capture_output=True, text=True, check=True).stdout
    python, graphviz, wheel = versions.split()
    parts = [
        f"{os.cpu_count()} cores ({platform.machine()})",
        platform.system(),
        f"Python {python}",
        f"Graphviz {graphviz} (in pygraphviz {wheel})",
    ]
    for program, flag in (("dot", "-V"), ("d2", "--version")):
        if shutil.which(program):
            said = subprocess.run([program, flag], capture_output=True, text=True, check=False)
            words = [word.strip("v()") for word in (said.stdout + said.stderr).split()]
            version = next((word for word in words if word[:1].isdigit()), "?")
            parts.append(f"`{program}` {version}")
    return ", ".join(parts)


def page(bench: Bench, tables: Iterable[Table]) -> str:
    """Everything as Markdown."""
    lines = [
        "# Speed and memory",
        "",
        f"Measured by `python tools/bench.py --write` on {machine(bench)}.",
        f"Times are medians of up to {bench.runs} runs in turns with what they are compared to, ratios are medians of "
        "the ratios of the turns. *Bare* is the same work by the programs below csirtgraph alone.",
    ]
    for table in tables:
        lines += ["", f"## {table.title}", "", table.words, ""]
        lines += [f"| {' | '.join(table.head)} |", "|---" + "|--:" * (len(table.head) - 1) + "|"]
        lines += [f"| {' | '.join(row)} |" for row in table.rows]
    return "\n".join(lines) + "\n"


def tables_of(bench: Bench, only: str) -> Iterator[Table]:
    """All tables that can be measured here, one after the other, or one."""
    makers: list[Callable[[Bench], Table | Iterator[Table]]] = [starting, building, decks, large]
    makers += [memory] * Path("/proc/self/smaps_rollup").exists()
    makers += [others] * bool(shutil.which("dot") or shutil.which("d2"))
    for make in makers:
        if only in ("", make.__name__):
            made = make(bench)
            yield from [made] if isinstance(made, Table) else made


def main() -> None:
    """Install, measure, report."""
    parser = argparse.ArgumentParser(description="How fast csirtgraph is, and how much memory it takes.")
    parser.add_argument("--quick", action="store_true", help="fewer runs, nothing of 5,000 posts")
    parser.add_argument("--only", default="", help="one of: starting, building, decks, large, memory, others")
    parser.add_argument("--write", action="store_true", help="put the tables into docs/performance.md")
    parser.add_argument("--watch", nargs=argparse.REMAINDER, help=argparse.SUPPRESS)
    chosen = parser.parse_args()
    if chosen.watch:
        watch(Path(chosen.watch[0]), chosen.watch[1:])
        return
    if os.getloadavg()[0] > 0.5:
        print(f"The machine is busy ({os.getloadavg()[0]:.1f}): ratios are better than times.", file=sys.stderr)
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        sizes = (100, 1000) if chosen.quick else (100, 1000, 5000)
        bench = Bench(installed(folder), folder, 5 if chosen.quick else 21, sizes)
        text = page(bench, tables_of(bench, chosen.only))
    print(text)
    if chosen.write and not chosen.only:
        TARGET.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
