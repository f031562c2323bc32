"""What the studio reads of a plan: what loading it would read, and nothing that would keep it waiting."""

import os
import socket
import sys
from pathlib import Path

import pytest

pytest.importorskip("starlette")
from samples import HEAD
from signatures import WritePlan
from studios import running

from csirtgraph.plan.reading.sources import sources_of
from csirtgraph.plan.reading.trusted_folders import ALLOWED
from csirtgraph.plan.yaml import limits

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="links and pipes of POSIX")
OVER = "plan: {id: ours, title: Ours, extends: %s}\n"
BASE = f"{HEAD}teams: {{far: {{name: Far}}}}\n"


@pytest.fixture(autouse=True)
def alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(ALLOWED, raising=False)
    monkeypatch.chdir(tmp_path)


def odd(kind: str, place: Path) -> None:
    """Something at a place that is no file."""
    if kind == "pipe":
        os.mkfifo(place)
    elif kind == "socket":
        socket.socket(socket.AF_UNIX).bind(os.path.relpath(place))
    elif kind == "link to a pipe":
        os.mkfifo(place.with_name("pipe"))
        place.symlink_to("pipe")
    else:
        place.symlink_to("/dev/ptmx")


@pytest.mark.parametrize("kind", ["pipe", "socket", "link to a pipe", "link to a terminal"])
def test_a_plan_below_that_is_no_file_is_not_opened(kind: str, write_plan: WritePlan) -> None:
    folder = write_plan(plan=OVER % "./odd")
    odd(kind, folder / "odd")
    assert set(sources_of(str(folder)).all) == {folder / "plan.yaml"}


@pytest.mark.parametrize("kind", ["pipe", "link to a terminal"])
def test_a_file_of_the_plan_that_is_none_is_not_opened(kind: str, write_plan: WritePlan) -> None:
    folder = write_plan(plan=HEAD)
    odd(kind, folder / "odd.yaml")
    assert not any(sources_of(str(folder)).all.values())


def test_a_device_below_is_reported_and_the_studio_goes_on(write_plan: WritePlan) -> None:
    folder = write_plan(plan=OVER % "/dev/ptmx")
    with running(folder) as studio:
        [problem] = studio.state()["problems"]
        assert problem["line"] == 1
        assert "not a regular file" in problem["text"]["en"]
        (folder / "plan.yaml").write_text(HEAD)
        studio.state_when(lambda state: not state["problems"])


def test_a_plan_that_is_broken_or_too_large_extends_nothing(write_plan: WritePlan, tmp_path: Path) -> None:
    folder = write_plan(plan="plan: {extends: '../base.yaml'\n")
    assert [file.name for file in sources_of(str(folder)).own] == ["plan.yaml"]
    with open(folder / "plan.yaml", "ab") as file:
        file.truncate(limits.FILE_BYTES + 1)
    assert sources_of(str(folder)).own[folder / "plan.yaml"] is None


def test_a_plan_out_of_reach_is_neither_read_nor_watched(write_plan: WritePlan, tmp_path: Path) -> None:
    base = write_plan({"away/base/plan.yaml": BASE}, folder="far") / "away/base"
    over = OVER % os.path.relpath(base, tmp_path / "near/by/plan")
    folder = write_plan({"by/plan/plan.yaml": over}, folder="near") / "by/plan"
    found = sources_of(str(folder))
    assert set(found.all) == {folder / "plan.yaml"}
    assert found.folders == {folder}


def test_a_file_that_is_a_link_out_of_reach_is_not_read(write_plan: WritePlan) -> None:
    base = write_plan({"away/base/plan.yaml": BASE}, folder="far") / "away/base"
    folder = write_plan({"by/plan/plan.yaml": HEAD}, folder="near") / "by/plan"
    (folder / "more.yaml").symlink_to(base / "plan.yaml")
    assert sources_of(str(folder)).own == {folder / "plan.yaml": HEAD.encode(), folder / "more.yaml": None}


def test_a_plan_below_that_is_allowed_is_read_and_watched(
    write_plan: WritePlan, monkeypatch: pytest.MonkeyPatch
) -> None:
    base = write_plan({"away/base/plan.yaml": BASE}, folder="far") / "away/base"
    folder = write_plan({"by/plan/plan.yaml": OVER % base}, folder="near") / "by/plan"
    monkeypatch.setenv(ALLOWED, str(base))
    found = sources_of(str(folder))
    assert found.below == {base / "plan.yaml": BASE.encode()}
    assert base in found.folders
