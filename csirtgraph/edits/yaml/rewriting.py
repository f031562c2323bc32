"""A text changed to say what is wanted, and the tree of the new one: only what the change concerns is read."""

from dataclasses import replace

from csirtgraph.edits.refusal import EditError
from csirtgraph.edits.yaml.patch import patched
from csirtgraph.edits.yaml.places import page_of
from csirtgraph.edits.yaml.stretch import Stretch, stretch_of
from csirtgraph.edits.yaml.values import Data, data_of, pairs_in
from csirtgraph.plan.yaml.node import Node, entries_at, find, size_of
from csirtgraph.plan.yaml.problems import PlanError
from csirtgraph.plan.yaml.tree import parsed
from csirtgraph.plan.yaml.trees import Document


def rewritten(text: str, document: Document, before: Data, wanted: Data) -> tuple[str, Document]:
    """The text, which says `before`, as one that says what is wanted, and its document.

    Raises EditError where the new text would not be YAML, or would not say it.
    """
    place = stretch_of(text, document.tree, before, wanted)
    old = text[place.start : place.end]
    page = replace(page_of(text, document.tree), text=old)
    asked = alone(wanted, place.keys)
    new = patched(page, asked, max(len(place.keys) - 1, 0))
    read = read_alone(new, document.tree.at.file)
    if data_of(read) != asked or (place.end < len(text) and not new.endswith("\n")):
        raise EditError("unwritable", file=read.at.file)
    after = text[: place.start] + new + text[place.end :]
    return after, with_stretch(document, place, read, new.count("\n") - old.count("\n"))


def read_alone(text: str, name: str) -> Node:
    """The tree of a new text. Raises EditError where it is no YAML."""
    try:
        return parsed(text, name)
    except PlanError as error:
        raise EditError("unwritable", file=name) from error


def alone(wanted: Data, keys: tuple[str, ...]) -> Data:
    """Of what is wanted, the pair of a stretch."""
    for name in keys[:-1]:
        wanted = pairs_in(wanted)[name]
    return {keys[-1]: pairs_in(wanted)[keys[-1]]} if keys else wanted


def with_stretch(document: Document, place: Stretch, read: Node, more: int) -> Document:
    """A document with another stretch, which was read alone and has so many more lines."""
    if not place.keys:
        return Document(read, size_of(read))
    new = moved(entries_at(read)[place.keys[-1]], place.lines)
    old = find(document.tree, *place.keys)
    assert old
    return Document(with_node(document.tree, place.keys, new, more), document.size + size_of(new) - size_of(old))


def with_node(tree: Node, keys: tuple[str, ...], new: Node, more: int) -> Node:
    """A tree with another node at a path, and what stands below it so many lines further down."""
    if not keys:
        return new
    pairs, is_below = {}, False
    for name, node in entries_at(tree).items():
        pairs[name] = moved(node, more) if is_below else node
        if name == keys[0]:
            pairs[name], is_below = with_node(node, keys[1:], new, more), True
    return replace(tree, value=pairs)


def moved(node: Node, lines: int) -> Node:
    """A tree so many lines further down."""
    if not lines:
        return node
    value, at, key = node.value, node.at, node.key
    if isinstance(value, dict):
        value = {name: moved(inner, lines) for name, inner in value.items()}
    elif isinstance(value, list):
        value = [moved(inner, lines) for inner in value]
    return Node(value, at._replace(line=at.line + lines), node.text, key and key._replace(line=key.line + lines))
