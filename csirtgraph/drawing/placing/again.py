"""A second search for a floor plan: from many starts, of which fewer and fewer go on with more steps each."""

from math import inf

from csirtgraph.drawing.placing.problem import Problem
from csirtgraph.drawing.placing.search import BEST, Price, first, remembered, search
from csirtgraph.drawing.placing.stress import cut_out
from csirtgraph.drawing.placing.tree import Node

ROUNDS = ((8, 0.25), (3, 0.3), (1, 0.45))  # how many searches go on from the best so far, and their share of the steps


def floor_plans_again(problem: Problem, price: Price, steps: int) -> list[Node]:
    """The best floor plans found within a number of steps, the best first."""
    price = remembered(price)
    starts = sorted((*first(problem), *cut_out(problem)), key=lambda tree: price(tree, inf))
    found: dict[Node, float] = {}
    for runs, share in ROUNDS:
        begun = [
            search(problem, price, start, round(steps * share / runs), number)
            for number, start in enumerate(starts[:runs], len(found))
        ]
        begun.sort(key=lambda run: run[0][0])
        starts = [run[0][1] for run in begun]
        found |= {tree: cost for run in begun for cost, tree in run}
    return sorted(found, key=found.__getitem__)[:BEST]
