"""Plans of earlier revisions: read by git's plumbing, and nothing of the repository runs."""

import os
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from csirtgraph.compare.comparison import compare
from csirtgraph.compare.history import revisions_of
from csirtgraph.plan.history.git import GitError, resolved, top_of
from csirtgraph.plan.history.revisions import plan_at
from csirtgraph.plan.reading.load import load_plan
from csirtgraph.plan.yaml import limits, tree
from csirtgraph.plan.yaml.node import Node
from csirtgraph.plan.yaml.problems import PlanError
from csirtgraph.plan.yaml.tree import parsed

ONE = "plan: {id: ours, title: Ours, revision: 1}\nroles: {a: {name: 甲}}\n"
TWO = ONE.replace("revision: 1", "revision: 2").replace("{a: {name: 甲}}", "{a: {name: 甲}, b: {name: 乙}}")
WHO = {"GIT_AUTHOR_NAME": "x", "GIT_AUTHOR_EMAIL": "x@x", "GIT_COMMITTER_NAME": "x", "GIT_COMMITTER_EMAIL": "x@x"}

Commit = Callable[..., str]


def git(folder: Path, *words: str) -> str:
    """Git as a person runs it."""
    done = subprocess.run(["git", *words], cwd=folder, env={**os.environ, **WHO}, capture_output=True, check=True)
    return done.stdout.decode().strip()


@pytest.fixture
def top(tmp_path: Path) -> Path:
    """An empty repository."""
    folder = tmp_path / "repository"
    folder.mkdir()
    git(folder, "init", "-q")
    return folder


@pytest.fixture
def commit(top: Path) -> Commit:
    """`commit({path: text}, subject)` writes, commits and answers the commit's id; None removes a file."""

    def write(files: dict[str, str | bytes | None], subject: str = "change") -> str:
        for name, text in files.items():
            path = top / name
            path.parent.mkdir(parents=True, exist_ok=True)
            if text is None:
                path.unlink()
            else:
                path.write_bytes(text if isinstance(text, bytes) else text.encode())
        git(top, "add", "-A")
        git(top, "commit", "-q", "--allow-empty", "-m", subject)
        return git(top, "rev-parse", "HEAD")

    return write


def test_a_plan_is_read_as_it_was(top: Path, commit: Commit):
    commit({"plan/plan.yaml": ONE})
    commit({"plan/plan.yaml": TWO})
    assert list(plan_at("HEAD~1", top / "plan").roles) == ["a"]
    assert list(plan_at("HEAD", top / "plan").roles) == ["a", "b"]
    assert list(plan_at("HEAD", top / "plan" / "plan.yaml").roles) == ["a", "b"]


def test_positions_name_the_revision(top: Path, commit: Commit):
    commit({"plan/plan.yaml": ONE})
    found = compare(plan_at("HEAD", top / "plan"), load_plan(top / "plan"))
    assert found.changes == ()
    (top / "plan" / "plan.yaml").write_text(ONE.replace("roles: {a: {name: 甲}}", "roles: {}"), encoding="utf-8")
    change = compare(plan_at("HEAD", top / "plan"), load_plan(top / "plan")).changes[0]
    assert str(change.position) == "HEAD:plan/plan.yaml:2:9"


def test_a_plan_that_is_gone_can_still_be_read(top: Path, commit: Commit, monkeypatch: pytest.MonkeyPatch):
    commit({"plan/roles.yaml": ONE})
    commit({"plan/roles.yaml": None, "other": "x"})
    monkeypatch.chdir(top)
    assert list(plan_at("HEAD~1", Path("plan")).roles) == ["a"]


def test_a_plan_extends_one_of_the_same_revision(top: Path, commit: Commit):
    commit({"base/plan.yaml": ONE, "deep/plan/plan.yaml": "plan: {id: over, title: Over, extends: ../../base}\n"})
    commit({"base/plan.yaml": TWO})
    assert list(plan_at("HEAD~1", top / "deep" / "plan").roles) == ["a"]
    assert list(plan_at("HEAD", top / "deep" / "plan").roles) == ["a", "b"]


def test_problems_are_reported_where_they_were(top: Path, commit: Commit):
    commit({"plan/plan.yaml": ONE + "rolls: {}\n"})
    with pytest.raises(PlanError) as error:
        plan_at("HEAD", top / "plan")
    assert str(error.value.problems[0].position) == "HEAD:plan/plan.yaml:3:1"


@pytest.mark.parametrize("revision", ["nope", "HEAD~9", "-h", "--all", "", "HEAD:plan", "a\nb"])
def test_a_revision_that_is_none(revision: str, top: Path, commit: Commit):
    commit({"plan/plan.yaml": ONE})
    with pytest.raises(GitError) as error:
        plan_at(revision, top / "plan")
    assert error.value.code == "no-revision"


def test_a_path_that_is_not_there(top: Path, commit: Commit):
    commit({"plan/plan.yaml": ONE})
    for path in ("nope", "plan/nope.yaml", "-x", ":(top)plan", "*"):
        with pytest.raises(GitError) as error:
            plan_at("HEAD", top / path)
        assert error.value.code == "not-in-revision"


def test_no_repository(tmp_path: Path):
    with pytest.raises(GitError) as error:
        plan_at("HEAD", tmp_path)
    assert error.value.code == "no-repository"


def test_no_git(top: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("PATH", "")
    with pytest.raises(GitError) as error:
        top_of(top)
    assert error.value.code == "no-git"


def test_a_blob_too_large_is_refused_before_it_is_read(top: Path, commit: Commit, monkeypatch: pytest.MonkeyPatch):
    commit({"plan/plan.yaml": ONE})
    monkeypatch.setattr(limits, "FILE_BYTES", 10)
    with pytest.raises(PlanError) as error:
        plan_at("HEAD", top / "plan")
    assert error.value.problems[0].code == "too-large"


def test_links_are_not_followed(top: Path, commit: Commit, tmp_path: Path):
    secret = tmp_path / "secret.yaml"
    secret.write_text("teams: {t: {name: secret}}\n", encoding="utf-8")
    (top / "plan").mkdir()
    (top / "plan" / "link.yaml").symlink_to(secret)
    commit({"plan/plan.yaml": ONE})
    assert plan_at("HEAD", top / "plan").teams == {}


def test_what_no_plan_may_have_or_git_does_not_answer_is_reported(
    top: Path, commit: Commit, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    outside = tmp_path / "outside.yaml"
    outside.write_text(ONE)
    commit({"deep/er/plan.yaml": ONE, "deep/er/more.yaml": "teams: {t: {name: T}}\n"})
    commit({"deep/er/plan.yaml": None, "deep/er/more.yaml": None, "kept.txt": ""})
    assert plan_at("HEAD~1", top / "deep" / "er" / "plan.yaml").plan.id == "ours"
    (top / "link.yaml").symlink_to(outside)
    with pytest.raises(GitError, match="not in a git repository"):
        plan_at("HEAD", top / "link.yaml")
    monkeypatch.setattr("csirtgraph.plan.history.revisions.limits.FILES", 1)
    with pytest.raises(PlanError):
        plan_at("HEAD~1", top / "deep" / "er")

    def hang(*_: object, **__: object) -> None:
        raise subprocess.TimeoutExpired("git", 60)

    monkeypatch.setattr("csirtgraph.plan.history.git.subprocess.run", hang)
    with pytest.raises(GitError, match="did not end within 60 s"):
        top_of(top)
    with pytest.raises(GitError, match="did not end within 60 s"):
        resolved(top, "HEAD")


def test_nothing_of_the_repository_runs(top: Path, commit: Commit, tmp_path: Path):
    ran = tmp_path / "ran"
    script = top / "evil.sh"
    commit(
        {
            "plan/plan.yaml": ONE,
            ".gitattributes": "* diff=evil filter=evil\n",
            "evil.sh": f"#!/bin/sh\ntouch {ran}\ncat\n",
        }
    )
    script.chmod(0o755)
    for name in ("diff.evil.textconv", "filter.evil.smudge", "filter.evil.clean", "core.fsmonitor", "core.pager",
                 "core.sshCommand", "diff.external", "gpg.program", "core.editor", "uploadpack.packObjectsHook",
                 "alias.rev-parse", "pager.rev-list", "core.askPass", "credential.helper"):  # fmt: skip
        git(top, "config", name, str(script))
    git(top, "config", "log.showSignature", "true")
    for hook in ("post-checkout", "reference-transaction", "post-index-change", "pre-commit"):
        path = top / ".git" / "hooks" / hook
        path.parent.mkdir(exist_ok=True)
        path.write_text(script.read_text())
        path.chmod(0o755)
    ran.unlink(missing_ok=True)
    assert list(plan_at("HEAD", top / "plan").roles) == ["a"]
    assert len(list(revisions_of(top / "plan"))) == 1
    assert not ran.exists()


def test_a_missing_object_is_not_fetched(top: Path, commit: Commit, tmp_path: Path):
    commit({"plan/plan.yaml": ONE})
    git(top, "config", "uploadpack.allowFilter", "true")
    clone = tmp_path / "clone"
    git(tmp_path, "clone", "-q", "--no-checkout", "--filter=blob:none", f"file://{top}", str(clone))
    with pytest.raises(GitError) as error:
        plan_at("HEAD", clone / "plan")
    assert error.value.code in ("git-failed", "not-in-revision")


def test_the_index_is_left_alone(top: Path, commit: Commit):
    commit({"plan/plan.yaml": ONE})
    before = {path: path.stat().st_mtime_ns for path in (top / ".git").rglob("*")}
    plan_at("HEAD", top / "plan")
    list(revisions_of(top / "plan"))
    assert {path: path.stat().st_mtime_ns for path in (top / ".git").rglob("*")} == before


def test_names_with_spaces_and_japanese(top: Path, commit: Commit):
    commit({"計画 2026/plan.yaml": ONE})
    assert list(plan_at("HEAD", top / "計画 2026").roles) == ["a"]


def test_tags_and_branches_name_revisions(top: Path, commit: Commit):
    first = commit({"plan/plan.yaml": ONE})
    git(top, "tag", "-a", "-m", "x", "v2025")
    commit({"plan/plan.yaml": TWO})
    assert resolved(top, "v2025") == first
    assert list(plan_at("v2025", top / "plan").roles) == ["a"]


def test_the_history_has_the_revisions_that_changed_the_plan(top: Path, commit: Commit):
    commit({"plan/plan.yaml": ONE}, "first")
    commit({"plan/plan.yaml": "# note\n" + ONE}, "a comment")
    commit({"plan/plan.yaml": "broken: ["}, "broken")
    commit({"other": "x"}, "elsewhere")
    commit({"plan/plan.yaml": TWO}, "second")
    found = [(item.commit.subject, item.words.en) for item in revisions_of(top / "plan")]
    assert found == [("first", "first revision"), ("broken", "cannot be read"), ("second", "1 added")]


def words_of(top: Path, path: str = "plan", **options: bool) -> dict[str, str]:
    """What each commit changed in a plan, in English, by its subject."""
    return {item.commit.subject: item.words.en for item in revisions_of(top / path, **options)}


@pytest.fixture
def merged(top: Path, commit: Commit) -> Path:
    """Two branches that change different roles in turn, and their merge."""
    plan = {"plan/plan.yaml": "plan: {id: ours, title: Ours}\n"}
    commit({**plan, "plan/a.yaml": "roles: {a: {name: A}}", "plan/b.yaml": "roles: {b: {name: B}}"}, "first")
    main = git(top, "symbolic-ref", "--short", "HEAD")
    git(top, "checkout", "-q", "-b", "other")
    commit({"plan/b.yaml": "roles: {b: {name: B, sourcing: outsourced}}"}, "b goes out")
    git(top, "checkout", "-q", main)
    commit({"plan/a.yaml": "roles: {a: {name: Alpha}}"}, "a is renamed")
    git(top, "checkout", "-q", "other")
    commit({"plan/b.yaml": "roles: {b: {name: Beta, sourcing: outsourced}}"}, "b is renamed")
    git(top, "checkout", "-q", main)
    git(top, "merge", "-q", "--no-edit", "-m", "merge", "other")
    return top


def test_a_commit_is_compared_with_its_parent_and_not_with_the_one_before_it_in_time(merged: Path):
    assert words_of(merged) == {
        "first": "first revision",
        "b goes out": "1 outsourced",
        "a is renamed": "1 renamed",
        "b is renamed": "1 renamed",
    }


def test_with_first_parent_a_merge_is_one_change_of_its_branch(merged: Path):
    assert words_of(merged, is_first_parent=True) == {
        "first": "first revision",
        "a is renamed": "1 renamed",
        "merge": "1 renamed / 1 outsourced",
    }


def test_what_a_merge_itself_changes_is_reported(merged: Path, commit: Commit):
    git(merged, "reset", "-q", "--hard", "HEAD^1")
    git(merged, "merge", "-q", "--no-commit", "--no-ff", "other")
    commit({"plan/c.yaml": "roles: {c: {name: C}}"}, "merge with more")
    assert words_of(merged)["merge with more"] == "1 added"


def test_reading_a_revision_changes_no_tree_that_is_remembered(top: Path, commit: Commit):
    commit({"plan/plan.yaml": ONE})
    read: list[Node] = []

    def noted(text: str, name: str, most: int) -> Node:
        read.append(parsed(text, name, most))
        return read[-1]

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(tree, "parsed", noted)
        plan = plan_at("HEAD", top / "plan")
    assert plan.tree
    assert plan.tree.at.file == "HEAD:plan/plan.yaml"
    assert read
    assert all(Path(place).is_absolute() for node in read for place in files_in(node))


def files_in(node: Node) -> set[str]:
    """The files that a tree says it is from."""
    inner = node.value.values() if isinstance(node.value, dict) else node.value if isinstance(node.value, list) else ()
    return {node.at.file, node.place.file}.union(*map(files_in, inner))


def test_a_plan_whose_folder_was_renamed_keeps_its_history(merged: Path, commit: Commit):
    before = words_of(merged)
    git(merged, "mv", "plan", "team")
    commit({}, "moved")
    commit({"team/a.yaml": "roles: {a: {name: Omega}}"}, "a is last")
    assert words_of(merged, "team") == {**before, "a is last": "1 renamed"}
    git(merged, "mv", "team/a.yaml", "team/roles.yaml")
    commit({}, "a file of it is moved")
    assert "first" in words_of(merged, "team")


def test_a_clone_without_its_past_does_not_call_the_oldest_commit_it_has_the_first(merged: Path, tmp_path: Path):
    git(tmp_path, "clone", "-q", "--depth", "1", merged.as_uri(), "short")
    assert words_of(tmp_path / "short") == {"merge": "older revisions are not in this clone"}


@pytest.mark.parametrize("target", ["../../../../../../../../../../x", "../../..", "../plan/../../../x"])
def test_a_revision_that_extends_a_plan_outside_is_reported(target: str, top: Path, commit: Commit):
    commit({"plan/plan.yaml": f"plan: {{id: ours, title: Ours, extends: {target}}}\nroles: {{a: {{name: A}}}}"})
    with pytest.raises((PlanError, GitError)):
        plan_at("HEAD", top / "plan")
    assert list(words_of(top).values()) == ["cannot be read"]


def test_names_too_long_for_this_system_are_reported(top: Path, commit: Commit):
    tree = commit({"plan/plan.yaml": ONE})
    blob = git(top, "rev-parse", f"{tree}:plan/plan.yaml")
    inner = (
        subprocess.run(
            ["git", "mktree"],
            cwd=top,
            input=f"100644 blob {blob}\t{'x' * 300}.yaml\n".encode(),
            capture_output=True,
            check=True,
        )
        .stdout.decode()
        .strip()
    )
    outer = (
        subprocess.run(
            ["git", "mktree"], cwd=top, input=f"040000 tree {inner}\tplan\n".encode(), capture_output=True, check=True
        )
        .stdout.decode()
        .strip()
    )
    long = git(top, "commit-tree", "-m", "long", outer)
    with pytest.raises(GitError):
        plan_at(long, top / "plan")


def test_variables_of_a_hook_do_not_lead_elsewhere(top: Path, commit: Commit, monkeypatch: pytest.MonkeyPatch):
    commit({"plan/plan.yaml": ONE})
    for name, value in {"GIT_DIR": ".git", "GIT_INDEX_FILE": "nowhere", "GIT_WORK_TREE": "/"}.items():
        monkeypatch.setenv(name, value)
    assert list(plan_at("HEAD", top / "plan").roles) == ["a"]
