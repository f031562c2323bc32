"""The studio takes files, pasted tables, patterns and first roles: shown first, written once confirmed."""

from base64 import b64encode
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

pytest.importorskip("starlette")
from studios import Running, running

from csirtgraph.plan.reading.load import load_plan

TABLE = "役割\t部署\t委託\t夜間\n統括\t本部\t\t○\n監視\t本部\t委託\t\n"
CHART = "flowchart TD\nlead[統括] --> soc[監視会社]\n"


@pytest.fixture
def empty(tmp_path: Path) -> Iterator[Running]:
    """The studio of an empty folder."""
    (tmp_path / "new").mkdir()
    with running(tmp_path / "new") as found:
        yield found


def bring(studio: Running, source: dict[str, Any], status: int = 200, **more: Any) -> Any:
    """What the studio answers to something that is brought."""
    answer = studio.post("/api/import", {"source": source, **more})
    assert answer.status_code == status, answer.text
    return answer.json()


def test_an_empty_folder_begins_with_a_pasted_table_that_is_shown_first(empty: Running):
    assert empty.state()["isEmpty"]
    assert empty.state()["problems"] == []
    source = {"name": "pasted", "text": TABLE}
    shown = bring(empty, source)
    assert [(column["heading"], column["field"]) for column in shown["columns"]][:2] == [
        ("役割", "name"),
        ("部署", "unit"),
    ]
    assert shown["columns"][3]["field"] == "", "夜間 is no known heading"
    assert any("監視" in line for line in shown["changes"])
    assert empty.state()["isEmpty"], "nothing is written yet"
    again = bring(empty, source, columns={"夜間": "incident"}, title="Ours")
    assert again["columns"][3]["field"] == "incident"
    bring(empty, source, title="Ours", write=True)
    state = empty.state_when(lambda now: not now["isEmpty"])
    assert state["plan"]["title"] == {"ja": "Ours", "en": "Ours"}
    assert empty.get("/api/scene?figure=orgchart&mode=incident&lang=ja").status_code == 200
    assert empty.post("/api/undo", {}).status_code == 200


def test_an_empty_folder_begins_with_a_pattern_or_a_role(empty: Running):
    assert "Commander" in " ".join(bring(empty, {"pattern": "b"})["changes"])
    bring(empty, {"pattern": "../b"}, 400)
    bring(empty, {"role": "広報担当"}, title="Ours", write=True)
    folder = Path(empty.studio.target)
    assert [*load_plan(folder).roles] == ["public-relations-officer"]
    bring(empty, {"pattern": "b"}, 409)


def test_a_pattern_is_written_as_init_writes_it(empty: Running, run: Any):
    bring(empty, {"pattern": "c"}, write=True)
    run("init", "ours", "--pattern", "c", "--lang", "en")
    folder = Path(empty.studio.target)
    for path in ("plan.yaml", ".gitattributes", ".csirtgraph/plan.schema.json"):
        expected = (folder.parent / "ours" / path).read_text().replace('id: "ours"', 'id: "new"')
        assert (folder / path).read_text() == expected


def test_a_file_changes_the_plan_and_a_second_page_is_asked_again(studio: Running):
    before = studio.state()["revision"]
    source = {"files": [{"name": "r.csv", "data": b64encode("役割,業務内容\nHandler,受け付ける\n".encode()).decode()}]}
    assert [line for line in bring(studio, source)["changes"] if "受け付ける" in line]
    studio.edit(op="set", kind="role", id="handler", field="duty", lang="en", text="Takes calls")
    late = studio.post("/api/import", {"source": source, "write": True}, before)
    assert late.status_code == 409
    bring(studio, source, write=True)
    assert load_plan(studio.studio.target).roles["handler"].duty.ja == "受け付ける"


def test_boxes_of_a_pasted_chart_can_be_switched(studio: Running):
    source = {"name": "pasted", "text": CHART}
    boxes = bring(studio, source)["boxes"]
    assert boxes == [{"words": "統括", "kind": "role"}, {"words": "監視会社", "kind": "role"}]
    bring(studio, source, boxes={"監視会社": "party"}, write=True)
    assert [party.name.ja for party in load_plan(studio.studio.target).parties.values()] == ["監視会社"]


def test_what_cannot_be_imported_is_said_and_nothing_is_written(studio: Running):
    before = studio.state()["revision"]
    for source, status in (
        ({}, 400),
        ({"files": [{"name": "x.csv", "data": "%"}]}, 400),
        ({"files": [{"name": "x.xlsx", "data": b64encode(b"PK").decode()}]}, 422),
        ({"files": [{"name": "x.exe", "data": ""}]}, 422),
        ({"files": [{"name": "x.pptx", "data": ""}]}, 422),
        ({"name": "p", "text": "no table"}, 422),
    ):
        assert ": " in bring(studio, source, status, write=True)["error"]
    bring(studio, {"name": "p", "text": TABLE}, 422, columns={"部署": "what?"})
    assert studio.state()["revision"] == before


def test_a_new_id_comes_from_a_japanese_name(studio: Running):
    assert studio.get("/api/id?ja=インシデントハンドラー").json() == {"id": "incident-handler"}
    assert studio.get("/api/id?ja=&en=Handler").json() == {"id": "handler-2"}
    assert studio.get("/api/id?ja=薔薇&kind=party").json() == {"id": "party-1"}
