"""The files of a plan while they are edited: their values as plain data, over the plan that they extend."""

from dataclasses import dataclass
from pathlib import Path

from csirtgraph.edits.refusal import EditError
from csirtgraph.edits.yaml.values import Data, copied, data_of, pairs_in
from csirtgraph.plan.reading.files import PREFIX, locate, yaml_files
from csirtgraph.plan.reading.load import Left, base_of
from csirtgraph.plan.reading.trusted_folders import trusted_folders_of
from csirtgraph.plan.yaml import limits
from csirtgraph.plan.yaml.decode import decode, read_bytes
from csirtgraph.plan.yaml.merge import joined
from csirtgraph.plan.yaml.node import Node
from csirtgraph.plan.yaml.problems import PlanError, Problem
from csirtgraph.plan.yaml.tree import read_document
from csirtgraph.plan.yaml.trees import Document


@dataclass
class File:
    """A file of the plan; `data` is what edits change, everything else is as it was read."""

    path: Path
    name: str
    bytes: bytes
    document: Document
    before: dict[str, Data]
    data: dict[str, Data]

    @property
    def node(self) -> Node:
        """Its tree."""
        return self.document.tree


@dataclass(frozen=True)
class Draft:
    """The files, and the tree of the plan below."""

    files: tuple[File, ...]
    base: Node | None


def draft_of(target: str | Path) -> Draft:
    """The plan at a path. Raises EditError for a built-in plan, PlanError where it cannot be read."""
    path, name = locate(str(target))
    if name.startswith(PREFIX):
        raise EditError("built-in")
    problems: list[Problem] = []
    files: list[File] = []
    for file, file_name in yaml_files(path, name):
        try:
            files.append(read(file, file_name, path))
        except PlanError as error:
            problems += error.problems
    left = Left(limits.VALUES - sum(file.document.size for file in files))
    tree = joined([file.node for file in files], problems) if files else None
    base = base_of(tree, path, (name,), problems, trusted_folders_of(path), left) if tree else None
    if problems:
        raise PlanError(problems)
    return Draft(tuple(files), base)


def read(path: Path, name: str, top: Path) -> File:
    """A file of the plan at `top`. Raises PlanError, and EditError for a link that leads out of the plan's folder."""
    if path != top and not path.resolve().is_relative_to(top.resolve()):
        raise EditError("outside", file=name)
    data = read_bytes(path, name)
    return file_of(path, name, data, decode(data, name))


def file_of(path: Path, name: str, data: bytes, text: str) -> File:
    """A file that says a text. Raises PlanError."""
    document = read_document(text, name)
    values = pairs_in(data_of(document.tree))
    return File(path, name, data, document, values, pairs_in(copied(values)))


def new_draft(path: Path, text: str) -> Draft:
    """A plan that is not written yet: one file, with what it begins with."""
    return Draft((file_of(path, path.name, text.encode(), text),), None)
