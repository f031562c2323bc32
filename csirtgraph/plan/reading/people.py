"""What must hold of people, steps, times on call and deadlines."""

from collections.abc import Iterator
from itertools import combinations

from csirtgraph.plan.model.enums import Mode, PartyKind
from csirtgraph.plan.model.flows import Flow
from csirtgraph.plan.model.plan import Plan
from csirtgraph.plan.model.posts import Post
from csirtgraph.plan.model.vocabulary import TABLES
from csirtgraph.plan.yaml.advice import advice
from csirtgraph.plan.yaml.node import Node, entries_at, find
from csirtgraph.plan.yaml.problems import Position, Problem, problem


def people_problems(plan: Plan) -> Iterator[Problem]:
    """Steps and holders stated twice, hours on call that overlap, deadlines without a basis, words of no value."""
    yield from same_steps(plan)
    for mode, posts in plan.posts.items():
        for post in posts.values():
            yield from post_problems(post, entries_at(plan.tree, "posts", mode.value).get(post.id))
    yield from deadline_problems(plan)
    yield from unknown_words(plan)


def same_steps(plan: Plan) -> Iterator[Problem]:
    """Two flows of one sender with the same step, in a mode that both have."""
    seen: dict[tuple[str, int, Mode], Flow] = {}
    for flow in plan.flows.values():
        if flow.step is None:
            continue
        before = next((seen[key] for mode in flow.modes if (key := (flow.sender, flow.step, mode)) in seen), None)
        if before:
            first = step_at(plan, before)
            yield problem(step_at(plan, flow), "same-step", sender=flow.sender, step=flow.step, first=first)
        for mode in flow.modes:
            seen.setdefault((flow.sender, flow.step, mode), flow)


def step_at(plan: Plan, flow: Flow) -> Position:
    """Where the step of a flow is written."""
    node = find(plan.tree, "flows", flow.sender, flow.receiver)
    items = node.value if node and isinstance(node.value, list) else [node] if node else []
    steps = [step for item in items if (step := find(item, "step"))]
    return next((step.at for step in steps if step.value == flow.step), Position(plan.id))


def post_problems(post: Post, node: Node | None) -> Iterator[Problem]:
    """A holder named twice, and two on call at the same time."""
    holders = find(node, "holders")
    if holders and len(set(post.holders)) < len(post.holders):
        yield problem(holders.place, "same-holder")
    times = [turn.hours for turn in post.on_call if turn.hours]
    for one, other in combinations(times, 2):
        if one.overlaps(other):
            yield problem(entries_at(node)["on-call"].place, "on-call-overlap", one=one, other=other)


def deadline_problems(plan: Plan) -> Iterator[Problem]:
    """Deadlines without a time, and those to an authority without a basis."""
    nodes = entries_at(plan.tree, "deadlines")
    for deadline in plan.deadlines.values():
        at = nodes[deadline.id].place
        if not deadline.due and find(nodes[deadline.id], "within") is None:
            yield problem(at, "no-due", id=deadline.id)
        party = plan.parties.get(deadline.to)
        if party and party.kind is PartyKind.AUTHORITY and not deadline.basis:
            yield problem(at, "no-basis", id=deadline.id)


def unknown_words(plan: Plan) -> Iterator[Problem]:
    """Own words of what no value is."""
    known = {value.value for table in TABLES.values() for value in table}
    for name, node in entries_at(plan.tree, "words").items():
        if name not in known:
            yield problem(node.place, "unknown-key", key=name, advice=advice(name, known))
