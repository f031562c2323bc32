"""`diff`, `log` and `history` as their users meet them: what they say, where, and how they end."""

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from pypdf import PdfReader
from signatures import Run, WritePlan

OLD = """plan: {id: ours, title: Ours, revision: 1}
roles: {a: {name: 甲}, b: {name: 乙}}
flows: {a: {b: {kind: report}}}
"""
NEW = OLD.replace("revision: 1", "revision: 2").replace("b: {name: 乙}", "b: {name: 乙, sourcing: outsourced}")
WHO = ("-c", "user.name=x", "-c", "user.email=x@x")
STARTS = {
    "svg": b"<?xml",
    "png": b"\x89PNG",
    "pdf": b"%PDF-",
    "html": b"<!DOCTYPE",
    "md": b"## ",
    "json": b"{",
    "txt": b"Ours",
}


@pytest.fixture
def plans(write_plan: WritePlan) -> tuple[Path, Path]:
    """Two revisions of a plan."""
    return write_plan(folder="old", plan=OLD), write_plan(folder="new", plan=NEW)


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    """Two revisions of a plan in git, the second one uncommitted changes away from the third."""
    folder = tmp_path / "git"
    (folder / "plan").mkdir(parents=True)
    plan = folder / "plan" / "plan.yaml"
    subprocess.run(["git", "init", "-q", "."], cwd=folder, check=True)
    for words, subject in ((OLD, "Begin"), (NEW, "Outsource")):
        plan.write_text(words, encoding="utf-8")
        subprocess.run(["git", "add", "-A"], cwd=folder, check=True)
        subprocess.run(["git", *WHO, "commit", "-q", "-m", subject], cwd=folder, check=True)
    subprocess.run(["git", "tag", "v1", "HEAD~1"], cwd=folder, check=True)
    plan.write_text(NEW.replace("甲", "甲二"), encoding="utf-8")
    return folder


def test_no_change_ends_with_0(run: Run, plans: tuple[Path, Path]):
    result = run("diff", plans[0], plans[0])
    assert (result.exit_code, result.stdout, result.stderr) == (0, "Ours: No changes\n", "")


def test_changes_end_with_1_and_are_reported(run: Run, plans: tuple[Path, Path]):
    result = run("diff", *plans)
    assert (result.exit_code, result.stderr) == (1, "")
    first, _, heading, line = result.stdout.splitlines()
    assert first == "Ours 1 → 2: 1 outsourced"
    assert heading == "Roles"
    assert line.startswith("  ～ 乙 – outsourced: “In-house” → “Outsourced”  [")
    assert "new/plan.yaml:2:" in line


def test_the_words_follow_the_locale_and_the_option(run: Run, plans: tuple[Path, Path]):
    assert "アウトソース化 1" in run("diff", *plans, env={"LC_ALL": "ja_JP.UTF-8"}).stdout
    assert "アウトソース化 1" in run("diff", *plans, "--lang", "ja").stdout


@pytest.mark.parametrize(("suffix", "start"), STARTS.items())
def test_every_format_is_written(suffix: str, start: bytes, run: Run, plans: tuple[Path, Path]):
    result = run("diff", *plans, "-o", f"deep/x.{suffix}")
    assert (result.exit_code, result.stdout, result.stderr) == (1, "", f"wrote deep/x.{suffix}\n")
    assert Path(f"deep/x.{suffix}").read_bytes().startswith(start)


LARGE = "\n".join(
    [
        "plan: {id: large, title: Large}",
        *("teams:", *(f"  t{number}: {{name: T{number}}}" for number in range(4))),
        *("roles:", *(f"  r{number}: {{name: R{number}, team: t{number // 11}}}" for number in range(44))),
        *("flows:", *(f"  r{number}: {{r{number + 1}: {{kind: report}}}}" for number in range(43)), ""),
    ]
)


def test_a_large_figure_is_an_overview_with_counted_changes_and_the_parts_that_changed(run: Run, write_plan: WritePlan):
    less = LARGE.replace("  r10: {r11: {kind: report}}\n", "").replace("name: R3,", "name: R3 anew,")
    sides = write_plan(folder="old", plan=LARGE), write_plan(folder="new", plan=less)
    run("diff", *sides, "--figure", "relations", "--lang", "en", "-o", "out/x.svg")
    assert sorted(path.name for path in Path("out").iterdir()) == ["x-1-t0.svg", "x-2-t1.svg", "x.svg"]
    overview = Path("out/x.svg").read_text(encoding="utf-8")
    assert ["11 boxes → 1" in overview, ">～1<" in overview, "11 boxes → 2" in overview, "→ 3" in overview] == [
        *(True, True, True, False)
    ]
    assert "R3 → R3 anew" in Path("out/x-1-t0.svg").read_text(encoding="utf-8")
    for more, name in ((["--part", "2"], "part.svg"), (["--whole"], "whole.svg")):
        run("diff", *sides, "--figure", "relations", "-o", name, *more)
    assert "R43" not in Path("part.svg").read_text(encoding="utf-8")
    assert "R43" in Path("whole.svg").read_text(encoding="utf-8")
    run("diff", *sides, "--figure", "relations", "-o", "x.pdf")
    assert len(PdfReader("x.pdf").pages) == 3
    run("diff", *sides, "--figure", "relations", "-o", "x.html")
    panes = json.loads(Path("x.html").read_text("utf-8").split('id="cg-data">')[1].split("</script>")[0])["panes"]
    assert len(panes) == 2 * 3  # in both modes
    assert not any("before" in pane for pane in panes)


def test_a_long_table_is_the_pages_on_which_anything_changed(run: Run, write_plan: WritePlan):
    long = LARGE.replace("team: t", f"duty: {'words ' * 30}, team: t")
    changed = long.replace("name: R3,", "name: R3 anew,")
    sides = write_plan(folder="old", plan=long), write_plan(folder="new", plan=changed)
    assert run("diff", *sides, "--figure", "roles", "-o", "x.svg").stderr == "wrote x.svg\n"
    assert "(1/" in Path("x.svg").read_text(encoding="utf-8")


def test_a_way_through_a_large_figure_is_an_overview_and_the_parts_on_it(run: Run, write_plan: WritePlan):
    plan = write_plan(plan=LARGE)
    assert run("trace", plan, "r9", "r12", "-o", "out/x.svg").exit_code == 0
    assert sorted(path.name for path in Path("out").iterdir()) == ["x-1-t0.svg", "x-2-t1.svg", "x.svg"]
    run("trace", plan, "r9", "r12", "--whole", "-o", "whole/x.svg")
    assert [path.name for path in Path("whole").iterdir()] == ["x.svg"]


def test_formats_go_to_standard_output(run: Run, plans: tuple[Path, Path]):
    assert run("diff", *plans, "--format", "markdown").stdout.startswith("## Ours 1 → 2\n\n**1 outsourced**")
    assert json.loads(run("diff", *plans, "--format", "json", "-o", "-").stdout)["counts"] == {"outsourced": 1}
    assert run("diff", *plans, "--format", "html").stdout.startswith("<!DOCTYPE html>")


def test_figures_limit_what_is_reported(run: Run, plans: tuple[Path, Path]):
    assert run("diff", *plans, "--figures", "relations").exit_code == 1
    result = run("diff", "csirtgraph:v1-0", "csirtgraph:v1-5", "--figures", "patterns")
    assert "Model A" in result.stdout
    assert "Curator" not in result.stdout
    assert run("diff", plans[0], plans[0], "--figures", "relations").exit_code == 0


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["nowhere", "b"], "old side, nowhere: "),
        (["b", "nowhere"], "new side, nowhere: "),
        (["b"], "name OLD NEW (each may be REV:PATH), or REV -- PATH"),
        ([], "name OLD NEW (each may be REV:PATH), or REV -- PATH"),
        (["a", "b", "c"], "name OLD NEW (each may be REV:PATH), or REV -- PATH"),
        (["HEAD", "--"], "name OLD NEW (each may be REV:PATH), or REV -- PATH"),
        (["a", "b", "-o", "x.bmp"], "unknown format"),
        (["a", "b", "--figures", "nothing"], "neither plan has a figure nothing"),
        (["a", "b", "--figure", "nothing", "-o", "x.svg"], "neither plan has a figure nothing"),
        (["HEAD", "--", "."], "old side, HEAD:.: "),
        (["--", "-x", "-y"], "name OLD NEW (each may be REV:PATH), or REV -- PATH"),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else "",
)
def test_trouble_ends_with_2_and_names_the_side(words: list[str], said: str, run: Run, tmp_path: Path):
    result = run("diff", *words)
    assert (result.exit_code, result.stdout) == (2, "")
    assert said in result.stderr
    assert not list(tmp_path.iterdir())


def test_a_broken_plan_is_reported_with_its_place(run: Run, plans: tuple[Path, Path], write_plan: WritePlan):
    broken = write_plan(folder="broken", plan=OLD + "rolls: {}\n")
    result = run("diff", plans[0], broken)
    assert result.exit_code == 2
    assert result.stderr.startswith(f"new side, {broken}: {broken}/plan.yaml:4:1: unknown key rolls")


def test_revisions_are_compared(run: Run, repository: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.chdir(repository)
    assert "renamed: “甲” → “甲二”" in run("diff", "HEAD", "--", "plan/").stdout
    assert run("diff", "v1", "HEAD", "--", "plan").stdout.startswith("Ours 1 → 2: 1 outsourced")
    assert run("diff", "HEAD", "HEAD", "--", "plan").exit_code == 0
    assert run("diff", "HEAD", "-o", "x.svg", "--", "plan").exit_code == 1
    monkeypatch.chdir(repository / "plan")
    assert run("diff", "HEAD", "--", "plan.yaml").exit_code == 1
    assert run("diff", "HEAD", "--", ".").exit_code == 1


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["nope", "--", "plan"], "old side, nope:plan: there is no revision nope"),
        (["HEAD", "nope", "--", "plan"], "new side, nope:plan: there is no revision nope"),
        (["HEAD", "--", "nope"], "old side, HEAD:nope: there is no nope in revision HEAD"),
    ],
)
def test_trouble_in_a_revision(
    words: list[str], said: str, run: Run, repository: Path, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.chdir(repository)
    result = run("diff", *words)
    assert (result.exit_code, result.stdout) == (2, "")
    assert said in result.stderr


def test_a_real_process_takes_the_same_words(repository: Path):
    words = [sys.executable, "-m", "csirtgraph", "diff", "v1", "HEAD", "--", "plan"]
    done = subprocess.run(words, cwd=repository, capture_output=True, check=False)
    assert (done.returncode, done.stderr) == (1, b"")
    assert done.stdout.decode().startswith("Ours 1 → 2: 1 outsourced")


def test_log_has_a_line_for_each_revision(run: Run, repository: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.chdir(repository)
    for words in (["--", "plan"], ["plan"]):
        result = run("log", *words)
        assert result.exit_code == 0
        newest, oldest = result.stdout.splitlines()
        assert newest.endswith(" Outsource – 1 outsourced")
        assert oldest.endswith(" Begin – first revision")
        assert len(newest.split()[0]) == len("2026-11-23")


def test_history_is_one_page(run: Run, repository: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.chdir(repository)
    result = run("history", "-o", "h.html", "--lang", "en", "--", "plan")
    assert (result.exit_code, result.stderr) == (0, "wrote h.html\n")
    page = Path("h.html").read_text(encoding="utf-8")
    assert [page.count(f'"subject":"{subject}"') for subject in ("Begin", "Outsource")] == [1, 1]
    assert page.count('"scene":{') == 2
    assert page.count("<script>") == 1


@pytest.mark.parametrize("command", ["log", "history"])
def test_log_and_history_say_what_is_wrong(command: str, run: Run, repository: Path, tmp_path: Path):
    assert "is not in a git repository" in run(command, "--", tmp_path).stderr
    assert run(command).exit_code == 2
    result = run(command, "--", repository / "nope")
    assert result.exit_code == 2
    assert "there is no nope in revision HEAD" in result.stderr


def test_history_without_such_a_figure(run: Run, repository: Path):
    result = run("history", "--figure", "nothing", "--", repository / "plan")
    assert (result.exit_code, "neither plan has a figure nothing" in result.stderr) == (2, True)


def test_git_can_use_it_as_a_difftool_and_textconv(repository: Path, tmp_path: Path):
    environment = {**os.environ, "PATH": f"{Path(sys.executable).parent}:{os.environ['PATH']}"}
    words = ["git", "-c", "difftool.csirtgraph.cmd=csirtgraph diff $LOCAL $REMOTE || test $? -eq 1",
             "difftool", "-y", "-t", "csirtgraph", "v1", "HEAD", "--", "plan"]  # fmt: skip
    done = subprocess.run(words, cwd=repository, capture_output=True, check=True, env=environment)
    assert "1 outsourced" in done.stdout.decode()


def test_sides_may_be_revisions_of_paths(run: Run, repository: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.chdir(repository)
    both = run("diff", "HEAD~1:plan", "HEAD:plan", "--lang", "en")
    assert (both.exit_code, both.stdout) == (1, run("diff", "HEAD~1", "HEAD", "--lang", "en", "--", "plan").stdout)
    now = run("diff", "HEAD:plan", "plan", "--lang", "en")
    assert (now.exit_code, now.stdout) == (1, run("diff", "HEAD", "--lang", "en", "--", "plan").stdout)


def test_without_revisions_in_the_plans_the_commits_are_named(run: Run, repository: Path, monkeypatch):
    monkeypatch.chdir(repository)
    path = repository / "plan" / "plan.yaml"
    path.write_text(re.sub(r", revision: \w+", "", path.read_text()))
    subprocess.run(["git", *WHO, "commit", "-qam", "x"], check=True)
    path.write_text(path.read_text().replace("甲", "丙"))
    subprocess.run(["git", *WHO, "commit", "-qam", "y"], check=True)
    old, new = (
        subprocess.run(["git", "rev-parse", f"HEAD{back}"], capture_output=True, text=True, check=True).stdout[:7]
        for back in ("~1", "")
    )
    for suffix in (".html", ".svg", ".md", ".json", ".txt"):
        assert run("diff", "HEAD~1", "HEAD", "-o", f"x{suffix}", "--", "plan").stderr == f"wrote x{suffix}\n"
        text = Path(f"x{suffix}").read_text()
        assert old in text, suffix
        assert new in text, suffix
    assert f"{new} → working tree" in run("diff", "HEAD", "--lang", "en", "--", "plan").stdout
