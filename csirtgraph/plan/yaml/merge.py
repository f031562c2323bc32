"""Trees of YAML put together: the files of one plan, and a plan over the one it extends."""

from csirtgraph.plan.yaml import limits
from csirtgraph.plan.yaml.advice import CHECK, advice
from csirtgraph.plan.yaml.node import Node
from csirtgraph.plan.yaml.problems import Problem, problem


def joined(trees: list[Node], problems: list[Problem]) -> Node:
    """The files of one plan as one tree; the same fact stated in two of them is a problem.

    The result does not depend on the files' names: they are taken in the order
    of the first fact in each, which no two files share.
    """
    first, *others = sorted(trees, key=first_path)
    for other in others:
        first = join(first, other, problems)
    return first


def first_path(node: Node) -> list[str]:
    """The keys that lead to the first fact in a tree."""
    if not isinstance(node.value, dict) or not node.value:
        return []
    name, value = next(iter(node.value.items()))
    return [name, *first_path(value)]


def join(one: Node, other: Node, problems: list[Problem]) -> Node:
    """Two mappings as one, key by key."""
    pairs = dict(pairs_in(one))
    for name, value in pairs_in(other).items():
        there = pairs.get(name)
        if there is None:
            pairs[name] = value
        elif isinstance(there.value, dict) and isinstance(value.value, dict):
            if "name" in value.value and "name" not in there.value:
                del pairs[name]  # an entry stands where the file that names it puts it
            pairs[name] = join(there, value, problems)
        else:
            problems.append(problem(value.place, "duplicate-key", key=name, first=there.place))
    return Node(pairs, one.at, key=one.key)


def pairs_in(node: Node) -> dict[str, Node]:
    """The pairs of a node known to be a mapping."""
    assert isinstance(node.value, dict)
    return node.value


def overlaid(base: Node, over: Node, problems: list[Problem]) -> Node:
    """`over` on `base`: mappings merge by key, null removes, everything else replaces."""
    if not isinstance(base.value, dict) or not isinstance(over.value, dict):
        return over
    pairs = dict(base.value)
    for name, value in over.value.items():
        if value.value is not None:
            pairs[name] = overlaid(pairs[name], value, problems) if name in pairs else value
        elif pairs.pop(name, None) is None:
            near = advice(name, base.value) if len(problems) < limits.SUGGESTED else CHECK
            code = problem(value.place, "nothing-to-remove", key=name, advice=near)
            problems.append(code)
    return Node(pairs, over.at, key=over.key or base.key)
