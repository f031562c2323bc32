"""The process that turns HTML into PDF, started early: it loads its libraries while the figures are laid out."""

import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TypeAlias

from csirtgraph.drawing.graphviz.engine import name_of, surroundings
from csirtgraph.errors import CsirtgraphError
from csirtgraph.extras import MissingExtra
from csirtgraph.handbook.pdf_worker import LACKING
from csirtgraph.text import Text

WORKER = Path(__file__).with_name("pdf_worker.py")
Printer: TypeAlias = "subprocess.Popen[bytes]"


class UnprintedHandbook(CsirtgraphError):
    """A PDF that could not be made; why, in the last words of its process."""

    WORDS = {
        "failed": Text(
            "体制計画書の PDF を作れませんでした ({reason}): .docx か .html にしてください",
            "the PDF of the handbook could not be made ({reason}): write .docx or .html instead",
        )
    }


@contextmanager
def printer() -> Iterator[Printer]:
    """The process, which ends with the block."""
    pipe = subprocess.PIPE
    words = [sys.executable, str(WORKER)]
    with subprocess.Popen(words, stdin=pipe, stdout=pipe, stderr=pipe, env=surroundings()) as process:
        try:
            yield process
        finally:
            process.kill()


def printed(process: Printer, html: str, fonts: Path | None) -> bytes:
    """HTML as PDF, with the fonts that a file of fontconfig names, or those of the machine.

    Raises MissingExtra and UnprintedHandbook.
    """
    data, said = process.communicate(f"{fonts or ''}\n{html}".encode())
    if not process.returncode:
        return data
    reason = (said.decode(errors="replace").splitlines() or [name_of(process.returncode)])[-1]
    if process.returncode == LACKING:
        raise MissingExtra("handbook", reason=reason)
    raise UnprintedHandbook("failed", reason=reason)
