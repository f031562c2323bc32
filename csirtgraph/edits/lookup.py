"""What a draft says: an entry's own files joined, over the plan below."""

from csirtgraph.edits.draft import Draft
from csirtgraph.edits.yaml.values import Data, Plain, data_of, pairs_in
from csirtgraph.plan.yaml.node import Node


def whole(draft: Draft, *path: str) -> "Data | None":
    """The value at a path in the whole plan, or None; a key without a value is an empty mapping."""
    own: list[Data] = [file.data for file in draft.files]
    base = draft.base
    for name in path:
        if not all(isinstance(layer, dict) for layer in own):
            return None  # words, or null: nothing below shows through
        own = [pairs_in(layer)[name] for layer in own if name in pairs_in(layer)]
        base = base.value.get(name) if base and isinstance(base.value, dict) else None
        if any(is_nothing(layer) for layer in own):
            own, base = ([], None) if draft.base else ([{}], None)
    return merged(own, base)


def is_nothing(value: Data) -> bool:
    """Whether a value is that of a key without one."""
    return isinstance(value, Plain) and value.is_nothing


def merged(own: list[Data], base: Node | None) -> "Data | None":
    """Values of the plan's own files over one of the plan below."""
    below = data_of(base) if base else None
    if not own:
        return below
    found = own[0]
    for more in own[1:]:
        found = over(found, more)
    return found if below is None else over(below, found)


def over(below: Data, above: Data) -> Data:
    """A value on another one: mappings merge by key, null removes, everything else replaces."""
    if not isinstance(below, dict) or not isinstance(above, dict):
        return above
    pairs = {**below, **{name: over(below[name], value) if name in below else value for name, value in above.items()}}
    return {name: value for name, value in pairs.items() if not (name in below and is_nothing(value))}


def names_in(draft: Draft, *path: str) -> dict[str, Data]:
    """The entries at a path in the whole plan, as they are now."""
    return dict(pairs_in(whole(draft, *path)))


def exists(draft: Draft, *path: str) -> bool:
    """Whether the plan has something at a path."""
    return whole(draft, *path) is not None
