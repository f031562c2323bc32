"""Nothing gets out: no network, no file written but the pictures, none read but the plan's and the program's."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from signatures import WritePlan

import csirtgraph

pytestmark = pytest.mark.skipif(not shutil.which("strace"), reason="needs strace: apt install strace")

PLAN = """
plan: {id: ours, title: Ours}
roles:
  lead: {name: {ja: 統括, en: Lead}, tier: command}
  lab: {name: {ja: 解析, en: Lab}, sourcing: outsourced}
flows: {lead: {lab: {kind: request, label: {ja: 依頼, en: Request}}}}
posts: {incident: {lead: {people: 1}}}
"""
#: Where a program and its libraries, fonts and settings are on any Linux.
SYSTEM = ("/usr/", "/lib", "/bin", "/sbin", "/etc/", "/proc/", "/sys/", "/dev/", "/var/cache/fontconfig")
#: Python's ctypes asks these where libcairo is, libffi makes a nameless file that may be run, and processes that draw
#: at the same time take turns by semaphores, which are nameless, too, and hold nothing but a number.
OWN_TEMPORARY = re.compile(r"/(tmp|var/tmp|dev/shm)/(ffi|sem\.)?[\w-]{6,16}(\.\w+)*$")
OPENED = re.compile(r'\bopen(?:at)?\((?:AT_FDCWD, )?"([^"]+)", ([A-Z_|]+).* = \d')


@pytest.fixture
def traced(tmp_path: Path, write_plan: WritePlan) -> list[str]:
    """The system calls of commands that draw, check and compare a plan, in a home and a folder of their own."""
    plan, log = write_plan(plan=PLAN), tmp_path / "log"
    for folder in ("home", "here"):
        (tmp_path / folder).mkdir()
    (tmp_path / "home" / ".netrc").write_text("machine x login y password z")
    lines = []
    for words in (
        ["build", str(plan), "--lang", "ja", "--format", "svg", "--format", "png", "--format", "html", "-o", "out"],
        ["check", str(plan)],
        ["diff", "a", str(plan), "-o", "out/diff.html"],
        ["render", str(plan), "relations", "-o", "out/x.pdf"],
    ):
        subprocess.run(
            [
                "strace",
                "-f",
                "-qq",
                "-e",
                "trace=%network,open,openat",
                "-o",
                log,
                sys.executable,
                "-m",
                "csirtgraph",
                *words,
            ],
            cwd=tmp_path / "here",
            env={"PATH": os.environ["PATH"], "HOME": str(tmp_path / "home"), "PYTHONDONTWRITEBYTECODE": "1"},
            capture_output=True,
            check=False,
            timeout=1800,
        )
        lines += log.read_text(errors="replace").splitlines()
    assert (tmp_path / "here/out/ours/index.html").exists()
    assert (tmp_path / "here/out/diff.html").exists()
    return lines


def test_drawing_checking_and_comparing_stay_at_home(traced: list[str], tmp_path: Path) -> None:
    asked = [line for line in traced if re.search(r"\b(socket|connect|bind|sendto)\(", line)]
    assert [line for line in asked if "AF_INET" in line or "AF_NETLINK" in line or "connect(" in line] == []
    opened = [match.groups() for line in traced for match in OPENED.finditer(line)]
    assert len(opened) > 100
    package = Path(csirtgraph.__file__).parent
    program = (sys.prefix, sys.base_prefix, str(package), str(package.parent), *map(os.path.realpath, sys.path))
    caches = [str(tmp_path / "home" / ".cache" / name) for name in ("fontconfig", "csirtgraph")]
    mine = (str(tmp_path / "ours"), str(tmp_path / "here"), *caches)
    for name, flags in opened:
        path = os.path.normpath(tmp_path / "here" / name)
        is_ours = path.startswith((*mine, "/dev/null", "/dev/tty")) or OWN_TEMPORARY.match(path)
        if "O_TMPFILE" in flags:  # libffi's file without a name, gone when it is closed
            continue
        if "O_RDONLY" not in flags:
            assert is_ours, (name, flags)
        else:
            assert is_ours or path.startswith((*SYSTEM, *program)) or path == "/", name
