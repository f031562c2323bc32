"""Large figures: an overview with merged, counted arrows, and a part for each team, unit, group or community."""

import os
import re
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from random import Random

import pytest

from csirtgraph.drawing import pictures
from csirtgraph.drawing.graphviz.engine import EmbeddedEngine
from csirtgraph.drawing.model import Arrow, Box, Diagram, Drawing, Frame
from csirtgraph.drawing.pictures import Picture, lay_out_picture
from csirtgraph.drawing.split.branches import joined
from csirtgraph.drawing.split.communities import communities
from csirtgraph.drawing.split.fold import folded
from csirtgraph.drawing.split.highlights import is_marked
from csirtgraph.drawing.split.readable import is_large
from csirtgraph.drawing.split.section import Section
from csirtgraph.drawing.split.sections import distinct
from csirtgraph.drawing.split.split import Split, split_of
from csirtgraph.errors import NoPart
from csirtgraph.pipeline import drawing_of, pictures_of
from csirtgraph.plan.model.enums import MODES, FlowKind, Mode, PartyKind
from csirtgraph.plan.model.flows import Flow
from csirtgraph.plan.model.plan import Group, Header, Party, Plan, Post, Role, Team, Unit
from csirtgraph.plan.model.view import View
from csirtgraph.text import Text

EN = View(Mode.INCIDENT, "en")


def named(model, id: str, **more):
    """An entry of a plan whose name is its id."""
    return model(id=id, name=Text(f"名 {id}", f"Name {id}"), **more)


@cache
def generated(roles: int, sections: int, by: str, parties: int = 4, loose: int = 1, more: int = 0) -> Plan:
    """Roles that mostly talk within their team, unit or group ("" for neither), some with parties, and free roles."""
    dice = Random(roles)
    home = {f"r{number}": f"s{number * sections // roles}" for number in range(roles)}
    ids = [*home, *(f"free{number}" for number in range(loose))]
    pairs = {(f"r{n}", f"r{max(0, n - 1 - dice.randrange(4))}") for n in range(1, roles)}
    while len(pairs) < (roles + more) * 1.5:
        pairs.add((dice.choice(ids), dice.choice(ids)))
    pairs |= {(dice.choice(ids), f"p{number}") for number in range(parties)}
    pairs |= {(id, "r0") for id in ids}
    fields = {"teams": "team", "groups": "group"}
    known = {"teams": Team, "units": Unit, "groups": Group}
    names = {f"s{number}": named(known.get(by, Team), f"s{number}") for number in range(sections)}
    posts = {id: Post(id=id, unit=section) for id, section in home.items()} if by == "units" else {}
    return Plan(
        plan=Header(id="gen", title=Text("大", "Large")),
        roles={id: named(Role, id, **({fields[by]: home[id]} if by in fields and id in home else {})) for id in ids},
        parties={
            f"p{n}": named(Party, f"p{n}", kind=PartyKind.VENDOR if n % 2 else PartyKind.EXTERNAL)
            for n in range(parties)
        },
        flows={
            f"{one}>{other}:report": Flow(
                id=f"{one}>{other}:report", sender=one, receiver=other, label=Text("報", "Tell"), kind=FlowKind.REPORT
            )
            for one, other in sorted(pairs)
            if one != other
        },
        posts=dict.fromkeys(MODES, posts),
        **({by: names} if by else {}),
    )


PLANS = [
    *((60, 8, by, 4, 1) for by in ("teams", "units", "groups", "")),
    *((200, 8, by, 20, 3) for by in ("teams", "")),
    (90, 2, "teams", 4, 9),
]


def split_in(plan: Plan) -> tuple[Drawing, Split]:
    """The relations of a plan, and their parts."""
    from csirtgraph.figures.kinds.relations import KIND

    whole = drawing_of(plan, "relations", EN)
    split = split_of(whole, KIND.sections(plan, EN))
    assert split
    return whole, split


def own(part: Drawing) -> list[str]:
    """The boxes of a part that are not at the other ends of its arrows."""
    return [box.id for box in part.boxes if box.frame]


@pytest.mark.parametrize("size", PLANS)
def test_every_box_is_itself_in_exactly_one_picture_and_a_stub_says_where_it_goes_on(size):
    whole, split = split_in(generated(*size))
    numbers = {id: part for part in split.parts for id in own(part.drawing)}
    in_parts = [id for part in split.parts for id in own(part.drawing)]
    alone = [box.id for box in split.overview.boxes if not box.opens]
    assert Counter([*in_parts, *alone]) == Counter(box.id for box in whole.boxes)
    by_id = {part.id: part for part in split.parts}
    for part in split.parts:
        for box in part.drawing.boxes:
            if box.id in numbers and not box.frame:
                assert box.opens == numbers[box.id].id
            if box.opens:
                assert box.lines[0].startswith(f"→ {by_id[box.opens].number}")


@pytest.mark.parametrize("size", PLANS)
def test_every_arrow_is_drawn_where_its_sender_is_with_its_receiver_or_a_stub_that_names_it(size):
    whole, split = split_in(generated(*size))
    home = {id: part for part in split.parts for id in own(part.drawing)}
    names = {part.id: part.name for part in whole.parts}
    for arrow in whole.arrows:
        if arrow.tail not in home:
            assert arrow in split.overview.arrows or arrow in home[arrow.head].drawing.arrows
        elif arrow not in home[arrow.tail].drawing.arrows:
            drawing = home[arrow.tail].drawing
            ends = {end for one in drawing.arrows if arrow.tail in (one.tail, one.head) for end in (one.tail, one.head)}
            assert any(box.id in ends and names[arrow.head] in box.items for box in drawing.boxes), arrow.id


def test_a_part_that_can_be_read_draws_every_arrow_of_its_own_with_both_ends():
    whole, split = split_in(generated(*PLANS[0]))
    part = split.parts[-1].drawing
    assert {arrow for arrow in whole.arrows if arrow.tail in own(part)} <= {*part.arrows}


@pytest.mark.parametrize("size", PLANS)
def test_the_numbers_at_merged_arrows_add_up(size):
    whole, split = split_in(generated(*size))
    home = {id: part.number for part in split.parts for id in own(part.drawing)}
    ends = [frozenset(home.get(end, end) for end in (arrow.tail, arrow.head)) for arrow in whole.arrows]
    between = sum(len(pair) > 1 for pair in ends)
    if not any("–" in line for box in split.overview.boxes for line in box.lines):  # no team in several parts
        assert sum(counts(split.overview.arrows)) == between
    for part in split.parts:
        touching = [pair for pair in ends if part.number in pair]
        assert sum(counts(part.drawing.arrows)) == len(touching)


def counts(arrows: tuple[Arrow, ...]) -> Iterator[int]:
    """How many arrows each stands for."""
    for arrow in arrows:
        yield int(arrow.label[1:]) if arrow.label.startswith("×") else 1


@pytest.mark.parametrize("size", PLANS)
def test_no_arrow_of_an_overview_or_a_part_ends_at_nothing(size):
    _, split = split_in(generated(*size))
    for drawing in (split.overview, *(part.drawing for part in split.parts)):
        ids = {box.id for box in drawing.boxes} | {frame.id for frame in drawing.frames}
        assert len(ids) == len(drawing.boxes) + len(drawing.frames)
        assert all({arrow.tail, arrow.head} <= ids for arrow in drawing.arrows)


def test_a_large_figure_is_divided_by_teams_else_units_else_groups_else_by_who_talks_with_whom():
    for by in ("teams", "units", "groups"):
        _, split = split_in(generated(60, 8, by, 0, 0))
        assert [part.id for part in split.parts] == [f"s{number}" for number in range(8)]
        assert [part.name for part in split.parts] == [f"Name s{number}" for number in range(8)]
    _, split = split_in(generated(60, 8, ""))
    assert 3 <= len(split.parts) <= 16
    assert all("more" in part.name for part in split.parts)


def test_a_free_role_and_few_parties_stand_in_the_overview_themselves_and_many_parties_are_one_box():
    _, split = split_in(generated(60, 6, "teams", 4, 1))
    assert {"free0", "p0", "p1", "p2", "p3"} <= {box.id for box in split.overview.boxes}
    _, split = split_in(generated(200, 8, "teams", 20, 3))
    names = {box.name for box in split.overview.boxes}
    assert {"Vendor", "Outside, management, systems"} <= names
    assert len(split.overview.boxes) <= 16


def test_what_stands_for_one_box_says_so_in_the_singular():
    whole = drawing_of(generated(3, 2, "teams", 0, 0), "relations", EN)
    assert [box.lines for box in folded(whole, ["s0", "s1"]).boxes] == [("2 boxes",), ("1 box",)]


def test_a_team_that_is_too_large_is_one_box_in_the_overview_and_several_parts():
    _, split = split_in(generated(90, 2, "teams", 4, 9))
    first = split.overview.boxes[0]
    pieces = [part for part in split.parts if part.id.startswith("s0-")]
    assert len(pieces) > 1
    assert first.lines == (f"45 boxes → 1–{len(pieces)}",)
    assert first.opens == pieces[0].id
    assert [part.name for part in pieces] == [f"Name s0 {n}/{len(pieces)}" for n in range(1, len(pieces) + 1)]
    assert all(len(own(part.drawing)) <= 40 for part in split.parts)


def test_an_arrow_to_a_team_in_several_parts_ends_at_the_frame_of_one_of_them():
    boxes = tuple(Box(id=f"b{n}", name="B", look="plain", frame="t" if n < 50 else "u") for n in range(60))
    frames = (Frame(id="t", name="T", look="frame"), Frame(id="u", name="U", look="frame"))
    arrow = Arrow(id="a", tail="b55", head="t", label="to all")
    split = split_of(Drawing(title="T", body=Diagram(boxes=boxes, frames=frames, arrows=(arrow,))))
    assert split
    assert [(one.tail, one.head) for one in split.overview.arrows] == [("u", "t")]
    heads = [(part.name, one.head) for part in split.parts for one in part.drawing.arrows]
    assert heads == [("T 1/4", "/part/t-1"), ("U", "t")]


def test_parts_are_readable_and_few_boxes_stay_in_one_piece():
    assert len(pictures_of(generated(10, 2, "teams"), "relations", EN, has_pages=True)) == 1
    for size in PLANS[:4]:
        _, split = split_in(generated(*size))
        assert len(split.overview.boxes) <= 16
        assert all(len(part.drawing.boxes) <= 40 for part in split.parts)


def test_what_can_be_read_on_a_slide_stays_in_one_piece():
    boxes = tuple(Box(id=f"b{n}", name="B", look="plain") for n in range(41))
    arrows = tuple(Arrow(id=f"a{n}", tail=f"b{n % 7}", head=f"b{n % 11 + 7}") for n in range(61))
    assert not is_large(Drawing(title="T", body=Diagram(boxes=boxes[:30], arrows=arrows[:30])))
    assert is_large(Drawing(title="T", body=Diagram(boxes=boxes, arrows=arrows[:30])))
    assert is_large(Drawing(title="T", body=Diagram(boxes=boxes[:30], arrows=arrows)))
    wordy = tuple(replace(box, lines=("what somebody does every day in some words",)) for box in boxes)
    assert is_large(Drawing(title="T", body=Diagram(boxes=wordy[:30], arrows=arrows[:30])))
    assert not is_large(Drawing(title="T", body=Diagram(boxes=wordy[:20], arrows=arrows[:30])))


def test_of_a_hundred_teams_sixteen_boxes_name_some_and_only_the_strongest_arrows_are_drawn():
    whole, split = split_in(generated(1000, 100, "teams", 0, 0))
    overview = split.overview
    assert (len(overview.boxes), len(overview.arrows)) == (16, 28)
    assert {end for arrow in overview.arrows for end in (arrow.tail, arrow.head)} == {box.id for box in overview.boxes}
    assert re.match(r"The 28 strongest of \d+ arrows; the others are in the parts$", overview.notes[0])
    names = [name for box in overview.boxes for name in box.items]
    more = sum(int(name.split()[1]) - 1 for name in names if name.endswith("more"))
    assert len(names) + more == 100
    assert max(len(box.items) for box in overview.boxes) <= 6
    assert sum(int(box.lines[0].split()[0]) for box in overview.boxes) == len(whole.boxes)


def test_every_change_stays_in_an_overview_of_the_strongest_arrows():
    boxes = tuple(Box(id=f"b{n}", name="B", look="plain", frame=f"t{n // 5}") for n in range(60))
    frames = tuple(Frame(id=f"t{n}", name=f"T{n}", look="frame") for n in range(12))
    pairs = [(one, other) for one in range(0, 60, 5) for other in range(0, one, 5)]
    arrows = tuple(Arrow(id=f"{one}>{other}", tail=f"b{one}", head=f"b{other}") for one, other in pairs)
    arrows = (*arrows[:-1], replace(arrows[-1], mark="added"))
    drawing = Drawing(title="T", body=Diagram(boxes=boxes, frames=frames, arrows=arrows), is_compared=True)
    split = split_of(drawing, stands_out=is_marked)
    assert split
    assert [arrow.id for arrow in split.overview.arrows if arrow.mark] == [arrows[-1].id]
    assert len(split.overview.arrows) <= 29 < len(arrows)


def test_of_many_parts_each_is_laid_out_with_less_effort_unless_more_is_asked_for(monkeypatch):
    efforts = {}
    monkeypatch.setattr(pictures, "lay_out", lambda drawing, engine: efforts.setdefault(len(efforts), engine.effort))
    for roles, teams in ((60, 8), (300, 30), (1000, 100)):
        overview, *parts = pictures_of(generated(roles, teams, "teams", 0, 0), "relations", EN, has_pages=True)
        for picture in (overview, parts[-1]):
            lay_out_picture(picture, EmbeddedEngine())
        lay_out_picture(parts[-1], EmbeddedEngine(effort="high"))
    assert [*efforts.values()] == ["normal", "normal", "high", "normal", "low", "high", "normal", "least", "high"]


def test_a_part_is_chosen_by_its_number_or_its_id():
    plan = generated(60, 8, "teams")
    for name in ("3", "s2"):
        view = View(Mode.INCIDENT, "en", part=name)
        (picture,) = pictures_of(plan, "relations", view, has_pages=True)
        assert (picture.number, picture.id, picture.stem) == (3, "s2", "-3-s2")
    with pytest.raises(NoPart) as caught:
        pictures_of(plan, "relations", View(Mode.INCIDENT, "en", part="99"), has_pages=True)
    assert str(caught.value).startswith("relations has no part 99: choose one of 1 (s0), 2 (s1)")


def test_whole_draws_everything_in_one_piece_and_a_filter_that_leaves_little_too():
    plan = generated(60, 8, "teams")
    for view in (View(Mode.INCIDENT, "en", is_whole=True), View(Mode.INCIDENT, "en", focus="r5")):
        (picture,) = pictures_of(plan, "relations", view, has_pages=True)
        assert isinstance(picture, Picture)
        assert not picture.drawing.overview_of


def test_communities_keep_together_what_talks_and_are_never_too_large():
    pairs = [(f"{side}{one}", f"{side}{other}") for side in "ab" for one in range(8) for other in range(one)]
    boxes = [f"{side}{number}" for number in range(8) for side in "ab"]
    found = communities(boxes, [*pairs, ("a0", "b0")], 16)
    assert sorted(found) == [[f"a{n}" for n in range(8)], [f"b{n}" for n in range(8)]]
    assert all(len(group) <= 5 for group in communities(boxes, pairs, 5))
    assert sorted(map(len, communities(boxes, [], 6))) == [5, 5, 6]


def test_communities_do_not_depend_on_hashes():
    code = (
        "from csirtgraph.drawing.split.communities import communities\n"
        "boxes = [f'box-{n}' for n in range(90)]\n"
        "print(communities(boxes, [(boxes[n], boxes[(n * 7 + 3) % 90]) for n in range(90)], 16))\n"
    )
    found = {
        subprocess.run(
            [sys.executable, "-c", code], env={**os.environ, "PYTHONHASHSEED": seed}, capture_output=True, check=True
        ).stdout
        for seed in ("1", "2")
    }
    assert len(found) == 1


def test_arrows_of_several_kinds_become_one_that_says_so_and_lines_without_heads_stay_apart():
    boxes = tuple(Box(id=f"b{n}", name="B", look="plain", frame="t" if n < 25 else "u") for n in range(50))
    frames = (Frame(id="t", name="T", look="frame"), Frame(id="u", name="U", look="frame"))
    arrows = (
        Arrow(id="1", tail="b1", head="b30", look="flow-report"),
        Arrow(id="2", tail="b31", head="b2", look="flow-request"),
        Arrow(id="3", tail="b3", head="b33", look="deputy", heads="none"),
    )
    split = split_of(Drawing(title="T", language="en", body=Diagram(boxes=boxes, frames=frames, arrows=arrows)))
    assert split
    assert [(one.label, one.look, one.heads) for one in split.overview.arrows] == [
        ("×2", "flow-several", "both"),
        ("", "deputy", "none"),
    ]
    assert ("Several kinds", "flow-several") in [(key.words, key.look) for key in split.overview.keys]


def test_sections_of_one_name_have_ids_of_their_own_and_small_branches_are_joined():
    sections = distinct(Section(id, "Desk", (box,)) for id, box in (("desk", "a"), ("desk", "b"), ("desk", "c")))
    assert [section.id for section in sections] == ["desk", "desk-2", "desk-3"]
    assert joined([["a", "b"], ["c"], ["d", "e"]], 3) == [["a", "b", "c"], ["d", "e"]]
