"""Results that are slow to compute, kept in a folder that all processes of a test run share."""

import hashlib
import os
import pickle
import shutil
from collections.abc import Callable
from pathlib import Path
from tempfile import mkdtemp, mkstemp
from typing import TypeVar

#: The variable that names the folder.
FOLDER = "CSIRTGRAPH_TEST_MEMORY"
Result = TypeVar("Result")


def remembered(key: object, compute: Callable[[], Result]) -> Result:
    """The result for a key whose `repr` says all that it depends on; computed once in a run."""
    folder = os.environ.get(FOLDER)
    if not folder:
        return compute()
    path = Path(folder, hashlib.sha256(repr(key).encode(errors="surrogatepass")).hexdigest())
    if not path.exists():
        write(path, pickle.dumps(compute()))
    result: Result = pickle.loads(path.read_bytes())
    return result


def write(path: Path, data: bytes) -> None:
    """Write a file that other processes see whole or not at all."""
    handle, name = mkstemp(dir=path.parent)
    with open(handle, "wb") as file:
        file.write(data)
    os.replace(name, path)


def begin() -> bool:
    """Make the folder; whether this process did, and not the one that started it."""
    if FOLDER in os.environ:
        return False
    os.environ[FOLDER] = mkdtemp(prefix="csirtgraph-tests-")
    return True


def end() -> None:
    """Remove the folder."""
    shutil.rmtree(os.environ.pop(FOLDER), ignore_errors=True)
