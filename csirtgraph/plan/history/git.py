"""Git asked for names, trees and contents, and for nothing else.

No hook, filter, textconv, file-system monitor, pager or remote is run: revisions
are resolved by `rev-parse --verify --end-of-options`, contents come from
`cat-file --batch`, and what a clone lacks is not fetched.
"""

import os
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
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
            "there is no git: install it and put it on PATH",
        ),
        "not-owned": Text(
            "{path} は他のユーザーの git リポジトリーです: 信頼できるなら、"
            "git config --global --add safe.directory で許可してください",
            "{path} is in a git repository of somebody else: if you trust it, allow it by "
            "git config --global --add safe.directory",
        ),
        "no-repository": Text(
            "{path} は git リポジトリにありません: リポジトリの中で実行してください",
            "{path} is in no git repository: run this inside one",
        ),
        "no-revision": Text(
            "リビジョン {revision} がありません: git log で確かめてください",
            "there is no revision {revision}: see git log",
        ),
        "not-in-revision": Text(
            "{path} はリビジョン {revision} にありません: git ls-tree で確かめてください",
            "there is no {path} in revision {revision}: see git ls-tree",
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


def git(folder: Path, *words: str, given: bytes = b"") -> bytes:
    """What git prints in a folder. Raises GitError when there is no git, or it fails."""
    environment = {name: value for name, value in os.environ.items() if not name.startswith("GIT_CONFIG_")}
    try:
        done = subprocess.run(
            ["git", "--no-pager", *OPTIONS, *words],
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
        raise GitError("git-failed", reason=f"> {SECONDS:.0f} s") from error
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


def commits(top: Path, path: PurePosixPath, limit: int, start: str = "HEAD") -> list[Commit]:
    """The commits that changed something at or below a path, the newest first."""
    form = "--format=%H%x00%h%x00%cs%x00%s"
    answer = git(top, "rev-list", f"--max-count={limit}", form, resolved(top, start), "--", path.as_posix())
    lines = [line for line in answer.decode("utf-8", "replace").splitlines() if "\0" in line]
    return [Commit(*line.split("\0", 3)) for line in lines]
