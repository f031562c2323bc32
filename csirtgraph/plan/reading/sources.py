"""The files a plan is made of, and those of the plans it extends: their bytes, and one checksum over all."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache
from hashlib import sha256
from pathlib import Path
from typing import NamedTuple

from csirtgraph.plan.reading.files import arrangement_file, locate, views_file, yaml_files
from csirtgraph.plan.reading.load import target_of
from csirtgraph.plan.reading.side_files import is_elsewhere
from csirtgraph.plan.reading.trusted_folders import TrustedFolders, is_led_away, trusted_folders_of, why_not_extended
from csirtgraph.plan.yaml import limits
from csirtgraph.plan.yaml.decode import decode, read_bytes
from csirtgraph.plan.yaml.node import find
from csirtgraph.plan.yaml.problems import PlanError
from csirtgraph.plan.yaml.tree import read_text

REMEMBERED = 64  # files whose `extends` is known by their bytes
LENGTH = 32  # hexadecimal digits of a revision


@dataclass(frozen=True)
class Sources:
    """Files by their path; None for one that cannot be read. Both are empty where there is no plan."""

    own: Mapping[Path, bytes | None]
    below: Mapping[Path, bytes | None]  # of the plans it extends
    folders: frozenset[Path]  # where a new file would be part of the plan

    @property
    def all(self) -> Mapping[Path, bytes | None]:
        """The plan's own files and the others."""
        return {**self.own, **self.below}

    @cached_property
    def revision(self) -> str:
        """A checksum of the names and the bytes of all files."""
        found = sha256()
        for path, data in sorted(self.all.items()):
            name = str(path).encode("utf-8", "surrogateescape")
            size = -1 if data is None else len(data)
            found.update(b"%d %d " % (len(name), size) + name + (data or b""))
        return found.hexdigest()[:LENGTH]


def sources_of(target: str) -> Sources:
    """What is on disk now. Never raises: loading the plan reports what is wrong with the files."""
    plans = list(layers(target))
    own = {**plans[0].files, **beside(plans[0].path)} if plans else {}
    below = {path: data for layer in plans[1:] for path, data in layer.files.items()}
    folders = {folder for layer in plans for folder in folders_of(layer.path, layer.files)}
    return Sources(own, below, frozenset(folders))


class Layer(NamedTuple):
    """One plan of a chain of extended plans: its place, its name in messages, and the bytes of its files."""

    path: Path
    name: str
    files: dict[Path, bytes | None]


def layers(target: str) -> Iterator[Layer]:
    """The plan and those it extends; only what loading the plan would read."""
    reach: TrustedFolders = ()
    for depth in range(limits.EXTENDS + 1):
        try:
            path, name = locate(target)
            reach = reach or trusted_folders_of(path)
            if depth and why_not_extended(path, reach):
                return
            names = dict(yaml_files(path, name))
        except PlanError:
            return
        files = {file: bytes_of(file, reach) for file in names}
        yield Layer(path, name, files)
        extends = next(filter(None, (extends_in(data, names[file]) for file, data in files.items() if data)), "")
        if not extends:
            return
        target = target_of(extends, path, name)


def beside(path: Path) -> dict[Path, bytes | None]:
    """The files that keep places and views of a plan, where there are such that may be read."""
    files = (arrangement_file(path), views_file(path))
    return {file: bytes_of(file, ()) for file in files if file.is_file() and not is_elsewhere(file)}


def folders_of(top: Path, files: Mapping[Path, bytes | None]) -> set[Path]:
    """The folders to watch: those of the files, for editors replace files rather than write into them."""
    found = {file.parent for file in files}
    return found | {top} if top.is_dir() else found


def bytes_of(file: Path, reach: TrustedFolders) -> bytes | None:
    """The bytes of a file; None where they cannot or must not be read, or are more than a plan may have."""
    try:
        return read_bytes(file, file.name) if file.is_file() and not is_led_away(file, reach) else None
    except PlanError:
        return None


@lru_cache(REMEMBERED)
def extends_in(data: bytes, name: str) -> str:
    """What a file says its plan extends; "" for nothing, and for a file that is broken. Its tree is known by `name`."""
    if b"extends" not in data:
        return ""
    try:
        node = find(read_text(decode(data, name), name), "plan", "extends")
    except PlanError:
        return ""
    return node.text if node else ""
