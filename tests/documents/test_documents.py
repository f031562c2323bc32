"""Postings and requests for proposals: what they say, of whom, and in which file."""

import builtins
import sys
from io import BytesIO
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest
from click.testing import CliRunner, Result
from samples import HEAD
from signatures import WritePlan

from csirtgraph.cli import main
from csirtgraph.documents.docx import docx
from csirtgraph.documents.markdown import markdown
from csirtgraph.documents.model import Document, Heading, Table
from csirtgraph.documents.posting import postings
from csirtgraph.documents.questions import QUESTIONS
from csirtgraph.documents.rfp import outsourced_roles, requests
from csirtgraph.extras import MissingExtra
from csirtgraph.plan.analysis.vacancies import open_roles
from csirtgraph.plan.model.plan import Plan
from csirtgraph.plan.reading.load import load_plan
from csirtgraph.text import LANGUAGES

ROLES = """\
groups: {response: {name: {ja: 対応, en: Response}}}
teams: {desk: {name: {ja: 窓口, en: Desk}}}
roles:
  lead: {name: {ja: 責任者, en: Lead}, tier: command}
  clerk:
    name: {ja: 受付, en: Clerk}
    team: desk
    duty: {ja: 受け付ける, en: Takes calls}
    functions: {log: {name: {ja: 記録, en: Logging}}}
    skills: [{ja: 話す力, en: Talking}]
    career: {ja: 異動できる, en: Can rotate}
    evidence: {skills: inferred}
  lab:
    name: {ja: 解析, en: Lab}
    group: response
    duty: {ja: 調べる, en: Examines}
    sourcing: {peacetime: in-house, incident: outsourced}
    vendor-skills: {incident: [{ja: 鑑識, en: Forensics}]}
    skills: {peacetime: [{ja: 観察, en: Watching}]}
    evidence: {sourcing: inferred}
  tester: {name: {ja: 検査, en: Tester}, sourcing: outsourced, modes: peacetime}
parties: {firm: {name: {ja: 業者, en: Firm}, note: {ja: 機器, en: Tools}, kind: vendor}}
flows:
  lab:
    lead: {label: {ja: 結果, en: Result}, kind: report, evidence: inferred}
    firm: {kind: request, modes: incident}
  lead: {lab: {label: {ja: 指示, en: Order}, kind: instruct, modes: incident}}
  clerk: {lab: {label: {ja: 相談, en: Advice}, kind: cooperate}}
careers: {years: 5, ladders: {desk: {prerequisites: {ja: 基礎, en: Basics}, desirable: {ja: 運用, en: Running}}}}
"""
POSTS = """\
conditions: {short: {name: {ja: 短時間, en: short time}}}
posts:
  incident:
    lead: {people: 1}
    clerk: {people: 2, open: true, conditions: short}
    lab: {people: 3, note: {ja: 交代制, en: In shifts}}
"""
POSTING = """\
postings:
  clerk:
    title: {ja: 受付募集, en: Clerk wanted}
    number: {ja: 若干名, en: A few}
    personality: {ja: 明るい, en: Cheerful}
    required: {experience: {ja: 窓口, en: Front desk}}
    remarks: {ja: 急募, en: Now}
"""


def rows(document: Document, heading: str) -> dict[str, str]:
    """The table below a heading, first column to second."""
    blocks = list(document.blocks)
    place = next(number for number, block in enumerate(blocks) if isinstance(block, Heading) and block.text == heading)
    table = next(block for block in blocks[place:] if isinstance(block, Table))
    return {row[0]: row[1] for row in table.rows}


def plan_of(write_plan: WritePlan, *parts: str) -> Plan:
    """A plan of some YAML."""
    return load_plan(write_plan(plan="".join([HEAD, *parts])))


def run(*arguments: str) -> Result:
    """What the command line answers."""
    return CliRunner().invoke(main, list(arguments))


def test_a_posting_is_reported_as_it_is(write_plan: WritePlan) -> None:
    plan = plan_of(write_plan, ROLES, POSTS, POSTING)
    shown = rows(postings(plan, [plan.roles["clerk"]], "en"), "Clerk wanted")
    assert shown == {
        "Post": "Clerk wanted",
        "Role": "Clerk",
        "When": "Peacetime, Incident",
        "Number": "A few",
        "Duties": "• Takes calls\n• Logging",
        "Personality": "• Cheerful",
        "Required": "Experience:\n• Front desk\nAbilities:\n• Talking *",
        "Desirable": "Experience:\n• Running",
        "Induction": "(to be filled in)",
        "Hours and holidays": "short time",
        "Career": "Can rotate",
        "Remarks": "Now",
    }


def test_a_role_without_a_posting_gets_one_from_its_data(write_plan: WritePlan) -> None:
    plan = plan_of(write_plan, ROLES, POSTS)
    shown = rows(postings(plan, [plan.roles["clerk"]], "ja"), "CSIRT担当者(受付)")
    assert shown["採用数"] == "2名"
    assert shown["職務内容"] == "・受け付ける\n・記録"
    assert shown["必要な経験、能力、資格"] == "経験:\n・基礎\n能力:\n・話す力 ※"
    shown = rows(postings(plan, [plan.roles["tester"]], "ja"), "CSIRT担当者(検査)")
    assert shown["採用数"] == shown["職務内容"] == shown["必要な経験、能力、資格"] == "(記入してください)"


def test_roles_are_open_by_post_by_absence_or_by_posting(write_plan: WritePlan) -> None:
    plan = plan_of(write_plan, ROLES, POSTS, POSTING)
    assert [role.id for role in open_roles(plan)] == ["clerk"]
    without = POSTS.replace("    clerk: {people: 2, open: true, conditions: short}\n", "")
    assert [role.id for role in open_roles(plan_of(write_plan, ROLES, without))] == ["clerk"]
    assert [role.id for role in open_roles(plan_of(write_plan, ROLES, POSTING))] == ["clerk"]
    assert open_roles(plan_of(write_plan, ROLES)) == []


def test_someone_who_holds_another_post_besides_is_not_looked_for(write_plan: WritePlan) -> None:
    posts = "posts: {incident: {lead: {held-by: clerk}}}\n"
    assert [role.id for role in open_roles(plan_of(write_plan, ROLES, posts))] == ["lab"]


def test_the_three_samples_of_the_source_are_written_for_a() -> None:
    plan = load_plan("a")
    document = postings(plan, open_roles(plan), "ja")
    parts = [block.text for block in document.blocks if isinstance(block, Heading)]
    assert len(parts) == 3
    for posting in plan.postings.values():
        shown = rows(document, posting.title.ja)
        facts = (posting.number, posting.induction, posting.hours, posting.remarks)
        assert all(fact.ja in shown.values() for fact in facts)
        needed = shown["必要な経験、能力、資格"] + shown["あると望ましい経験、能力、資格"]
        for part in (posting.required, posting.desired):
            assert all(text.ja in needed for text in (*part.experience, *part.abilities, *part.qualifications))
    assert rows(document, parts[1])["役割"] == "セルフアセスメント / 教育、啓発"


def test_a_request_shows_scope_skills_and_flows(write_plan: WritePlan) -> None:
    plan = plan_of(write_plan, ROLES, POSTS)
    document = requests(plan, [plan.roles["lab"]], "en")
    assert rows(document, "Scope") == {
        "Role": "Lab",
        "Group, team": "Response",
        "Duty": "Examines",
        "When": "Incident *",
        "People, terms": "3",
        "Notes": "In shifts",
    }
    assert rows(document, "Skills asked for") == {"Incident": "• Forensics"}
    blocks = list(document.blocks)
    place = next(
        n for n, block in enumerate(blocks) if isinstance(block, Heading) and block.text == "Whom you work with"
    )
    contacts = blocks[place + 1]
    assert isinstance(contacts, Table)
    assert contacts.rows == (
        ("Incident", "you → them", "Lead", "In-house", "Result *"),
        ("Incident", "you → them", "Firm (Tools)", "Vendor", "Request"),
        ("Incident", "them → you", "Lead", "In-house", "Order"),
        ("Incident", "both ways", "Clerk", "In-house", "Advice"),
    )


def test_flows_of_a_combined_role_and_of_its_team_are_reported(write_plan: WritePlan) -> None:
    plan = plan_of(
        write_plan,
        "teams: {desk: {name: Desk}, floor: {name: Floor}}\n"
        "roles:\n  a: {name: A, sourcing: outsourced, team: desk}\n  both: {name: Both, combines: [a]}\n"
        "flows: {both: {floor: {kind: inform, label: News}}, floor: {desk: {kind: answer, modes: incident}}}\n",
    )
    text = markdown(requests(plan, outsourced_roles(plan), "en")).decode()
    assert "| Peacetime, Incident | you → them | Floor | Team | News |" in text
    assert "| Incident | them → you | Floor | Team | Answer |" in text


def test_what_the_plan_leaves_open_is_asked(write_plan: WritePlan) -> None:
    plan = plan_of(write_plan, "roles: {a: {name: A, sourcing: outsourced}}\n")
    text = markdown(requests(plan, outsourced_roles(plan), "en")).decode()
    assert text.count("Not laid down") == 2


def test_own_skills_stand_in_for_those_of_a_vendor(write_plan: WritePlan) -> None:
    plan = plan_of(write_plan, ROLES)
    role = plan.roles["lab"]
    assert [each.id for each in outsourced_roles(plan)] == ["lab", "tester"]
    plan = plan_of(write_plan, "roles: {a: {name: A, sourcing: outsourced, skills: Reading}}\n")
    assert rows(requests(plan, [plan.roles["a"]], "en"), "Skills asked for")["Peacetime"] == (
        "• Reading\n(as asked of our own staff)"
    )
    assert role.id == "lab"


def test_the_questions_come_once_and_cover_what_matters() -> None:
    plan = load_plan("a")
    for language in LANGUAGES:
        text = markdown(requests(plan, outsourced_roles(plan), language)).decode()
        assert all(text.count(question.to(language)) == 1 for question in QUESTIONS)
    words = " ".join(question.en for question in QUESTIONS).lower()
    for topic in ("coverage", "response times", "evidence", "sub-contracting", "reports", "knowledge of our systems"):
        assert topic in words


def test_who_outsources_forensics_is_reported_to_keep_someone_who_knows_the_systems() -> None:
    plan = load_plan("b")
    text = markdown(requests(plan, [plan.roles["forensics"]], "ja")).decode()
    assert "社内システムの構成と業務への影響を説明できる担当者" in text


def test_a_document_as_docx_is_the_same_bytes_and_has_its_words_and_fonts(write_plan: WritePlan) -> None:
    reader = pytest.importorskip("docx")
    plan = load_plan("b")
    document = requests(plan, outsourced_roles(plan), "ja")
    data = docx(document)
    assert data == docx(document)
    with ZipFile(BytesIO(data)) as archive:
        assert {entry.date_time for entry in archive.infolist()} == {(2015, 11, 16, 0, 0, 0)}
        assert 'w:eastAsia="Yu Gothic"' in archive.read("word/styles.xml").decode()
    file = reader.Document(BytesIO(data))
    paragraphs = [paragraph.text for paragraph in file.paragraphs]
    assert paragraphs[0] == "提案依頼書(RFP)"
    assert [text for text in paragraphs if text.startswith("14.\t")] == [f"14.\t{QUESTIONS[13].ja}"]
    headings = [each.text for each in file.paragraphs if each.style.name == "Heading 1"]
    assert headings == ["脆弱性検査、診断", "脆弱性分析、評価", "フォレンジックス", "共通事項"]
    cells = [cell.text for table in file.tables for row in table.rows for cell in row.cells]
    assert "・フォレンジックアナリスト\n・マルウェアアナリスト\n・ネットワークアナリスト" in cells
    assert file.core_properties.author == "csirtgraph"
    assert file.core_properties.created.year == 2015


def test_words_of_a_plan_stay_words_in_markdown(write_plan: WritePlan) -> None:
    plan = plan_of(write_plan, 'roles: {a: {name: "<b>|*x*", sourcing: outsourced, duty: "1. [y](z)\\n- w"}}\n')
    text = markdown(requests(plan, outsourced_roles(plan), "en")).decode()
    assert r"| **Role** | &lt;b&gt;\|\*x\* |" in text
    assert r"| **Duty** | 1. \[y\](z)<br>- w |" in text


def test_recruit_and_rfp_write_files_and_standard_output(tmp_path: Path) -> None:
    pytest.importorskip("docx")
    result = run("recruit", "a")
    assert result.exit_code == 0
    assert result.stdout.startswith("# 募集要項\n")
    for command, name in (("recruit", "p.md"), ("recruit", "p.docx"), ("rfp", "r.md"), ("rfp", "r.docx")):
        result = run(command, "a", "researcher-curator", "-o", str(tmp_path / name), "--lang", "en")
        assert (result.exit_code, result.stderr) == (0, f"wrote {tmp_path / name}\n")
        assert (tmp_path / name).stat().st_size > 500
    assert (tmp_path / "r.md").read_text(encoding="utf-8").startswith("# Request for proposal\n")


def test_a_role_that_does_not_exist_ends_with_2_and_the_nearest_name() -> None:
    for command in ("recruit", "rfp"):
        result = run(command, "a", "comander")
        assert result.exit_code == 2
        assert "did you mean commander?" in result.stderr


def test_nothing_to_write_ends_with_1_and_says_what_to_do() -> None:
    result = run("recruit", "b")
    assert (result.exit_code, result.stdout) == (1, "")
    assert "open: true" in result.stderr
    result = run("rfp", "c")
    assert (result.exit_code, result.stdout) == (1, "")
    assert "sourcing: outsourced" in result.stderr


def test_another_kind_of_file_ends_with_2(tmp_path: Path) -> None:
    result = run("rfp", "a", "-o", str(tmp_path / "x.pdf"))
    assert result.exit_code == 2
    assert ".md, .docx" in result.stderr


def test_without_python_docx_the_command_that_installs_it_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    importing = builtins.__import__

    def refusing(name: str, *rest: Any, **more: Any) -> Any:
        if name == "docx" or name.startswith("docx."):
            raise ImportError("No module named 'docx'")
        return importing(name, *rest, **more)

    monkeypatch.setattr(builtins, "__import__", refusing)
    for name in [name for name in sys.modules if name == "docx" or name.startswith("docx.")]:
        monkeypatch.delitem(sys.modules, name)
    with pytest.raises(MissingExtra):
        docx(Document("", "", "ja", ()))
    result = run("rfp", "a", "-o", str(tmp_path / "x.docx"))
    assert result.exit_code == 1
    assert "pip install 'csirtgraph[documents]'" in result.stderr
    assert not (tmp_path / "x.docx").exists()
