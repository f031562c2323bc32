"""What counts as a change between two plans, and what does not."""

import json
import re
from pathlib import Path

import pytest
import synthetic
from growth import calls
from samples import EVERYTHING, HEAD, SMALL
from signatures import WritePlan

from csirtgraph.compare.comparison import Comparison, compare
from csirtgraph.compare.kinds import MARKS, WORDS, Kind, sign_of
from csirtgraph.compare.report import as_json, escaped, line, markdown, printable, text
from csirtgraph.compare.summary import summary
from csirtgraph.plan.reading.load import load_plan

TWO = HEAD + "roles: {a: {name: 甲}, b: {name: 乙}, c: {name: 丙}}\n"


@pytest.fixture
def changed(write_plan: WritePlan):
    """`changed(old, new)` compares two plans given as YAML."""

    def compared(old: str, new: str, **options: bool) -> Comparison:
        folders = [write_plan(folder=name, plan=words) for name, words in (("old", old), ("new", new))]
        return compare(*(load_plan(folder) for folder in folders), **options)

    return compared


def texts_of(comparison: Comparison) -> list[str]:
    """Every change in short."""
    return [
        " ".join(
            filter(
                None, [change.kind.value, change.section, change.id, change.field, change.mode and change.mode.value]
            )
        )
        for change in comparison.changes
    ]


@pytest.mark.parametrize(
    ("old", "new", "found"),
    [
        ("poc: {name: PoC", "other: {name: 他}\n  poc: {name: PoC", "added roles other"),
        ("ja: コマンダー", "ja: 指揮者", "renamed roles commander name"),
        ("duty: {ja: 全体の統括", "duty: {ja: 総指揮", "reworded roles commander duty"),
        ("{ja: 全体の統括, en: Leads}, group: response", "{ja: 全体の統括, en: Leads}", "moved roles commander group"),
        ("business-group: doers", "specialist: true", "moved roles poc business-group"),
        ("poc-inside: {name", "poc-inside: {sourcing: outsourced, name", "outsourced roles poc-inside sourcing"),
        ("{peacetime: in-house, incident: outsourced}", "in-house", "taken-in-house roles forensics sourcing"),
        ("    modes: incident\n    specialist", "    specialist", "modes roles forensics modes"),
        ("specialist: true", "specialist: false", "changed roles forensics specialist"),
        ("conditions: senior", "people: 2, conditions: senior", "head-count posts poc people incident"),
        (", conditions: senior", "", "conditions posts poc conditions incident"),
        ("held-by: commander, conditions", "conditions", "concurrent-post-ended posts poc held-by incident"),
        ("people: 3", "held-by: poc, people: 3", "concurrent-post-taken-up posts duty-officers held-by incident"),
        ("under: commander, people: 3", "under: poc, people: 3", "moved posts duty-officers under incident"),
        ("people: 1, unit: hq}\n  incident", "people: 1}\n  incident", "moved posts commander unit peacetime"),
        ("ja: 調査依頼", "ja: 精査依頼", "relabelled flows commander>forensics:request label"),
        ("en: News}, kind: inform", "en: News}, kind: report", "changed flows news kind"),
        ("kind: external", "kind: management", "changed parties press kind"),
        ("name: {ja: 本部", "name: {ja: 本社", "renamed units hq name"),
    ],
)  # fmt: skip
def test_every_kind_of_change(old: str, new: str, found: str, changed):
    assert old in SMALL
    assert found in texts_of(changed(SMALL, SMALL.replace(old, new)))


def test_a_removed_entry_shows_where_it_was(changed):
    comparison = changed(TWO, TWO.replace(", b: {name: 乙}", ""))
    assert texts_of(comparison) == ["removed roles b"]
    assert str(comparison.changes[0].position).endswith("old/plan.yaml:2:23")


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("roles:\n", "# a comment\nroles:\n\n"),
        ("conditions: senior}", "conditions: [senior]}"),
        ("    sourcing: {peacetime: in-house, incident: outsourced}", "    sourcing: {incident: outsourced}"),
        ("evidence: {sourcing: inferred}", "evidence: inferred"),
        ("status: {ja: 状況説明, en: Status}", "status: {ja: 状況説明, en: Status}, unused: x"),
        ("label: status, kind: report", "label: {ja: 状況説明, en: Status}, kind: report"),
        ("roles: [poc-inside, forensics]", "roles: [forensics, poc-inside]"),
        ("revision: 2026", "revision: 2027"),
    ],
)
def test_what_is_no_change(old: str, new: str, changed):
    assert old in SMALL
    assert texts_of(changed(SMALL, SMALL.replace(old, new))) == []


def test_order_and_files_and_extends_are_no_change(write_plan: WritePlan):
    whole = write_plan(folder="whole", plan=EVERYTHING)
    base = EVERYTHING.replace("id: ours", "id: base")
    write_plan(folder="base", plan=base)
    over = write_plan(folder="over", plan="plan: {id: ours, title: {ja: 自社の体制, en: Our team}, extends: ../base}\n")
    assert compare(load_plan(whole), load_plan(over)).changes == ()
    line = next(line for line in EVERYTHING.splitlines(keepends=True) if line.startswith("  poc-inside:"))
    turned = EVERYTHING.replace(line, "").replace(
        "roles:\n  commander: {name", "roles:\n" + line + "  commander: {name"
    )
    assert turned != EVERYTHING
    assert compare(load_plan(whole), load_plan(write_plan(folder="turned", plan=turned))).changes == ()


def test_a_note_on_numbers_is_compared(changed):
    old, new = (TWO + f"staffing: {{incident: {words}}}\n" for words in ("規模による", "案件による"))
    assert texts_of(changed(old, new)) == ["reworded staffing incident"]
    assert texts_of(changed(TWO, new)) == ["added staffing incident"]


FLOW = "flows: {a: {b: {kind: report, label: 報告}}}\n"


@pytest.mark.parametrize(
    ("new", "found"),
    [
        ("flows: {b: {a: {kind: report, label: 報告}}}\n", ["reversed flows b>a:report receiver"]),
        ("flows: {a: {c: {kind: report, label: 報告}}}\n", ["redirected flows a>c:report receiver"]),
        ("flows: {c: {b: {kind: report, label: 報告}}}\n", ["redirected flows c>b:report receiver"]),
        ("flows: {a: {b: {kind: request, label: 報告}}}\n", ["changed flows a>b:request kind"]),
        ("flows: {a: {b: {kind: report, label: 連絡}}}\n", ["relabelled flows a>b:report label"]),
        ("flows: {c: {a: {kind: request, label: 依頼}}}\n", ["added flows c>a:request", "removed flows a>b:report"]),
        ("flows: {a: {b: [{kind: report, label: 新}, {kind: report, label: 報告}]}}\n", ["added flows a>b:report"]),
        ("flows: {a: {b: {kind: report, label: 報告, direction: mutual}}}\n", ["changed flows a>b:report direction"]),
    ],
)
def test_flows_are_paired(new: str, found: list[str], changed):
    assert texts_of(changed(TWO + FLOW, TWO + new)) == found


def test_a_mutual_flow_written_the_other_way_is_no_change(changed):
    assert (
        texts_of(changed(TWO + "flows: {a: {b: {kind: cooperate}}}\n", TWO + "flows: {b: {a: {kind: cooperate}}}\n"))
        == []
    )


def test_skills_come_and_go_one_by_one(changed):
    old = HEAD + "roles: {a: {name: 甲, skills: [ログの分析, 交渉]}}\n"
    new = HEAD + "roles: {a: {name: 甲, skills: [ログの解析, 英語]}}\n"
    found = [(c.kind, c.section, c.before.ja, c.after.ja) for c in changed(old, new).changes]
    assert found == [
        (Kind.REWORDED, "skills", "ログの分析", "ログの解析"),
        (Kind.REMOVED, "skills", "交渉", ""),
        (Kind.ADDED, "skills", "", "英語"),
    ]


def test_a_stage_is_added(changed):
    new = EVERYTHING.replace(
        "[{from: 1, to: 3, gains: [x, y]}]", "[{from: 1, to: 3, gains: [y, x]}, {from: 4, to: 9, gains: zzz}]"
    )
    assert texts_of(changed(EVERYTHING, new)) == ["added stages doers stages"]


# renames

RENAMED = SMALL.replace("forensics", "digital-forensics").replace("en: Forensics", "en: Digital forensics")


def test_an_entry_under_another_id_is_the_same(changed):
    found = changed(SMALL, RENAMED).changes
    assert [(c.kind, c.id, c.previously) for c in found] == [(Kind.RENAMED, "digital-forensics", "forensics")]
    assert 0.6 < found[0].likelihood < 1
    assert "likely" in line(found[0], "en")


def test_no_renames_takes_another_id_for_another_entry(changed):
    found = texts_of(changed(SMALL, RENAMED, find_renames=False))
    assert "added roles digital-forensics" in found
    assert "removed roles forensics" in found


def test_previously_states_a_rename(changed):
    new = TWO.replace("b: {name: 乙}", "x: {name: まったく別の名前, previously: b}")
    found = changed(TWO + FLOW, new + FLOW.replace("b:", "x:")).changes
    assert [(c.kind, c.id, c.previously, c.likelihood) for c in found] == [(Kind.RENAMED, "x", "b", 1.0)]
    assert texts_of(changed(new, new)) == []


@pytest.mark.parametrize("section", ["parties", "teams", "units"])
def test_previously_works_in_every_section(section: str, changed):
    kind = ", kind: vendor" if section == "parties" else ""
    old = HEAD + f"{section}: {{one: {{name: 一{kind}}}}}\n"
    new = HEAD + f"{section}: {{other: {{name: 他の何か{kind}, previously: one}}}}\n"
    assert [c.previously for c in changed(old, new).changes] == ["one"]


def test_everything_that_names_a_renamed_role_follows(changed):
    new = re.sub(r"\bcommander\b", "leader", EVERYTHING).replace(
        "leader: {name", "leader: {previously: commander, name"
    )
    new = new.replace("postings: {poc:", "postings: {poc:")
    assert texts_of(changed(EVERYTHING, new)) == ["renamed roles leader id"]


def test_two_alike_are_not_taken_for_one_another(changed):
    old = HEAD + "roles: {a: {name: 担当}, b: {name: 担当}}\n"
    new = HEAD + "roles: {x: {name: 担当}, y: {name: 担当}}\n"
    assert sorted(texts_of(changed(old, new))) == [
        "added roles x",
        "added roles y",
        "removed roles a",
        "removed roles b",
    ]


# words


def test_the_summary_counts_entries_of_each_kind(changed):
    new = SMALL.replace("held-by: commander, conditions", "people: 1, conditions")
    new = new.replace(
        "poc-inside: {name", "other: {name: 他, sourcing: outsourced}\n  poc-inside: {sourcing: outsourced, name"
    )
    comparison = changed(SMALL, new)
    assert summary(comparison, "ja") == "新設 1 / アウトソース化 1 / 兼務解消 1 / 人数 ＋1 (有事 4→5名)"
    assert summary(comparison, "en").startswith("1 added / 1 outsourced / 1 concurrent post removed / people ＋1")


def test_no_change_says_so(changed):
    comparison = changed(SMALL, SMALL)
    assert text(comparison, "ja", ()) == "自社の体制: 変更なし\n"
    assert markdown(comparison, "en", ()) == "## Our team\n\n**No changes**\n"
    assert json.loads(as_json(comparison, ()))["changes"] == []


def test_markdown_has_a_row_for_each_change_and_no_markup_of_the_plan(changed):
    bad = "<img src=x onerror=1> | [x](javascript:1) **b** `c` @all #1"
    comparison = changed(TWO, TWO.replace("甲", f'"{bad}"'))
    said = markdown(comparison, "en", comparison.changes)
    rows = [row for row in said.splitlines() if row.startswith("| ～")]
    assert len(rows) == 1
    assert rows[0].count("|") == 6
    assert not re.search(r"<img|\]\(|\*\*b|`c|@all", rows[0])
    assert escaped("a|b") == "a&#124;b"


def test_control_characters_do_not_reach_the_terminal():
    assert printable("a\x1b[31mb\u202ec\x9bd\ne\r") == "a [31mb c d e "


def test_json_has_the_facts_of_the_schema(changed):
    data = json.loads(as_json(changed(SMALL, RENAMED), changed(SMALL, RENAMED).changes))
    assert data["schema"] == "csirtgraph-diff/1"
    assert data["counts"] == {"renamed": 1}
    change = data["changes"][0]
    assert (change["kind"], change["previously"], change["field"]) == ("renamed", "forensics", "name")
    assert change["after"] == {"ja": "フォレンジックス", "en": "Digital forensics"}
    assert change["position"]["line"] > 1


def test_every_kind_has_words_and_a_sign():
    assert WORDS.keys() == set(Kind)
    assert all(sign_of(kind) in "＋−～→" for kind in Kind)
    assert MARKS.keys() < set(Kind)


# the source's own revisions


def test_the_revisions_of_the_document():
    plans = {name: load_plan(f"csirtgraph:{name}") for name in ("v1-0", "v1-5", "v2-1")}
    first = compare(plans["v1-0"], plans["v1-5"])
    roles = {
        (c.kind.value, c.id, c.previously)
        for c in first.changes
        if c.section == "roles" and c.kind is not Kind.REWORDED
    }
    assert roles == {
        ("removed", "it-liaison", ""),
        ("added", "curator", ""),
        ("renamed", "researcher", "researcher-curator"),
        ("renamed", "vulnerability-testing", ""),
        ("renamed", "vulnerability-evaluation", ""),
        ("renamed", "incident-manager", "incident-management"),
    }
    second = compare(plans["v1-5"], plans["v2-1"])
    assert sorted(texts_of(second)) == [
        "added roles csirt-administration",
        "added roles executive",
        "added roles system-operation",
    ]


def test_plans_of_twice_the_size_are_compared_with_twice_the_work(tmp_path: Path):
    def work(count):
        old = load_plan(synthetic.write(tmp_path / f"old-{count}", count))
        folder = synthetic.write(tmp_path / f"new-{count}", count)
        plan = folder / "plan.yaml"
        plan.write_text(plan.read_text(encoding="utf-8").replace("担当者77,", "担当者七七,"), encoding="utf-8")
        new = load_plan(folder)
        assert len(compare(old, new).changes) == 2
        return calls(lambda: compare(old, new))

    assert work(600) < 2.5 * work(300)
