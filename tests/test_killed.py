"""Nothing is lost: a process that is killed, or a disk that is full, leaves the old file or the new one, whole.

A run of the suite sees some hundred saves; CSIRTGRAPH_SAVES=1000 makes it a thousand, and so on.
"""

import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

POSIX = pytest.mark.skipif(sys.platform == "win32", reason="signals and limits of POSIX")
SAVES = int(os.environ.get("CSIRTGRAPH_SAVES", "200"))
SIZE = 200_000  # bytes; more than one write of the system's

SAVING = f"""
import sys
from pathlib import Path
from csirtgraph.export.files import write
path, number = Path(sys.argv[1]), int(sys.argv[2])
while True:
    number += 1
    write(path, str(number).encode().rjust({SIZE}, b"."))
    print(number, flush=True)
"""


@POSIX
def test_a_killed_save_leaves_the_old_file_or_the_new_one(tmp_path: Path) -> None:
    path, chance = tmp_path / "plan.yaml", random.Random(1)
    path.write_bytes(b"0".rjust(SIZE, b"."))
    saved = kills = 0
    while saved < SAVES:
        saving = subprocess.Popen([sys.executable, "-c", SAVING, path, str(saved)], stdout=subprocess.PIPE, text=True)
        assert saving.stdout
        told = saving.stdout.readline()  # it has begun
        time.sleep(chance.uniform(0, 0.1))
        saving.send_signal(signal.SIGKILL)
        told += saving.stdout.read()
        saving.wait()
        kills += 1
        data = path.read_bytes()
        assert len(data) == SIZE
        last = max(int(number) for number in told.split())
        assert int(data.strip(b".")) in (last, last + 1)  # killed between the save and the word of it
        saved = last
    assert kills > 1


@POSIX
def test_a_full_disk_leaves_the_old_file_and_nothing_beside_it(tmp_path: Path) -> None:
    path = tmp_path / "x.svg"
    path.write_bytes(b"the last good picture")
    limited = (
        "import resource; resource.setrlimit(resource.RLIMIT_FSIZE, (10_000, 10_000))\n"
        "from csirtgraph.cli import main; main()"
    )
    done = subprocess.run(
        [sys.executable, "-c", limited, "render", "b", "relations", "-o", path],
        capture_output=True,
        text=True,
        env={**os.environ, "PYTHONDONTWRITEBYTECODE": "1"},
        check=False,
    )
    assert done.returncode == 1
    assert "x.svg" in done.stderr
    assert "Traceback" not in done.stderr
    assert path.read_bytes() == b"the last good picture"
    assert os.listdir(tmp_path) == ["x.svg"]
