"""Git, used to read names, trees and contents, and for nothing else.

No hook, filter, textconv, file-system monitor, pager or remote is run: revisions
are resolved by `rev-parse --verify --end-of-options`, contents come from
`cat-file --batch`, and what a clone lacks is not fetched.
"""

import os
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path, PurePosixPath

from csirtgraph.errors import CsirtgraphError
from csirtgraph.text import Text

SECONDS = 60.0
OPTIONS = (
    *("-c", "core.fsmonitor=false"),
    *("-c", "core.hooksPath=/dev/null"),
    *("-c", "protocol.allow=never"),
    *("-c", "core.quotePath=false"),
)
ENVIRONMENT = {
    "GIT_ALLOW_PROTOCOL": "",
    "GIT_NO_LAZY_FETCH": "1",
    "GIT_TERMINAL_PROMPT": "0",
    "GIT_OPTIONAL_LOCKS": "0",
    "GIT_CONFIG_NOSYSTEM": "1",
    "GIT_LITERAL_PATHSPECS": "1",
    "GIT_PAGER": "cat",
    "LC_ALL": "C",
}


class GitError(CsirtgraphError):
    """Why git cannot answer."""

    WORDS = {
        "no-git": Text(
            "git がありません: git を入れて PATH に通してください",
            "git was not found: install it and put it on PATH",
        ),
        "not-owned": Text(
            "{path} は他のユーザーの git リポジトリーです: 信頼できるなら、"
            "git config --global --add safe.directory で許可してください",
            "{path} is in a git repository that another user owns: if you trust it, allow it with "
            "git config --global --add safe.directory",
        ),
        "no-repository": Text(
            "{path} は git リポジトリにありません: リポジトリの中で実行してください",
            "{path} is not in a git repository: run this inside one",
        ),
        "no-revision": Text(
            "リビジョン {revision} がありません: git log で確かめてください",
            "there is no revision {revision}: see git log",
        ),
        "not-in-revision": Text(
            "{path} はリビジョン {revision} にありません: git ls-tree で確かめてください",
            "there is no {path} in revision {revision}: see git ls-tree",
        ),
        "git-slow": Text(
            "git が {seconds} 秒以内に終わりません: もう一度行うか、git fsck で確かめてください",
            "git did not end within {seconds} s: try again, or check the repository with git fsck",
        ),
        "git-failed": Text("git が失敗しました ({reason})", "git failed ({reason})"),
    }
    status = 404


@dataclass(frozen=True)
class Blob:
    """A file in a revision."""

    path: PurePosixPath  # from the top of the repository
    id: str
    size: int


@dataclass(frozen=True)
class Commit:
    """A revision that changed something."""

    id: str
    short: str
    date: str
    subject: str
    parents: tuple[str, ...] = ()
    path: PurePosixPath = PurePosixPath(".")  # of the plan in this revision, from the top of the repository


def git(folder: Path, *words: str, given: bytes = b"") -> bytes:
    """The output of git in a folder. Raises GitError when there is no git, or it fails."""
    environment = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
    try:
        done = subprocess.run(
            ["git", "--no-pager", *OPTIONS, *trusted(), *words],
            cwd=folder,
            input=given,
            capture_output=True,
            env={**environment, **ENVIRONMENT},
            timeout=SECONDS,
            check=False,
        )
    except (FileNotFoundError, NotADirectoryError) as error:
        raise GitError("no-git" if folder.is_dir() else "no-repository", path=str(folder)) from error
    except subprocess.TimeoutExpired as error:
        raise GitError("git-slow", seconds=f"{SECONDS:.0f}") from error
    if done.returncode:
        reason = done.stderr.decode("utf-8", "replace").strip().splitlines()
        raise GitError("git-failed", reason=reason[0] if reason else str(done.returncode))
    return done.stdout


def top_of(folder: Path) -> Path:
    """The top of the working tree a folder is in. Raises GitError where there is none."""
    try:
        return Path(git(folder, "rev-parse", "--show-toplevel").decode().rstrip("\n"))
    except GitError as error:
        if error.code == "git-failed":
            code = "not-owned" if "dubious ownership" in str(error.values["reason"]) else "no-repository"
            raise GitError(code, path=str(folder), reason=str(error.values["reason"])) from error
        raise


def resolved(folder: Path, revision: str) -> str:
    """The id of the commit a revision names. Raises GitError."""
    if not revision or revision.startswith("-"):
        raise GitError("no-revision", revision=revision)
    try:
        found = git(folder, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{revision}^{{commit}}")
    except GitError as error:
        if error.code == "git-failed":
            raise GitError("no-revision", revision=revision) from error
        raise
    return found.decode().strip()


def blobs(top: Path, commit: str, path: PurePosixPath) -> Iterator[Blob]:
    """The files at or below a path in a commit; no links and no submodules."""
    where = [] if path == PurePosixPath(".") else ["--", path.as_posix()]
    for line in git(top, "ls-tree", "-r", "-l", "-z", "--full-tree", commit, *where).split(b"\0"):
        facts, _, name = line.partition(b"\t")
        words = facts.split()
        if len(words) == 4 and words[0] in (b"100644", b"100755") and words[1] == b"blob":
            place = PurePosixPath(name.decode("utf-8", "surrogateescape"))
            if place.is_absolute() or ".." in place.parts or not words[3].isdigit():
                continue
            yield Blob(place, words[2].decode(), int(words[3]))


def contents(top: Path, wanted: list[Blob]) -> Iterator[tuple[Blob, bytes]]:
    """The bytes of blobs. Raises GitError when the repository lacks one."""
    answer = git(top, "cat-file", "--batch", given="".join(f"{blob.id}\n" for blob in wanted).encode())
    start = 0
    for blob in wanted:
        end = answer.index(b"\n", start)
        words = answer[start:end].split()
        if len(words) != 3 or words[1] != b"blob":
            raise GitError("git-failed", reason=f"{blob.path}: {answer[start:end].decode('utf-8', 'replace')}")
        size = int(words[2])
        yield blob, answer[end + 1 : end + 1 + size]
        start = end + 1 + size + 1


def commits(top: Path, path: PurePosixPath, limit: int, is_first_parent: bool = False) -> list[Commit]:
    """The commits that changed something at or below a path, the newest first; where it had another name, there.

    With `is_first_parent`, of a merge only the branch that was merged into is followed.
    """
    found: list[Commit] = []
    start, options = resolved(top, "HEAD"), ["--first-parent"] if is_first_parent else []
    while start and len(found) < limit:
        step = changed_in(top, path, limit - len(found), start, options)
        found += step
        start, path = renamed_from(top, step[-1]) if step else ("", path)
    return found


def changed_in(top: Path, path: PurePosixPath, limit: int, start: str, options: list[str]) -> list[Commit]:
    """The commits from `start` back that changed something at or below a path, by this name."""
    form = "--format=%H%x00%h%x00%cs%x00%P%x00%s"
    answer = git(top, "rev-list", f"--max-count={limit}", *options, "--date-order", form, start, "--", path.as_posix())
    lines = [line.split("\0", 4) for line in answer.decode("utf-8", "replace").splitlines() if "\0" in line]
    return [
        Commit(id, short, date, subject, tuple(parents.split()), path) for id, short, date, parents, subject in lines
    ]


def renamed_from(top: Path, commit: Commit) -> tuple[str, PurePosixPath]:
    """The parent in which a plan had another name that this commit changed, and that name; "" where there is none."""
    if not commit.parents:
        return "", commit.path
    parent = commit.parents[0]
    options = ("-r", "-z", "--find-renames", "--diff-filter=R", "--name-status", "--no-ext-diff", "--no-textconv")
    words = git(top, "diff-tree", *options, parent, commit.id).decode("utf-8", "surrogateescape").split("\0")
    for old, new in zip(words[1::3], words[2::3]):
        below = PurePosixPath(new)
        if below.is_relative_to(commit.path):
            rest = below.relative_to(commit.path).as_posix()
            before = old if rest == "." else old.removesuffix(f"/{rest}")
            if rest == "." or before != old:
                return parent, PurePosixPath(before)
    return "", commit.path


def is_cut_off(top: Path, commit: Commit) -> bool:
    """Whether a clone lacks what was before a commit (`git clone --depth`)."""
    path = top / git(top, "rev-parse", "--git-path", "shallow").decode().strip()
    return not commit.parents and path.is_file() and commit.id in path.read_text("ascii").split()


@cache
def trusted() -> tuple[str, ...]:
    """The folders that the system's administrator calls safe; nothing else of the system's settings is used."""
    line = ["git", "config", "--system", "--get-all", "safe.directory"]
    environment = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
    try:
        answer = subprocess.run(line, capture_output=True, env=environment, timeout=SECONDS, check=False).stdout
    except OSError:
        return ()
    folders = answer.decode("utf-8", "surrogateescape").splitlines()
    return tuple(word for folder in folders for word in ("-c", f"safe.directory={folder}"))
