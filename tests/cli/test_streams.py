"""What leaves by pipes: UTF-8 on every system, nothing a terminal obeys, and words where there is no room."""

import io
import os
import subprocess
import sys
from pathlib import Path

import pytest

from csirtgraph.cli import SECTIONS, main
from csirtgraph.cli.streams import visible
from csirtgraph.compare import comparison

#: Signs that are in no code page of a Windows: a rare kanji of names, an accent, a dash, an emoji.
NAMED = """plan: {id: ours, title: {ja: "𠮷野 – 窓口", en: "Désk – 𠮷 ⚠️"}}
roles:
  lead: {name: {ja: "𠮷野〜統括", en: "Léad – 𠮷"}, tier: command, sourcing: outsourced}
  poc: {name: {ja: "窓口🔥", en: "Point of contact – ☎️"}, link: "https://example.org/"}
flows: {poc: {lead: {label: {ja: "報告–𠮷", en: "report –"}, kind: report}}}
posts: {incident: {lead: {people: 1, open: true}, poc: {under: lead, people: 1}}}
"""
WORDS = {
    "list": ["list", "ours", "b"],
    "render": ["render", "ours", "relations", "-o", "𠮷.svg"],
    "build": ["build", "ours", "--figure", "relations", "-o", "𠮷"],
    "layout": ["layout", "ours"],
    "serve": ["serve", "𠮷"],
    "slides": ["slides", "ours", "-o", "𠮷.pptx"],
    "embed": ["embed", "ours", "relations", "--for", "mediawiki", "-o", "𠮷"],
    "publish": ["publish", "ours", "relations", "--page", "𠮷"],
    "diff": ["diff", "a", "ours"],
    "log": ["log", "--", "𠮷"],
    "history": ["history", "𠮷"],
    "check": ["check", "ours"],
    "explain": ["explain", "R104"],
    "trace": ["trace", "ours", "poc", "lead"],
    "who": ["who", "ours", "lead"],
    "stats": ["stats", "b"],
    "schema": ["schema"],
    "drill": ["drill", "ours", "--start", "poc", "-o", "𠮷.svg"],
    "contacts": ["contacts", "ours", "-o", "𠮷.csv"],
    "handbook": ["handbook", "ours", "-o", "𠮷.html"],
    "describe": ["describe", "ours"],
    "import": ["import", "𠮷.csv"],
    "recruit": ["recruit", "ours"],
    "rfp": ["rfp", "ours"],
    "init": ["init", "𠮷"],
    "doctor": ["doctor"],
    "cache": ["cache"],
}
COMMANDS = [name for names in SECTIONS.values() for name in names]


def streams(encoding: str, monkeypatch: pytest.MonkeyPatch) -> list[io.BytesIO]:
    """Standard output and error as Python opens them for pipes on a system of this code page."""
    found = [io.BytesIO(), io.BytesIO()]
    for name, pipe in zip(("stdout", "stderr"), found):
        monkeypatch.setattr(sys, name, io.TextIOWrapper(pipe, encoding=encoding, write_through=True))
    return found


@pytest.mark.parametrize("language", ["ja", "en"])
@pytest.mark.parametrize("encoding", ["cp932", "cp1252", "ascii"])
def test_every_command_writes_utf_8_to_pipes_whatever_the_code_page(
    encoding: str, language: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("LC_ALL", f"{language}_JP.UTF-8")
    monkeypatch.setattr(os, "environ", os.environ.copy())
    (tmp_path / "ours").mkdir()
    (tmp_path / "ours" / "plan.yaml").write_text(NAMED, encoding="utf-8")
    assert sorted(WORDS) == sorted(COMMANDS)
    for command, words in WORDS.items():
        said = b""
        for arguments in (words, [command, "--help"], [command, "--nothing-𠮷"]):
            pipes = streams(encoding, monkeypatch)
            with pytest.raises(SystemExit):
                main(arguments, prog_name="csirtgraph")
            said += b"".join(pipe.getvalue() for pipe in pipes)
        assert "𠮷" in said.decode("utf-8"), command


def test_a_terminal_that_lacks_a_sign_gets_a_question_mark(monkeypatch: pytest.MonkeyPatch):
    pipes = streams("cp1252", monkeypatch)
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True, raising=False)
    with pytest.raises(SystemExit):
        main(["list", "a", "--lang", "en"], prog_name="csirtgraph")
    assert "Pattern A – " in pipes[0].getvalue().decode("cp1252")
    with pytest.raises(SystemExit):
        main(["list", "a", "--lang", "ja"], prog_name="csirtgraph")
    assert "a: ????A ?" in pipes[0].getvalue().decode("cp1252")


def test_a_name_that_the_locale_cannot_read_is_shown_as_utf_8():
    assert visible("計画".encode().decode("ascii", "surrogateescape")) == "計画"
    assert visible("\ud800\udcc2\udc9b31m\udcff") == "??31m\ufffd"


def test_a_real_process_with_a_japanese_code_page_writes_utf_8():
    surroundings = {**os.environ, "PYTHONIOENCODING": "cp932"}
    done = subprocess.run(
        [sys.executable, "-m", "csirtgraph", "list", "b", "--lang", "en"], capture_output=True, env=surroundings
    )
    assert (done.returncode, done.stderr) == (0, b"")
    assert "Pattern B – CSIRT" in done.stdout.decode("utf-8")


FULL = Path("/dev/full")


@pytest.mark.skipif(not FULL.exists(), reason="no /dev/full on this system")
@pytest.mark.parametrize(
    ("words", "code"),
    [
        (["--help"], 1),
        (["list", "a"], 1),
        (["render", "b", "orgchart", "-o", "-"], 1),
        (["schema"], 1),
        (["diff", "a", "b"], 2),
        (["diff", "a", "b", "-o", "-", "--format", "html"], 2),
    ],
)
def test_a_full_disk_behind_standard_output_is_reported_in_words(words: list[str], code: int):
    with FULL.open("wb") as full:
        done = subprocess.run([sys.executable, "-m", "csirtgraph", *words], stdout=full, stderr=subprocess.PIPE)
    assert done.returncode == code
    assert done.stderr.decode().startswith("cannot write to standard output (No space left on device): ")
    assert done.stderr.count(b"\n") == 1


@pytest.mark.parametrize("error", [RuntimeError("a bug"), MemoryError(), RecursionError(), KeyboardInterrupt()])
def test_whatever_goes_wrong_in_diff_is_not_taken_for_changes(
    error: BaseException, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
):
    def fail(*_: object, **__: object) -> None:
        raise error

    monkeypatch.setattr(comparison, "compare", fail)
    with pytest.raises(SystemExit) as ended:
        main(["diff", "a", "b"], prog_name="csirtgraph")
    assert ended.value.code == 2
    assert ("please report" in capsys.readouterr().err) == isinstance(error, Exception)


@pytest.mark.parametrize(
    "words",
    [
        ["list", "no\x1b[31mred\x07"],
        ["render", "a", "red\x1b[31m", "-o", "x.svg"],
        ["render", "b", "orgchart", "-o", "x.\x1b[31m"],
        ["render", "b", "orgchart", "-o", "x\x1b[31m\u202e.svg"],
        ["--allow", "no\x9b31m", "list", "a"],
        ["diff", "a", "no\x1b[31m"],
        ["check", "a", "--select", "\x1b[31m"],
    ],
)
def test_names_with_escape_sequences_do_not_reach_the_terminal(
    words: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
):
    monkeypatch.chdir(tmp_path)
    with pytest.raises(SystemExit):
        main(words, prog_name="csirtgraph")
    said = "".join(capsys.readouterr())
    assert not set(said) & set("\x1b\x07\x9b\u202e")
    assert "31m" in said
