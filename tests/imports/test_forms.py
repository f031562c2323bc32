"""Forms in which organisations publish who does what, rebuilt with other words."""

from collections.abc import Callable
from pathlib import Path

import pytest
from signatures import Run

from csirtgraph.plan.model.enums import Mode
from csirtgraph.plan.model.plan import Plan
from csirtgraph.plan.reading.load import load_plan


@pytest.fixture
def imported(run: Run, tmp_path: Path) -> Callable[..., Plan]:
    """The plan that a file becomes."""

    def plan_of(name: str, text: str, *options: str) -> Plan:
        (tmp_path / name).write_text(text)
        done = run("import", name, "-o", f"new-{name}", "--yes", *options)
        assert done.exit_code == 0, done.output
        return load_plan(tmp_path / f"new-{name}")

    return plan_of


def under(plan: Plan) -> dict[str, str]:
    posts = plan.posts[Mode.INCIDENT]
    names = {id: (post.name or plan.roles[id].name).to("ja") for id, post in posts.items()}
    return {names[id]: names.get(post.superior, "") for id, post in posts.items()}


def test_lists_of_employees(imported: Callable[..., Plan]):
    chain = {"Chief": "", "Lead": "Chief", "Analyst": "Lead"}
    text = "Employee Name,Manager Name,Position,Year Hired\nCy,Bo,Analyst,2012\nBo,Ann,Lead,2010\nAnn,NULL,Chief,2007\n"
    assert under(imported("names.csv", text)) == chain
    text = "Employee_ID;Name;Title;Manager_ID;Role_Type\nE01;Ann;Chief;;x\nE02;Bo;Lead;E01;x\nE03;Cy;Analyst;E02;x\n"
    assert under(imported("ids.csv", text)) == chain
    text = "員工編號 (Employee ID)\t姓名 (Name)\t職位 (Position)\t部門別 (Department)\n1\t甲\tChief\t情報部\n"
    plan = imported("bilingual.tsv", text)
    assert [unit.name.ja for unit in plan.units.values()] == ["情報部"]
    assert under(plan) == {"Chief": ""}


def test_lists_of_departments(imported: Callable[..., Plan]):
    text = "ID,Parent-ID,Department Name,Department City\n1,,Board office,A\n5,1,IT,B\n9,5,Security,B\n"
    assert under(imported("units.csv", text)) == {"Board office": "", "IT": "Board office", "Security": "IT"}
    text = "第1階層,第2階層,第3階層\n管理本部,,\n,情報部,\n,,運用課\n,総務部,\n"
    assert under(imported("levels.csv", text)) == {
        **{"管理本部": "", "情報部": "管理本部", "運用課": "情報部", "総務部": "管理本部"},
    }


CONTACTS = """\
# Emergency contacts

**Version:** 1.0 | internal

| Role | Name | Primary Phone | Secondary Phone | Email | Backup Contact |
|------|------|---------------|-----------------|-------|----------------|
| **Incident Commander** | [To be assigned] | 1 | 2 | a@x.invalid | Bo |
| Forensics Lead | Cy | 1 | 2 | [mail](mailto:c@x.invalid) | – |

### Second level

| Severity | Role/Team | Primary Contact | Notes |
|:--|:--|:--|:--|
| High | SOC Manager | Di | 24/7 |
"""


def test_lists_of_contacts_in_a_markdown_page(imported: Callable[..., Plan]):
    plan = imported("contacts.md", CONTACTS)
    assert [*plan.roles] == ["incident-commander", "forensics-lead", "soc-manager"]
    assert [post.people for post in plan.posts[Mode.INCIDENT].values()] == [None, 1, 1]
    assert "x.invalid" not in repr(plan)


def test_a_plan_of_communication_becomes_flows(imported: Callable[..., Plan]):
    text = "Stakeholder,Information Needs,Frequency,Channel,Owner\nBoard,Status report,daily,mail,Incident lead\n"
    plan = imported("comms.csv", text)
    (flow,) = plan.flows.values()
    assert (flow.sender, flow.receiver, flow.label.to("en")) == ("incident-lead", "board", "Status report")
    assert [*plan.parties] == ["board"]


def test_an_escalation_matrix_needs_to_be_mapped(imported: Callable[..., Plan]):
    text = "Name of team,Manager N,Escalation N+1\nDesk,Team lead,Service manager\nTeam lead,Service manager,\n"
    plan = imported("matrix.csv", text, "--map", "Name of team=role", "--map", "Manager N=manager")
    assert under(plan)["Desk"] == "Team lead"


ORG = """\
```mermaid
flowchart TD
    A[CISO<br>甲野 太郎] -->R(Risk Management<br/>乙川)
    A --> C1[Global Store Mgmt (GX)<br/>Chief：丙山（GCS兼任）]
    subgraph Private Subnet - App
      R --> S[SOC]
    end
    Head["Head"] --- S & C1
    S-->S2(BTS)
    BTS -.-> S
    %% note
```
"""


def test_an_organisation_chart_in_mermaid(imported: Callable[..., Plan]):
    plan = imported("org.md", ORG)
    names = [role.name.to("ja") for role in plan.roles.values()]
    assert names[:3] == ["CISO甲野 太郎", "Risk Management乙川", "Global Store Mgmt (GX) Chief：丙山（GCS兼任）"]
    assert [team.name.to("ja") for team in plan.teams.values()] == ["Private Subnet - App"]
    assert len(plan.flows) == 7


POOL = """<mxfile host="Electron"><diagram name="Page-1"><mxGraphModel><root><mxCell id="0"/><mxCell id="1" parent="0"/>
<mxCell id="pool" value="対応の流れ" style="swimlane;html=1;" vertex="1" parent="1"/>
<mxCell id="lane1" value="受付班" style="swimlane;html=1;" vertex="1" parent="pool"/>
<mxCell id="lane2" value="外部機関" style="swimlane;html=1;" vertex="1" parent="pool"/>
<mxCell id="4190b08c-143" value="" style="shape=mxgraph.flowchart.start_2;" vertex="1" parent="lane1"/>
<mxCell id="4190b08c-144" value="受付担当" style="rounded=1;html=1;" vertex="1" parent="lane1"/>
<mxCell id="4190b08c-145" value="警察" style="rounded=1;html=1;" vertex="1" parent="lane2"/>
<mxCell id="739fed91-13" style="endArrow=none;" edge="1" parent="1" source="4190b08c-144" target="4190b08c-145"/>
<mxCell id="739fed91-14" style="" edge="1" parent="1" source="4190b08c-143" target="4190b08c-144"/>
</root></mxGraphModel></diagram></mxfile>"""


def test_a_pool_with_lanes_in_drawio(imported: Callable[..., Plan]):
    plan = imported("pool.drawio", POOL)
    assert [team.name.ja for team in plan.teams.values()] == ["対応の流れ", "受付班"]
    assert [(role.name.ja, plan.teams[role.team].name.ja) for role in plan.roles.values()] == [("受付担当", "受付班")]
    assert [party.name.ja for party in plan.parties.values()] == ["警察"]
    assert len(plan.flows) == 1


ROSTER = """\
| Role | Name | Primary Contact | Notes |
| --- | --- | --- | --- |
| Lead | TODO | [Manager Name] | Keeps the log |
| Desk | TODO | [Manager Name] | Takes calls |

## Escalation

| Severity | Escalate Within | Required Contacts |
| --- | --- | --- |
| S1 | 10 minutes | Lead, desk |

| Level | Description | Time |
| --- | --- | --- |
| P0 | All down | 15 min |
"""


def test_tables_of_other_things_on_a_page_are_no_roles(imported: Callable[..., Plan], run: Run):
    plan = imported("roster.md", ROSTER)
    assert [*plan.roles] == ["lead", "desk"]
    assert {post.people for post in plan.posts[Mode.INCIDENT].values()} == {None}, "nobody is named yet"
    assert not any(post.held_by for post in plan.posts[Mode.INCIDENT].values())
    remarks = run("import", "roster.md", "-o", "x", "--dry-run").stderr
    assert "roster.md:8:1: not read: no row of headings" in remarks
    assert "roster.md:12:1: not read: no column of roles" in remarks


def test_names_in_two_columns_or_with_the_surname_first(imported: Callable[..., Plan]):
    text = "first_name,last_name,manager_name,role\nAnn,Bell,,Lead\nBo,Cox,Ann Bell,Desk\n"
    assert under(imported("parts.csv", text)) == {"Lead": "", "Desk": "Lead"}
    assert under(imported("ja.csv", "姓,名,上長,役職\n山田,花子,,部長\n佐藤,太郎,山田 花子,課長\n")) == {
        "部長": "",
        "課長": "部長",
    }
    plan = imported("comma.csv", 'name,title,manager\n"Bell, Ann",Lead,\n"Cox, Bo",Desk,"Bell, Ann"\n')
    assert under(plan) == {"Lead": "", "Desk": "Lead"}
    assert {post.people for post in plan.posts[Mode.INCIDENT].values()} == {1}


def test_arrows_lead_on_through_decisions(imported: Callable[..., Plan], run: Run):
    text = "flowchart TD\nA[Desk] --> B{Bad?}\nB -->|yes| C[Lead]\nB -->|no| D{Known?}\nD --> E[Archive]\nC --> B\n"
    plan = imported("c.mmd", text)
    flows = [(flow.sender, flow.receiver, flow.label.en) for flow in plan.flows.values()]
    assert [*plan.roles] == ["desk", "lead", "archive"]
    assert sorted(flows) == [("desk", "archive", "no"), ("desk", "lead", "yes"), ("lead", "archive", "no")]
    assert "“Bad?” is not imported" in run("import", "c.mmd", "-o", "x", "--dry-run").stderr


def test_pictures_with_words_and_records_are_boxes(imported: Callable[..., Plan]):
    cells = (
        '<mxCell id="a" value="Analyst" style="image;html=1;image=x.svg;" vertex="1" parent="1"/>'
        '<mxCell id="b" value="Lead" style="text;html=1;" vertex="1" parent="1"/>'
        '<mxCell id="c" value="Plan of 2024" style="text;html=1;" vertex="1" parent="1"/>'
        '<mxCell id="e" style="" edge="1" parent="1" source="a" target="b"/>'
    )
    assert [*imported("p.drawio", f"<mxGraphModel><root>{cells}</root></mxGraphModel>").roles] == ["analyst", "lead"]
    plan = imported("r.dot", 'graph G { a [label="{<p>Lead|Night shift}" shape=record]; b [label=Desk]; a -- b }')
    assert [(role.name.en, role.duty.en) for role in plan.roles.values()] == [("Lead", "Night shift"), ("Desk", "")]


def test_a_table_taken_for_a_plan_leads_to_import(run: Run, tmp_path: Path):
    for name in ("roles.csv", "Roles.XLSX", "c.drawio"):
        (tmp_path / name).write_text("role,unit")
        done = run("list", name)
        assert done.exit_code == 1
        assert f"csirtgraph import {name} -o our-csirt" in done.stderr
