"""What the files beside a plan have in common where they are written."""

import json
import re
from pathlib import Path

from csirtgraph.edits.refusal import EditError
from csirtgraph.plan.reading.files import data_folder
from csirtgraph.plan.reading.side_files import is_elsewhere
from csirtgraph.plan.reading.trusted_folders import is_within

PLAIN = re.compile(r"[a-z][a-z0-9/-]*")
OTHERS = ("true", "false", "null")  # what YAML does not read as words


def file_to_write(path: Path, file: Path) -> Path:
    """A file beside a plan at a path. Raises EditError where it must not be written."""
    if is_within(path, (data_folder().resolve(),)):
        raise EditError("built-in")
    if is_elsewhere(file) or (file.exists() and not file.is_file()):
        raise EditError("outside", file=file.name)
    return file


def plain(words: str) -> str:
    """Words as YAML that reads them as words, whatever they are."""
    return words if PLAIN.fullmatch(words) and words not in OTHERS else json.dumps(words, ensure_ascii=False)
