"""Questions to a plan: trace, who and stats, in words and as a figure."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner
from layouts import Picture, chosen, engine, picture, plan
from signatures import WritePlan

from csirtgraph.cli import main
from csirtgraph.drawing.layout.choose_layout import lay_out
from csirtgraph.drawing.theme import Look
from csirtgraph.export.svg.svg import svg
from csirtgraph.figures import names
from csirtgraph.figures.path_highlight import draw
from csirtgraph.plan.analysis.paths import LIMIT, net_of, reached, shortest_ways, way_back
from csirtgraph.plan.model.enums import Mode
from csirtgraph.plan.model.view import View
from csirtgraph.plan.reading.load import load_plan
from csirtgraph.themes import THEMES

JAPANESE = {"LC_ALL": "ja_JP.UTF-8"}


def run(*words: object, **env: str):
    """`csirtgraph …`; an exception that is no exit fails the test."""
    result = CliRunner().invoke(main, [str(word) for word in words], env=env)
    if result.exception and not isinstance(result.exception, SystemExit):
        raise result.exception
    return result


# ways


def ways(name: str, start: str, end: str, mode: Mode = Mode.INCIDENT) -> list[tuple[str, ...]]:
    """The shortest ways in a built-in plan."""
    return shortest_ways(net_of(plan(name), mode), start, end)


def test_the_shortest_way_follows_the_flows():
    assert ways("b", "forensics", "management-outside") == [
        ("forensics", "incident-management", "commander", "poc", "management-outside")
    ]
    assert ways("b", "management-outside", "forensics") == []


def test_cooperation_goes_both_ways():
    assert ways("b", "incident-handler", "researcher-curator") == [("incident-handler", "researcher-curator")]
    assert ways("b", "researcher-curator", "incident-handler") == [("researcher-curator", "incident-handler")]


def test_a_role_speaks_for_its_team_and_is_reported_what_its_team_is_reported():
    assert ways("c", "incident-handler", "group-companies") == [("incident-handler", "poc", "group-companies")]
    assert ways("c", "group-companies", "manager") == [("group-companies", "poc", "triage", "manager")]


def test_within_a_team_flows_come_before_unwritten_steps():
    assert ways("c", "monitoring", "triage") == [("monitoring", "triage")]
    assert ways("c", "forensic-analyst", "forensic-lead") == [("forensic-analyst", "forensics", "forensic-lead")]
    far = reached(net_of(plan("c"), Mode.INCIDENT).before, "forensic-lead")
    assert (far["forensic-analyst"].steps, far["incident-handler"].steps) == (1, 1)


def test_roles_that_are_combined_are_one():
    assert ways("b", "commander", "poc-external") == [("commander", "poc", "poc-external")]
    assert ways("b", "poc-external", "management-outside") == [("poc-external", "poc", "management-outside")]


SQUARE = """\
plan: {id: t, title: T}
roles: {a: {name: A}, b: {name: B}, c: {name: C}, d: {name: D}, e: {name: E, modes: peacetime}}
flows:
  a: {c: {kind: report}, b: {kind: report}, e: {kind: report}}
  b: {d: {kind: report}, c: {kind: report}}
  c: {d: [{kind: report, label: {ja: 一, en: One}}, {kind: request, label: {ja: 二, en: Two}}]}
  e: {d: {kind: report}}
"""


def test_all_shortest_ways_are_reported_in_the_plan_s_order(write_plan: WritePlan):
    square = load_plan(write_plan(plan=SQUARE))
    assert shortest_ways(net_of(square, Mode.INCIDENT), "a", "d") == [("a", "c", "d"), ("a", "b", "d")]
    assert len(shortest_ways(net_of(square, Mode.PEACETIME), "a", "d")) == 3
    assert shortest_ways(net_of(square, Mode.INCIDENT), "a", "d", limit=1) == [("a", "c", "d")]
    assert shortest_ways(net_of(square, Mode.INCIDENT), "a", "a") == []


def test_more_ways_than_can_be_listed_are_cut(write_plan: WritePlan):
    roles = "".join(f"  l{n}: {{name: L{n}}}\n  r{n}: {{name: R{n}}}\n" for n in range(30))
    flows = "".join(
        f"  {side}{n}: {{l{n + 1}: {{kind: report}}, r{n + 1}: {{kind: report}}}}\n" for n in range(29) for side in "lr"
    )
    ladder = load_plan(write_plan(plan=f"plan: {{id: t, title: T}}\nroles:\n{roles}flows:\n{flows}"))
    found = shortest_ways(net_of(ladder, Mode.INCIDENT), "l0", "l29")
    assert (len(found), {len(way) for way in found}) == (LIMIT, {30})


def test_one_way_back_to_where_a_walk_began():
    net = net_of(plan("b"), Mode.INCIDENT)
    found = reached(net.before, "commander")
    assert way_back(found, "researcher-curator") == (
        "researcher-curator",
        "incident-handler",
        "incident-management",
        "commander",
    )
    assert "vendor-response" not in found


# trace


def test_trace_shows_every_step_with_what_is_reported():
    result = run("trace", "b", "forensics", "management-outside", "--mode", "incident")
    assert result.exit_code == 0
    assert result.stdout == (
        "Forensics → Management and outside organisations (incident): 1 path of 4 steps\n"
        "\n"
        "1. Forensics → Incident management → Commander → PoC → Management and outside organisations\n"
        "   Forensics → Incident management: Status (report)\n"
        "   Incident management → Commander: Status (report)\n"
        "   Commander → PoC: Status (report)\n"
        "   PoC → Management and outside organisations: Overall status (information)\n"
    )


def test_trace_shows_several_ways_and_several_flows(write_plan: WritePlan):
    result = run("trace", write_plan(plan=SQUARE), "a", "d", **JAPANESE)
    assert result.stdout == (
        "A → D (有事): 2通り、2段\n\n"
        "1. A → C → D\n   A → C: 報告\n   C → D: 一 (報告); 二 (依頼)\n\n"
        "2. A → B → D\n   A → B: 報告\n   B → D: 報告\n"
    )


def test_trace_shows_why_no_flow_is_needed():
    team = run("trace", "c", "forensic-analyst", "forensic-lead").stdout
    assert "Forensics → Forensic lead: (same team)" in team
    assert "1 path of 1 steps" in team
    assert "(図では同じ箱)" in run("trace", "b", "commander", "poc-external", "--lang", "ja").stdout


def test_trace_without_a_way_ends_with_1():
    result = run("trace", "b", "systems", "commander")
    assert (result.exit_code, result.stdout) == (
        1,
        "Internal and related systems → Commander (incident): no path\n",
    )
    assert run("trace", "b", "forensics", "commander", "--mode", "peacetime").exit_code == 1


def test_trace_without_somebody_goes_round_or_nowhere(write_plan: WritePlan):
    square = write_plan(plan=SQUARE)
    assert "1. A → B → D" in run("trace", square, "a", "d", "--absent", "c").stdout
    result = run("trace", "b", "forensics", "commander", "--absent", "incident-management")
    assert (result.exit_code, "no path" in result.stdout) == (1, True)
    assert run("trace", "b", "forensics", "commander", "--absent", "commander").exit_code == 1


@pytest.mark.parametrize("words", [("x", "commander"), ("commander", "x"), ("commander", "poc", "--absent", "x")])
def test_trace_of_somebody_unknown_ends_with_2(words: tuple[str, ...]):
    result = run("trace", "b", *words)
    assert (result.exit_code, result.stdout) == (2, "")
    assert "there is no role, team or party x: check its spelling" in result.stderr


def test_trace_writes_the_figure_in_every_format(tmp_path: Path):
    paths = [tmp_path / f"way.{suffix}" for suffix in ("svg", "dot")]
    result = run("trace", "b", "forensics", "commander", *(word for path in paths for word in ("-o", path)))
    assert (result.exit_code, all(path.stat().st_size > 1_000 for path in paths)) == (0, True)
    assert run("trace", "b", "forensics", "commander", "-o", tmp_path / "way.gif").exit_code == 2


# the figure


def pictured(name: str, start: str, end: str, theme: str = "light", language: str = "ja") -> Picture:
    """The figure of a trace, as one sees it."""
    view = View(Mode.INCIDENT, language)  # type: ignore[arg-type]
    return Picture(svg(lay_out(draw(plan(name), view, ways(name, start, end)), engine()), THEMES[theme]))


def test_the_way_stands_out_and_all_else_is_faint():
    seen = pictured("b", "forensics", "management-outside")
    on_way = {arrow.ends for arrow in seen.arrows.values() if "way" in arrow.classes}
    assert on_way == {
        ("forensics", "incident-management"),
        ("incident-management", "commander"),
        ("commander", "poc"),
        ("poc", "management-outside"),
    }
    assert all(("way" in arrow.classes) != ("faint" in arrow.classes) for arrow in seen.arrows.values())
    faint = {box for box, group in seen.boxes.items() if "faint" in group.classes}
    assert faint == seen.boxes.keys() - {end for ends in on_way for end in ends}
    assert seen.badge == "有事"
    assert seen.legend[-2:] == ["道筋", "その他"]
    assert "道筋: フォレンジックス → インシデント管理 → コマンダー → PoC → 経営者、外部組織" in seen.notes


def test_the_figure_of_a_trace_is_otherwise_the_relation_diagram():
    seen = pictured("b", "forensics", "commander", language="en")
    whole = picture(chosen("b", "relations", "incident", "en"))
    assert {box: group.place for box, group in seen.boxes.items()} == {
        box: group.place for box, group in whole.boxes.items()
    }


def test_a_way_against_a_mutual_arrow_is_on_the_way():
    seen = pictured("b", "incident-handler", "researcher-curator")
    assert [arrow.ends for arrow in seen.arrows.values() if "way" in arrow.classes] == [
        ("researcher-curator", "incident-handler")
    ]


def test_only_the_first_ways_are_reported_below_the_figure(write_plan: WritePlan):
    roles = "".join(f"  m{n}: {{name: M{n}}}\n" for n in range(6))
    flows = "".join(f"  m{n}: {{z: {{kind: report}}}}\n" for n in range(6))
    first = ", ".join(f"m{n}: {{kind: report}}" for n in range(6))
    head = f"plan: {{id: t, title: T}}\nroles:\n  a: {{name: A}}\n  z: {{name: Z}}\n{roles}"
    many = load_plan(write_plan(plan=f"{head}flows:\n  a: {{{first}}}\n{flows}"))
    drawing = draw(many, View(), shortest_ways(net_of(many, Mode.INCIDENT), "a", "z"))
    assert drawing.notes[:5] == (*(f"道筋: A → M{n} → Z" for n in range(4)), "… +2")


def luminance(colour: str) -> float:
    """Relative luminance, as WCAG defines it."""
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return sum(weight * part for weight, part in zip((0.2126, 0.7152, 0.0722), linear))


@pytest.mark.parametrize("theme", THEMES)
def test_what_is_faint_can_still_be_seen(theme: str):
    def contrast(look: Look) -> float:
        light, dark = sorted((luminance(look.line), luminance(THEMES[theme].ground)), reverse=True)
        return (light + 0.05) / (dark + 0.05)

    looks = THEMES[theme].looks
    assert min(contrast(looks[name]) for name in ("faint", "faint-square", "way")) >= 3
    assert contrast(looks["way"]) > 1.5 * contrast(looks["faint"])
    assert looks["way"].width > 2 * looks["flow"].width > looks["faint"].width


def test_a_trace_is_no_figure_of_its_own():
    assert "trace" not in names()


# who


def test_who_shows_everything_about_a_role():
    said = run("who", "b", "forensics", **JAPANESE).stdout
    for line in (
        "フォレンジックス (forensics)",
        "  グループ: インシデント対応",
        "  業務: 証拠を保全し、痕跡をたどり、マルウェアを解析する",
        "  FIRST CSIRTサービスフレームワーク 2.1: 6.3 アーティファクトとフォレンジック証拠の分析",
        "  NICEフレームワーク ワークロール 2.0.0: IN-WRL-002 デジタル証拠の分析; PD-WRL-002 デジタルフォレンジック",
        "平時",
        "  なし",
        "有事",
        "  区分: アウトソーシング",
        "    インシデント管理: 状況説明 (報告)",
    ):
        assert line in said.splitlines()


def test_who_shows_who_holds_a_role_in_each_mode():
    said = run("who", "b", "triage").stdout.splitlines()
    assert "  held by: Commander (head-count 1)" in said
    peacetime, incident = said.index("peacetime"), said.index("incident")
    assert said[peacetime + 1] == "  not there"
    assert "    Commander: Priority decision (report)" in said[incident:]
    assert "peacetime" not in run("who", "b", "triage", "--mode", "incident").stdout.splitlines()


def test_who_shows_teams_and_parties_too():
    assert "  roles: Triage, Incident handler, Analyst, Monitoring" in run("who", "c", "poc").stdout
    said = run("who", "b", "vendor-mss").stdout
    assert "  note: MSS and intelligence" in said
    assert "    Researcher and curator: Request for inquiry (request)" in said


def test_who_of_somebody_unknown_ends_with_2_and_names_the_nearest():
    result = run("who", "b", "forensic")
    assert (result.exit_code, result.stdout) == (2, "")
    assert "there is no role, team or party forensic: did you mean forensics?" in result.stderr
    assert "という役割・チーム・相手はありません" in run("who", "b", "x", **JAPANESE).stderr


# stats


def test_stats_count_by_group_mode_and_sourcing():
    data = json.loads(run("stats", "b", "--format", "json").stdout)
    assert (data["roles"], data["parties"], data["flows"]) == (17, 8, 23)
    incident = data["modes"]["incident"]
    assert (incident["roles"], incident["in-house"], incident["outsourced"]) == (14, 13, 1)
    assert (incident["flows"], incident["posts"], incident["people"]) == (16, 13, 5)
    assert incident["groups"]["incident-response"] == {"roles": 6, "in-house": 5, "outsourced": 1}
    assert incident["degrees"]["commander"] == {"in": 3, "out": 3}
    assert incident["parties"] == {"management": 1, "system": 1, "vendor": 3}
    assert incident["longest-escalation"] == {
        "steps": 3,
        "way": ["researcher-curator", "incident-handler", "incident-management", "commander"],
    }


def test_stats_of_a_mode_without_a_commander_have_no_escalation():
    data = json.loads(run("stats", "c", "--format", "json").stdout)
    assert data["modes"]["peacetime"]["longest-escalation"] is None
    assert data["modes"]["incident"]["longest-escalation"]["steps"] == 4
    assert data["modes"]["incident"]["teams"]["forensics"] == {"roles": 3, "in-house": 3, "outsourced": 0}


def test_stats_in_words():
    said = run("stats", "b").stdout.splitlines()
    assert said[1] == "17 roles, 8 parties, 0 teams, 23 flows"
    assert "incident: 14 roles (in-house 13, outsourced 1), 16 flows, 13 posts, 5 people" in said
    assert "  Incident response: 6 (in-house 5, outsourced 1)" in said
    japanese = run("stats", "b", **JAPANESE).stdout.splitlines()
    assert "有事: 役割 14 (自社 13、アウトソーシング 1)、流れ 16、役職 13、5名" in japanese
    assert any(line.startswith("  最も長い報告経路 (3段): リサーチャー、キュレーター → ") for line in japanese)


@pytest.mark.parametrize("command", [["check"], ["stats"], ["who", "x"], ["trace", "x", "y"], ["schema"]])
def test_a_plan_that_is_not_there_is_reported_as_everywhere(command: list[str]):
    result = run(command[0], "nowhere", *command[1:])
    assert (result.exit_code, result.stdout) == (1, "")
    assert result.stderr.startswith("nowhere:1:1: there is no such plan")
