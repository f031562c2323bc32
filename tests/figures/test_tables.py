"""Tables and ladders: everything of the data is in them, in its place, and every page can be read on a slide."""

from collections.abc import Iterator
from functools import cache
from itertools import combinations, pairwise

import pytest
from cases import for_each
from layouts import HEAD, plan, plan_of

from csirtgraph import figures
from csirtgraph.drawing.content import TEXT_SIZE
from csirtgraph.drawing.geometry import Rect
from csirtgraph.drawing.laid_out import Layout
from csirtgraph.drawing.layout.pages import pages_of, parted
from csirtgraph.drawing.layout.table import table_layout
from csirtgraph.drawing.model import Box, Diagram, Drawing, Span, Table
from csirtgraph.drawing.slide import WIDE
from csirtgraph.drawing.text.fonts import ASCENT, text_width
from csirtgraph.drawing.title_block import sheet_of
from csirtgraph.figures import phrases
from csirtgraph.figures.groups import look_of
from csirtgraph.pipeline import NoFigure, drawing_of, views_in
from csirtgraph.plan.model.enums import MODES, Mode
from csirtgraph.plan.model.plan import Plan
from csirtgraph.plan.model.view import View
from csirtgraph.plan.model.vocabulary import word_of
from csirtgraph.plan.reading.load import load_plan

OURS = (
    *("build-steps", "business-groups", "careers", "functions", "patterns"),
    *("services", "skills", "teams", "terms"),
)
CASES = [
    (name, figure, mode, language)
    for name in "abc"
    for figure, mode in views_in(plan(name))
    if figure in OURS
    for language in ("ja", "en")
]
MINIMUM = 9.0  # pt of text on a 16:9 slide
THIN = 0.01  # pt, lost in sums


def view_of(mode: Mode | None, language: str) -> View:
    return View(mode or Mode.INCIDENT, language)


@cache
def drawing(name: str, figure: str, mode: Mode | None = None, language: str = "ja") -> Drawing:
    return drawing_of(plan(name), figure, view_of(mode, language))


@cache
def pages(name: str, figure: str, mode: Mode | None = None, language: str = "ja") -> list[Layout]:
    return [table_layout(page) for page in pages_of(drawing(name, figure, mode, language))]


def drawn(text: str, figure: str, mode: Mode | None = None, language: str = "ja") -> Drawing:
    """A figure of a small plan."""
    return drawing_of(plan_of(HEAD + text), figure, view_of(mode, language))


def cell_at(drawing: Drawing, row: int, column: int) -> Box:
    """The cell that covers a place of the grid."""
    found = [
        box
        for box in drawing.boxes
        if box.span.row <= row < box.span.row + box.span.rows
        and box.span.column <= column < box.span.column + box.span.columns
    ]
    assert len(found) == 1
    return found[0]


def rows(drawing: Drawing) -> int:
    return max(box.span.row + box.span.rows for box in drawing.boxes)


def row_of(drawing: Drawing, row: int) -> list[str]:
    """Everything written in a row, cell by cell."""
    return [written(cell_at(drawing, row, column)) for column in range(len(drawing.table.columns))]


def written(box: Box) -> str:
    return "/".join(filter(None, (box.name, *box.lines, *box.items)))


def box_of(drawing: Drawing, id: str) -> Box:
    return next(box for box in drawing.boxes if box.id == id)


def every(case) -> Iterator[Layout]:
    yield from pages(*case)


# Which plans have them


@pytest.mark.parametrize("figure", OURS)
def test_what_a_figure_says_it_needs_is_enough(figure):
    text = figures.kind_of(figure).needs
    assert 2 <= text.count("\n") + 1 <= 4
    assert figure in [name for name, _ in views_in(plan_of(HEAD + text))]
    for language in ("ja", "en"):
        assert drawn(text, figure, language=language).boxes


@pytest.mark.parametrize("figure", OURS)
def test_a_plan_without_the_data_does_not_have_the_figure(figure):
    empty = plan_of(HEAD + "roles: {commander: {name: C}}\nteams: {poc: {name: PoC}}\n")
    assert figures.kind_of(figure).modes(empty) == ()
    with pytest.raises(NoFigure) as caught:
        drawing_of(empty, figure, View())
    assert caught.value.needs


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("a", ["build-steps", "patterns", "skills", "terms"]),
        (
            "b",
            ["build-steps", "business-groups", "careers", "functions", "patterns", "skills peacetime"]
            + ["skills incident", "terms"],
        ),
        ("c", ["careers", "services", "skills", "teams"]),
    ],
)
def test_the_built_in_patterns_have_the_figures_of_the_document(name, expected):
    found = [f"{figure} {mode.value}" if mode else figure for figure, mode in views_in(plan(name)) if figure in OURS]
    assert set(expected) <= set(found)
    assert len(found) == len(set(found))


@pytest.mark.parametrize("figure", OURS)
def test_titles_are_in_both_languages(figure):
    title = figures.kind_of(figure).title
    assert title.ja
    assert title.en
    assert title.ja != title.en


# On every page


@for_each("case", CASES, str)
def test_text_is_readable_on_a_slide(case):
    for page in every(case):
        sheet = sheet_of(page)
        scale = min(WIDE.width / sheet.width, WIDE.height / sheet.height)
        assert scale * TEXT_SIZE >= MINIMUM


@for_each("case", CASES, str)
def test_cells_do_not_overlap(case):
    for page in every(case):
        cells = [page.boxes[box.id] for box in page.drawing.boxes if box.span.rows]
        assert not any(overlap(one, other) for one, other in combinations(cells, 2))


def overlap(one: Rect, other: Rect) -> bool:
    wide = min(one.right, other.right) - max(one.x, other.x)
    high = min(one.bottom, other.bottom) - max(one.y, other.y)
    return wide > THIN and high > THIN


@for_each("case", CASES, str)
def test_the_grid_has_no_holes(case):
    for page in every(case):
        for row in range(rows(page.drawing)):
            assert len(row_of(page.drawing, row)) == len(page.drawing.table.columns)


@for_each("case", CASES, str)
def test_text_is_inside_its_cell_and_clear_of_lines(case):
    for page in every(case):
        edges = [page.boxes[box.id] for box in page.drawing.boxes if not box.span.rows]
        for name, rect in page.boxes.items():
            for line in page.measures.boxes[name].lines:
                wide = text_width(line.text, line.size, line.bold)
                left = rect.x + line.x - (wide / 2 if line.anchor == "middle" else 0)
                place = Rect(left, rect.y + line.y - line.size * ASCENT, wide, line.size)
                assert rect.x <= place.x
                assert place.right <= rect.right + THIN
                assert rect.y <= place.y
                assert place.bottom <= rect.bottom
                assert not any(overlap(place, edge) for edge in edges)


@for_each("case", CASES, str)
def test_the_header_is_on_every_page_and_no_cell_is_lost(case):
    whole, found = drawing(*case), pages(*case)
    names = {box.id: written(box) for box in whole.boxes}
    seen = {box.id: written(box) for page in found for box in page.drawing.boxes}
    assert seen == names
    top = {box.id for box in whole.boxes if box.span.row == 0}
    for page in found:
        here = {box.id for box in page.drawing.boxes if box.span.row == 0 and box.span.rows}
        assert here <= top
        assert len(here) == len(page.drawing.table.columns)
    if len(found) > 1:
        assert [page.drawing.title for page in found] == [
            f"{whole.title} ({number}/{len(found)})" for number in range(1, len(found) + 1)
        ]


@for_each("case", [case for case in CASES if case[3] == "en"], str)
def test_english_figures_have_no_japanese_but_the_source_title(case):
    shown = drawing(*case)
    texts = [shown.title, shown.badge, *(key.words for key in shown.keys), *map(written, shown.boxes)]
    kept = {"・", phrases.SPECIALIST_MARK, phrases.YES, "▼", "–"}
    assert not [text for text in texts if any(ord(sign) > 0x2FFF and sign not in kept for sign in text)]


@for_each("case", CASES, str)
def test_the_source_is_named_last(case):
    assert drawing(*case).notes[-1].startswith("出典" if case[3] == "ja" else "Drawn from")


@for_each("case", CASES, str)
def test_the_legend_shows_every_colour(case):
    shown = drawing(*case)
    seen = {key.look for key in shown.keys}
    plain = {"head", "cell"}
    if case[1] in ("careers", "services", "build-steps", "functions"):  # the header names the column, or there is one
        plain |= {box.look for box in shown.boxes} - {"education", "practice"}
    if case[1] == "patterns":
        plain |= {"in-house"}
    assert {box.look for box in shown.boxes} - plain <= seen
    assert len({key.words for key in shown.keys}) == len(shown.keys)


# Skills


def test_a_has_the_skills_and_careers_of_its_five_roles():
    shown = drawing("a", "skills")
    roles = [box.id for box in shown.boxes if "role" in box.tags]
    assert sorted(roles) == ["commander", "education", "notification", "poc", "triage"]
    for role in roles:
        entry = plan("a").roles[role]
        assert box_of(shown, f"{role}/skills").items == tuple(text.ja for text in entry.skills[Mode.PEACETIME])
        assert box_of(shown, f"{role}/career").lines == (entry.career.ja,)
        assert box_of(shown, f"{role}/duty").lines == (entry.brief.ja,)


@pytest.mark.parametrize("mode", MODES)
def test_b_has_skills_and_those_asked_of_vendors_per_mode(mode):
    shown = drawing("b", "skills", mode)
    assert shown.badge == word_of(mode).ja
    roles = [box.id for box in shown.boxes if "role" in box.tags]
    for role in plan("b").roles.values():
        own, asked = role.skills.get(mode, ()), role.vendor_skills.get(mode, ())
        assert (role.id in roles) == bool(own or asked)
        if role.id in roles:
            assert box_of(shown, role.id).look == role.sourcing_in(mode).value
            assert box_of(shown, f"{role.id}/skills").items == tuple(text.ja for text in own)
            assert box_of(shown, f"{role.id}/vendor-skills").items == tuple(text.ja for text in asked)
            assert (box_of(shown, f"{role.id}/vendor-skills").look == "vendor") == bool(asked)
    assert len(roles) == {Mode.PEACETIME: 9, Mode.INCIDENT: 9}[mode]


def test_c_has_team_role_duty_skills_and_marks_for_both_modes():
    shown = drawing("c", "skills")
    assert row_of(shown, 0) == ["チーム", "役割", "定義", "必要となるスキル", "有事", "平時"]
    skilled = [role for role in plan("c").roles.values() if role.skills]
    assert rows(shown) == len(skilled) + 1
    for role in skilled:
        row = box_of(shown, role.id).span.row
        team, *others = row_of(shown, row)
        marks = ["○" if mode in role.modes else "" for mode in (Mode.INCIDENT, Mode.PEACETIME)]
        skills = "/".join(text.ja for text in role.skills[Mode.INCIDENT])
        assert team == plan("c").teams[role.team].name.ja
        assert others == [role.name.ja, role.duty.ja, skills, *marks]


def test_c_names_each_team_once_and_again_on_a_new_page():
    whole = drawing("c", "skills")
    assert sum(box.id.startswith("/group/") for box in whole.boxes) == 7
    for page in pages("c", "skills"):
        assert all(row_of(page.drawing, row)[0] for row in range(1, rows(page.drawing)))


def test_the_form_of_the_skills_table_follows_the_data():
    role = "roles: {a: {name: A, skills: [x]%s}}\n"
    assert len(drawn(role % "", "skills").table.columns) == 4
    assert len(drawn("teams: {t: {name: T}}\n" + role % ", team: t", "skills").table.columns) == 6
    asked = plan_of(HEAD + role % ", vendor-skills: {incident: [y]}")
    assert figures.kind_of("skills").modes(asked) == MODES
    assert drawing_of(asked, "skills", View(Mode.PEACETIME)).badge == "平時"
    one = plan_of(HEAD + "roles: {a: {name: A, vendor-skills: {incident: [y]}}}\n")
    assert figures.kind_of("skills").modes(one) == (Mode.INCIDENT,)


def test_skills_that_differ_by_mode_are_reported_once_each_in_a_table_for_both():
    shown = drawn("roles: {a: {name: A, skills: {peacetime: [x, y], incident: [y, z]}}}\n", "skills")
    assert box_of(shown, "a/skills").items == ("x", "y", "z")


def test_outsourced_roles_are_reported_by_colour_and_dashes():
    shown = drawn("roles: {a: {name: A, skills: [x], sourcing: outsourced}, b: {name: B, skills: [x]}}\n", "skills")
    assert [(box_of(shown, id).look, box_of(shown, id).dashed) for id in "ab"] == [
        ("outsourced", True),
        ("in-house", False),
    ]
    assert [key.words for key in shown.keys] == ["自社", "アウトソーシング"]


def test_sourcing_is_that_of_the_mode_where_the_table_is_of_one():
    text = "roles: {a: {name: A, skills: [x], vendor-skills: [y], sourcing: {incident: outsourced}}}\n"
    looks = [box_of(drawn(text, "skills", mode), "a").look for mode in MODES]
    assert looks == ["in-house", "outsourced"]


def test_a_role_without_a_team_stands_below_the_teams():
    text = "teams: {t: {name: T}}\nroles: {a: {name: A, skills: [x]}, b: {name: B, skills: [x], team: t}}\n"
    shown = drawn(text, "skills")
    assert [row_of(shown, row)[:2] for row in (1, 2)] == [["T", "B"], ["", "A"]]


# Business groups


def test_every_role_of_b_is_in_its_business_group():
    shown = drawing("b", "business-groups")
    roles = [box for box in shown.boxes if "role" in box.tags]
    assert len(roles) == 17
    for box in roles:
        role = plan("b").roles[box.id]
        assert box.look == look_of(role.business_group, plan("b").business_groups)
        group, name, _, business_group = row_of(shown, box.span.row)
        assert group == plan("b").groups[role.group].name.ja
        assert name.removeprefix("★ ") == role.name.ja
        assert business_group == plan("b").business_groups[role.business_group].name.ja


@pytest.mark.parametrize("mode", MODES)
def test_business_groups_have_the_colours_of_the_organisation_charts(mode):
    looks = {box.id: box.look for box in drawing("b", "business-groups").boxes}
    posts = {box.id: box.look for box in drawing("b", "orgchart", mode).boxes}
    both = looks.keys() & posts.keys()
    assert len(both) > 8
    assert {name: looks[name] for name in both} == {name: posts[name] for name in both}


@pytest.mark.parametrize("language", ["ja", "en"])
def test_specialists_are_reported_by_colour_by_a_mark_and_in_the_legend(language):
    shown = drawing("b", "business-groups", None, language)
    for box in shown.boxes:
        if "role" in box.tags:
            special = plan("b").roles[box.id].specialist
            assert ("specialist" in box.tags) == box.name.startswith("★") == special
    assert sum("specialist" in box.tags for box in shown.boxes) > 0
    assert [key.words for key in shown.keys if "★" in key.words] == [f"★ {phrases.SPECIALIST.to(language)}"]
    assert len(shown.keys) == 4


def test_without_specialists_the_legend_has_no_mark():
    text = "business-groups: {g: {name: G}}\nroles: {a: {name: A, duty: does, business-group: g}, b: {name: B}}\n"
    shown = drawn(text, "business-groups")
    assert [key.words for key in shown.keys] == ["G"]
    assert row_of(shown, 1) == ["A", "does", "G"]
    assert row_of(shown, 2) == ["B", "", ""]


def test_colours_follow_the_order_of_the_plan():
    assert [look_of(name, ["x", "y"]) for name in ("x", "y", "")] == ["group-1", "group-2", "group-6"]
    assert look_of("i", "abcdefghi") == "group-1"


# Careers


@pytest.mark.parametrize(("name", "years", "ladders", "below"), [("b", 11, 3, ["備考"]), ("c", 5, 7, ["前提条件"])])
def test_time_goes_up_and_what_is_needed_before_stands_below(name, years, ladders, below):
    shown = drawing(name, "careers")
    side = [row_of(shown, row)[0] for row in range(rows(shown))]
    assert side == ["経過年数", *(f"{year}年目" for year in range(years, 0, -1)), *below]
    assert len(shown.table.columns) == ladders + 1


@pytest.mark.parametrize("name", ["b", "c"])
def test_every_stage_covers_its_years(name):
    shown, careers = drawing(name, "careers"), plan(name).careers
    groups = {**plan(name).teams, **plan(name).business_groups}
    for column, ladder in enumerate(careers.ladders.values(), 1):
        assert cell_at(shown, 0, column).name == groups[ladder.id].name.ja
        assert cell_at(shown, 0, column).look == look_of(ladder.id, groups)
        for stage in ladder.stages:
            for year in range(stage.from_, stage.to + 1):
                cell = cell_at(shown, careers.years + 1 - year, column)
                assert cell.items == tuple(text.ja for text in stage.gains)
                assert cell.look == look_of(ladder.id, groups)


def test_what_people_bring_and_what_would_be_welcome_is_reported():
    shown, ladders = drawing("c", "careers"), plan("c").careers.ladders
    for ladder in ladders.values():
        cell = box_of(shown, f"{ladder.id}/before")
        assert cell.items == (
            *(text.ja for text in ladder.prerequisites),
            *(f"あるとよい: {text.ja}" for text in ladder.desirable),
        )
    assert len(box_of(shown, "poc/before").items) == 4


@pytest.mark.parametrize("language", ["ja", "en"])
def test_lines_stand_below_the_years_in_which_education_and_practice_begin(language):
    shown, careers = drawing("b", "careers", None, language), plan("b").careers
    page = table_layout(shown)
    for ladder in careers.ladders.values():
        for look, year in (("education", ladder.education_from), ("practice", ladder.practice_from)):
            line = page.boxes[f"{ladder.id}/{look}"]
            assert line.middle.y == pytest.approx(page.boxes[f"/row/year-{year}"].bottom)
            assert box_of(shown, f"{ladder.id}/{look}").look == look
            seen = " ".join(box_of(shown, ladder.id).lines)
            assert (f"{year}年目から" if language == "ja" else f"from year {year}") in seen
    assert [(key.kind, key.look) for key in shown.keys] == [("arrow", "education"), ("arrow", "practice")]


LADDER = "teams: {t: {name: T}}\ncareers:\n  years: 6\n  ladders: {t: {%s}}\n"


def column_of(shown: Drawing) -> list[str]:
    """What stands in the first ladder, year by year from the first."""
    return [written(cell_at(shown, 7 - year, 1)) for year in range(1, 7)]


def test_stages_may_overlap_and_leave_gaps():
    shown = drawn(LADDER % "stages: [{from: 1, to: 3, gains: x}, {from: 3, to: 4, gains: y}]", "careers")
    assert column_of(shown) == ["x", "x", "x/y", "y", "", ""]
    assert cell_at(shown, 1, 1).look == "cell"


def test_a_line_within_a_stage_cuts_its_cell():
    shown = drawn(LADDER % "education-from: 3, stages: [{from: 1, to: 6, gains: x}]", "careers")
    assert cell_at(shown, 4, 1) != cell_at(shown, 5, 1)
    assert column_of(shown) == ["x"] * 6


def test_lines_below_the_first_year_stand_at_the_end_of_the_table():
    shown = drawn(LADDER % "education-from: 1, practice-from: 1, stages: [{from: 1, to: 6, gains: x}]", "careers")
    page = table_layout(pages_of(shown)[0])
    assert page.boxes["t/education"].middle.y == pytest.approx(page.boxes["/row/year-1"].bottom)


def test_seven_ladders_are_split_with_the_years_on_each_page():
    found = pages("c", "careers")
    assert len(found) == 2
    assert sum(len(page.drawing.table.columns) - 1 for page in found) == 7
    for page in found:
        assert [row_of(page.drawing, row)[0] for row in (0, 1)] == ["経過年数", "5年目"]


# Services and teams


@pytest.mark.parametrize("figure", ["services", "teams"])
def test_the_services_of_c_stand_in_the_columns_of_their_categories(figure):
    shown, c = drawing("c", figure), plan("c")
    assert [written(cell_at(shown, 0, column)) for column in range(3)] == [
        category.name.ja for category in c.service_categories.values()
    ]
    assert len(c.services) == 12
    for service in c.services.values():
        box = box_of(shown, service.id)
        assert cell_at(shown, 0, box.span.column).name == c.service_categories[service.category].name.ja
        assert box.name == service.name.ja


def test_services_are_in_the_colours_of_their_teams_and_name_them():
    shown, c = drawing("c", "teams"), plan("c")
    for service in c.services.values():
        box = box_of(shown, service.id)
        assert box.look == look_of(service.team, c.teams)
        assert box.lines == (c.teams[service.team].name.ja,)
    assert [key.words for key in shown.keys] == [team.name.ja for team in c.teams.values()]
    assert len({key.look for key in shown.keys}) == 7


def test_categories_and_teams_without_a_service_are_left_out():
    text = """\
service-categories: {a: {name: A}, b: {name: B}}
teams: {t: {name: T}, u: {name: U}}
services: {s: {name: S, category: b, team: u}}
"""
    shown = drawn(text, "teams")
    assert row_of(shown, 0) == ["B"]
    assert [(key.words, key.look) for key in shown.keys] == [("U", "group-2")]


# The tables that explain


def test_every_step_has_its_number_and_leads_to_the_next():
    shown, steps = drawing("b", "build-steps"), list(plan("b").steps.values())
    assert len(steps) == 6
    for row, step in enumerate(steps, 1):
        down = "" if row == 6 else "/▼"
        assert row_of(shown, row) == [f"{row}{down}", step.name.ja, step.detail.ja]


def test_every_pattern_is_reported_and_the_one_left_out_is_marked():
    shown, patterns = drawing("a", "patterns"), plan("a").patterns
    assert list(patterns) == ["a", "b", "c", "d"]
    for row, pattern in enumerate(patterns.values(), 1):
        mark = "○" if pattern.described else "–"
        assert row_of(shown, row) == [pattern.name.ja, pattern.definition.ja, mark]
        assert box_of(shown, pattern.id).dashed is not pattern.described
    assert [key.words for key in shown.keys] == ["対象外"]
    assert drawn("patterns: {a: {name: A, definition: B}}\n", "patterns").keys == ()


def test_every_abbreviation_has_its_meaning():
    shown, terms = drawing("a", "terms"), plan("a").terms
    names = [row_of(shown, row) for row in range(1, rows(shown))]
    assert names == [[term.name.ja, term.meaning.ja] for term in terms.values()]
    assert [name for name, _ in names] == ["CSIRT", "PoC", "NCA", "FIRST", "CISO", "SOC", "CPO"]


def test_every_part_of_the_security_centre_says_what_it_does():
    shown, capabilities = drawing("b", "functions"), plan("b").capabilities
    assert list(capabilities) == ["soc", "irt", "csirt"]
    for row, entry in enumerate(capabilities.values(), 1):
        assert row_of(shown, row) == [entry.name.ja, "/".join(text.ja for text in entry.does), entry.note.ja]


# What is inferred


@pytest.mark.parametrize(
    ("name", "figure", "remark"),
    [
        ("a", "skills", phrases.SKILLS_INFERRED),
        ("b", "business-groups", phrases.GROUPS_INFERRED),
        ("b", "business-groups", phrases.SPECIALISTS_INFERRED),
        ("b", "careers", phrases.STAGES_INFERRED),
        ("b", "careers", phrases.STARTS_INFERRED),
        ("c", "careers", phrases.STAGES_INFERRED),
        ("c", "services", phrases.CATEGORIES_INFERRED),
        ("c", "teams", phrases.TEAMS_INFERRED),
    ],
)
def test_figures_say_what_is_inferred(name, figure, remark):
    for language in ("ja", "en"):
        assert remark.to(language) in drawing(name, figure, None, language).notes[0]


def test_a_plan_of_ones_own_says_nothing_of_inference():
    for figure in OURS:
        assert drawn(figures.kind_of(figure).needs, figure).notes == ()
    assert drawn("capabilities: {a: {name: A, does: x, evidence: inferred}}\n", "functions").notes == (
        phrases.CAPABILITIES_INFERRED.ja,
    )


# Pages


def table(rows: int, text: str = "x", runs: int = 1) -> Drawing:
    """A table of two columns; the first has a cell for so many rows each."""
    side = [cell_box(f"s{row}", Span(row, 0, min(runs, rows + 1 - row))) for row in range(1, rows + 1, runs)]
    rest = [cell_box(f"r{row}", Span(row, 1), text) for row in range(1, rows + 1)]
    boxes = (cell_box("h0", Span(0, 0)), cell_box("h1", Span(0, 1)), *side, *rest)
    return Drawing(
        title="T",
        body=Table(boxes=boxes, columns=(100.0, 300.0)),
    )


def cell_box(id: str, span: Span, text: str = "x") -> Box:
    return Box(id=id, name=id, lines=(text,), look="cell", span=span)


def test_a_short_table_is_one_page_with_its_own_title():
    assert pages_of(table(3)) == [table(3)]


def test_a_drawing_that_is_no_table_is_left_alone():
    plain = Drawing(
        title="T",
        body=Diagram(boxes=(Box(id="a", name="A", look="cell"),)),
    )
    assert pages_of(plain) == [plain]


@pytest.mark.parametrize("count", [20, 50, 333])
def test_pages_are_about_equally_full(count):
    heights = [sheet_of(table_layout(page)).height for page in pages_of(table(count))]
    assert max(heights) <= WIDE.height * TEXT_SIZE / MINIMUM
    assert max(heights) - min(heights) < 45  # no more than a row
    assert max(heights) * (len(heights) - 1) < sum(heights)


def test_pages_part_where_no_cell_is_cut():
    for page in pages_of(table(40, runs=5)):
        assert all(box.span.rows == 5 for box in page.boxes if box.id.startswith("s"))


def test_a_cell_longer_than_a_page_is_cut_and_says_its_text_again():
    found = pages_of(table(40, runs=40))
    assert len(found) > 2
    for page in found:
        assert [box.span.row for box in page.boxes if box.id == "s1"] == [1]
    assert sum(box.span.rows for page in found for box in page.boxes if box.id == "s1") == 40


def test_a_page_with_the_rest_of_a_long_cell_has_room_for_its_text():
    boxes = [cell_box("s", Span(10, 0, 14), "とても長い文章" * 65)]
    boxes += [cell_box(f"s{row}", Span(row, 0)) for row in (*range(1, 10), *range(24, 31))]
    boxes += [cell_box(f"r{row}", Span(row, 1)) for row in range(1, 31)]
    long = Drawing(
        title="T",
        body=Table(boxes=(cell_box("h", Span(0, 0, 1, 2)), *boxes), columns=(150.0, 300.0)),
    )
    for page in pages_of(long):
        assert sheet_of(table_layout(page)).height <= WIDE.height * TEXT_SIZE / MINIMUM


def test_a_row_higher_than_a_page_goes_on_with_all_its_words_on_the_next():
    whole = table(3, "とても長い文章 " * 400)
    found = pages_of(whole)
    assert len(found) > 3
    assert all(sheet_of(table_layout(page)).height <= WIDE.height * 9.5 / 9 + 0.1 for page in found)
    for row in ("r1", "r2", "r3"):
        words = "".join(
            line for page in found for box in page.boxes if box.id.split("/")[0] == row for line in box.lines
        )
        (box,) = (box for box in whole.boxes if box.id == row)
        assert words.replace(" ", "") == "".join(box.lines).replace(" ", "")


def test_long_lists_go_on_item_by_item_and_the_first_column_says_whose_they_are():
    items = tuple(f"項目{number}" for number in range(90))
    boxes = (
        cell_box("head", Span(0, 0), "A"),
        cell_box("head2", Span(0, 1), "B"),
        cell_box("who", Span(1, 0), "指揮官"),
        Box(id="what", name="", items=items, look="cell", span=Span(1, 1)),
        cell_box("next", Span(2, 0), "受付"),
        cell_box("next2", Span(2, 1), "窓口"),
    )
    found = pages_of(Drawing(title="T", body=Table(boxes=boxes, columns=(120, 400))))
    assert [item for page in found for box in page.boxes for item in box.items] == [*items]
    for page in found:
        if any(box.items for box in page.boxes):
            assert "who" in {box.id for box in page.boxes}
    assert [box.id for page in found for box in page.boxes if box.id.startswith("next")] == ["next", "next2"]


def test_a_line_between_two_pages_stands_on_both():
    whole = table(40)
    first = pages_of(whole)[0]
    edge = max(box.span.row for box in first.boxes) + 1
    lines = tuple(cell_box(f"l{row}", Span(row, 1, 0), "") for row in (edge, edge + 1, 41))
    found = pages_of(
        Drawing(
            title="T",
            body=Table(boxes=(*whole.boxes, *lines), columns=whole.table.columns),
        )
    )
    shown = [[box.id for box in page.boxes if box.span.rows == 0] for page in found]
    assert shown[0] == [f"l{edge}"]
    assert shown[1][:2] == [f"l{edge}", f"l{edge + 1}"]
    assert "l41" in shown[-1]


def test_a_wide_table_keeps_its_first_column_on_every_page():
    columns = (100.0, *(200.0,) * 9)
    boxes = [cell_box(f"{row}/{column}", Span(row, column)) for row in range(30) for column in range(10)]
    found = pages_of(
        Drawing(
            title="T",
            body=Table(boxes=tuple(boxes), columns=columns),
        )
    )
    assert [page.title for page in found] == [f"T ({number}/{len(found)})" for number in range(1, len(found) + 1)]
    seen: set[str] = set()
    for page in found:
        sheet = sheet_of(table_layout(page))
        assert sheet.width <= WIDE.width * TEXT_SIZE / MINIMUM
        assert sheet.height <= WIDE.height * TEXT_SIZE / MINIMUM
        assert all(box.id.endswith("/0") for box in page.boxes if box.span.column == 0)
        seen |= {box.id for box in page.boxes}
    assert len(seen) == 300


def test_a_header_over_several_columns_is_cut_where_they_part():
    boxes = [cell_box("all", Span(0, 0, 1, 9)), *(cell_box(f"c{column}", Span(1, column)) for column in range(9))]
    found = pages_of(
        Drawing(
            title="T",
            body=Table(boxes=tuple(boxes), columns=(200.0,) * 9),
        )
    )
    for page in found:
        assert cell_at(page, 0, len(page.table.columns) - 1).id == "all"
        assert page.boxes[0].span == Span(0, 0, 1, len(page.table.columns))


def test_parts_are_few_then_whole_then_even():
    assert parted([10] * 7, 1, 40, []) == [(1, 4), (4, 7)]
    assert parted([10] * 7, 1, 50, [(1, 4, 0)]) == [(1, 5), (5, 7)]
    assert parted([10, 99, 10], 1, 40, []) == [(1, 2), (2, 3)]


def test_many_roles_are_laid_out_in_pages_without_end_of_patience():
    text = "teams:\n" + "".join(f"  t{number}: {{name: T{number}}}\n" for number in range(40))
    text += "roles:\n" + "".join(
        f"  r{number}: {{name: R{number}, team: t{number // 10}, skills: [x, y, z]}}\n" for number in range(400)
    )
    found = pages_of(drawn(text, "skills"))
    assert all(a.title != b.title for a, b in pairwise(found))
    assert sum("role" in box.tags for page in found for box in page.boxes) == 400


def test_the_order_of_the_plan_is_kept_in_every_table():
    shown = plan_of(HEAD + "terms: {b: {name: B, meaning: x}, a: {name: A, meaning: y}}\n")
    assert isinstance(shown, Plan)
    assert [row_of(drawing_of(shown, "terms", View()), row)[0] for row in (1, 2)] == ["B", "A"]


def test_skills_show_the_duty_of_a_role_without_a_brief(write_plan) -> None:
    roles = (
        "roles: {lead: {name: Lead, duty: Decides, skills: [Calm]}, clerk: {name: Clerk, brief: Notes, skills: [Ink]}}"
    )
    shown = drawing_of(load_plan(write_plan(plan=f"plan: {{id: t, title: T}}\n{roles}\n")), "skills", View())
    assert [box_of(shown, f"{role}/duty").lines for role in ("lead", "clerk")] == [("Decides",), ("Notes",)]
