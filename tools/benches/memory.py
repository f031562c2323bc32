"""The most memory that commands take, all their processes together (Linux)."""

import subprocess
import time
from collections.abc import Iterator
from pathlib import Path

from benches.measure import Bench, Table, verdict

LIMIT = 150  # MB


def tables(bench: Bench) -> Iterator[Table]:
    """Builds, a deck and a handbook."""
    build = ("build", "a", "b", "c", "-o", bench.folder / "built")
    lines = {
        "`build a b c`, SVG": bench.csirtgraph(*build),
        "`build a b c`, SVG and PNG": bench.csirtgraph(*build, "--format", "svg", "--format", "png"),
        "`slides b`": bench.csirtgraph("slides", "b", "-o", bench.folder / "b.pptx"),
        "`handbook b`, PDF": bench.csirtgraph("handbook", "b", "-o", bench.folder / "b.pdf"),
    }
    rows: list[tuple[str, ...]] = []
    for name, line in lines.items():
        shared, resident = peak(line)
        rows.append((name, f"{shared:.0f} MB", f"{resident:.0f} MB", f"≤ {LIMIT} MB: {verdict(shared <= LIMIT)}"))
    words = (
        "The parent and its layout processes together at their highest; PSS counts pages that several processes "
        "share once."
    )
    yield Table("Memory", words, ("", "PSS", "sum of RSS", "target"), rows)


def peak(line: list[str]) -> tuple[float, float]:
    """The highest PSS and RSS of a command and all below it, in MB; by looking all the time."""
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
