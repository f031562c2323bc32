"""What a plan may read and where it may write: its own folder and repository, and the output folder, by ids alone."""

import os
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from samples import SMALL
from signatures import WritePlan

from csirtgraph.cli import main
from csirtgraph.edits.editing import edited
from csirtgraph.edits.refusal import EditError
from csirtgraph.plan.reading.load import load_plan
from csirtgraph.plan.reading.trusted_folders import ALLOWED, GIVEN
from csirtgraph.plan.yaml.problems import PlanError

POSIX = pytest.mark.skipif(sys.platform == "win32", reason="links and pipes of POSIX")
SECRET = "plan: {id: secret, title: Secret}\nroles: {spy: {name: Spy}}\n"


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing is allowed that a test does not allow, and the tests' own repository is not around it."""
    monkeypatch.delenv(ALLOWED, raising=False)
    monkeypatch.delenv(GIVEN, raising=False)
    monkeypatch.chdir(tmp_path)


def run(*words: object) -> Result:
    return CliRunner().invoke(main, [str(word) for word in words], catch_exceptions=False)


def codes_of(target: Path) -> list[str]:
    with pytest.raises(PlanError) as caught:
        load_plan(target)
    return [problem.code for problem in caught.value.problems]


@pytest.fixture
def secret(tmp_path: Path) -> Path:
    """A plan elsewhere."""
    folder = tmp_path / "far" / "away"
    folder.mkdir(parents=True)
    (folder / "plan.yaml").write_text(SECRET)
    return folder


@pytest.fixture
def deep(write_plan: WritePlan) -> Path:
    """A folder for a plan, from which `..` does not reach the secret's."""
    return write_plan({"by/here/note.txt": ""}, folder="near") / "by/here"


#: Where files would go if ids were taken for paths.
NAMES = ["..", "../x", "/etc", "a/b", "a\\b", "C:", "C:\\x", "~", ".", ".git", "-o", "", "a b", "a\0b", "x" * 65, "é"]
DEVICES = ["con", "nul", "aux", "prn", "com1", "lpt9"]


@pytest.mark.parametrize("name", [*NAMES, *DEVICES])
def test_a_plan_cannot_be_called_what_is_no_folder_of_its_own(name: str, write_plan: WritePlan) -> None:
    quoted = name.replace("\\", "\\\\").replace("\0", "\\0")
    folder = write_plan(plan=SMALL.replace("id: ours", f'id: "{quoted}"'))
    before = sorted(folder.parent.rglob("*"))
    done = run("build", folder, "-o", "out")
    assert done.exit_code == 1
    assert "plan.yaml:1:" in done.stderr
    assert sorted(folder.parent.rglob("*")) == before


@pytest.mark.parametrize("name", ["con-trol", "nuls", "com10", "auxiliary"])
def test_a_plan_may_be_called_nearly_like_a_device(name: str, write_plan: WritePlan) -> None:
    assert load_plan(write_plan(plan=SMALL.replace("id: ours", f"id: {name}"))).id == name


@POSIX
def test_a_link_out_of_the_output_folder_is_refused_and_the_other_plans_are_drawn(
    write_plan: WritePlan, tmp_path: Path
) -> None:
    ours, other = write_plan(plan=SMALL), write_plan(folder="other", plan=SMALL.replace("id: ours", "id: other"))
    (tmp_path / "elsewhere").mkdir()
    Path("out").mkdir()
    Path("out/ours").symlink_to(tmp_path / "elsewhere")
    done = run("build", ours, other, "-o", "out", "--lang", "en")
    assert done.exit_code == 1
    assert "cannot write out/ours/relations-incident.en.svg (a link leads out of out)" in done.stderr
    assert list((tmp_path / "elsewhere").iterdir()) == []
    assert (Path("out/other/relations-incident.en.svg")).exists()


@POSIX
def test_the_output_folder_itself_may_be_a_link_and_so_may_one_inside_it(write_plan: WritePlan, tmp_path: Path) -> None:
    (tmp_path / "disk").mkdir()
    Path("out").symlink_to(tmp_path / "disk")
    (tmp_path / "disk" / "real").mkdir()
    Path("out/ours").symlink_to("real")
    assert run("build", write_plan(plan=SMALL), "-o", "out", "--lang", "en").exit_code == 0
    assert (tmp_path / "disk/real/relations-incident.en.svg").exists()


@POSIX
def test_a_picture_that_is_a_link_is_replaced_and_not_written_through(write_plan: WritePlan, tmp_path: Path) -> None:
    precious = tmp_path / "precious"
    precious.write_text("precious")
    Path("out/ours").mkdir(parents=True)
    Path("out/ours/relations-incident.en.svg").symlink_to(precious)
    assert run("build", write_plan(plan=SMALL), "-o", "out", "--lang", "en").exit_code == 0
    assert precious.read_text() == "precious"
    assert not Path("out/ours/relations-incident.en.svg").is_symlink()


@pytest.mark.parametrize("how", ["relative", "absolute", "a file", "through a folder that is a link"])
def test_a_plan_does_not_extend_what_is_elsewhere_unless_it_is_allowed(how: str, secret: Path, deep: Path) -> None:
    if how == "through a folder that is a link":
        if sys.platform == "win32":
            pytest.skip("links of POSIX")
        (deep / "inside").symlink_to(secret)
    extends = {
        "relative": os.path.relpath(secret, deep),
        "absolute": str(secret),
        "a file": str(secret / "plan.yaml"),
        "through a folder that is a link": "inside",
    }[how]
    (deep / "plan.yaml").write_text(f"plan: {{id: ours, title: Ours, extends: '{extends}'}}\n")
    refused = run("check", deep)
    assert refused.exit_code == 1
    assert "plan.yaml:1:" in refused.stderr + refused.stdout
    assert "csirtgraph --allow" in refused.stderr + refused.stdout
    assert "Spy" not in run("who", deep, "spy").stdout
    allowed = run("--allow", secret, "who", deep, "spy")
    assert allowed.exit_code == 0
    assert "Spy" in allowed.stdout
    os.environ.pop(GIVEN)
    with pytest.raises(PlanError):
        edited(deep, [])


@pytest.mark.skipif(os.name == "nt", reason="no colon in names of folders")
def test_a_colon_in_the_name_of_an_allowed_folder_does_not_split_it(deep: Path, tmp_path: Path) -> None:
    named = tmp_path / "far:away" / "base"
    named.mkdir(parents=True)
    (named / "plan.yaml").write_text(SECRET)
    (deep / "plan.yaml").write_text(f"plan: {{id: ours, title: Ours, extends: '{named}'}}\n")
    assert run("who", deep, "spy").exit_code == 1
    allowed = run("--allow", named, "--allow", tmp_path, "who", deep, "spy")
    assert (allowed.exit_code, "Spy" in allowed.stdout) == (0, True)


def test_a_folder_that_is_allowed_must_be_there(deep: Path) -> None:
    assert run("--allow", deep / "nowhere", "list").exit_code == 2


def test_a_plan_extends_what_is_beside_it_or_in_its_repository(secret: Path, deep: Path, tmp_path: Path) -> None:
    beside = deep.parent / "base"
    beside.mkdir()
    (beside / "plan.yaml").write_text(SECRET)
    (deep / "plan.yaml").write_text("plan: {id: ours, title: Ours, extends: ../base}\n")
    assert list(load_plan(deep).roles) == ["spy"]
    (deep / "plan.yaml").write_text(f"plan: {{id: ours, title: Ours, extends: '{os.path.relpath(secret, deep)}'}}\n")
    assert codes_of(deep) == ["extends-away"]
    (tmp_path / ".git").mkdir()
    assert list(load_plan(deep).roles) == ["spy"]


@POSIX
def test_a_file_of_a_plan_that_is_a_link_elsewhere_is_neither_read_nor_edited(secret: Path, deep: Path) -> None:
    (deep / "plan.yaml").write_text("plan: {id: ours, title: Ours}\n")
    (deep / "more.yaml").symlink_to(secret / "plan.yaml")
    assert codes_of(deep) == ["linked-away"]
    with pytest.raises(EditError):
        edited(deep, [{"op": "set", "kind": "role", "id": "spy", "field": "name", "lang": "en", "text": "X"}])


@POSIX
@pytest.mark.parametrize("kind", ["a pipe", "a device", "a socket"])
def test_what_is_no_file_is_not_waited_for(kind: str, deep: Path) -> None:
    """A pipe nobody writes to would keep the reader for ever."""
    import socket

    place = deep / "odd.yaml"
    if kind == "a pipe":
        os.mkfifo(place)
    elif kind == "a device":
        place.symlink_to("/dev/zero")
    else:
        socket.socket(socket.AF_UNIX).bind(os.path.relpath(place))
    (deep / "plan.yaml").write_text("plan: {id: ours, title: Ours}\n")
    assert codes_of(deep) in (["no-regular-file"], ["linked-away"])
    place.rename(deep / "odd")
    (deep / "plan.yaml").write_text("plan: {id: ours, title: Ours, extends: ./odd}\n")
    assert codes_of(deep) == ["no-regular-file"]


@POSIX
@pytest.mark.parametrize(
    ("kind", "state"),
    [("a pipe", "missing"), ("a link to a device", "missing"), ("a folder", "missing"), ("longer", "stale")],
)
def test_a_committed_picture_is_opened_only_where_it_is_a_file(kind: str, state: str, write_plan: WritePlan) -> None:
    ours, picture = write_plan(plan=SMALL), Path("out/ours/relations-incident.en.svg")
    assert run("build", ours, "-o", "out", "--lang", "en").exit_code == 0
    assert run("build", ours, "-o", "out", "--lang", "en", "--check").exit_code == 0
    data = picture.read_bytes()
    picture.unlink()
    if kind == "a pipe":
        os.mkfifo(picture)
    elif kind == "a link to a device":
        picture.symlink_to("/dev/zero")
    elif kind == "a folder":
        picture.mkdir()
    else:
        picture.write_bytes(data + b"x")
    done = run("build", ours, "-o", "out", "--lang", "en", "--check")
    assert done.exit_code == 1
    assert done.stdout == f"{state}: {picture}\n"
