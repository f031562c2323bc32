"""Which YAML files make up a plan, and where the built-in ones are."""

from collections.abc import Iterator
from functools import cache
from itertools import islice
from pathlib import Path

from csirtgraph.plan.yaml import limits
from csirtgraph.plan.yaml.problems import PlanError, Position, problem

#: Short names of the built-in plans, and their folders below `data/`.
BUILT_IN = {"a": "pattern-a", "b": "pattern-b", "c": "pattern-c", "d": "pattern-d"}
PREFIX = "csirtgraph:"
ENTRY = "plan.yaml"
#: Endings of files that `csirtgraph import` makes a plan of.
IMPORTED = (".csv", ".tsv", ".xls", ".xlsx", ".xlsm", ".drawio", ".mmd", ".mermaid", ".dot", ".gv", ".graphml")
FOLDER = ".csirtgraph"  # beside a plan


def data_folder() -> Path:
    """The shipped `data/`: inside the installed package, or at the top of a checkout."""
    package = Path(__file__).parents[2]
    inside = package / "data"
    return inside if inside.is_dir() else package.parent / "data"


def locate(target: str) -> tuple[Path, str]:
    """The path of a plan and the name it has in messages. Raises PlanError when there is none."""
    name = target.removeprefix(PREFIX)
    if target in BUILT_IN:
        name, target = BUILT_IN[target], PREFIX + BUILT_IN[target]
    if target.startswith(PREFIX):
        if name in built_in():
            return built_in()[name], PREFIX + name
    elif exists(Path(target)):
        return Path(target), Path(target).as_posix()
    known = ", ".join([*BUILT_IN, *(PREFIX + folder for folder in built_in_folders())])
    raise PlanError([problem(Position(target), "no-file", known=known)])


def exists(path: Path) -> bool:
    """Whether there is such a file or folder; a name that no path can have is none."""
    try:
        return path.exists()
    except (OSError, ValueError):
        return False


def built_in_folders() -> list[str]:
    """What `csirtgraph:` can name: every plan below `data/`, and `common`, which they extend."""
    return ["common", *sorted(path.parent.name for path in data_folder().glob(f"*/{ENTRY}"))]


@cache
def built_in() -> dict[str, Path]:
    """The folder of every built-in plan, by its name; revisions of the source and deadlines are one level deeper."""
    top = data_folder()
    found = [path.parent for where in ("*", "revisions/*", "authorities/*") for path in top.glob(f"{where}/{ENTRY}")]
    return {"common": top, **{folder.name: folder for folder in found}}


def yaml_files(path: Path, name: str, most: int = limits.PLAN_BYTES) -> list[tuple[Path, str]]:
    """Every YAML file of a plan with its name in messages; together they may have so many bytes.

    A sub-folder that has a `plan.yaml` of its own is another plan; what begins
    with a dot is left out.
    """
    if path.suffix.lower() in IMPORTED and path.is_file():
        raise PlanError([problem(Position(name), "to-import", file=name)])
    try:
        found = list(islice(walk(path, name), limits.FILES + 1)) if path.is_dir() else [(path, name)]
    except OSError as error:
        raise PlanError([problem(Position(name), "unreadable", reason=error.strerror or "?")]) from error
    if not found:
        raise PlanError([problem(Position(name), "no-yaml")])
    if len(found) > limits.FILES:
        raise PlanError([problem(Position(name), "too-many-files", limit=limits.FILES)])
    size = bytes_of(found)
    if size > most and (path.is_dir() or size <= limits.FILE_BYTES):  # else the file is reported as too large
        read = limits.PLAN_BYTES - most  # of the plans above
        raise PlanError([problem(Position(name), "too-much", size=read + size, limit=limits.PLAN_BYTES)])
    return found


def arrangement_file(path: Path) -> Path:
    """The file with the places of a plan, whether there is one or not."""
    return side_file(path, "layout.yaml")


def views_file(path: Path) -> Path:
    """The file with the views of a plan, whether there is one or not."""
    return side_file(path, "views.yaml")


def side_file(path: Path, name: str) -> Path:
    """A file beside a plan, which other plans in its folder do not share."""
    if path.is_dir():
        return path / FOLDER / name
    return path.parent / FOLDER / (name if path.name == ENTRY else f"{path.stem}.{name}")


def bytes_of(files: list[tuple[Path, str]]) -> int:
    """How large the files of a plan are together."""
    return sum(file.stat().st_size for file, _ in files if exists(file))


def check_regular(path: Path, name: str) -> None:
    """Raise PlanError for a place that is neither a file nor a folder, such as a pipe, which may keep its reader."""
    if exists(path) and not (path.is_file() or path.is_dir()):
        raise PlanError([problem(Position(name), "no-regular-file")])


def walk(top: Path, name: str) -> Iterator[tuple[Path, str]]:
    """The YAML files of a folder and of those below it that belong to the same plan.

    Raises PlanError for more folders than a plan may have, and for a YAML file that is none, such as a pipe.
    """
    ahead, seen = [(top, name)], 1
    while ahead:
        folder, place = ahead.pop()
        for path in sorted(folder.iterdir()):
            inner = f"{place}/{path.name}"
            if path.name.startswith("."):
                continue
            if path.is_dir():
                if not path.is_symlink() and not (path / ENTRY).exists():
                    ahead.append((path, inner))
                    seen += 1
            elif path.suffix in (".yaml", ".yml"):
                check_regular(path, inner)
                yield path, inner
        if seen > limits.FOLDERS:
            raise PlanError([problem(Position(name), "too-many-folders", limit=limits.FOLDERS)])
