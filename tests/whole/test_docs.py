"""The documents: every command runs, every example is valid, every link and picture is there and fresh."""

import importlib.util
import os
import re
import shutil
import subprocess
import sys
from dataclasses import fields
from functools import cache
from itertools import groupby
from pathlib import Path

import pytest
from cases import for_each
from click.testing import CliRunner

from csirtgraph import formats
from csirtgraph.cli import main
from csirtgraph.drawing import pictures
from csirtgraph.drawing.layout import choose_layout
from csirtgraph.export import cairo, room
from csirtgraph.extras import MissingExtra
from csirtgraph.plan.model import (
    careers,
    csirt,
    deadlines,
    deputies,
    flows,
    header,
    overview,
    people,
    plan,
    postings,
    posts,
    reference,
    services,
)
from csirtgraph.plan.reading.load import load_plan
from csirtgraph.plan.yaml.fields import is_required, yaml_key
from csirtgraph.plan.yaml.problems import PlanError

TOP = Path(__file__).parents[2]
SPEC = importlib.util.spec_from_file_location("docs_tool", TOP / "tools" / "docs.py")
assert SPEC
assert SPEC.loader
docs = importlib.util.module_from_spec(SPEC)
sys.modules["docs_tool"] = docs
SPEC.loader.exec_module(docs)

DOCUMENTS = docs.DOCUMENTS
BLOCKS = [block for path in DOCUMENTS for block in docs.blocks_of(path)]
NOT_RUN = "not run"
LINK = re.compile(r"!?\[[^\]]*\]\(([^)\s]+)\)|(?:src|href|srcset)=\"([^\"]+)\"")
BASH = shutil.which("bash")


def name_of(value):
    if isinstance(value, Path):
        return value.relative_to(TOP).as_posix()
    return f"{name_of(value.path)}:{value.line}"


def blocks_in(*languages):
    return [block for block in BLOCKS if block.language in languages and block.mark(NOT_RUN) is None]


# Pictures and links


def test_pictures_are_fresh():
    assert not docs.stale(), "run make docs"


@for_each("path", DOCUMENTS, name_of)
def test_relative_links_exist(path):
    text = re.sub(r"```.*?```", "", path.read_text(encoding="utf-8"), flags=re.DOTALL)
    for link in (first or second for first, second in LINK.findall(text)):
        if re.match(r"[a-z]+:", link):
            continue
        file, _, heading = link.partition("#")
        target = (path.parent / file).resolve() if file else path
        assert target.exists(), link
        assert not heading or heading in headings(target), link


def headings(path):
    """The anchors of a Markdown file, as GitHub makes them."""
    found = re.findall(r"^#+ (.*)$", path.read_text(encoding="utf-8"), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", words.lower()).replace(" ", "-") for words in found}


def test_the_first_screen_has_picture_commands_and_five_lines():
    for name in ("README.md", "README.ja.md"):
        commands, install, example, draw = [block for block in BLOCKS if block.path == TOP / name][:4]
        assert commands.text == "make demo\nmake test\n"
        assert install.text == "pip install .\n"
        assert example.language == "yaml"
        assert draw.text.startswith("csirtgraph render acme.yaml relations")
        assert example.mark("draws")
        assert len(example.text.splitlines()) == 5
        head = (TOP / name).read_text(encoding="utf-8").split("## ")[0]
        assert len(re.findall(r"docs/img/[\w.-]+\.svg", head.replace(example.mark("draws"), ""))) == 2


# Commands


def commands_of(block):
    """The commands of a block, with what a console block says they print (None where it says nothing)."""
    if block.language == "sh":
        return [(block.text, None)]
    found = []
    for line in block.text.splitlines():
        if line.startswith("$ "):
            found.append([line[2:], ""])
        else:
            found[-1][1] += line + "\n"
    return [(command, output or None) for command, output in found]


def environment(path, home):
    """English, or Japanese for a document in Japanese; nothing of the user's own settings."""
    language = "ja_JP.UTF-8" if path.name.endswith(".ja.md") else "en_US.UTF-8"
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("LC_", "GIT_", "_CSIRTGRAPH"))}
    who = {f"GIT_{role}_{what}": "doc@example.org" for role in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")}
    path_ = os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]])
    return kept | who | {"PATH": path_, "HOME": str(home), "LANG": language, "PYTHONUTF8": "1"}


#: Draws every figure there is, which the tests of the command do, too.
EVERYTHING = r"^csirtgraph build +#"


def runnable(script):
    """A script without the lines that are not run here: those of our Makefile, and those that this system cannot."""
    left_out = ["^make (?!-j)" if shutil.which("make") else "^make ", EVERYTHING]
    if not has_cairo():
        left_out.append(r"\.(png|pdf)\b|--format p")
    if not shutil.which("dot"):
        left_out.append("--engine dot")
    return "\n".join(line for line in script.splitlines() if not re.search("|".join(left_out), line))


def has_cairo():
    try:
        return bool(cairo.cairo())
    except MissingExtra:
        return False


#: A line that is one command of csirtgraph and nothing that only a shell knows, with the exit code it may have.
SIMPLE = re.compile(r"csirtgraph ([^|&;<>$`'\"\\*?~(){}#]*)(?:\|\| (true|test \$\? -eq 1) *)?(?:#.*)?")
EXIT_CODES = {None: {0}, "true": {0, 1, 2}, "test $? -eq 1": {1}}


def parts_of(script):
    """A script in parts: each simple line by itself, the lines between as a script for the shell."""
    for is_simple, lines in groupby(script.splitlines(), lambda line: bool(SIMPLE.fullmatch(line))):
        found = list(lines)
        yield from found if is_simple else ["\n".join(found)]


def run_here(line, block, folder, home):
    """Run a simple line in this process, which saves Python's start and every layout that is known."""
    words, ending = SIMPLE.fullmatch(line).groups()
    env = {**dict.fromkeys(os.environ.keys() - environment(block.path, home).keys()), **environment(block.path, home)}
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(folder)
        result = CliRunner().invoke(main, words.split(), env=env)
    assert result.exit_code in EXIT_CODES[ending], f"{name_of(block)}: {line}\n{result.output}"


def check_block(block, folder, home):
    """Run one block in `folder`; returns the folder it ends in, for the next one."""
    if block.mark("file"):
        target = folder / block.mark("file")
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(block.text, encoding="utf-8")
    if block.language == "python":
        run([sys.executable, "-c", block.text], block, folder, home)
    if block.language == "console":
        for command, output in commands_of(block):
            said = run([BASH, "-c", runnable(command)], block, folder, home, must_work=output is None)
            assert output is None or said == output, command
    if block.language == "sh":
        for part in parts_of(runnable(block.text)):
            if SIMPLE.fullmatch(part):
                run_here(part, block, folder, home)
            else:
                run([BASH, "-c", f"set -e\n{part}\npwd > '{home}/folder'\n"], block, folder, home)
                folder = Path((home / "folder").read_text().strip())
    return folder


def run(command, block, folder, home, must_work=True):
    """What a command prints on both streams."""
    done = subprocess.run(
        command,
        cwd=folder,
        env=environment(block.path, home),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        timeout=600,
        check=False,
    )
    assert not must_work or done.returncode == 0, f"{name_of(block)}: {command[-1]}\n{done.stdout}"
    return done.stdout


@pytest.fixture(scope="module")
def pages():
    """Pages of PDFs, each made once, for several documents draw the same figures."""
    return cache(cairo.page_of)


@pytest.mark.skipif(BASH is None, reason="needs bash")
@pytest.mark.parametrize("path", DOCUMENTS, ids=name_of)
def test_commands_run(path, tmp_path, pages, monkeypatch):
    """Everything a document shows, one after the other in one folder."""
    monkeypatch.setattr(cairo, "page_of", pages)
    home, folder = tmp_path / "home", tmp_path / "work"
    home.mkdir()
    folder.mkdir()
    for block in BLOCKS:
        if block.path == path and block.mark(NOT_RUN) is None and not is_run_in_english(block):
            folder = check_block(block, folder, home)


def test_every_sh_block_has_a_known_language():
    known = {"sh", "console", "make", "python", "yaml", "text", "html", "markdown", "mediawiki", "gitignore"}
    assert not [name_of(block) for block in BLOCKS if block.language not in known]


def test_make_targets_exist():
    targets = set(re.findall(r"^([a-z]+):", (TOP / "Makefile").read_text(), re.MULTILINE))
    text = "\n".join(path.read_text(encoding="utf-8") for path in DOCUMENTS)
    named = re.findall(r"(?:^|`)make ([a-z]+)\b", text, re.MULTILINE)
    assert len(named) > 5
    assert set(named) <= targets


def is_run_in_english(block):
    """Whether these commands run in the English document; what a console prints is compared in each language."""
    english = block.path.with_name(block.path.name.replace(".ja.md", ".md"))
    others = [other for other in BLOCKS if other.path == english != block.path and other.language == "sh"]
    return block.language == "sh" and bare(block) in map(bare, others)


def bare(block):
    """The lines of the commands of a block, without comments."""
    lines = [line for command, _ in commands_of(block) for line in command.splitlines()]
    return [re.sub(r"\s+#.*", "", line) for line in lines]


def test_readmes_have_the_same_commands():
    def commands(name):
        shown = [block for block in BLOCKS if block.path == TOP / name and block.language in ("sh", "console")]
        return [line for block in shown for line in bare(block)]

    assert commands("README.md") == commands("README.ja.md")


def test_the_readme_names_every_command_and_the_documents_every_option():
    readme = (TOP / "README.md").read_text(encoding="utf-8")
    text = "\n".join(path.read_text(encoding="utf-8") for path in DOCUMENTS)
    context = main.make_context("csirtgraph", ["list"])
    commands = {name: main.get_command(context, name) for name in main.list_commands(context)}
    options = {flag for command in commands.values() for parameter in command.params for flag in parameter.opts}
    assert {name for name in commands if f"csirtgraph {name}" not in readme} == set()
    assert {flag for flag in options if not re.search(rf"{flag}(?![\w-])", text)} == set()


def test_the_readmes_show_every_format_and_the_sizes_at_which_figures_are_simplified():
    for name in ("README.md", "README.ja.md"):
        text = (TOP / name).read_text(encoding="utf-8")
        assert {name for name in formats.names() if f"`.{name}`" not in text} == set()
        assert str(choose_layout.SMALL) in text
        assert f"{pictures.HUGE:,}" in text
        assert str(room.WIDTH) in text


# Plans


@pytest.mark.parametrize("block", blocks_in("yaml"), ids=name_of)
def test_yaml_is_a_plan_or_a_part_of_one(block, tmp_path):
    """Without `plan:` it is tried on top of a built-in pattern (`<!-- on: pattern-c -->`; pattern B if not said)."""
    folder = tmp_path / "plan"
    folder.mkdir()
    (folder / "part.yaml").write_text(block.text, encoding="utf-8")
    if not re.search(r"^plan:", block.text, re.MULTILINE):
        base = block.mark("on") or "pattern-b"
        header = f"plan: {{id: part, title: Part, extends: 'csirtgraph:{base}'}}\n"
        (folder / "plan.yaml").write_text(header, encoding="utf-8")
    if block.mark("wrong") is None:
        load_plan(folder)
    else:
        with pytest.raises(PlanError):
            load_plan(folder)


ENTRIES = {
    "plan": header.Header,
    "plan.source": header.Source,
    "groups": plan.Group,
    "business-groups": plan.BusinessGroup,
    "teams": plan.Team,
    "roles": plan.Role,
    "roles.functions": plan.Function,
    "roles.deputy-of": deputies.Deputy,
    "parties": plan.Party,
    "flows": flows.Flow,
    "units": posts.Unit,
    "conditions": posts.Condition,
    "people": people.Person,
    "people.contacts": people.Contact,
    "posts": posts.Post,
    "posts.on-call": people.OnCall,
    "deadlines": deadlines.Deadline,
    "csirt": csirt.Csirt,
    "careers": careers.Careers,
    "careers.ladders": careers.Ladder,
    "careers.ladders.stages": careers.Stage,
    "service-categories": services.Category,
    "services": services.Service,
    "capabilities": services.Capability,
    "awareness": services.Activity,
    "overview": overview.Overview,
    "overview.places": overview.Place,
    "overview.links": overview.Link,
    "postings": postings.Posting,
    "postings.required": postings.Requirements,
    "steps": reference.Step,
    "patterns": reference.Pattern,
    "terms": reference.Term,
}
FORMAT = TOP / "docs" / "format.md"


def keys_of(entry):
    """The keys of an entry, with whether they are required and their shapes."""
    return {
        yaml_key(item): (is_required(item), item.metadata["shape"])
        for item in fields(entry)
        if "shape" in item.metadata
    }


def documented(section):
    """The rows of the table below a heading of docs/format.md: key to the cells after it."""
    text = FORMAT.read_text(encoding="utf-8")
    found = re.search(rf"^#+ `{re.escape(section)}`.*?(?=^#+ |\Z)", text, re.MULTILINE | re.DOTALL)
    assert found, f"docs/format.md has no heading `{section}`"
    return dict(re.findall(r"^\| `([\w-]+)` \| (.*)$", found[0], re.MULTILINE))


@for_each("section, entry", ENTRIES.items())
def test_the_format_shows_every_key(section, entry):
    rows = documented(section)
    keys = keys_of(entry)
    assert rows.keys() == keys.keys()
    for key, (required, shape) in keys.items():
        assert ("| required |" in rows[key]) == required, key
        choices = [shape.schema] if "enum" in shape.schema else shape.schema.get("anyOf", [])
        for word in [word for choice in choices if key != "evidence" for word in choice.get("enum", ())]:
            assert f"`{word}`" in rows[key], f"{key}: {word}"


def test_the_format_shows_every_section():
    text = FORMAT.read_text(encoding="utf-8")
    for section in keys_of(plan.Plan):
        assert f"`{section}`" in text


# CONTRIBUTING.md


def test_the_example_of_a_new_figure_draws(tmp_path):
    """The module of CONTRIBUTING.md, put beside the others, is found and drawn."""
    block = next(block for block in BLOCKS if (block.mark("module") or "").endswith(".py"))
    (tmp_path / Path(block.mark("module")).name).write_text(block.text, encoding="utf-8")
    name = Path(block.mark("module")).stem
    script = (
        f"import csirtgraph.figures.kinds as kinds; kinds.__path__.append({str(tmp_path)!r})\n"
        "from csirtgraph.cli import main\n"
        f"main(['render', 'b', {name!r}, '--lang', 'en', '-o', 'new.svg'])"
    )
    subprocess.run([sys.executable, "-c", script], cwd=tmp_path, check=True, timeout=600)
    picture = (tmp_path / "new.svg").read_text(encoding="utf-8")
    assert "Forensics" in picture
    assert "Commander" in picture
