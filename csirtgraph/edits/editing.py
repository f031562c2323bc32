"""From edits to the bytes of the files they change, which are read as a plan before anyone writes them."""

from codecs import BOM_UTF8
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from typing import Any

from csirtgraph.edits.draft import Draft, File, draft_of
from csirtgraph.edits.operations import make
from csirtgraph.edits.refusal import EditError
from csirtgraph.edits.yaml.rewriting import rewritten
from csirtgraph.garbage import no_collection
from csirtgraph.plan.model.plan import Plan
from csirtgraph.plan.reading.load import plan_of
from csirtgraph.plan.yaml import limits
from csirtgraph.plan.yaml.decode import decode
from csirtgraph.plan.yaml.merge import joined, overlaid
from csirtgraph.plan.yaml.node import Node
from csirtgraph.plan.yaml.problems import PlanError, Problem
from csirtgraph.plan.yaml.tree import TREES


@dataclass(frozen=True)
class FileChange:
    """A file of a plan before and after; None where there is none."""

    path: Path
    before: bytes | None
    after: bytes | None
    name: str = ""  # in messages


def edited(target: str | Path, edits: list[dict[str, Any]]) -> list[FileChange]:
    """What edits change in the files of a plan; nothing is written. Raises EditError or PlanError."""
    return edited_plan(target, edits)[0]


@no_collection()
def edited_plan(target: str | Path, edits: list[dict[str, Any]]) -> tuple[list[FileChange], Plan]:
    """What edits change in the files of a plan, and the plan that they then are; nothing is written.

    Raises EditError where an edit is malformed or would break the plan, and
    PlanError where the plan cannot be read as it is.
    """
    draft = draft_of(target)
    for edit in edits:
        make(draft, edit)
    return settled(draft)


def settled(draft: Draft) -> tuple[list[FileChange], Plan]:
    """The changed files of a draft, and the plan that they then are. Raises EditError where they would break it."""
    try:
        found = [(file, *written(file)) for file in draft.files if file.before != file.data]
        plan = plan_in(draft, {file.name: tree for file, _, tree in found})
    except PlanError as error:
        raise EditError("breaks", error.problems) from error
    return [FileChange(file.path, file.bytes, data, file.name) for file, data, _ in found], plan


def written(file: File) -> tuple[bytes, Node]:
    """A file's new bytes and their tree. Raises EditError where they would not say what is wanted."""
    text = decode(file.bytes, file.name)
    after, document = rewritten(text, file.document, file.before, file.data)
    data = (BOM_UTF8 if file.bytes.startswith(BOM_UTF8) else b"") + after.encode()
    if len(data) > limits.FILE_BYTES or document.size > limits.VALUES:
        raise EditError("unwritable", file=file.name)
    TREES.put(after, file.name, document)
    return data, document.tree


def plan_in(draft: Draft, changed: Mapping[str, Node] = MappingProxyType({})) -> Plan:
    """The plan of a draft, with other trees for some of its files. Raises PlanError with everything that is wrong."""
    problems: list[Problem] = []
    tree = joined([changed.get(file.name, file.node) for file in draft.files], problems)
    if draft.base:
        tree = overlaid(draft.base, tree, problems)
    if problems:
        raise PlanError(problems)
    return plan_of(tree)
