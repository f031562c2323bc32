"""Pictures stay fresh where git writes line ends as two characters; another word in them does not."""

import subprocess
from pathlib import Path

from csirtgraph.cli.fresh import state_of


def test_line_ends_of_text_count_as_equal_and_those_of_images_do_not(tmp_path: Path):
    for name, state in (("x.svg", "fresh"), ("x.csv", "fresh"), ("x.png", "stale")):
        (tmp_path / name).write_bytes(b"one\r\ntwo\r\n")
        assert state_of(tmp_path / name, b"one\ntwo\n") == state
    assert state_of(tmp_path / "x.svg", b"one\nthree\n") == "stale"


def test_pictures_of_a_new_plan_stay_as_they_are_in_a_clone_with_other_line_ends(run, tmp_path: Path):
    """A clone as git makes it on Windows, with `core.autocrlf`."""

    def git(*words: object, at: str) -> None:
        named = ("-c", "user.name=a", "-c", "user.email=a@example.org")
        subprocess.run(["git", *named, *map(str, words)], cwd=tmp_path / at, check=True, capture_output=True)

    run("init", "ours", "--lang", "en")
    formats = [word for format in ("svg", "csv", "md", "xlsx") for word in ("--format", format)]
    run("build", "ours", "--lang", "en", *formats, "-o", "ours/pictures")
    git("init", "-q", at="ours")
    git("add", ".", at="ours")
    git("commit", "-qm", "x", at="ours")
    git("clone", "-q", "-c", "core.autocrlf=true", "ours", "clone", at=".")
    for path in (tmp_path / "ours").rglob("*"):
        if path.is_file() and ".git" not in path.parts:
            assert (tmp_path / "clone" / path.relative_to(tmp_path / "ours")).read_bytes() == path.read_bytes()
    assert run("build", "clone", "--lang", "en", *formats, "-o", "clone/pictures", "--check").exit_code == 0
