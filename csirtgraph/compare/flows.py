"""Which flow of the old plan is which of the new one: by its id, its ends, or its label and one end."""

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterator, Mapping

from csirtgraph.plan.model.flows import Flow

#: What an old and a new flow have in common when they are the same one; None: nothing.
By = Callable[[Flow], Hashable | None]


def ends(flow: Flow) -> tuple[str, ...]:
    """Sender and receiver; either way round for a mutual flow."""
    pair = (flow.sender, flow.receiver)
    return tuple(sorted(pair)) if flow.is_mutual else pair


def backwards(flow: Flow) -> Hashable | None:
    """Receiver and sender, and the label."""
    return (flow.receiver, flow.sender, flow.label)


def forwards(flow: Flow) -> Hashable | None:
    """Sender and receiver, and the label."""
    return (flow.sender, flow.receiver, flow.label)


def sent(flow: Flow) -> Hashable | None:
    """Who sends what."""
    return (flow.sender, flow.label) if flow.label else None


def received(flow: Flow) -> Hashable | None:
    """Who receives what."""
    return (flow.receiver, flow.label) if flow.label else None


SAME: tuple[By, ...] = (
    lambda flow: (ends(flow), flow.kind, flow.label, flow.modes),
    lambda flow: (ends(flow), flow.kind, flow.label),
    lambda flow: flow.id,
    lambda flow: (ends(flow), flow.label),
    ends,
)
WAYS: tuple[tuple[By, By], ...] = (
    *((by, by) for by in SAME),
    (forwards, backwards),
    (sent, sent),
    (received, received),
)


def matched(old: Mapping[str, Flow], new: Mapping[str, Flow]) -> Iterator[tuple[str, Flow | None, Flow | None]]:
    """The id of every flow of the new plan in its order, with the old one and it, then the old ones that are gone."""
    before = {id: flow for id, flow in old.items() if new.get(id) != flow}
    after = {id: flow for id, flow in new.items() if old.get(id) != flow}
    origin: dict[str, Flow] = {}
    for by_old, by_new in WAYS:
        waiting: dict[Hashable, list[Flow]] = defaultdict(list)
        for flow in before.values():
            waiting[by_old(flow)].append(flow)
        for flow in list(after.values()):
            key = by_new(flow)
            if key is not None and waiting.get(key):
                origin[flow.id] = waiting[key].pop(0)
                del before[origin[flow.id].id], after[flow.id]
    for id, flow in new.items():
        yield id, (old[id] if old.get(id) == flow else origin.get(id)), flow
    for flow in before.values():
        yield flow.id, flow, None
