"""Boxes that are tied to each other more than to others, found by their arrows alone."""

from collections import Counter
from collections.abc import Sequence
from functools import lru_cache
from typing import TypeAlias

#: How many arrows there are between two boxes, by the numbers of the boxes, the smaller one first.
Ties: TypeAlias = Counter[tuple[int, int]]

FEW = 3  # boxes; a smaller community joins the one it is tied to most
SEARCHED = 600  # boxes; communities of more are only cut from the order of the drawing
REMEMBERED = 512  # graphs of which the communities are known


def communities(boxes: Sequence[str], pairs: Sequence[tuple[str, str]], most: int) -> list[list[str]]:
    """The boxes in communities of at most `most` boxes; the communities and the boxes in the order given."""
    numbers = {box: number for number, box in enumerate(boxes)}
    ties: Ties = Counter()
    for one, other in pairs:
        if one in numbers and other in numbers and one != other:
            first, second = sorted((numbers[one], numbers[other]))
            ties[first, second] += 1
    found = sorted(divided(list(range(len(boxes))), ties, most))
    return [[boxes[number] for number in community] for community in found]


def divided(boxes: list[int], ties: Ties, most: int) -> list[list[int]]:
    """Communities of at most `most` boxes; one that the arrows do not divide is cut into equal pieces."""
    found = joined(modular(boxes, ties), ties, most)
    if len(found) == 1:
        return even(boxes, most)
    return [piece for group in found for piece in (divided(group, ties, most) if len(group) > most else [group])]


def modular(boxes: list[int], ties: Ties) -> list[list[int]]:
    """The communities in which most arrows stay, compared with chance."""
    inside = set(boxes)
    edges = tuple((*pair, count) for pair, count in sorted(ties.items()) if inside.issuperset(pair))
    if len(boxes) > SEARCHED or not edges:
        return [boxes]
    return [list(community) for community in communities_in(tuple(boxes), edges)]


@lru_cache(REMEMBERED)
def communities_in(boxes: tuple[int, ...], edges: tuple[tuple[int, int, int], ...]) -> list[tuple[int, ...]]:
    """The same, of boxes and the number of arrows between two; remembered for the other mode and for new words."""
    import networkx as nx

    graph = nx.Graph()
    graph.add_nodes_from(boxes)
    graph.add_weighted_edges_from(edges)
    found = nx.community.greedy_modularity_communities(graph, weight="weight")
    return sorted(tuple(sorted(community)) for community in found)


def joined(groups: list[list[int]], ties: Ties, most: int) -> list[list[int]]:
    """Groups of which the small ones have joined another: the one they are tied to most, else the smallest."""
    kept = [group for group in groups if len(group) >= FEW] or [[]]
    for group in groups:
        if len(group) < FEW:
            best = max(
                kept, key=lambda other: (len(other) + len(group) <= most, strength(group, other, ties), -len(other))
            )
            best += group
    return [sorted(group) for group in kept]


def strength(group: list[int], other: list[int], ties: Ties) -> int:
    """How many arrows there are between two groups."""
    return sum(ties[min(one, two), max(one, two)] for one in group for two in other)


def even(boxes: list[int], most: int) -> list[list[int]]:
    """Boxes in as few pieces as they need, all nearly equal, in their order."""
    count = -(-len(boxes) // most)
    edges = [number * len(boxes) // count for number in range(count + 1)]
    return [boxes[start:end] for start, end in zip(edges, edges[1:])]
