"""Runs that are known: a command that would write what it has written already need not draw it again.

A run is known by its words, its surroundings and the code. It is repeated unless
every file of its plans, and every file that it wrote, is what it was.
"""

import json
import os
import time
from collections.abc import Iterable, Mapping
from dataclasses import field
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeAlias

from csirtgraph.cache.code import code_stamp, stamps
from csirtgraph.cache.store import NOTHING, open_store
from csirtgraph.plan.reading.files import arrangement_file, data_folder, views_file, yaml_files
from csirtgraph.plan.reading.trusted_folders import trusted_folders_of
from csirtgraph.plan.yaml.problems import PlanError
from csirtgraph.records import dataclass

if TYPE_CHECKING:
    from hashlib import _Hash as Hash

#: The variables that a picture or a message depends on, besides those of csirtgraph.
VARIABLES = ("LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG", "SOURCE_DATE_EPOCH", "PATH", "HOME")
OURS = "CSIRTGRAPH_"
TICK = 0.05  # s by which the time of a file may lag behind the clock
ABSENT = ""
END = b"\0"
Line: TypeAlias = tuple[str, bool]  # what a run has printed, and whether on standard error
Top: TypeAlias = tuple[str, str]  # the place of a plan, and its name in messages


@dataclass()
class Run:
    """A run of a command, noted while it goes on; without `plans` it is not remembered."""

    key: str  # what names it, as key_of says
    begun: float = field(default_factory=time.time)
    plans: tuple[str, ...] = ()
    wrote: bytearray = field(default_factory=bytearray)  # paths with END behind each, for there may be many
    sum: "Hash" = field(default_factory=sha256)  # of what was written there
    said: list[Line] = field(default_factory=list)

    def reads(self, *plans: str) -> None:
        """Note that the run depends on these plans, and on no other file but those of csirtgraph."""
        self.plans = plans

    def writes(self, path: str | Path, data: bytes) -> None:
        """Note a file that the run has written."""
        self.wrote += os.fsencode(path) + END
        self.sum.update(sha256(data).digest())

    def forget(self) -> None:
        """Note that the run depends on something else, or does more than to write files."""
        self.plans = ()


def key_of(words: Iterable[str]) -> str:
    """What names a run of these words, here and now."""
    built_in = sorted(stamps(str(data_folder())))
    names = [*VARIABLES, *sorted(name for name in os.environ if name.startswith(OURS))]
    surroundings = [(name, os.environ.get(name)) for name in names]
    return repr((code_stamp(), built_in, [*words], os.getcwd(), surroundings))


def remember(run: Run) -> None:
    """Make a run known, where everything that it depends on is noted and has stood still since it began."""
    if not run.plans or not run.wrote or open_store() == NOTHING:
        return
    tops = tops_of(run.plans)
    if not tops or is_newer(tops, run.begun - TICK):
        return
    known = {
        "tops": tops,
        "inputs": inputs_of(tops),
        "outputs": run.sum.hexdigest(),
        "said": run.said,
    }
    open_store().put(run.key, b"\n".join([json.dumps(known).encode(), run.wrote]))


def known_lines(key: str) -> list[Line] | None:
    """What the run of a key would print, which would change nothing; None where it has to be done."""
    data = open_store().get(key)
    if data is None:
        return None
    head, _, wrote = data.partition(b"\n")
    known: Mapping[str, Any] = json.loads(head)
    paths = wrote.split(END)[:-1]
    if inputs_of(known["tops"]) != known["inputs"] or outputs_of(paths) != known["outputs"]:
        return None
    for path in paths:
        os.utime(path)  # as written: other programs compare times
    return [(line, is_error) for line, is_error in known["said"]]


def tops_of(plans: Iterable[str]) -> list[Top]:
    """Where plans and those they extend are; many may extend the same."""
    from csirtgraph.plan.reading.sources import layers

    return [*dict.fromkeys((str(layer.path), layer.name) for plan in plans for layer in layers(plan))]


def inputs_of(tops: Iterable[Top]) -> str:
    """A checksum of everything that loading plans at these places depends on."""
    found = sha256()
    for path, name in ((Path(path), name) for path, name in tops):
        trusted = [str(folder) for folder in trusted_folders_of(path)]
        found.update(repr((str(path), name, os.path.realpath(path), trusted)).encode("utf-8", "surrogateescape"))
        for file in files_at(path, name):
            line = repr((str(file), os.path.realpath(file), digest_of(file)))
            found.update(line.encode("utf-8", "surrogateescape"))
    return found.hexdigest()


def outputs_of(paths: Iterable[bytes]) -> str:
    """A checksum of what stands in files that were written."""
    found = sha256()
    for path in paths:
        found.update(bytes.fromhex(digest_of(os.fsdecode(path))))
    return found.hexdigest()


def files_at(path: Path, name: str) -> list[Path]:
    """The files of a plan at a place, and the one with the places of its boxes; none where the plan is broken."""
    try:
        return [*(file for file, _ in yaml_files(path, name)), arrangement_file(path), views_file(path)]
    except PlanError:
        return []


def digest_of(path: str | Path) -> str:
    """The checksum of a file; ABSENT where it cannot be read, or is no file."""
    try:
        return sha256(Path(path).read_bytes()).hexdigest() if os.path.isfile(path) else ABSENT
    except OSError:
        return ABSENT


def is_newer(tops: Iterable[Top], moment: float) -> bool:
    """Whether a file or a folder of these plans has changed since a moment: what was read may be another state."""
    for path, name in ((Path(path), name) for path, name in tops):
        found = files_at(path, name)
        if any(changed_at(place) >= moment for place in {path, *found, *(file.parent for file in found)}):
            return True
    return False


def changed_at(path: Path) -> float:
    """When a file or folder changed last; 0 where there is none."""
    try:
        status = os.stat(path)
    except FileNotFoundError:
        return 0
    return max(status.st_mtime, status.st_ctime)
