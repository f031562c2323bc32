"""Large organisations: how the time of each stage grows with them, and what else people do with 1,000 roles."""

import json
import subprocess
import sys
from collections.abc import Iterator
from math import log
from pathlib import Path
from statistics import median

import synthetic

from benches.measure import Bench, Table, compared, in_turns, run, shown, verdict, within

STAGES = ("read", "figure", "layout", "writing")
STEEPEST = 1.3  # exponent of a stage besides Graphviz's
CLIFFS = (1_400, 1_500, 1_600, 2_000, 3_000)  # posts, around the size from which figures are folded
MANY = (100, 1_000)  # plans in one build
GROWTH = 0.05  # of the memory from the first of these to the second
JOBS = {  # what people do with 1,000 roles, and the seconds it may take
    "`render relations -o x.html`": (("render", "{plan}", "relations", "-o", "{out}.html"), 5.0),
    "`render orgchart`": (("render", "{plan}", "orgchart", "-o", "{out}.svg"), 1.0),
    "`slides`, organisation chart": (("slides", "{plan}", "orgchart", "-o", "{out}.pptx"), 0.0),
    "`check`": (("check", "{plan}"), 0.0),
    "`diff` with a plan of 990": (("diff", "{plan}", "{other}"), 0.0),
    "`import` of its own workbook": (("import", "{out}.xlsx", "-o", "{out}-new", "--dry-run", "--yes"), 0.0),
}
SMALL = """plan: {{id: {id}, title: Plan {id}}}
roles: {{lead: {{name: Lead}}, desk: {{name: Desk}}, analyst: {{name: Analyst}}, press: {{name: Press}}}}
flows:
  desk: {{lead: {{label: {{en: News}}, kind: report}}}}
  lead: {{analyst: {{label: {{en: Asks}}, kind: request}}}}
posts: {{incident: {{lead: {{people: 1}}, desk: {{under: lead}}, analyst: {{under: lead}}, press: {{under: lead}}}}}}
"""


def made(bench: Bench, posts: int, has_labels: bool = True) -> Path:
    """A made-up organisation."""
    return synthetic.write(bench.folder / f"made-{posts}-{has_labels}", posts, has_labels)


def sizes(bench: Bench) -> Table:
    """Whole commands, by size."""
    rows = []
    for posts in (*bench.posts, *CLIFFS):
        for figure in ("relations", "orgchart") if posts in bench.posts else ("relations",):
            line = bench.csirtgraph("render", made(bench, posts), figure, "-o", bench.folder / "large.svg")
            row = compared(
                f"{posts:,} posts, `{figure}`", in_turns({"ours": line}, 3), (), 2.0 if posts >= 5000 else 3.0
            )
            rows.append(row)
    words = (
        "Trees of branching six with a fifth as many links across, in frames of about ten, half of the flows with "
        "labels (`tools/synthetic.py`). From about 40 boxes a figure is an overview, and a picture for each part."
    )
    return Table("Large organisations", words, ("", "csirtgraph", "CPU", "target"), rows)


def growth(bench: Bench) -> Table:
    """The exponent of each stage between the smallest and the largest organisation."""
    found = {posts: stages_of(bench, posts) for posts in (bench.posts[0], bench.posts[-1])}
    (small, first), (large, last) = found.items()
    rows = []
    for stage in STAGES:
        exponent = log(last[stage] / first[stage]) / log(large / small)
        row = f"{exponent:.2f}", f"≤ {STEEPEST}: {verdict(exponent <= STEEPEST)}"
        rows.append((stage, shown(first[stage]), shown(last[stage]), *row))
    words = "CPU of the relation diagram's stages in one process; an exponent of 1 is time that grows with the plan."
    return Table("Growth", words, ("", f"{small:,} posts", f"{large:,} posts", "exponent", "target"), rows)


def stages_of(bench: Bench, posts: int) -> dict[str, float]:
    """The median seconds of each stage, of three runs."""
    line = bench.python(Path(__file__).with_name("stages.py").read_text(), made(bench, posts))
    seen = [json.loads(subprocess.run(line, capture_output=True, check=True).stdout) for _ in range(3)]
    return {stage: median(one[stage] for one in seen) for stage in STAGES}


def jobs(bench: Bench) -> Table:
    """What else people do with 1,000 roles."""
    plan, other = made(bench, 1_000), made(bench, 990)
    run(bench.csirtgraph("render", plan, "orgchart", "-o", bench.folder / "job.xlsx"))
    rows = []
    for what, (words, seconds) in JOBS.items():
        names = {"plan": plan, "other": other, "out": bench.folder / "job"}
        line = bench.csirtgraph(*(word.format_map(names) for word in words))
        done = run(line, also=(1,))  # what check and diff end with where they find something
        rows.append((what, shown(done.wall), shown(done.cpu), within(done.wall, seconds)))
    return Table("A thousand roles", "Whole commands.", ("", "csirtgraph", "CPU", "target"), rows)


def many(bench: Bench) -> Table:
    """Many plans in one build: how many in a second, and the memory after the first hundred and at the end."""
    plans = [small_plan(bench.folder / "many" / f"p{number}.yaml") for number in range(MANY[-1])]
    rows, peaks = [], []
    for count in MANY:
        line = bench.csirtgraph("build", *plans[:count], "--lang", "ja", "-o", bench.folder / "many-built")
        done = run(["/usr/bin/time", "-f", "%M", "-o", bench.folder / "peak", *line], 1_200)
        peaks.append(int((bench.folder / "peak").read_text().split()[-1]) / 1024)
        growth = peaks[-1] / peaks[0] - 1
        target = f"≤ {GROWTH:.0%}: {verdict(growth <= GROWTH)}" if len(peaks) > 1 else ""
        speed = f"{count / done.wall:.0f}"
        rows.append((f"{count:,} plans", shown(done.wall), speed, f"{peaks[-1]:.0f} MB", f"{growth:+.0%}", target))
    words = (
        "`csirtgraph build --lang ja` of so many plans of four roles and posts, eight figures each, with a process for "
        "each core; the RSS is that of the largest process."
    )
    return Table("Many plans", words, ("", "csirtgraph", "plans a second", "highest RSS", "growth", "target"), rows)


def small_plan(path: Path) -> Path:
    """A plan of four roles, by the name of its file."""
    path.parent.mkdir(exist_ok=True)
    path.write_text(SMALL.format(id=path.stem))
    return path


def tables(bench: Bench) -> Iterator[Table]:
    """The tables of this chapter."""
    yield sizes(bench)
    yield growth(bench)
    yield jobs(bench)
    if sys.platform == "linux":
        yield many(bench)
