"""The rules of `check`: what each finds and does not find, what the built-in patterns report, and in what form."""

import json
import re
from collections import defaultdict
from pathlib import Path

import pytest
import synthetic
from cases import for_each
from check_cases import CASES, NOT_FOUND, SOUND, changed
from click.testing import CliRunner
from growth import calls
from signatures import WritePlan

from csirtgraph.checks.catalogue import RULES, findings
from csirtgraph.checks.duties import commanders
from csirtgraph.checks.explain import explained, explanations
from csirtgraph.checks.facts import Facts, Limits
from csirtgraph.checks.finding import Finding
from csirtgraph.checks.rules.cuts import cut_off
from csirtgraph.cli import main
from csirtgraph.plan.analysis.persons import persons_in
from csirtgraph.plan.model.enums import Mode
from csirtgraph.plan.reading.load import load_plan

JAPANESE = {"LC_ALL": "ja_JP.UTF-8"}


def run(*words: object, **env: str):
    """`csirtgraph …`; an exception that is no exit fails the test."""
    result = CliRunner().invoke(main, [str(word) for word in words], env=env)
    if result.exception and not isinstance(result.exception, SystemExit):
        raise result.exception
    return result


ALL = [(code, *case) for code, cases in CASES.items() for case in cases]


def found_in(folder: Path, code: str) -> list[Finding]:
    """What one rule finds."""
    return findings(load_plan(folder), codes=[code])


# every rule


def test_every_rule_has_a_case_an_explanation_and_a_line_in_the_docs():
    docs = (Path(__file__).parents[2] / "docs" / "checks.md").read_text(encoding="utf-8")
    assert RULES.keys() == CASES.keys() == explanations().keys()
    assert [code for code in RULES if f"`{code}`" not in docs] == []


def test_nothing_is_found_in_a_sound_plan(write_plan: WritePlan):
    assert findings(load_plan(write_plan(plan=SOUND))) == []


@pytest.mark.parametrize(("code", "changes", "mode", "at", "ids", "message"), ALL, ids=[case[0] for case in ALL])
def test_a_rule_finds_what_breaks_it(code, changes, mode, at, ids, message, write_plan: WritePlan):
    found = found_in(write_plan(plan=changed(changes)), code)
    shown = [(finding.message.to("en"), list(finding.ids)) for finding in found]
    assert (message, ids) in shown
    finding = found[shown.index((message, ids))]
    assert changed(changes).splitlines()[finding.position.line - 1][finding.position.column - 1 :].startswith(at)
    assert finding.position.file.endswith("ours/plan.yaml")
    assert [one.value for one in finding.modes] == ([mode] if mode else ["peacetime", "incident"])
    assert (finding.code, finding.severity) == (code, RULES[code].severity)
    assert finding.message.ja != finding.message.en


def test_messages_name_what_they_are_about_in_both_languages(write_plan: WritePlan):
    text = SOUND.replace("{name: Handler,", "{name: {ja: ハンドラー, en: Handler},").replace(
        ", duty: Knows our own systems", ""
    )
    (finding,) = found_in(write_plan(plan=text), "R104")
    assert "ハンドラー" in finding.message.ja
    assert "Handler" in finding.message.en


def test_ids_stand_behind_names_that_several_have(write_plan: WritePlan):
    text = changed(CASES["F201"][0][0]).replace("quiet: {name: Quiet}", "quiet: {name: Handler}")
    (finding,) = found_in(write_plan(plan=text), "F201")
    assert finding.message.en == "Handler (quiet) neither sends nor receives anything"


# what a rule does not find


@pytest.mark.parametrize("code", NOT_FOUND)
def test_a_rule_leaves_alone_what_is_settled(code: str, write_plan: WritePlan):
    assert found_in(write_plan(plan=changed(NOT_FOUND[code])), code) == []


def test_teams_speak_for_their_roles_and_are_reported_for_them(write_plan: WritePlan):
    """As in pattern C: a flow from or to a team counts for its roles."""
    text = """\
plan: {id: t, title: T}
teams: {poc: {name: PoC}}
roles:
  chief: {name: Chief, tier: command}
  reader: {name: Reader, team: poc}
  writer: {name: Writer, team: poc}
parties: {board: {name: Board, kind: management}, customers: {name: Customers, kind: customer}}
flows:
  chief: {poc: {kind: instruct}}
  writer: {chief: {kind: report}}
  poc: {board: {kind: inform}, customers: {kind: inform}}
"""
    found = findings(load_plan(write_plan(plan=text)), codes=["F201", "F202", "F203", "F206"])
    assert found == []


def test_within_a_team_only_the_role_that_was_asked_answers(write_plan: WritePlan):
    text = """\
plan: {id: t, title: T}
teams: {one: {name: One}, two: {name: Two}}
roles: {a: {name: A, team: one}, b: {name: B, team: one}, c: {name: C, team: one}, d: {name: D, team: two}}
flows:
  a: {b: {kind: request}, d: {kind: request}}
  c: {a: {kind: report}, b: {kind: report}}
  d: {c: {kind: answer}}
"""
    found = findings(load_plan(write_plan(plan=text)), codes=["F206"])
    assert [finding.ids for finding in found] == [("a", "b")]


def test_a_mode_that_the_plan_says_nothing_about_is_not_judged(write_plan: WritePlan):
    text = "plan: {id: t, title: T}\nroles: {a: {name: A}, b: {name: B}}\n"
    assert findings(load_plan(write_plan(plan=text))) == []


def test_limits_are_the_planner_s(write_plan: WritePlan):
    folder = write_plan(plan=changed(CASES["F205"][0][0]))
    assert found_in(folder, "F205")
    assert findings(load_plan(folder), codes=["F205"], limits=Limits(chain=4)) == []
    assert len(findings(load_plan(folder), codes=["F205"], limits=Limits(chain=1))) == 4


def test_one_is_cut_off_where_it_hangs_on_another():
    chain = {"a": ["b"], "b": ["a", "c", "d"], "c": ["b", "d"], "d": ["c", "b", "e"], "e": ["d"]}
    assert cut_off(chain, ["a"]) == {"b": (("c", "d", "e"), 3), "d": (("e",), 1)}
    assert cut_off(chain, ["b"]) == {"b": (("a",), 1), "d": (("e",), 1)}
    assert cut_off({"x": ["y"], "y": ["x"]}, []) == {}


def test_cuts_of_a_long_chain_need_no_recursion():
    chain = {n: [m for m in (n - 1, n + 1) if 0 <= m < 5_000] for n in range(5_000)}
    named = {str(n): [str(m) for m in near] for n, near in chain.items()}
    cuts = cut_off(named, ["0"])
    assert (len(cuts), cuts["1"].size, len(cuts["1"].first)) == (4_998, 4_998, 20)


def test_the_holder_of_posts_held_together_is_one_person():
    persons = persons_in(load_plan("b"), Mode.INCIDENT)
    assert [post.id for post in persons["commander"]] == ["commander", "triage"]
    assert [post.id for post in persons["notification"]] == ["notification", "poc-internal", "poc-external"]
    assert [post.id for post in persons["researcher-curator"]] == ["incident-handler"]


def test_posts_that_hold_one_another_by_their_roles_end(write_plan: WritePlan):
    text = """\
plan: {id: t, title: T}
roles: {a: {name: A}, b: {name: B}}
posts:
  incident:
    one: {roles: a, held-by: b}
    two: {roles: b, held-by: a}
"""
    persons = persons_in(load_plan(write_plan(plan=text)), Mode.INCIDENT)
    assert sorted(post.id for held in persons.values() for post in held) == ["one", "two"]


# the built-in patterns


def ids_by_code(plan: str) -> dict[str, list[str]]:
    """What a built-in pattern reports: by code the first id of each finding (none for the plan as a whole)."""
    found = defaultdict(list)
    for finding in findings(load_plan(plan)):
        found[finding.code].append(" ".join(finding.ids[: 2 if finding.code == "F206" else 1]))
    return {code: sorted(ids) for code, ids in sorted(found.items())}


UNANSWERED = [
    "commander investigator",
    "education vendor-planning",
    "forensics vendor-forensics",
    "incident-handler vendor-response",
    "solution-analyst vendor-design",
    "vulnerability-testing vendor-testing",
]
SINGLE = [
    "commander",
    "forensics",
    "incident-handler",
    "incident-management",
    "notification",
    "poc",
    "researcher-curator",
    "self-assessment",
]
REPORTED = {
    "a": {
        "F201": ["it-liaison", "legal-advisor", "vulnerability-evaluation"],
        "F206": UNANSWERED,
        "M401": ["education"],
        "M402": ["triage"],
        "P302": SINGLE,
        "R102": ["intelligence-analysis"],
        "R103": [
            "forensics",
            "incident-handler",
            "investigator",
            "researcher-curator",
            "solution-analyst",
            "vulnerability-evaluation",
            "vulnerability-testing",
        ],
        "R106": ["vendor-design", "vendor-forensics", "vendor-mss", "vendor-response", "vendor-testing"],
    },
    "b": {
        "F201": ["it-liaison", "legal-advisor", "vulnerability-evaluation"],
        "F206": UNANSWERED,
        "M401": ["education"],
        "M402": ["investigator"],
        "M403": [""],
        "P302": SINGLE,
        "P303": ["commander", "commander", "notification"],
        "R103": ["vulnerability-evaluation"],
        "R104": ["forensics"],
        "R106": ["vendor-forensics", "vendor-testing"],
    },
    "c": {
        "F201": ["education-planning", "instructor"],
        "F204": [""],
        "F205": ["forensic-analyst", "forensic-coordinator"],
        "M401": [
            "education-planning",
            "evaluation-control",
            "group-planning",
            "pre-disclosure",
            "supervisor",
        ],
        "M402": ["forensic-lead", "manager", "triage"],
        "P302": ["incident-handler", "triage"],
        "R108": [""],
    },
    "d": {
        "C604": ["section-manager"],
        "P302": ["csirt-handler", "csirt-manager", "department-officer", "section-manager"],
        "P303": ["chief-officer"],
        "R104": ["contractor"],
    },
}


@pytest.mark.parametrize("plan", REPORTED)
def test_what_the_patterns_report(plan: str):
    assert ids_by_code(plan) == REPORTED[plan]


@pytest.mark.parametrize("plan", REPORTED)
def test_the_patterns_have_no_errors(plan: str):
    result = run("check", plan)
    assert (result.exit_code, " error " in result.stdout) == (0, False)
    assert run("check", plan, "--strict").exit_code == 1


@pytest.mark.parametrize("plan", REPORTED)
def test_the_docs_say_what_the_patterns_report(plan: str):
    text = (Path(__file__).parents[2] / "docs" / "checks.md").read_text(encoding="utf-8")
    section = text.split(f"### Pattern {plan.upper()}\n")[1].split("\n#")[0]
    rows = dict(re.findall(r"^\| `(\w+)` \| (.*?) \|", section, re.MULTILINE))
    assert rows.keys() == REPORTED[plan].keys()
    for code, ids in REPORTED[plan].items():
        shown = re.findall(r"`([\w-]+)`", rows[code])
        assert shown == sorted({id.split()[-1] for id in ids if id}), code


@pytest.mark.parametrize("code", RULES)
def test_the_example_of_an_explanation_fixes_what_pattern_b_reports(code: str, write_plan: WritePlan):
    folder = write_plan(
        plan="plan: {id: fixed, title: Fixed, extends: csirtgraph:pattern-b}\n", part=explanations()[code].example
    )
    before, after = (findings(load_plan(plan), codes=[code]) for plan in ("b", folder))
    assert len(after) < len(before) or not before or code == "M403"


# the command


def test_check_shows_place_severity_code_mode_and_message(write_plan: WritePlan):
    folder = write_plan(plan=changed(CASES["R105"][0][0]))
    result = run("check", folder)
    assert result.exit_code == 1
    line = f"{folder}/plan.yaml:4:37: error R105 (incident): Lead decides or speaks for the CSIRT, and is outsourced\n"
    assert line in result.stdout
    assert result.stderr == "errors: 1, warnings: 1\n"


def test_check_speaks_japanese_where_asked_or_where_the_locale_is():
    for result in (run("check", "b", "--lang", "ja"), run("check", "b", **JAPANESE)):
        assert (
            "注意 F206 (有事): コマンダーからインベスティゲーターへの依頼・指示に、戻る流れがありません"
            in result.stdout
        )
        assert result.stderr == "誤り 0 件、注意 27 件\n"
    assert "warning F206" in run("check", "b", "--lang", "en", **JAPANESE).stdout


def test_check_of_a_sound_plan_says_nothing(write_plan: WritePlan):
    result = run("check", write_plan(plan=SOUND), "--strict")
    assert (result.exit_code, result.stdout, result.stderr) == (0, "", "errors: 0, warnings: 0\n")


def codes_in(result) -> set[str]:
    """The codes of a report."""
    return {finding["code"] for finding in json.loads(result.stdout)["findings"]}


def test_rules_are_selected_and_ignored_by_code_and_family():
    assert codes_in(run("check", "b", "--format", "json", "--select", "F206,p302")) == {"F206", "P302"}
    assert codes_in(run("check", "b", "--format", "json", "--select", "F", "--select", "M")) == {
        "F201",
        "F206",
        "M401",
        "M402",
        "M403",
    }
    assert codes_in(run("check", "b", "--format", "json", "--ignore", "F,M", "--ignore", "R")) == {"P302", "P303"}
    assert run("check", "b", "--select", "F201", "--ignore", "F201", "--strict").exit_code == 0


def test_one_mode_can_be_checked_alone():
    data = json.loads(run("check", "b", "--mode", "peacetime", "--format", "json").stdout)
    assert {mode for finding in data["findings"] for mode in finding["modes"]} == {"peacetime"}
    assert "R104" not in {finding["code"] for finding in data["findings"]}


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["--select", "F2O1"], "there is no rule F2O1: did you mean F201?"),
        (["--ignore", "P301,M4"], "there is no rule M4: did you mean M40"),
        (["--select", ""], "there is no rule : check its spelling"),
        (["--absent", "comander"], "there is no role, team or party comander: did you mean commander?"),
        (["--mode", "war"], "'war' is not one of 'peacetime', 'incident'"),
        (["--format", "xml"], "'xml' is not one of 'text', 'json', 'github', 'sarif'"),
        (["--max-chain", "0"], "0 is not in the range x>=1"),
    ],
)
def test_wrong_words_end_with_2_and_name_the_nearest(words: list[str], said: str):
    result = run("check", "b", *words)
    assert (result.exit_code, result.stdout) == (2, "")
    assert said in result.stderr


def test_limits_can_be_given():
    assert "F205" in codes_in(run("check", "b", "--format", "json", "--max-chain", "2"))
    assert "F205" not in codes_in(run("check", "c", "--format", "json", "--max-chain", "4"))
    assert "P301" in codes_in(run("check", "b", "--format", "json", "--max-roles", "2"))


def test_a_plan_that_does_not_load_shows_its_mistakes_in_every_format(write_plan: WritePlan):
    folder = write_plan(plan="plan: {id: t, title: T}\nroles:\n  a: {nmae: A}\n")
    text = run("check", folder)
    assert (text.exit_code, text.stdout) == (1, "")
    assert f"{folder}/plan.yaml:3:7: unknown key nmae: did you mean name?" in text.stderr
    data = json.loads(run("check", folder, "--format", "json").stdout)
    assert [finding["code"] for finding in data["findings"]] == ["missing-key", "unknown-key"]
    assert "::error file=" in run("check", folder, "--format", "github").stdout
    assert run("check", folder, "--format", "sarif").exit_code == 1


def test_json_shows_everything():
    data = json.loads(run("check", "b", "--select", "R104", "--format", "json", "--lang", "ja").stdout)
    assert data["plan"] == "pattern-b"
    assert data["summary"] == {"error": 0, "warning": 1}
    (finding,) = data["findings"]
    assert finding == {
        "code": "R104",
        "severity": "warning",
        "modes": ["incident"],
        "message": finding["messages"]["ja"],
        "messages": finding["messages"],
        "file": "csirtgraph:pattern-b/roles.yaml",
        "line": finding["line"],
        "column": finding["column"],
        "ids": ["forensics", "incident-management"],
    }
    assert finding["messages"]["en"].startswith("Forensics is outsourced, and the plan names no receiver")


def test_a_finding_is_one_line_whatever_names_are_like(write_plan: WritePlan):
    text = changed(CASES["F201"][0][0]).replace("quiet: {name: Quiet}", 'quiet: {name: "A\\n B"}')
    (line,) = run("check", write_plan(plan=text), "--select", "F201").stdout.splitlines()
    assert line.endswith("F201 (peacetime, incident): A B neither sends nor receives anything")


def test_github_s_annotations_are_escaped(write_plan: WritePlan):
    text = changed(CASES["F201"][0][0]).replace("quiet: {name: Quiet}", 'quiet: {name: "100%,\\n: Quiet"}')
    folder = write_plan(plan=text)
    (line,) = run("check", folder, "--format", "github", "--select", "F201").stdout.splitlines()
    assert line == (
        f"::warning file={folder}/plan.yaml,line=9,col=11,title=F201::"
        "100%25, : Quiet neither sends nor receives anything"
    )


def started(folder: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """A plan on top of a built-in one, with an isolated role of its own, in the working folder; its path."""
    text = "plan:\n  id: ours\n  title: Ours\n  extends: csirtgraph:pattern-b\n\nroles:\n  quiet: {name: Quiet}\n"
    (folder / "our csirt").mkdir()
    (folder / "our csirt/plan.yaml").write_text(text)
    monkeypatch.chdir(folder)
    return "our csirt"


def test_sarif_names_rules_and_places(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    data = json.loads(run("check", started(tmp_path, monkeypatch), "--format", "sarif").stdout)
    (one,) = data["runs"]
    rules = [rule["id"] for rule in one["tool"]["driver"]["rules"]]
    assert (data["version"], rules) == ("2.1.0", sorted({*REPORTED["b"], "F201", "R101"}))
    places = set()
    for result in one["results"]:
        assert rules[result["ruleIndex"]] == result["ruleId"]
        place = result["locations"][0]["physicalLocation"]
        assert place["artifactLocation"] == {"uri": "our%20csirt/plan.yaml"}
        places.add((place["region"]["startLine"], "relatedLocations" in result))
    assert places == {(4, True), (7, False)}  # the line of `extends`, and the role's own


def test_what_is_inherited_is_annotated_where_the_plan_extends_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    own, *_, inherited = run("check", started(tmp_path, monkeypatch), "--format", "github").stdout.splitlines()
    assert own.startswith("::warning file=our csirt/plan.yaml,line=7,col=11,title=F201::")  # first: few are shown
    assert inherited.startswith("::warning file=our csirt/plan.yaml,line=4,col=")
    assert re.search(r"\(csirtgraph:\S+\.yaml:\d+:\d+\)$", inherited)


def test_findings_are_named_from_the_working_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    folder = tmp_path / started(tmp_path, monkeypatch)
    monkeypatch.chdir(folder)
    assert "::warning file=plan.yaml,line=7" in run("check", str(folder), "--format", "github").stdout
    assert "::warning file=plan.yaml,line=7" in run("check", "../our csirt", "--format", "github").stdout
    monkeypatch.chdir("/")
    assert f'"uri": "{folder.as_uri()}/plan.yaml"' not in run("check", str(folder), "--format", "sarif").stdout
    monkeypatch.chdir(Path(__file__).parent)
    assert f'"uri": "{folder.as_uri()}/plan.yaml"' in run("check", str(folder), "--format", "sarif").stdout


def test_a_built_in_plan_has_no_file_to_annotate():
    results = json.loads(run("check", "b", "--format", "sarif").stdout)["runs"][0]["results"]
    assert results
    for result in results:
        assert result["locations"] == []
        (place,) = result["relatedLocations"][0]["logicalLocations"]
        assert place["fullyQualifiedName"].startswith("csirtgraph:")
    assert "file=" not in run("check", "b", "--format", "github").stdout


# what breaks when somebody is not there


def test_who_is_absent_takes_what_they_hold_along():
    result = run("check", "b", "--absent", "commander", "--mode", "incident")
    assert result.exit_code == 1
    assert result.stdout.splitlines()[0] == "without Commander (incident): also away: Triage; 6 flows are lost"
    assert "error R107 (incident): no role leads" in result.stdout


def test_only_what_breaks_by_the_absence_is_reported():
    data = json.loads(
        run("check", "b", "--absent", "incident-management", "--mode", "incident", "--format", "json").stdout
    )
    found = [(finding["code"], finding["ids"][0]) for finding in data["findings"]]
    assert sorted(found) == [
        ("F202", "forensics"),
        ("F202", "incident-handler"),
        ("F202", "researcher-curator"),
        ("R103", "forensics"),
    ]
    assert data["absent"] == {
        "ids": ["incident-management"],
        "modes": [
            {
                "mode": "incident",
                "away": [],
                "flows": [
                    "incident-management>commander:report",
                    "incident-handler>incident-management:report",
                    "forensics>incident-management:report",
                ],
            }
        ],
    }


@pytest.mark.parametrize(("plan", "absent", "code"), [("b", "vendor-mss", 0), ("c", "forensics", 0), ("b", "poc", 1)])
def test_vendors_teams_and_combined_roles_can_be_absent(plan: str, absent: str, code: int):
    result = run("check", plan, "--absent", absent, "--mode", "incident")
    assert (result.exit_code, "flows are lost" in result.stdout) == (code, True)


def test_the_plan_is_left_as_it_is():
    from csirtgraph.checks.questions.absence import without

    plan = load_plan("b")
    left = without(plan, ["commander"])
    assert plan == load_plan("b")
    assert "commander" not in Facts(left, Mode.INCIDENT).roles
    assert len(Facts(left, Mode.INCIDENT).flows) == 10


# explain


@for_each("code", RULES)
def test_explain_shows_why_where_from_how_and_an_example(code: str):
    result = run("explain", code.lower())
    assert result.exit_code == 0
    for heading in ("Why:", "Source:", "How to fix it:", "An example:"):
        assert heading in result.stdout
    assert result.stdout.startswith(f"{code} ({RULES[code].severity.value})")
    assert max(len(line) for line in result.stdout.splitlines()) <= 100
    japanese = run("explain", code, **JAPANESE).stdout
    assert all(heading in japanese for heading in ("なぜ:", "出典では:", "直し方:", "例:"))
    assert japanese == explained(code, "ja")


def test_explain_shows_mistakes_in_files_too():
    assert "unknown key {key}: {advice}" in run("explain", "unknown-key").stdout


def test_explain_alone_lists_all_rules():
    assert [line.split()[0] for line in run("explain").stdout.splitlines()] == list(RULES)


def test_explain_of_an_unknown_code_names_the_nearest():
    result = run("explain", "R10")
    assert (result.exit_code, result.stdout) == (2, "")
    assert "there is no rule R10: did you mean R10" in result.stderr
    assert "という規則はありません" in run("explain", "X9", **JAPANESE).stderr


# large plans


def test_a_plan_of_twice_the_size_is_checked_with_twice_the_work(tmp_path: Path):
    def work(count):
        folder = tmp_path / str(count)
        folder.mkdir()
        text = synthetic.plan(count).replace("role-0: {", "role-0: {tier: command, ", 1)
        (folder / "plan.yaml").write_text(text, encoding="utf-8")
        plan = load_plan(folder)
        assert findings(plan)
        return calls(lambda: findings(plan))

    assert work(600) < 2.5 * work(300)


# figures too large for a slide


def large(roles: str, more: str = "") -> str:
    """A plan of 40 roles who all report to one."""
    names = "".join(f"  r{n}: {{name: R{n}{roles.format(part=n % 4)}}}\n" for n in range(40))
    flows = "".join(f"  r{n}: {{r0: {{kind: report}}}}\n" for n in range(1, 40))
    return f"plan: {{id: t, title: T}}\nroles:\n{names}flows:\n{flows}{more}"


@pytest.mark.parametrize(
    ("roles", "more", "proposed"),
    [
        ("", "", "draw what is around one role, such as --focus r0 --hops 1"),
        (
            ", team: t{part}",
            "teams: {t0: {name: A}, t1: {name: B}, t2: {name: C}, t3: {name: D}}",
            "--only t0 | t1 | t2",
        ),
    ],
)
def test_how_to_part_a_figure_follows_from_what_the_plan_has(
    roles: str, more: str, proposed: str, write_plan: WritePlan
):
    (finding,) = found_in(write_plan(plan=large(roles, more)), "D501")
    assert "the figure relations has 40 boxes" in finding.message.en
    assert proposed in finding.message.en


def test_an_organisation_chart_can_be_too_large_too(write_plan: WritePlan):
    posts = "".join(f"    p{n}: {{name: P{n}, unit: u{n % 7}}}\n" for n in range(41))
    units = "".join(f"  u{n}: {{name: U{n}}}\n" for n in range(7))
    folder = write_plan(plan=f"plan: {{id: t, title: T}}\nunits:\n{units}posts:\n  incident:\n{posts}")
    (finding,) = found_in(folder, "D501")
    assert "the figure orgchart has 41 boxes" in finding.message.en
    assert finding.message.en.endswith("draw it in parts with --only u0 | u1 | u2 | u3 | u4 | …")


def test_a_deputy_in_the_row_of_command_leads_when_nobody_else_is_there(write_plan):
    plan = load_plan(write_plan(plan=DEPUTY))
    assert [role.id for role in commanders(plan, tuple(plan.roles.values()))] == ["boss"]
    assert [role.id for role in commanders(plan, (plan.roles["second"], plan.roles["desk"]))] == ["second"]


DEPUTY = """
plan: {id: t, title: T}
roles:
  boss: {name: Commander, tier: command}
  second: {name: Deputy commander, tier: command}
  desk: {name: Desk}
"""
