"""A part of a figure: who is shown, and that everyone stays where they stand in the whole."""

import pytest
from layouts import Picture, chosen, engine, layout, picture, plan

from csirtgraph.export.svg.svg import svg
from csirtgraph.pipeline import layout_of
from csirtgraph.plan.model.enums import Mode, Sourcing
from csirtgraph.plan.model.view import View
from csirtgraph.themes import THEMES

WHOLE = chosen("a", "relations", "incident")


def part(pattern: str = "a", mode: Mode = Mode.INCIDENT, **view) -> Picture:
    """A relation diagram, of which one sees a part."""
    found = layout_of(plan(pattern), "relations", View(mode, **view), engine())
    return Picture(svg(found, THEMES["light"]))


def test_a_focus_shows_someone_and_those_they_talk_with():
    assert part(focus="triage").boxes.keys() == {"triage", "commander"}


def test_no_hop_shows_someone_alone():
    assert part(focus="triage", hops=0).boxes.keys() == {"triage"}


def test_more_hops_show_more():
    neighbours = {arrow.ends for arrow in picture(WHOLE).arrows.values() if "commander" in arrow.ends}
    assert part(focus="triage", hops=2).boxes.keys() == {"triage"} | {end for ends in neighbours for end in ends}


def test_enough_hops_show_everything():
    assert part(focus="triage", hops=9).boxes.keys() == picture(WHOLE).boxes.keys()


def test_only_arrows_between_those_shown_are_drawn():
    seen = part(focus="triage")
    assert [arrow.ends for arrow in seen.arrows.values()] == [("triage", "commander")]
    assert [label.text for label in seen.labels.values()] == ["優先順位決定"]


def test_everyone_stays_where_they_stand_in_the_whole():
    found = layout_of(plan("a"), "relations", View(focus="commander"), engine())
    whole = layout(WHOLE)
    assert 1 < len(found.boxes) < len(whole.boxes)
    assert all(whole.boxes[box] == rect for box, rect in found.boxes.items())
    assert all(whole.routes[arrow] == route for arrow, route in found.routes.items())


@pytest.mark.parametrize("sourcing", list(Sourcing))
def test_a_sourcing_shows_its_roles_and_whom_they_talk_with(sourcing):
    seen = part(sourcing=sourcing)
    all_ = {id for id, box in picture(WHOLE).boxes.items() if sourcing.value in box.classes}
    near = {end for arrow in picture(WHOLE).arrows.values() if set(arrow.ends) & all_ for end in arrow.ends}
    assert seen.boxes.keys() == all_ | near


def test_a_group_shows_its_roles_and_whom_they_talk_with():
    seen = part(group="information-sharing")
    assert {"notification", "systems", "commander"} <= seen.boxes.keys()
    assert "vendor-mss" not in seen.boxes


def test_a_team_in_focus_is_drawn_with_its_frame():
    seen = part("c", focus="forensics", hops=0)
    assert seen.frames.keys() == {"forensics"}
    assert seen.boxes.keys() == {"forensic-lead", "forensic-coordinator", "forensic-analyst"}


def test_what_is_left_may_be_laid_out_again():
    views = (View(focus="soc,notification,triage", is_anew=anew) for anew in (False, True))
    kept, anew = (layout_of(plan("a"), "relations", view, engine()) for view in views)
    assert anew.boxes.keys() == kept.boxes.keys()
    assert anew.bounds.width * anew.bounds.height < kept.bounds.width * kept.bounds.height


def test_a_group_a_person_and_a_sourcing_may_be_in_focus():
    assert part(focus="information-sharing", hops=0).boxes.keys() == {"notification"}
    assert part(focus="sourcing:outsourced").boxes.keys() == part(sourcing=Sourcing.OUTSOURCED).boxes.keys()
    assert part(focus="triage,notification", hops=0).boxes.keys() == {"triage", "notification"}


def test_around_a_post_stand_its_superior_and_those_below_it():
    chart = Picture(svg(layout_of(plan("b"), "orgchart", View(focus="commander"), engine()), THEMES["light"]))
    lines = [line.ends for line in picture(chosen("b", "orgchart", "incident")).arrows.values()]
    assert chart.boxes.keys() == {end for line in lines if "commander" in line for end in line}


def test_the_legend_keeps_what_still_occurs():
    assert part(focus="triage").legend == ["自社", "情報・指示など"]


def test_the_legend_of_someone_outside_any_team_names_no_team():
    assert "チーム" not in part("c", focus="group-companies", hops=0).legend


def test_two_wishes_show_what_meets_both():
    assert part(focus="triage", sourcing=Sourcing.OUTSOURCED).boxes.keys() == {"commander"}
