"""What is private leaves a plan only when it is asked for: in no file, no message, no answer of the studio."""

import os
import subprocess
import sys
import zipfile
import zlib
from collections.abc import Mapping
from contextlib import suppress
from io import BytesIO
from pathlib import Path

import pytest
from click.testing import CliRunner
from confidential import COMMENTS, CONTACTS, ENTRIES, NAMES, PLAN, SECRETS

from csirtgraph.cli import main

MARKERS = [marker.encode() for marker in (*NAMES, *CONTACTS, *ENTRIES, *SECRETS, *COMMENTS, "zz-")]
FORMATS = ("svg", "md", "csv", "xlsx", "pptx", "drawio", "mmd", "dot", "json", "graphml", "gexf", "html", "pdf")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    file = tmp_path / "ours.yaml"
    file.write_text(PLAN, encoding="utf-8")
    views = tmp_path / ".csirtgraph" / "ours.views.yaml"
    views.parent.mkdir()
    views.write_text("views: [{name: Call, figure: relations, focus: 'person:zz-person'}]", encoding="utf-8")
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


def test_no_audience_gets_comments(path: Path, tmp_path: Path):
    out = tmp_path / "out"
    words = [word for name in FORMATS for word in ("--format", name)]
    said = run("build", str(path), "-o", str(out), "--audience", "response", "--lang", "en", *words)
    for name in ("deck.pptx", "book.html", "book.docx", "diff.html", "diff.md", "diff.json", "ours.md", "sheet.csv"):
        command = {"deck": "slides", "book": "handbook", "ours": "describe", "sheet": "contacts"}.get(
            name[:-5].rstrip("."), "diff"
        )
        plans = [str(path)] * (2 if command == "diff" else 1)
        audience = ["--audience", "response"] if command not in ("describe", "contacts") else []
        said += run(command, *plans, *audience, "-o", str(out / name))
    files = {file.name: everything_in(file.read_bytes()) for file in out.rglob("*") if file.is_file()}
    assert any(b"Zanzibar-name" in data for data in files.values())
    texts = [*files.values(), said.encode(), run("check", str(path), "--format", "sarif").encode()]
    assert not [name for name in COMMENTS if any(name.encode() in text for text in texts)]
    assert "a comment is open" in run("check", str(path))


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


def test_graphs_and_texts_say_whom_they_are_for(path: Path, tmp_path: Path):
    for suffix, words in (("json", '"audience": "internal"'), ("graphml", ">internal<"), ("dot", "Internal use")):
        target = tmp_path / f"ours.{suffix}"
        run("render", str(path), "relations", "--audience", "internal", "--lang", "en", "-o", str(target))
        assert words in target.read_text(encoding="utf-8"), suffix
    target = tmp_path / "ours.mmd"
    run("render", str(path), "relations", "--audience", "internal", "--lang", "en", "-o", str(target))
    assert "accDescr: Internal use" in target.read_text(encoding="utf-8")


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
    assert [comment["text"] for comment in state["comments"].values()] == ["Remark-of-a-reader", "Remark-of-a-reader 2"]
    private = [marker for marker in MARKERS if marker.decode() not in COMMENTS]  # which those who edit may see
    leaking = [
        name for name, answer in said.items() if any(marker in everything_in(answer.content) for marker in private)
    ]
    figures = [name for name in answers if name != "/api/state"]
    assert not any(word.encode() in everything_in(answers[name].content) for name in figures for word in COMMENTS)
    assert [name for name in leaking if name != "wrong"] == []  # which repeats an id that was asked for
    assert all(marker in whole for marker in ("Zanzibar-name", "5253-2117", "Zanzibar-party"))


# what stays behind, and what goes elsewhere


OTHER = (
    PLAN.replace("[zz-person, zz-hidden]", "[zz-third]")
    .replace("2117", "2116")
    .replace("zanzibar@", "zanzibar2@")
    .replace("within: 1h", "within: 2h")
)
MORE = [*MARKERS, b"5253-2116", b"zanzibar2@"]


def git(folder: Path, *words: str) -> None:
    """Run git in a folder, as somebody."""
    who = ("-c", "user.name=A", "-c", "user.email=a@example.jp")
    subprocess.run(["git", *who, *words], cwd=folder, check=True, capture_output=True)


def found_in(texts: Mapping[str, str | bytes]) -> list[str]:
    """The texts with any marker in them."""
    packed = {name: text.encode() if isinstance(text, str) else everything_in(text) for name, text in texts.items()}
    return [name for name, data in packed.items() if any(marker in data for marker in MORE)]


def test_revisions_are_compared_without_anything_private(tmp_path: Path):
    plan = tmp_path / "plan.yaml"
    git(tmp_path, "init", "-q")
    for text in (OTHER, PLAN):
        plan.write_text(text, encoding="utf-8")
        git(tmp_path, "add", "plan.yaml")
        git(tmp_path, "commit", "-q", "-m", "Changed")
    said: dict[str, str | bytes] = {"log": run("log", str(plan), "--lang", "en")}
    for suffix in ("html", "md", "json", "svg", "pptx", "drawio"):
        run("diff", "HEAD~1", "-o", str(tmp_path / f"diff.{suffix}"), "--", str(plan))
        said[suffix] = (tmp_path / f"diff.{suffix}").read_bytes()
    run("history", str(plan), "-o", str(tmp_path / "history.html"))
    said["history"] = (tmp_path / "history.html").read_bytes()
    assert "other people / Flows" in str(said["log"])
    assert found_in(said) == []


def test_drills_descriptions_and_handbooks_have_nothing_private(path: Path, tmp_path: Path):
    said: dict[str, str | bytes] = {
        "drill": run("drill", str(path), "--lang", "en", "--absent", "second"),
        "drill json": run("drill", str(path), "--format", "json"),
    }
    lines = {"drill.svg": ("drill", str(path)), "ours.md": ("describe", str(path)), "ours.txt": ("describe", str(path))}
    lines |= {"ours.docx": ("describe", str(path)), "book.docx": ("handbook", str(path))}
    for name, words in lines.items():
        run(*words, "-o", str(tmp_path / name))
        said[name] = (tmp_path / name).read_bytes()
    assert "First report" in str(said["drill"])
    assert found_in(said) == []


def test_a_wiki_gets_nothing_private(path: Path, monkeypatch: pytest.MonkeyPatch):
    from wikis import SECRET, MediaWiki, publish, running

    marks = "<!-- csirtgraph:begin ours --><!-- csirtgraph:end ours -->"
    monkeypatch.setenv("MEDIAWIKI_USER", "Me@csirtgraph")
    monkeypatch.setenv("MEDIAWIKI_PASSWORD", SECRET)
    for wiki in running(MediaWiki(marks)):
        said = publish(wiki, plan=str(path), figure="relations orgchart call-tree succession").output
        assert wiki.files
        files = {name: data for name, (_, data) in wiki.files.items()}
        assert found_in({**files, "comments": str(wiki.files.keys()), "page": wiki.text, "said": said}) == []


def test_neither_the_store_of_layouts_nor_temporary_files_have_a_private_word(path: Path, tmp_path: Path):
    store, temporary, out = (tmp_path / name for name in ("store", "temporary", "out"))
    for folder in (store, temporary):
        folder.mkdir()
    places = {"CSIRTGRAPH_CACHE": str(store), "TMPDIR": str(temporary)}
    line = ("build", str(path), "--audience", "response", "-o", str(out), "--format", "svg", "--lang", "en")
    done = subprocess.run([sys.executable, "-m", "csirtgraph", *line], env={**os.environ, **places}, check=False)
    assert done.returncode == 0
    assert "Zanzibar-name" in "".join(file.read_text(encoding="utf-8") for file in out.rglob("*.svg"))
    assert [file for file in temporary.rglob("*") if file.is_file()] == []
    kept = {str(file): data for file in store.rglob("*") if file.is_file() for data in unpacked(file.read_bytes())}
    assert kept
    assert found_in(kept) == []


def unpacked(data: bytes) -> list[bytes]:
    """The bytes of a file, and those that are compressed in it."""
    with suppress(zlib.error):
        return [data, zlib.decompress(data)]
    return [data]


BROKEN = {
    "department: Zanzibar-department": "department: {xx: Zanzibar-department}",
    "title: Zanzibar-title": "title: [Zanzibar-title]",
    "verified: 2026-04-01": "verified: Zanzibar-name",
    "phone: 03-5253-2117": "phone: Zanzibar-chat",
    "hours: 9-17}, {mail": "hours: Zanzibar-chat}, {mail",
    "mail: zanzibar@example.jp": "mail: zanzibar@example.jp@zanzibar@example.jp",
    "use: night": "use: Zanzibar-chat",
    "name: Zanzibar-secret": "nmae: Zanzibar-secret",
    "holders: [zz-person, zz-hidden]": "holders: [zz-person, zz-person, zz-nobody]",
    "{hours: 17-9, holders: zz-third}": "{hours: 16-9, holders: zz-nobody}",
}


@pytest.mark.parametrize("command", [("check",), ("render",), ("diff",), ("drill",), ("describe",), ("contacts",)])
def test_no_mistake_in_a_private_field_is_reported_with_its_value(tmp_path: Path, command: tuple[str]):
    said = {}
    more = {"render": ["relations", "-o", str(tmp_path / "x.svg")], "contacts": ["-o", str(tmp_path / "x.csv")]}
    for right, wrong in BROKEN.items():
        plan = tmp_path / "plan.yaml"
        assert right in PLAN
        plan.write_text(PLAN.replace(right, wrong), encoding="utf-8")
        again = [str(plan)] if command == ("diff",) else []
        said[right] = run(*command, str(plan), *again, *more.get(command[0], []))
        assert "Traceback" not in said[right]
    assert found_in(said) == []
