"""Very large plans: there is always an overview; in one piece nothing gets lost."""

from functools import cache
from itertools import combinations

from layouts import Picture, engine

from csirtgraph.drawing.laid_out import Layout
from csirtgraph.drawing.layout.choose_layout import lay_out
from csirtgraph.drawing.model import Arrow, Box, Diagram, Drawing
from csirtgraph.export.svg.svg import svg
from csirtgraph.figures.kinds import orgchart, relations
from csirtgraph.pipeline import layout_of
from csirtgraph.plan.model.enums import FlowKind, Mode
from csirtgraph.plan.model.flows import Flow
from csirtgraph.plan.model.header import Header
from csirtgraph.plan.model.plan import Plan, Post, Role, Team, Unit
from csirtgraph.plan.model.view import View
from csirtgraph.text import Text
from csirtgraph.themes import LIGHT


def named(model, id: str, **more):
    """An entry of a plan whose name is its id."""
    return model(id=id, name=Text(f"名 {id}", f"Name {id}"), **more)


@cache
def large(count: int, teams: int) -> Plan:
    """So many roles in so many teams: each reports to its lead, and the leads to the next."""
    size = count // teams
    roles = {f"r{number}": named(Role, f"r{number}", team=f"t{number // size}") for number in range(count)}
    pairs = [(number, number // size * size) for number in range(count) if number % size]
    pairs += [(number, number - size) for number in range(size, count, size)]
    flows = {
        f"r{tail}>r{head}:report": Flow(
            id=f"r{tail}>r{head}:report",
            sender=f"r{tail}",
            receiver=f"r{head}",
            label=Text("状況説明", "Status"),
            kind=FlowKind.REPORT,
        )
        for tail, head in pairs
    }
    groups = {f"t{number}": named(Team, f"t{number}") for number in range(teams)}
    return Plan(plan=Header(id="large", title=Text("大", "Large")), teams=groups, roles=roles, flows=flows)


@cache
def drawn(count: int, teams: int) -> Layout:
    """Its relation diagram, in one piece where that can be."""
    return layout_of(large(count, teams), "relations", View(Mode.INCIDENT, is_whole=True), engine())


def test_of_two_thousand_roles_there_is_always_an_overview_of_their_teams_and_it_knows_how_many():
    found = drawn(2000, 20)
    assert found.drawing.overview_of == 2000
    assert found.boxes.keys() == {f"t{number}" for number in range(20)}
    assert found.frames == {}


def test_each_team_in_the_overview_says_how_many_roles_it_has_and_in_which_parts_they_are():
    seen = Picture(svg(drawn(2000, 20), LIGHT))
    texts = [box.text for box in seen.boxes.values()]
    assert [text.split(" → ")[0] for text in texts] == ["100件"] * 20
    numbers = [[*map(int, text.split(" → ")[1].split("–"))] for text in texts]
    assert numbers[0][0] == 1
    assert all(one[-1] + 1 == other[0] for one, other in zip(numbers, numbers[1:]))


def test_the_legend_of_an_overview_has_no_looks_that_do_not_occur():
    seen = Picture(svg(drawn(2000, 20), LIGHT))
    shapes = {(shape.fill, shape.line) for box in seen.boxes.values() for shape in box.shapes}
    assert {(shape.fill, shape.line) for shape in seen.samples} == shapes


def test_three_hundred_roles_are_drawn_in_full_with_every_flow():
    plan, found = large(300, 30), drawn(300, 30)
    assert found.drawing.overview_of == 0
    assert found.boxes.keys() == plan.roles.keys()
    assert found.frames.keys() == plan.teams.keys()
    assert found.routes.keys() == plan.flows.keys()


def test_three_hundred_roles_do_not_overlap_and_stand_in_their_teams():
    found = drawn(300, 30)
    for box in found.drawing.boxes:
        assert [name for name, frame in found.frames.items() if frame.meets(found.boxes[box.id])] == [box.frame]
        assert found.frames[box.frame].contains(found.boxes[box.id])
    assert not any(one.meets(other) for one, other in combinations(found.boxes.values(), 2))


def test_every_flow_of_three_hundred_roles_has_its_label():
    seen = Picture(svg(drawn(300, 30), LIGHT))
    assert [label.text for label in seen.labels.values()] == ["状況説明"] * len(large(300, 30).flows)


def test_five_hundred_roles_are_drawn_with_simpler_settings_and_say_so():
    found = drawn(500, 10)
    assert (found.is_cheap, found.drawing.overview_of, len(found.routes)) == (True, 0, 499)


def staff(count: int, units: int) -> Plan:
    """An organisation chart: a head, leads below, people below these."""
    size = count // units
    posts = {"p0": named(Post, "p0")}
    for number in range(1, count):
        lead = number // size * size or 1
        under = "p0" if number == lead else f"p{lead}"
        posts[f"p{number}"] = named(Post, f"p{number}", under=(under,), people=1, unit=f"u{number // size}")
    return Plan(
        plan=Header(id="staff", title=Text("体制", "Staff")),
        units={f"u{number}": named(Unit, f"u{number}") for number in range(units)},
        posts={Mode.INCIDENT: posts},
    )


def test_a_thousand_posts_are_drawn_without_overlap_in_their_units():
    plan = staff(1000, 10)
    found = layout_of(plan, "orgchart", View(Mode.INCIDENT, is_whole=True), engine())
    assert found.boxes.keys() == plan.posts[Mode.INCIDENT].keys()
    for box in found.drawing.boxes:
        assert not box.frame or found.frames[box.frame].contains(found.boxes[box.id])
    rects = sorted(found.boxes.values())
    for number, one in enumerate(rects):
        for other in rects[number + 1 :]:
            if other.x >= one.right:
                break
            assert not one.meets(other)


def test_the_overview_of_two_thousand_posts_has_their_units_below_the_head():
    found = layout_of(staff(2000, 10), "orgchart", View(Mode.INCIDENT), engine())
    assert found.drawing.overview_of == 2000
    assert found.boxes.keys() == {"p0", *(f"u{number}" for number in range(10))}
    assert {(arrow.tail, arrow.head) for arrow in found.drawing.arrows} == {
        ("p0", f"u{number}") for number in range(10)
    }


def test_a_chart_deeper_than_pythons_stack_is_drawn():
    posts = {f"p{n}": named(Post, f"p{n}", under=(f"p{n - 1}",) if n else ()) for n in range(1100)}
    plan = Plan(plan=Header(id="deep", title=Text("深", "Deep")), posts={Mode.INCIDENT: posts})
    found = layout_of(plan, "orgchart", View(Mode.INCIDENT, is_whole=True), engine())
    heights = [found.boxes[post].y for post in posts]
    assert heights == sorted(heights)
    assert len(set(heights)) == 1100


def test_figures_of_an_empty_plan_have_no_modes():
    empty = Plan(plan=Header(id="empty", title=Text("空", "Empty")))
    assert (relations.modes(empty), orgchart.modes(empty)) == ((), ())


def test_a_dense_figure_is_laid_out_by_a_tree_of_its_arrows_and_shows_all_of_them():
    boxes = tuple(Box(id=f"b{number}", name="B", look="in-house") for number in range(310))
    pairs = [(one, (one * step + 1) % 310) for step in (1, 2, 3) for one in range(310)]
    arrows = tuple(
        Arrow(id=f"a{number}", tail=f"b{one}", head=f"b{other}", label="L")
        for number, (one, other) in enumerate(pairs)
        if one != other
    )
    found = lay_out(
        Drawing(
            title="T",
            body=Diagram(boxes=boxes, arrows=arrows),
        ),
        engine(),
    )
    assert found.is_cheap
    assert found.routes.keys() == {arrow.id for arrow in arrows}
    for arrow in found.drawing.arrows:
        assert found.boxes[arrow.head].grown(1.5).holds(found.routes[arrow.id].end)
