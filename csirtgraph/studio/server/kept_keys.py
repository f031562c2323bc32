"""The port of a plan and the word of its link, the same in every run, so that bookmarks go on working.

The word is in a file that only its user can read. A file that others could have read or written is not believed:
it is replaced by one with a new word, and what was bookmarked before leads nowhere.
"""

import os
import re
import secrets
import socket
import stat
from contextlib import suppress
from hashlib import sha256
from pathlib import Path

from csirtgraph.cache.folder import private_folder
from csirtgraph.cache.store import NEW, READ
from csirtgraph.studio.server.guard import Keys, secret
from csirtgraph.studio.server.running import bound

VARIABLE = "CSIRTGRAPH_STATE"  # a folder in place of the platform's
FIRST, PORTS = 20_000, 10_000  # below those that systems give to programs which ask for any
TOKEN = re.compile(r"[A-Za-z0-9_-]{43}")
LONGEST = 100  # bytes of a file that may hold a word
OWN = 0o600


def entry(target: str, port: int | None) -> tuple[socket.socket, Keys]:
    """The socket and the keys of a plan's studio: at a port, at any for 0, for None at the plan's own.

    Where the plan's own port is taken, whoever has it may have been asked for the word: the studio is then
    at any port, with a word for this run. Raises OSError when the port asked for is in use.
    """
    if port is None:
        with suppress(OSError):
            return kept(target, port_of(target))
    return kept(target, port) if port else passing(bound(0))


def kept(target: str, port: int) -> tuple[socket.socket, Keys]:
    """A socket at a port, and keys with the word that is kept for it. Raises OSError."""
    found = bound(port)
    token = kept_token(f"{port} {target}")
    return (found, Keys(port, token)) if token else passing(found)


def passing(found: socket.socket) -> tuple[socket.socket, Keys]:
    """A socket with keys of this run alone."""
    return found, Keys(found.getsockname()[1])


def port_of(target: str) -> int:
    """The port at which a plan's studio is looked for first."""
    return FIRST + int(digest(target), 16) % PORTS


def digest(words: str) -> str:
    """A name for a file, which says nothing of the plan."""
    return sha256(words.encode("utf-8", "surrogateescape")).hexdigest()[:32]


def kept_token(key: str) -> str | None:
    """The word kept under a key, made where there is none that can be believed; None where none can be kept."""
    folder = state_folder()
    if folder is None:
        return None
    file = folder / f"{digest(key)}.token"
    return token_in(file) or new_token(file)


def state_folder() -> Path | None:
    """The folder of such files; None where it cannot be made, or others could write to it."""
    named = os.environ.get(VARIABLE)
    return private_folder(Path(named) if named else platform_folder())


def platform_folder() -> Path:
    """Where the platform keeps the state of programs, such as ~/.local/state/csirtgraph."""
    from platformdirs import user_state_path

    return user_state_path("csirtgraph", appauthor=False)


def token_in(file: Path) -> str | None:
    """The word in a file that nobody else could read or write; a link is none."""
    try:
        with open(os.open(file, READ), "rb") as opened:
            is_believed = is_secret(os.fstat(opened.fileno()))
            text = opened.read(LONGEST).decode("ascii", "replace").strip()
    except OSError:
        return None
    return text if is_believed and TOKEN.fullmatch(text) else None


def is_secret(found: os.stat_result) -> bool:
    """Whether this is a file of ours that is for nobody else."""
    if not stat.S_ISREG(found.st_mode):
        return False
    return not hasattr(os, "getuid") or (found.st_uid == os.getuid() and not found.st_mode & 0o077)


def new_token(file: Path) -> str | None:
    """A new word in the place of whatever is there; None where it cannot be written."""
    token = secret()
    temporary = file.with_name(f"{secrets.token_hex(8)}.new")
    try:
        with open(os.open(temporary, NEW, OWN), "w", encoding="ascii") as opened:
            opened.write(token + "\n")
        os.replace(temporary, file)
    except OSError:
        temporary.unlink(missing_ok=True)
        return None
    return token
