"""Changes of a draft: each in the file that says it, or as an override of the plan below."""

from typing import Any

from csirtgraph.edits.draft import Draft, File
from csirtgraph.edits.lookup import exists, whole
from csirtgraph.edits.yaml.values import NOTHING, Data, copied, data_of, pairs_in
from csirtgraph.plan.yaml.node import find

#: How many keys lead to an entry, where it is not two; an entry may be empty, what is around it may not.
ENTRY_DEPTH = {"posts": 3, "flows": 3}


def change(draft: Draft, path: tuple[str, ...], value: Data) -> None:
    """Make the plan say `value` at a path, writing only what is different."""
    old = whole(draft, *path)
    if old == value:
        return
    if old and value and isinstance(old, dict) and isinstance(value, dict):
        for name in old.keys() - value.keys():
            drop(draft, (*path, name))
        for name, item in value.items():
            change(draft, (*path, name), item)
    else:
        put(draft, path, value)


def put(draft: Draft, path: tuple[str, ...], value: Data) -> None:
    """Write a value where its neighbours are written."""
    home = home_of(draft, path)
    for file in draft.files:
        if file is not home:
            cut(file.data, path)
    below = data_of(node) if (node := find(draft.base, *path)) else None
    write(draft, home, path, alone(value, below))


def alone(value: Data, below: "Data | None") -> Data:
    """A value that hides all of the one below, which would otherwise show between its keys."""
    if not isinstance(value, dict) or not isinstance(below, dict):
        return value
    own = {name: alone(item, below.get(name)) for name, item in value.items()}
    return own | {name: NOTHING for name in below if name not in value}


def write(draft: Draft, file: File, path: tuple[str, ...], value: Data) -> None:
    """Set a value in one file; a null on the way goes on hiding what is below it."""
    pairs = file.data
    for number, name in enumerate(path[:-1], 1):
        inner = pairs.get(name)
        if not isinstance(inner, dict):
            hidden = find(draft.base, *path[:number]) if name in pairs else None
            inner = pairs[name] = dict.fromkeys(pairs_in(data_of(hidden)), NOTHING) if hidden else {}
        pairs = inner
    pairs[path[-1]] = copied(value)  # no two places share what a later edit may change


def drop(draft: Draft, path: tuple[str, ...]) -> None:
    """Make the plan say nothing at a path; what would then be an empty mapping goes too."""
    for file in draft.files:
        cut(file.data, path)
    if exists(draft, *path):
        write(draft, home_of(draft, path), path, NOTHING)
    for file in draft.files:
        tidy(draft, file, path[:-1])


def cut(data: dict[str, Data], path: tuple[str, ...]) -> None:
    """Take what is at a path out of one file's values."""
    pairs: Any = data
    for name in path[:-1]:
        pairs = pairs_in(pairs.get(name))
    pairs.pop(path[-1], None)


def tidy(draft: Draft, file: File, path: tuple[str, ...]) -> None:
    """Take out mappings that became empty, from the innermost, unless one is an entry or all there is in the file."""
    for end in range(len(path), 0, -1):
        at = path[:end]
        if value_in(file.data, at) != {} or (end == 1 and len(file.data) == 1):
            return
        cut(file.data, at)
        if end == ENTRY_DEPTH.get(at[0], 2) and not exists(draft, *at):
            write(draft, file, at, {})
            return


def value_in(data: Data, path: tuple[str, ...]) -> "Data | None":
    """The value at a path in one file."""
    found: Data | None = data
    for name in path:
        found = pairs_in(found).get(name)
    return found


def home_of(draft: Draft, path: tuple[str, ...]) -> File:
    """The file that says most of what leads to a path; the one with the plan's title where none says any."""
    if len(draft.files) == 1:
        return draft.files[0]
    return max(draft.files, key=lambda file: nearness(file, path))


def nearness(file: File, path: tuple[str, ...]) -> tuple[int, bool, int, bool]:
    """How well something at a path fits into a file."""
    pairs: Data | None = file.data
    depth = 0
    while depth < len(path) and isinstance(inner := pairs_in(pairs).get(path[depth]), dict):
        pairs, depth = inner, depth + 1
    depth += depth < len(path) and path[depth] in pairs_in(pairs)
    around = pairs_in(pairs) if depth else {}
    return depth, "name" in around, sum("name" in pairs_in(item) for item in around.values()), "plan" in file.data


def rename(draft: Draft, path: tuple[str, ...], name: str) -> bool:
    """Give the key at a path another name where it stands; whether that was possible."""
    files = [file for file in draft.files if value_in(file.data, path) is not None]
    taken = any(value_in(file.data, (*path[:-1], name)) is not None for file in draft.files)
    if len(files) != 1 or taken or any(find(draft.base, *path[:-1], key) for key in (path[-1], name)):
        return False
    pairs = pairs_in(value_in(files[0].data, path[:-1]))
    kept = {name if key == path[-1] else key: value for key, value in pairs.items()}
    pairs.clear()
    pairs.update(kept)
    return True
