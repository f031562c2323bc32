"""Pairs of valid plans after edits of a person: every figure of a comparison comes of them, and says what is true."""

from dataclasses import replace

import pytest
from pairs import check_marks, draw, pair
from signatures import WritePlan

from csirtgraph.compare.comparison import compare
from csirtgraph.compare.pictures import both, drawing_of
from csirtgraph.drawing.graphviz.engine import EmbeddedEngine
from csirtgraph.plan.model.enums import Mode
from csirtgraph.plan.reading.load import load_plan


@pytest.mark.parametrize("start", range(0, 30, 10))
@pytest.mark.usefixtures("rough")
def test_every_figure_of_edited_plans_can_be_compared(start: int, engine: EmbeddedEngine) -> None:
    for number in range(start, start + 10):
        draw(*pair(number, ("small", "small", "12")), engine)


CHART = """
plan: {id: chart, title: Chart}
roles: {lead: {name: Lead}, deputy: {name: Deputy}, clerk: {name: Clerk}}
units: {north: {name: North}, south: {name: South}}
posts:
  incident:
"""


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("lead: {}\n    clerk: {under: lead, unit: south}", "lead: {}\n    clerk: {under: lead}"),
        ("lead: {}\n    deputy: {under: lead}", "deputy: {}\n    lead: {under: deputy}"),
        ("lead: {}\n    deputy: {under: lead}\n    clerk: {under: deputy}", "clerk: {}\n    deputy: {under: clerk}"),
    ],
)
def test_a_chart_is_compared_when_units_empty_and_posts_change_places(
    before: str, after: str, write_plan: WritePlan, engine: EmbeddedEngine
) -> None:
    old, new = (
        load_plan(write_plan(folder=name, plan=f"{CHART}    {posts}\n"))
        for posts, name in ((before, "o"), (after, "n"))
    )
    draw(old, new, engine)
    draw(new, old, engine)


def test_a_unit_without_posts_is_a_box_that_is_gone(write_plan: WritePlan) -> None:
    texts = ("clerk: {under: lead, unit: south}", "clerk: {under: lead}")
    old, new = (
        load_plan(write_plan(folder=name, plan=f"{CHART}    lead: {{}}\n    {post}\n"))
        for post, name in zip(texts, "on")
    )
    shown = drawing_of(compare(old, new), ("orgchart", Mode.INCIDENT), "en")
    assert [(box.id, box.mark) for box in shown.boxes if box.mark] == [("clerk", "moved"), ("south", "removed")]
    assert not shown.frames


FLOWS = """
plan: {id: talk, title: Talk}
roles: {lead: {name: Lead}, clerk: {name: Clerk}}
parties: {board: {name: Board, kind: management}}
"""


def test_a_new_label_is_one_new_column_of_raci(write_plan: WritePlan) -> None:
    seen = (
        "flows:\n  lead: {clerk: [{label: Orders, kind: request}%s]}\n  clerk: {board: {label: News, kind: inform}}\n"
    )
    old, new = (
        load_plan(write_plan(folder=name, plan=FLOWS + seen % more))
        for more, name in (("", "o"), (", {label: Evidence, kind: request}", "n"))
    )
    shown = drawing_of(compare(old, new), ("raci", Mode.INCIDENT), "en")
    added = {box.span.column for box in shown.boxes if box.span and box.mark}
    assert len(added) == 1
    assert [box.lines for box in shown.boxes if box.id.startswith("/of/") and box.mark] == [("Evidence",)]
    assert "No changes" not in shown.subtitle


def test_an_unchanged_group_stays_unmarked_when_another_one_grows(write_plan: WritePlan) -> None:
    seen = "plan: {id: t, title: T}\ngroups: {one: {name: One}, two: {name: Two}}\nroles:\n"
    roles = [f"  r{number}: {{name: R{number}, group: {'one' if number < 8 else 'two'}}}\n" for number in range(18)]
    more = "  new: {name: New, group: two}\n"
    old, new = (
        load_plan(write_plan(folder=name, plan=seen + "".join(roles) + end)) for end, name in (("", "o"), (more, "n"))
    )
    for figure in ("coverage", "roles"):
        shown = drawing_of(compare(old, new), (figure, None), "en")
        assert {box.id.split("/")[0] for box in shown.boxes if box.mark} == {"new"}


def test_a_role_that_becomes_a_team_is_another_thing(write_plan: WritePlan, engine: EmbeddedEngine) -> None:
    old = "roles: {desk: {name: Desk}, lead: {name: Lead}}\nflows: {lead: {desk: {kind: request, label: Order}}}\n"
    new = (
        "teams: {desk: {name: Desk}}\nroles: {lead: {name: Lead}, clerk: {name: Clerk, team: desk}}\n"
        "flows: {lead: {desk: {kind: request, label: Order}}}\n"
    )
    plans = [
        load_plan(write_plan(folder=name, plan=f"plan: {{id: t, title: T}}\n{text}"))
        for text, name in ((old, "o"), (new, "n"))
    ]
    shown = drawing_of(compare(*plans), ("relations", Mode.INCIDENT), "en")
    gone = next(arrow for arrow in shown.arrows if arrow.mark == "removed")
    assert gone.head in {box.id for box in shown.boxes if box.mark == "removed"}
    assert [(frame.id, frame.mark) for frame in shown.frames] == [("desk", "added")]
    draw(*plans, engine)


def test_the_fuzzer_finds_marks_without_words_of() -> None:
    one, other = pair(2, ("small",))
    comparison = compare(one, other)
    shown = both(comparison, ("roles", None), "ja")[1]
    wrong = replace(shown.holding((replace(shown.boxes[0], mark="added"),), (), ()), subtitle="変更なし")
    with pytest.raises(AssertionError):
        check_marks(wrong, comparison, "roles")
