"""Files that are broken, locked, endless or full of traps end in a sentence with a place, and write nothing."""

import re
import subprocess
import sys
import time
from collections.abc import Callable
from functools import cache
from io import BytesIO
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

import openpyxl
import pytest
from signatures import Run

from csirtgraph.plan.reading.load import load_plan

SHEET = "xl/worksheets/sheet1.xml"


def book(rows: list[list[object]] = [["役割", "部署"], ["統括", "本部"]]) -> bytes:  # noqa: B006 – only read
    """A workbook of one sheet."""
    written = openpyxl.Workbook()
    for row in rows:
        written.active.append(row)  # type: ignore[union-attr]
    file = BytesIO()
    written.save(file)
    return file.getvalue()


def changed(change: Callable[[str, bytes], bytes], more: dict[str, bytes] | None = None) -> bytes:
    """A workbook with other parts, and some more."""
    packed = BytesIO()
    with ZipFile(BytesIO(book())) as old, ZipFile(packed, "w", ZIP_DEFLATED) as new:
        for name in old.namelist():
            new.writestr(name, change(name, old.read(name)))
        for name, data in (more or {}).items():
            new.writestr(name, data)
    return packed.getvalue()


def in_sheet(old: bytes, new: bytes) -> bytes:
    """A workbook whose sheet has other XML."""
    return changed(lambda name, data: data.replace(old, new, 1) if name == SHEET else data)


def locked(data: bytes) -> bytes:
    """An archive that says of each part that it is encrypted."""
    return data.replace(b"PK\x01\x02\x14\x03\x14\x00\x00", b"PK\x01\x02\x14\x03\x14\x00\x01")


ENTITIES = b'<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]>'
ROW = b'<row><c t="inlineStr"><is><t>x</t></is></c></row>'
#: Costly ones are made when they are tried.
FILES: dict[str, bytes | Callable[[], bytes]] = {
    "bomb.xlsx": lambda: in_sheet(b"<sheetData>", b"<sheetData>" + b" " * 300_000_000),
    "entities.xlsx": in_sheet(b"<worksheet", ENTITIES + b"<worksheet"),
    "rows.xlsx": lambda: in_sheet(b"<sheetData>", b"<sheetData>" + ROW * 180_000),
    "sheets.xlsx": lambda: changed(
        lambda _, data: data, {f"xl/worksheets/sheet{n}.xml": b"<x/>" for n in range(2, 10_002)}
    ),
    "many-sheets.xlsx": changed(lambda _, data: data, {f"xl/worksheets/sheet{n}.xml": b"<x/>" for n in range(2, 103)}),
    "hollow.xlsx": changed(lambda name, data: b"<workbook/>" if name == "xl/workbook.xml" else data),
    "mac.xlsx": changed(lambda _, data: data, {"Index/Document.iwa": b"x"}),
    "password.xlsx": locked(book()),
    "cut.xlsx": book()[:2_000],
    "noise.xlsx": b"PK\x03\x04" + b"\x00\xff" * 500,
    "empty.xlsx": b"",
    "locked.xlsx": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600 + "EncryptedPackage".encode("utf-16-le"),
    "old.xls": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600,
    "renamed.xlsx": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600,
    "mac.numbers": b"PK\x03\x04",
    "text.docx": b"PK\x03\x04",
    "rows.csv": b"role,unit\n" + b"a,b\n" * 1_000_000,
    "cells.csv": b"role,unit" + b",x" * 30 + b"\n" + (b"a," * 30 + b"b\n") * 4_000,
    "long.csv": b"role,unit\n" + b"a" * 6_000_000,
    "mark.csv": b"\xff\xfe" + b"\x00\xd8" * 3,
    "quotes.csv": b'role,unit\n"a,b\n',
    "binary.csv": bytes(range(256)) * 40,
    "nothing.csv": b"",
    "prose.csv": b"Dear all,\nplease find below\n",
}


@cache
def bytes_of(name: str) -> bytes:
    """The bytes of one of FILES."""
    made = FILES[name]
    return made if isinstance(made, bytes) else made()


@pytest.mark.parametrize("name", FILES)
def test_a_trap_ends_in_a_sentence_with_its_place_within_two_seconds(name: str, run: Run, tmp_path: Path):
    (tmp_path / name).write_bytes(bytes_of(name))
    start = time.process_time()
    done = run("import", name, "-o", "new", "--yes")
    assert time.process_time() - start < 2
    assert done.exit_code == 1
    assert done.stderr.startswith(name)
    assert re.search(r": [a-z].*: [a-z]", done.stderr), "what is wrong, and what to do"
    assert "Traceback" not in done.output
    assert not (tmp_path / "new").exists()


@pytest.mark.skipif(sys.platform != "linux", reason="memory is measured with Linux's numbers")
def test_traps_take_less_than_200_megabytes(tmp_path: Path):
    for name in ("bomb.xlsx", "rows.xlsx", "rows.csv", "sheets.xlsx"):
        (tmp_path / name).write_bytes(bytes_of(name))
    code = (
        "import sys; from csirtgraph.cli import main\n"
        "try: main(sys.argv[1:])\n"
        "finally: print(open('/proc/self/status').read())"
    )
    for name in ("bomb.xlsx", "rows.xlsx", "rows.csv", "sheets.xlsx"):
        words = [sys.executable, "-c", code, "import", name, "-o", "new", "--yes"]
        done = subprocess.run(words, cwd=tmp_path, capture_output=True, text=True, check=False)
        peak = re.search(r"VmHWM:\s+(\d+) kB", done.stdout)
        assert peak, done.stderr
        assert int(peak[1]) < 200 * 1024, name


def test_formulas_are_never_calculated_and_their_like_stays_text(run: Run, tmp_path: Path):
    rows: list[list[object]] = [["役割", "業務内容"], ["統括", '=HYPERLINK("http://x.invalid")']]
    (tmp_path / "f.xlsx").write_bytes(book(rows))
    (tmp_path / "f.csv").write_text("役割,業務内容\n=cmd|' /C calc'!A0,+1\n@x,-2\n")
    assert run("import", "f.xlsx", "-o", "x", "--yes").exit_code == 0
    assert not load_plan(tmp_path / "x").roles["chief"].duty
    assert run("import", "f.csv", "-o", "c", "--yes").exit_code == 0
    names = [(role.name.ja, role.duty.ja) for role in load_plan(tmp_path / "c").roles.values()]
    assert names == [("=cmd|' /C calc'!A0", "+1"), ("@x", "-2")]


def test_macros_and_links_to_other_books_are_not_even_opened(run: Run, tmp_path: Path):
    more = {"xl/vbaProject.bin": b"\0" * 100, "xl/externalLinks/externalLink1.xml": ENTITIES}
    (tmp_path / "m.xlsm").write_bytes(changed(lambda _, data: data, more))
    assert run("import", "m.xlsm", "-o", "new", "--yes").exit_code == 0


def test_words_that_yaml_takes_for_its_own_stay_words(run: Run, tmp_path: Path):
    nasty = ["null", "yes", "012", "a: b", "# no", "&a", "*a", "- x", "{x}", "'", "x" * 600]
    (tmp_path / "n.xlsx").write_bytes(
        book([["役割", "業務内容"], *([f"r{n}", words] for n, words in enumerate(nasty))])
    )
    (tmp_path / "n.csv").write_text('役割,業務内容\nlast,"\x07bell"\n')
    assert run("import", "n.xlsx", "n.csv", "-o", "new", "--yes").exit_code == 0
    duties = [role.duty.ja for role in load_plan(tmp_path / "new").roles.values()]
    assert duties[:10] == nasty[:10]
    assert duties[10] == "x" * 499 + "…"
    assert duties[-1] == "bell"
