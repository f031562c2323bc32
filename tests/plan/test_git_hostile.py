"""A repository that was made to run programs: comparing revisions of it runs none, and a missing object is not fetched.

Each trap is first shown to catch git as people run it; where git alone does not step into it, that is said.
"""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest
from signatures import Run

from csirtgraph.plan.history.revisions import plan_at
from csirtgraph.plan.yaml import limits
from csirtgraph.plan.yaml.problems import PlanError

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="scripts of POSIX")

ONE = "plan: {id: ours, title: Ours, revision: 1}\nroles: {a: {name: 甲}}\n"
TWO = ONE.replace("revision: 1", "revision: 2").replace("{a: {name: 甲}}", "{a: {name: 甲}, b: {name: 乙}}")
WHO = {
    **{f"GIT_{who}_{what}": "x@x" for who in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")},
    "GIT_CONFIG_NOSYSTEM": "1",
    "GIT_CONFIG_GLOBAL": os.devnull,
}


def git(folder: Path, *words: str, check: bool = True) -> str:
    """Git as people run it, with a terminal's patience."""
    done = subprocess.run(
        ["git", *words], cwd=folder, env={**os.environ, **WHO}, capture_output=True, check=check, timeout=60
    )
    return done.stdout.decode(errors="replace").strip()


class Trap(NamedTuple):
    """How a repository is made to run a script, and what people do to step into it; nothing, where they hardly can."""

    lay: Callable[[Path, Path], None]
    step: tuple[str, ...] = ()


def setting(name: str, value: str = "{}") -> Callable[[Path, Path], None]:
    """A setting of the repository, with the script's name in it."""

    def lay(top: Path, script: Path) -> None:
        git(top, "config", name, value.format(script))

    return lay


def attributes(name: str, kind: str) -> Callable[[Path, Path], None]:
    """A driver, and every file given to it."""

    def lay(top: Path, script: Path) -> None:
        git(top, "config", name, str(script))
        (top / ".gitattributes").write_text(f"* {kind}=evil\n")

    return lay


def hook(name: str) -> Callable[[Path, Path], None]:
    """A hook that is the script."""

    def lay(top: Path, script: Path) -> None:
        path = top / ".git" / "hooks" / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(script.read_text())
        path.chmod(0o755)

    return lay


def signed(top: Path, script: Path) -> None:
    """A commit with a signature, which a log would have a program look at."""
    git(top, "config", "gpg.program", str(script))
    git(top, "config", "log.showSignature", "true")
    data = git(top, "cat-file", "commit", "HEAD")
    head, _, rest = data.partition("\n\n")
    text = f"{head}\ngpgsig -----BEGIN PGP SIGNATURE-----\n \n x\n -----END PGP SIGNATURE-----\n\n{rest}\n"
    made = subprocess.run(
        ["git", "hash-object", "-t", "commit", "-w", "--stdin"], cwd=top, input=text.encode(), capture_output=True
    )
    git(top, "reset", "-q", "--soft", made.stdout.decode().strip())


def promised(url: str, *more: tuple[str, str]) -> Callable[[Path, Path], None]:
    """Objects of the first commit are gone, and a remote is said to have them."""

    def lay(top: Path, script: Path) -> None:
        blob = git(top, "rev-parse", "HEAD~1:plan/plan.yaml")
        (top / ".git" / "objects" / blob[:2] / blob[2:]).unlink()
        for name, value in (
            ("core.repositoryFormatVersion", "1"),
            ("extensions.partialClone", "origin"),
            ("remote.origin.url", url.format(script)),
            ("remote.origin.promisor", "true"),
            ("protocol.allow", "always"),
            *more,
        ):
            git(top, "config", name, value.format(script))

    return lay


def hooks_elsewhere(top: Path, script: Path) -> None:
    """Hooks in a folder of the working tree."""
    (top / "hooks").mkdir()
    (top / "hooks/post-checkout").write_text(script.read_text())
    (top / "hooks/post-checkout").chmod(0o755)
    git(top, "config", "core.hooksPath", str(top / "hooks"))


def settings_elsewhere(top: Path, script: Path) -> None:
    """Settings in a file of the working tree."""
    (top / "evil.cfg").write_text(f"[core]\nfsmonitor = {script}\n")
    git(top, "config", "include.path", "../evil.cfg")


OLD_FILE = ("cat-file", "blob", "HEAD~1:plan/plan.yaml")
TRAPS = {
    "textconv": Trap(attributes("diff.evil.textconv", "diff"), ("diff", "HEAD~1")),
    "a driver that compares": Trap(attributes("diff.evil.command", "diff"), ("diff", "HEAD~1")),
    "diff.external": Trap(setting("diff.external"), ("diff", "HEAD~1")),
    "a filter that cleans": Trap(attributes("filter.evil.clean", "filter"), ("add", "-A")),
    "a filter that smudges": Trap(attributes("filter.evil.smudge", "filter"), ("checkout", "-f", "HEAD~1", ".")),
    "a filter that goes on": Trap(attributes("filter.evil.process", "filter"), ("checkout", "-f", "HEAD~1", ".")),
    "fsmonitor": Trap(setting("core.fsmonitor"), ("status",)),
    "hook of the index": Trap(hook("post-index-change"), ("update-index", "--force-write-index")),
    "hook of a checkout": Trap(hook("post-checkout"), ("checkout", "-f", "HEAD~1")),
    "hook of references": Trap(hook("reference-transaction"), ("tag", "t")),
    "a folder of hooks": Trap(hooks_elsewhere, ("checkout", "-f", "HEAD~1")),
    "pager": Trap(setting("core.pager")),
    "pager of a command": Trap(setting("pager.rev-list")),
    "editor": Trap(setting("core.editor"), ("commit", "--allow-empty", "--amend")),
    "signatures": Trap(signed, ("log",)),
    "an alias": Trap(setting("alias.x", "!{}"), ("x",)),
    "an alias of what we call": Trap(setting("alias.cat-file", "!{}")),
    "ext:: of a missing object": Trap(promised("ext::{}"), OLD_FILE),
    "ssh of a missing object": Trap(promised("ssh://x/y", ("core.sshCommand", "{}")), OLD_FILE),
    "a pack of a missing object": Trap(promised("{}", ("remote.origin.uploadpack", "{}")), OLD_FILE),
    "a proxy of a missing object": Trap(promised("git://x/y", ("core.gitProxy", "{}")), OLD_FILE),
    "other references": Trap(setting("core.alternateRefsCommand")),
    "credentials": Trap(setting("credential.helper", "!{}")),
    "a password": Trap(setting("core.askPass")),
    "settings elsewhere": Trap(settings_elsewhere, ("status",)),
}


@pytest.fixture(scope="module")
def pristine(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A repository with two revisions of a plan, and an uncommitted change."""
    folder = tmp_path_factory.mktemp("pristine") / "repository"
    (folder / "plan").mkdir(parents=True)
    git(folder, "init", "-q")
    for text in (ONE, TWO):
        (folder / "plan/plan.yaml").write_text(text, encoding="utf-8")
        git(folder, "add", "-A")
        git(folder, "commit", "-q", "-m", "change")
    (folder / "plan/plan.yaml").write_text(TWO.replace("乙", "丙"), encoding="utf-8")
    return folder


@pytest.fixture
def top(pristine: Path, tmp_path: Path) -> Path:
    """A copy of the repository, for one test."""
    return shutil.copytree(pristine, tmp_path / "repository")


@pytest.fixture
def canary(tmp_path: Path) -> Path:
    """Is there once the script has run."""
    script, ran = tmp_path / "evil.sh", tmp_path / "ran"
    script.write_text(f"#!/bin/sh\ntouch {ran}\nexit 1\n")
    script.chmod(0o755)
    return ran


@pytest.mark.parametrize("name", [name for name, trap in TRAPS.items() if trap.step])
def test_the_trap_catches_git_as_people_run_it(name: str, top: Path, canary: Path, tmp_path: Path) -> None:
    TRAPS[name].lay(top, tmp_path / "evil.sh")
    canary.unlink(missing_ok=True)
    git(top, *TRAPS[name].step, check=False)
    assert canary.exists()


@pytest.mark.parametrize("name", TRAPS)
def test_a_trap_catches_nobody_who_compares(
    name: str, top: Path, canary: Path, tmp_path: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    TRAPS[name].lay(top, tmp_path / "evil.sh")
    canary.unlink(missing_ok=True)  # laying it may have run it
    before = {path: path.stat().st_mtime_ns for path in (top / ".git").rglob("*")}
    monkeypatch.chdir(top)
    old = run("diff", "HEAD~1", "HEAD", "--", "plan")
    new = run("diff", "HEAD", "--", "plan")
    run("log", "plan")
    assert not canary.exists()
    assert {path: path.stat().st_mtime_ns for path in (top / ".git").rglob("*")} == before
    assert "丙" in new.stdout
    assert ("乙" in old.stdout) == ("missing object" not in name)


@pytest.mark.skipif(sys.platform == "win32" or os.geteuid() != 0, reason="only root gives files away")
def test_a_repository_of_somebody_else_is_refused_in_words_as_git_refuses_it(
    top: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    for path in (top, *top.rglob("*")):
        os.chown(path, 65534, 65534)
    monkeypatch.chdir(top)
    done = run("diff", "HEAD", "--", "plan")
    assert done.exit_code == 2, done
    assert "is in a git repository that another user owns" in done.stderr


def test_a_repository_that_unpacks_to_more_than_a_plan_may_be_is_refused_before_it_is_read(
    top: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (top / "plan/more.yaml").write_text("teams: {t: {name: T}}  # " + "x" * 1_000)
    git(top, "add", "-A")
    git(top, "commit", "-q", "-m", "more")
    size = sum(path.stat().st_size for path in (top / "plan").iterdir())
    monkeypatch.setattr(limits, "PLAN_BYTES", size)
    assert "b" in plan_at("HEAD", top / "plan").roles
    monkeypatch.setattr(limits, "PLAN_BYTES", size - 1)
    with pytest.raises(PlanError) as caught:
        plan_at("HEAD", top / "plan")
    assert [problem.code for problem in caught.value.problems] == ["too-much"]
