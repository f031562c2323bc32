"""The wheel: it holds what it must and nothing else, and draws in an environment that has only it."""

import os
import shutil
import subprocess
import sys
import venv
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from zipfile import ZipFile

import pytest

TOP = Path(__file__).parents[2]
SOURCES = ("csirtgraph", "data", "tests", "docs", "tools", "setup.cfg", "pyproject.toml", "README.md", "LICENSE")
COMPILED = ("*.pyc", "*.so", "*.pyd")  # what the checkout has in place; this wheel is built without the compiler
PIP = ["-m", "pip", "--quiet", "--disable-pip-version-check"]


@pytest.fixture(scope="module")
def wheel(tmp_path_factory):
    """The wheel, built from a copy so that the checkout stays as it is."""
    folder = tmp_path_factory.mktemp("wheel")
    for name in SOURCES:
        source = TOP / name
        if source.is_dir():
            shutil.copytree(source, folder / "source" / name, ignore=shutil.ignore_patterns("__pycache__", *COMPILED))
        else:
            shutil.copy(source, folder / "source")
    build = [sys.executable, *PIP, "wheel", "--no-deps", *isolation(), "--wheel-dir", str(folder)]
    subprocess.run([*build, str(folder / "source")], check=True, timeout=600)
    return next(folder.glob("*.whl"))


def isolation():
    """Build with the setuptools that is here, if it is new enough; else let pip fetch one."""
    try:
        return ["--no-build-isolation"] if int(version("setuptools").split(".")[0]) >= 77 else []
    except PackageNotFoundError:
        return []


@pytest.fixture(scope="module")
def outside(wheel, tmp_path_factory):
    """A folder outside the checkout, and the programs of an environment with the wheel and what it requires."""
    folder = tmp_path_factory.mktemp("outside")
    venv.create(folder / "venv")  # our pip installs into it
    programs = folder / "venv" / ("Scripts" if os.name == "nt" else "bin")
    python = shutil.which("python", path=str(programs))
    install = [sys.executable, *PIP, "--python", python, "install", "--no-compile", str(wheel)]
    subprocess.run(install, check=True, timeout=600)
    return folder, programs


def run(outside, program, *arguments):
    folder, programs = outside
    kept = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}
    done = subprocess.run(
        [shutil.which(program, path=str(programs)), *arguments],
        cwd=folder,
        env=kept | {"LC_ALL": "C", "PYTHONUTF8": "1"},
        capture_output=True,
        encoding="utf-8",
        check=False,
        timeout=600,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_the_wheel_holds_data_fonts_and_start_plans(wheel):
    names = set(ZipFile(wheel).namelist())
    data = {f"csirtgraph/{path.relative_to(TOP).as_posix()}" for path in (TOP / "data").rglob("*.yaml")}
    assert "csirtgraph/data/pattern-b/posts.yaml" in data
    assert data <= names
    folder = TOP / "csirtgraph" / "fonts"
    fonts = {f"csirtgraph/fonts/{path.name}" for path in folder.iterdir() if not path.name.startswith(".")}  # .uuid
    assert {"csirtgraph/fonts/OFL.txt", "csirtgraph/fonts/fonts.conf"} <= fonts <= names
    assert {
        "csirtgraph/edits/start/plan.ja.yaml",
        "csirtgraph/edits/start/plan.en.yaml",
        "csirtgraph/py.typed",
    } <= names
    files = [path.relative_to(TOP) for path in (TOP / "csirtgraph").rglob("*.*") if path.is_file()]
    written = [path for path in files if not path.name.startswith(".") and not any(map(path.match, COMPILED))]
    assert {path.as_posix() for path in written} <= names


def test_the_wheel_holds_nothing_else(wheel):
    names = ZipFile(wheel).namelist()
    assert {name.split("/")[0].split("-")[0] for name in names} == {"csirtgraph"}
    assert not [name for name in names if name.endswith((".md", ".cfg", ".toml", ".pyc"))]
    assert not [name for name in names if {"tests", "docs", "tools"} & set(name.split("/"))]


def test_the_wheel_names_its_licences(wheel):
    info = [name for name in ZipFile(wheel).namelist() if ".dist-info/licenses/" in name]
    assert {name.rsplit("/", 1)[-1] for name in info} == {"LICENSE", "OFL.txt"}


def test_the_command_draws_a_built_in_figure(outside):
    run(outside, "csirtgraph", "render", "b", "orgchart", "--lang", "en", "-o", "orgchart.svg")
    assert "Commander" in (outside[0] / "orgchart.svg").read_text(encoding="utf-8")


def test_python_finds_the_installed_package(outside):
    script = (
        "import csirtgraph, pathlib\n"
        "print(pathlib.Path(csirtgraph.__file__).parent)\n"
        "print(len(csirtgraph.load('b').figures()))\n"
        "csirtgraph.load('b').figure('relations', mode='incident').save('relations.svg')"
    )
    place, count = run(outside, "python", "-c", script).split()
    assert Path(place).is_relative_to(outside[0].resolve())
    assert int(count) >= 4
    assert (outside[0] / "relations.svg").exists()


def test_a_plan_can_be_begun(outside):
    run(outside, "csirtgraph", "init", "ours", "--pattern", "a")
    run(outside, "csirtgraph", "build", "ours", "--lang", "ja")
    assert (outside[0] / "output" / "ours" / "relations-incident.ja.svg").exists()
