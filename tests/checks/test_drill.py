"""A drill: who knows when, what comes too late, what an absence costs; and who stands in."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from csirtgraph.cli import main
from csirtgraph.plan.analysis.calls import calls_of
from csirtgraph.plan.model.enums import Mode
from csirtgraph.plan.reading.load import load_plan

PLAN = """
plan: {id: ours, title: Ours, modes: incident}
people: {sato: {name: Sato}, ito: {name: Ito}}
groups: {g: {name: Everyone}}
roles:
  watch: {name: Watch}
  lead: {name: Lead, tier: command}
  vice: {name: Vice, deputy-of: {lead: {when: absent}}}
  press: {name: Press desk}
  hand: {name: Hand, group: g}
  aside: {name: Aside}
parties:
  law: {name: Law, kind: authority}
flows:
  watch:
    lead: {label: Alarm, kind: report, step: 1, within: 30m}
    press: {kind: report, step: 2}
  lead:
    g: {kind: instruct, within: 1h}
    law: {label: Notice, kind: report, within: 2d}
deadlines:
  quick: {name: Quick report, to: law, by: lead, within: 24h, basis: Act 1}
  slow: {name: Full report, to: law, by: lead, within: 30d, basis: Act 1}
posts:
  incident:
    lead: {holders: sato}
    press: {holders: [sato, ito]}
    vice: {holders: ito}
"""


@pytest.fixture
def path(tmp_path: Path) -> str:
    file = tmp_path / "ours.yaml"
    file.write_text(PLAN, encoding="utf-8")
    return str(file)


def drilled(path: str, *options: str) -> dict[str, object]:
    result = CliRunner().invoke(main, ["drill", path, "--format", "json", *options])
    assert result.exit_code in (0, 1), result.output
    return json.loads(result.stdout)


def times(data: dict[str, object]) -> dict[str, int]:
    return {item["id"]: item["minutes"] for item in data["arrivals"]}  # type: ignore[attr-defined]


def test_limits_add_up_and_steps_without_one_take_their_pace(path: str):
    found = times(drilled(path, "--start", "watch", "--minutes-per-step", "7"))
    assert found == {"watch": 0, "press": 14, "lead": 30, "g": 90, "hand": 90, "law": 30 + 2880}
    assert drilled(path)["start"] == "watch"
    assert drilled(path)["unreached"] == ["vice", "aside"]


def test_a_deadline_that_is_missed_is_reported_and_ends_with_1(path: str):
    result = CliRunner().invoke(main, ["drill", path, "--lang", "en"])
    assert result.exit_code == 1
    assert "too late: Quick report (Law) is due within 24 h, notified at 2d 0:30" in result.stdout
    assert "slowest step: Lead → Law (2d 0:00)" in result.stdout
    assert "Full report" not in result.stdout
    japanese = CliRunner().invoke(main, ["drill", path, "--lang", "ja"]).stdout
    assert "期限超過: Quick report (Law) は 24時間以内、連絡は 2d 0:30" in japanese


def test_a_deputy_hears_and_speaks_for_an_absent_role(path: str):
    found = drilled(path, "--absent", "lead")
    assert times(found)["vice"] == 30
    assert times(found)["hand"] == 90
    assert "lead" not in times(found)
    assert found["delays"] == {"press": None}  # held by the same person as lead


def test_without_a_deputy_of_an_absent_role_others_are_never_notified(path: str, tmp_path: Path):
    other = tmp_path / "other.yaml"
    other.write_text(PLAN.replace(", deputy-of: {lead: {when: absent}}", ""), encoding="utf-8")
    assert drilled(str(other), "--absent", "lead")["delays"] == {"press": None, "g": None, "hand": None, "law": None}


def test_a_drill_says_who_is_never_notified_and_what_an_absence_costs(path: str, tmp_path: Path):
    other = tmp_path / "other.yaml"
    other.write_text(PLAN.replace(", deputy-of: {lead: {when: absent}}", ""), encoding="utf-8")
    said = CliRunner().invoke(main, ["drill", str(other), "--absent", "lead", "--lang", "en"]).stdout
    assert "too late: Quick report (Law) is never notified" in said
    assert "absence: Hand is never notified" in said


def test_trace_leads_over_the_deputy(path: str):
    result = CliRunner().invoke(main, ["trace", path, "watch", "hand", "--absent", "lead", "--lang", "en"])
    assert result.exit_code == 0
    assert "Vice" in result.stdout


def test_a_decision_role_with_a_deputy_is_not_reported(path: str, tmp_path: Path):
    other = tmp_path / "other.yaml"
    other.write_text(PLAN.replace(", deputy-of: {lead: {when: absent}}", ""), encoding="utf-8")
    said = [CliRunner().invoke(main, ["check", str(file), "--lang", "en"]).stdout for file in (path, other)]
    assert "P303" not in said[0]
    assert "P303" in said[1]


def test_a_person_is_called_once_whatever_posts_are_held(path: str):
    calls = {call.id: call for call in calls_of(load_plan(path), Mode.INCIDENT)}
    assert calls["lead"].ends == ("press", "lead")
    assert calls["lead"].caller == "watch"
    assert calls["hand"].caller == "lead"
    assert [str(calls[id].within) for id in ("hand", "law")] == ["1h", "2d"]
    assert calls["lead"].deputies == ("vice",)


def test_the_time_line_is_drawn_with_what_is_too_late(path: str, tmp_path: Path):
    picture = tmp_path / "line.svg"
    CliRunner().invoke(main, ["drill", path, "--lang", "en", "-o", str(picture)])
    text = picture.read_text(encoding="utf-8")
    assert "2d 0:30" in text
    assert "Quick report" in text


def test_a_thousand_roles_are_drilled_and_called_within_a_second(tmp_path: Path):
    roles = "".join(f"  r{n}: {{name: R{n}, deputy-of: r{n - 1}}}\n" for n in range(1, 1000))
    flows = "".join(
        f"  r{n // 3}:\n" * (n % 3 == 0) + f"    r{n + 1}: {{kind: report, within: 5m}}\n" for n in range(999)
    )
    posts = "".join(f"    r{n}: {{holders: p{n % 700}}}\n" for n in range(1000))
    people = "".join(f"  p{n}: {{name: P{n}}}\n" for n in range(700))
    file = tmp_path / "large.yaml"
    head = "plan: {id: large, title: Large}\nroles:\n  r0: {name: R0}\n"
    file.write_text(f"{head}{roles}flows:\n{flows}people:\n{people}posts:\n  incident:\n{posts}", encoding="utf-8")
    plan = load_plan(file)
    from csirtgraph.checks.questions.drill import drill

    assert len(drill(plan, "r0", Mode.INCIDENT, ["r1"]).arrivals) > 900
    assert len(calls_of(plan, Mode.INCIDENT)) == 700
