"""From a path to a Plan: read every file, join, extend, type, check."""

import os
from dataclasses import replace
from datetime import date
from pathlib import Path
from time import gmtime
from typing import NamedTuple

from csirtgraph.garbage import no_collection
from csirtgraph.plan.model.enums import Audience, Authority
from csirtgraph.plan.model.flows import Flow
from csirtgraph.plan.model.plan import Plan
from csirtgraph.plan.model.renames import new_ids
from csirtgraph.plan.reading.arrangement import read_arrangement
from csirtgraph.plan.reading.audience import hidden_ids, is_confidential, tree_for
from csirtgraph.plan.reading.consistency import inconsistencies
from csirtgraph.plan.reading.files import PREFIX, built_in_folders, bytes_of, locate, yaml_files
from csirtgraph.plan.reading.saved_views import read_views
from csirtgraph.plan.reading.trusted_folders import TrustedFolders, is_led_away, trusted_folders_of, why_not_extended
from csirtgraph.plan.yaml import limits
from csirtgraph.plan.yaml.fields import read_entry
from csirtgraph.plan.yaml.merge import joined, overlaid
from csirtgraph.plan.yaml.node import Node, entries_at, find
from csirtgraph.plan.yaml.problems import PlanError, Position, Problem, problem
from csirtgraph.plan.yaml.reader import Reader
from csirtgraph.plan.yaml.tree import document_in

INHERITED = ("source", "modes")  # keys of `plan` that a plan takes over from the one below


@no_collection()
def load_plan(
    target: str | Path, trusted: TrustedFolders | None = None, audience: Audience | str = Audience.PUBLIC
) -> Plan:
    """The plan in a folder or YAML file, or a built-in one ("a" to "d"), as an audience may see it.

    It may extend what stands in `trusted`; that is beside it or in its git repository, unless given.
    Raises PlanError with every problem, each with file, line and column.
    """
    tree = load_tree(target, trusted)
    return arranged(plan_for(tree, Audience(audience)), tree, target)


@no_collection()
def load_tree(target: str | Path, trusted: TrustedFolders | None = None) -> Node:
    """The tree of a plan on top of all it extends, with everything that is confidential. Raises PlanError."""
    path, name = locate(str(target))
    return read_tree(path, name, (), trusted or trusted_folders_of(path), Left())


def arranged(plan: Plan, tree: Node, target: str | Path) -> Plan:
    """A plan with the places and the views that are kept beside it."""
    place, ids = locate(str(target)), new_ids(plan)
    arrangement, views = read_arrangement(*place).renamed(ids), read_views(*place).renamed(ids)
    hidden = hidden_ids(tree, plan.audience) if plan.audience else ()
    return replace(plan, arrangement=arrangement, views=views.without(hidden))


@no_collection()
def plan_for(tree: Node, audience: Audience, checked: Plan | None = None) -> Plan:
    """A plan of which the whole was checked, and only what is for an audience is left. Raises PlanError.

    `checked` is taken for the whole where it is that of the same tree.
    """
    plan = without_comments(checked if checked and checked.tree == tree else plan_of(tree))
    if not is_confidential(tree):
        return plan
    as_of = today() if audience is Audience.RESPONSE else None
    found = plan_of(tree_for(tree, audience))
    return replace(without_comments(found), flows=flows_named_in(plan, found), audience=audience, as_of=as_of)


def without_comments(plan: Plan) -> Plan:
    """A plan without what its editors say of it, which nothing that is drawn may have; its tree still has it."""
    return replace(plan, comments={})


def flows_named_in(whole: Plan, found: Plan) -> dict[str, Flow]:
    """The flows that are left, by the ids that they have among all, where the second of two may be alone."""
    gone = whole.parties.keys() - found.parties.keys()
    if len(whole.flows) != len(found.flows):
        left = [flow for flow in whole.flows.values() if not flow.private and not {flow.sender, flow.receiver} & gone]
        return {old.id: replace(flow, id=old.id) for old, flow in zip(left, found.flows.values(), strict=True)}
    return dict(found.flows)


def today() -> date:
    """The day, or the one that SOURCE_DATE_EPOCH says, by which builds are repeated."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    return date(*gmtime(int(epoch))[:3]) if epoch.isdecimal() else date.today()


def plan_of(tree: Node) -> Plan:
    """A typed and consistent plan from its tree. Raises PlanError with every problem."""
    reader = Reader()
    plan: Plan = read_entry(Plan, tree, reader, tree=tree)
    problems = reader.problems + inconsistencies(plan, reader)
    if problems:
        raise PlanError(problems)
    return plan


class Left(NamedTuple):
    """How much may still be read of a plan and of those it extends."""

    values: int = limits.VALUES
    bytes: int = limits.PLAN_BYTES


def read_tree(path: Path, name: str, below: tuple[str, ...], trusted: TrustedFolders, left: Left) -> Node:
    """The tree of a plan on top of all it extends, from within `trusted`; `below` holds the plans that led here."""
    problems: list[Problem] = []
    trees: list[Node] = []
    files = yaml_files(path, name, left.bytes)
    left = Left(left.values, left.bytes - bytes_of(files))
    for file, file_name in files:
        try:
            if is_led_away(file, trusted):
                raise PlanError([problem(Position(file_name), "linked-away", target=file.resolve())])
            tree, size = document_in(file, file_name, left.values)
            trees.append(tree)
            left = left._replace(values=left.values - size)
        except PlanError as error:
            problems += error.problems
            if error.problems[0].code == "too-many-values":
                raise PlanError(problems) from error
    own = joined(trees, problems) if trees else None
    base = base_of(own, path, (*below, name), problems, trusted, left) if own else None
    whole = overlaid(base, own, problems) if base and own else own
    if problems or not whole:
        raise PlanError(problems)
    return whole


def base_of(
    tree: Node, path: Path, chain: tuple[str, ...], problems: list[Problem], trusted: TrustedFolders, left: Left
) -> Node | None:
    """What a plan builds on: the plan that it extends, and the deadlines of the authorities that it names."""
    base = extended(tree, path, chain, problems, trusted, left)
    for name in authorities_in(tree):
        place, file = locate(f"{PREFIX}authorities-{name}")
        over = read_tree(place, file, (*chain, file), trusted, left)
        over = Node({section: node for section, node in entries_at(over).items() if section != "plan"}, over.at)
        base = overlaid(base, over, problems) if base else over
    return base


def authorities_in(tree: Node) -> list[str]:
    """The authorities that a header names, as far as there are such."""
    node = find(tree, "plan", "authorities")
    items = node.value if node and isinstance(node.value, list) else [node] if node else []
    known = {authority.value for authority in Authority}
    return [item.text for item in items if item.text in known]


def extended(
    tree: Node, path: Path, chain: tuple[str, ...], problems: list[Problem], trusted: TrustedFolders, left: Left
) -> Node | None:
    """The tree of the plan that `tree` extends, if it does; notes what is wrong with it."""
    node = find(tree, "plan", "extends")
    if node is None or not node.text:
        return None
    try:
        base, name = locate(target_of(node.text, path, chain[-1]))
    except PlanError:
        known = ", ".join(PREFIX + folder for folder in built_in_folders())
        problems.append(problem(node.at, "extends-missing", target=node.text, nearest=known))
        return None
    if code := why_not_extended(base, trusted):
        problems.append(problem(node.at, code, target=node.text))
    elif base.resolve() in {locate(link)[0].resolve() for link in chain}:
        problems.append(problem(node.at, "extends-cycle", chain=" → ".join((*chain, name))))
    elif len(chain) > limits.EXTENDS:
        problems.append(problem(node.at, "extends-depth", limit=limits.EXTENDS))
    else:
        try:
            return without_header(read_tree(base, name, chain, trusted, left), tree)
        except PlanError as error:
            problems += error.problems
    return None


def target_of(extends: str, path: Path, name: str) -> str:
    """What `extends` names: a built-in plan, or a path beside the plan that says it."""
    if extends.startswith(PREFIX):
        return extends
    folder = Path(name) if path.is_dir() else Path(name).parent
    return (folder / extends).as_posix()


def without_header(tree: Node, over: Node) -> Node:
    """An extended plan keeps its title and revision to itself; what is INHERITED counts where `over` has none."""
    header, own = entries_at(tree, "plan"), entries_at(over, "plan")
    kept = {key: header[key] for key in INHERITED if key in header and (key not in own or own[key].value is None)}
    return Node({**entries_at(tree), "plan": Node(kept, tree.at)}, tree.at)


def position_of(plan: Plan, *path: str) -> Position:
    """Where a fact of the plan is written, or the nearest fact around it."""
    for end in range(len(path), -1, -1):
        node = find(plan.tree, *path[:end])
        if node is not None:
            return node.place
    return Position(plan.id)
