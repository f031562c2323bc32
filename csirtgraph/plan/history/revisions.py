"""A plan as it was in a revision: its files are written to a temporary folder and read like any others."""

from dataclasses import replace
from pathlib import Path, PurePosixPath
from tempfile import TemporaryDirectory

from csirtgraph.plan.history.git import Blob, GitError, blobs, contents, resolved, top_of
from csirtgraph.plan.model.enums import Audience
from csirtgraph.plan.model.plan import Plan
from csirtgraph.plan.reading.load import load_plan
from csirtgraph.plan.reading.trusted_folders import alone
from csirtgraph.plan.yaml import limits
from csirtgraph.plan.yaml.node import Node
from csirtgraph.plan.yaml.problems import PlanError, Position, Problem, problem
from csirtgraph.text import Text

SHORT = 7  # characters of a commit id that are shown
SUFFIXES = (".yaml", ".yml")


def plan_at(revision: str, path: Path, audience: Audience = Audience.PUBLIC) -> Plan:
    """The plan at a path as it was in a revision; its files are called `REV:path`.

    Raises GitError, or PlanError with the problems it had then.
    """
    top, inside = place_of(path)
    commit = resolved(top, revision)
    with TemporaryDirectory(prefix="csirtgraph-") as name:
        folder = Path(name).resolve()
        if not write(top, commit, inside, folder, revision):
            raise GitError("not-in-revision", path=inside.as_posix(), revision=revision)
        for _ in range(limits.EXTENDS):
            try:
                plan = load_plan(folder / inside, alone(folder), audience)
                break
            except PlanError as error:
                if not any(write(top, commit, base, folder, revision) for base in missing(error, folder)):
                    raise PlanError(at_revision(error, folder, revision)) from None
        else:
            raise GitError("not-in-revision", path=inside.as_posix(), revision=revision)
        return replace(plan, tree=renamed(plan.tree, folder.as_posix() + "/", f"{revision}:")) if plan.tree else plan


def mark_of(plan: Plan, revision: str, path: Path) -> str:
    """What distinguishes a plan of one revision from another: its `revision:` and the commit; "" for no revision."""
    if not revision:
        return ""
    top, _ = place_of(path)
    commit = resolved(top, revision)[:SHORT]
    return f"{plan.plan.revision} ({commit})" if plan.plan.revision else commit


def place_of(path: Path) -> tuple[Path, PurePosixPath]:
    """The repository a path is in, and the path from its top; the path itself need not exist any more."""
    whole = Path(path).absolute()
    folder = whole if whole.is_dir() else whole.parent
    while not folder.is_dir():
        folder = folder.parent
    top = top_of(folder).resolve()
    try:
        return top, PurePosixPath(Path(*clean(whole)).resolve().relative_to(top).as_posix())
    except ValueError as error:
        raise GitError("no-repository", path=str(path)) from error


def clean(path: Path) -> list[str]:
    """The parts of a path without `..`."""
    parts: list[str] = []
    for part in path.parts:
        if part == "..":
            parts = parts[:-1] or parts  # above the root is the root
        else:
            parts.append(part)
    return parts


def write(top: Path, commit: str, path: PurePosixPath, folder: Path, revision: str) -> bool:
    """Put the YAML files of a path in a commit below a folder; whether there were any new ones."""
    found = [blob for blob in blobs(top, commit, path) if blob.path.suffix in SUFFIXES]
    try:
        found = [blob for blob in found if not (folder / blob.path).exists()]
        check(found, path, revision)
        for blob, data in contents(top, found) if found else ():
            target = folder / blob.path
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(data)
    except OSError as error:  # a name that this system cannot have
        raise GitError("git-failed", reason=error.strerror or str(error)) from error
    return bool(found)


def check(found: list[Blob], path: PurePosixPath, revision: str) -> None:
    """Refuse what no plan may have, before it is read. Raises PlanError."""
    if len(found) > limits.FILES:
        raise PlanError([problem(Position(f"{revision}:{path}"), "too-many-files", limit=limits.FILES)])
    size = sum(blob.size for blob in found)
    if len(found) > 1 and size > limits.PLAN_BYTES:
        place = Position(f"{revision}:{path}")
        raise PlanError([problem(place, "too-much", size=size, limit=limits.PLAN_BYTES)])
    for blob in found:
        if blob.size > limits.FILE_BYTES:
            place = Position(f"{revision}:{blob.path}")
            raise PlanError([problem(place, "too-large", size=blob.size, limit=limits.FILE_BYTES)])


def missing(error: PlanError, folder: Path) -> list[PurePosixPath]:
    """The plans that a plan extends and that are not written yet, from the top of the repository."""
    found = []
    for item in error.problems:
        if item.code == "extends-missing":
            file = Path(item.position.file)
            base = Path(*clean(file.parent / str(item.values["target"])))
            if base.is_relative_to(folder) and base != folder:
                found.append(PurePosixPath(base.relative_to(folder).as_posix()))
    return found


def at_revision(error: PlanError, folder: Path, revision: str) -> list[Problem]:
    """The problems, at places a reader can find."""
    before = folder.as_posix() + "/"

    def named(words: str | Text) -> str | Text:
        return words if isinstance(words, Text) else words.replace(before, f"{revision}:")

    return [
        replace(
            item,
            position=item.position._replace(file=item.position.file.replace(before, f"{revision}:")),
            values={name: named(value) for name, value in item.values.items()},
        )
        for item in error.problems
    ]


def renamed(node: Node, before: str, after: str) -> Node:
    """A tree whose files are named as a reader knows them; the one it is made from is remembered, and stays."""
    value = node.value
    if isinstance(value, dict):
        value = {key: renamed(item, before, after) for key, item in value.items()}
    elif isinstance(value, list):
        value = [renamed(item, before, after) for item in value]
    return Node(value, moved(node.at, before, after), node.text, node.key and moved(node.key, before, after))


def moved(place: Position, before: str, after: str) -> Position:
    """A position in a file with another beginning; files elsewhere keep their names."""
    return place._replace(file=after + place.file[len(before) :]) if place.file.startswith(before) else place
