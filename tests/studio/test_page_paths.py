"""The page finds the same ways as `csirtgraph trace`."""

import json
from itertools import permutations
from typing import Any

import pytest

from csirtgraph.plan.analysis.paths import net_of, reached
from csirtgraph.plan.model.enums import MODES, Mode
from csirtgraph.plan.model.plan import Plan
from csirtgraph.plan.reading.load import load_plan
from csirtgraph.studio.page.facts import facts_of
from csirtgraph.studio.page.scripts import EXPORT, static

FIND = """([code, facts, pairs, mode]) => {
    const find = new Function(code + "; return shortestPath")()
    const counted = (step) => [step.from, step.to, step.flows.length]
    return pairs.map(([from, to]) => find(facts, from, to, mode)?.map(counted))
}"""


@pytest.mark.parametrize("name", ["a", "b", "c"])
@pytest.mark.parametrize("mode", MODES)
def test_ways_have_as_many_steps_as_those_of_the_command_line(browser: Any, name: str, mode: Mode) -> None:
    plan = load_plan(name)
    pairs = list(permutations(there(plan, mode), 2))
    page = browser.new_page()
    code = EXPORT.sub("", static("core/paths.js"))
    found = page.evaluate(FIND, [code, json.loads(json.dumps(facts_of(plan))), pairs, mode.value])
    page.close()
    net = net_of(plan, mode)
    for (start, end), way in zip(pairs, found):
        known = reached(net.after, start).get(end)
        assert (way is None) == (known is None), (start, end, way)
        if known is not None:
            assert steps(plan, way) == known.steps, (start, end, way)


def there(plan: Plan, mode: Mode) -> list[str]:
    """Everyone in a mode of the plan."""
    return [entry.id for entry in (*plan.roles.values(), *plan.parties.values()) if mode in entry.modes]


def steps(plan: Plan, way: list[tuple[str, str, int]]) -> int:
    """How many steps a way has: its flows, and steps within a team that have none."""
    return sum(
        flows > 0 or (start in plan.roles and end == plan.roles[start].team and not speaks(way, at))
        for at, (start, end, flows) in enumerate(way)
    )


def speaks(way: list[tuple[str, str, int]], at: int) -> bool:
    """Whether the team that is reached speaks next, in a flow of its own."""
    return at + 1 < len(way) and way[at + 1][2] > 0
