"""What is private leaves a plan only when it is asked for: in no file, no message, no answer of the studio."""

import zipfile
from io import BytesIO
from pathlib import Path

import pytest
from click.testing import CliRunner
from confidential import CONTACTS, ENTRIES, NAMES, PLAN, SECRETS

from csirtgraph.cli import main

MARKERS = [marker.encode() for marker in (*NAMES, *CONTACTS, *ENTRIES, *SECRETS, "zz-")]
FORMATS = ("svg", "md", "csv", "xlsx", "pptx", "drawio", "mmd", "dot", "json", "graphml", "gexf", "html", "pdf")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    file = tmp_path / "ours.yaml"
    file.write_text(PLAN, encoding="utf-8")
    return file


def everything_in(data: bytes) -> bytes:
    """The bytes of a file, and of all that is packed in it."""
    if not data.startswith(b"PK"):
        return data
    with zipfile.ZipFile(BytesIO(data)) as packed:
        return b"".join(packed.read(name) for name in packed.namelist())


def leaks(folder: Path, but: Path) -> list[str]:
    """The files below a folder, other than the plan, with any marker in them."""
    files = [file for file in folder.rglob("*") if file.is_file() and file != but]
    assert files
    return [file.name for file in files if any(marker in everything_in(file.read_bytes()) for marker in MARKERS)]


def run(*arguments: str) -> str:
    """What a command prints; an error of ours is fine, a traceback is not."""
    result = CliRunner().invoke(main, list(arguments), env={"LC_ALL": "en_GB.UTF-8"})
    assert result.exception is None or isinstance(result.exception, SystemExit)
    return result.output


def test_no_file_that_a_command_writes_has_anything_private(path: Path, tmp_path: Path):
    out = tmp_path / "out"
    said = run("build", str(path), "-o", str(out), *(word for name in FORMATS for word in ("--format", name)))
    for command in ("recruit", "rfp"):
        said += run(command, str(path), "handler", "-o", str(out / f"{command}.md"))
    said += run("handbook", str(path), "-o", str(out / "handbook.html"))
    said += run("handbook", str(path), "-o", str(out / "handbook.docx"))
    said += run("slides", str(path), "-o", str(out / "deck.pptx"))
    said += run("embed", str(path), "orgchart", "--for", "markdown", "-o", str(out))
    said += run("schema", str(path), "-o", str(out / "schema.json"))
    assert {file.suffix.lstrip(".") for file in out.rglob("*")} >= set(FORMATS)
    assert leaks(out, path) == []
    assert not any(marker.decode() in said for marker in MARKERS)


def test_nothing_that_a_command_prints_is_private(path: Path, tmp_path: Path):
    old = tmp_path / "old.yaml"
    old.write_text(PLAN.replace("holders: [zz-person, zz-hidden]", "holders: [zz-third]"), encoding="utf-8")
    said = [
        run("check", str(path)),
        run("check", str(path), "--absent", "lead"),
        run("who", str(path), "lead"),
        run("trace", str(path), "handler", "lead"),
        run("stats", str(path)),
        run("list", str(path)),
        run("diff", str(old), str(path), "--format", "json"),
        run("diff", str(old), str(path)),
    ]
    assert "other people" in said[-1]
    assert [text for text in said if any(marker.decode() in text for marker in MARKERS)] == []


def test_a_comparison_names_people_and_numbers_to_those_it_is_for(path: Path, tmp_path: Path):
    old = tmp_path / "old.yaml"
    old.write_text(PLAN.replace("[zz-person, zz-hidden]", "[zz-third]").replace("2117", "2116"), encoding="utf-8")
    said = {name: run("diff", str(old), str(path), "--audience", name) for name in ("public", "internal", "response")}
    assert {name: ("Zanzibar-name" in text, "5253-2117" in text) for name, text in said.items()} == {
        "public": (False, False),
        "internal": (True, False),
        "response": (True, True),
    }
    assert ("Internal use" in said["internal"], "Responders only" in said["response"]) == (True, True)


@pytest.mark.parametrize(
    ("audience", "names", "numbers"), [("internal", True, False), ("response", True, True), ("public", False, False)]
)
def test_an_audience_gets_what_was_asked_for_and_reads_whom_it_is_for(
    path: Path, tmp_path: Path, audience: str, names: bool, numbers: bool
):
    picture = tmp_path / "chart.svg"
    run("render", str(path), "orgchart", "--audience", audience, "--lang", "en", "-o", str(picture))
    text = picture.read_text(encoding="utf-8")
    assert ("Zanzibar-name" in text) == names
    assert ("Zanzibar-secret" in text) == numbers  # a private person is named to those who respond alone
    assert {"internal": "Internal use", "response": "Responders only", "public": "Public"}[audience] in text


def test_contacts_are_published_only_on_purpose(path: Path):
    said = run("publish", str(path), "--to", "mediawiki", "--page", "P", "--audience", "response")
    assert "add --yes" in said


def test_the_studio_answers_nothing_private(path: Path):
    pytest.importorskip("starlette")
    from studios import running

    questions = ["/", "/api/state", "/api/findings"]
    figures = ("relations", "orgchart", "call-tree", "succession", "timeline", "deadlines", "contacts")
    questions += [f"/api/scene?figure={name}&mode=incident&lang=en" for name in figures]
    questions += [f"/api/export?figure=relations&mode=incident&format={name}" for name in FORMATS if name != "csv"]
    with running(path) as studio:
        state = studio.state()
        answers = {question: studio.get(question) for question in questions}
        wrong = studio.edit(op="set-person", id="zz-nobody")
        broken = studio.edit(op="set-person", id="zz-third", contacts=[{"phone": "Zanzibar-chat"}])
        conflict = studio.edit(revision="0" * 32, op="set-person", id="zz-third", name={"en": "Zanzibar-name 4"})
        whole = studio.get("/api/state?audience=response").text
    assert (answers["/api/state"].status_code, state["confidential"], conflict.status_code) == (200, True, 409)
    said = {**answers, "wrong": wrong, "broken": broken, "conflict": conflict}
    leaking = [
        name for name, answer in said.items() if any(marker in everything_in(answer.content) for marker in MARKERS)
    ]
    assert [name for name in leaking if name != "wrong"] == []  # which repeats an id that was asked for
    assert all(marker in whole for marker in ("Zanzibar-name", "5253-2117", "Zanzibar-party"))
