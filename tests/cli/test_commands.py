"""The command line, as its users meet it: what it says, where, and how it ends."""

import json
import os
import re
import struct
import subprocess
import sys
import xml.etree.ElementTree as ET
from configparser import ConfigParser
from pathlib import Path
from typing import Any

import networkx as nx
import pytest
from click.testing import Result
from engines import SharedEngine
from samples import HEAD, SMALL
from signatures import Run, WritePlan

import csirtgraph
from csirtgraph.cli import SECTIONS
from csirtgraph.cli.groups import SHORT_HELP
from csirtgraph.cli.messages import MESSAGES
from csirtgraph.drawing.graphviz.engine import EmbeddedEngine, LayoutError
from csirtgraph.extras import EXTRAS
from csirtgraph.pipeline import Job, pictures_for
from csirtgraph.plan.model.enums import Mode
from csirtgraph.plan.model.view import View
from csirtgraph.plan.reading.load import load_plan

TALK = HEAD + "roles: {a: {name: 甲}, b: {name: 乙}}\nflows: {a: {b: {kind: report, label: 報告}}}\n"
JAPANESE = {"LC_ALL": "ja_JP.UTF-8"}
NAMES = {
    "svg": b"<?xml",
    "png": b"\x89PNG",
    "pdf": b"%PDF-",
    "dot": b"// csirtgraph",
    "json": b"{",
    "graphml": b"<graphml",
}


@pytest.fixture
def talk(write_plan: WritePlan) -> Path:
    """A plan of two who talk, without an organisation chart."""
    return write_plan(folder="talk", plan=TALK)


def real(*words: object, **options: Any) -> "subprocess.CompletedProcess[bytes]":
    """Runs `python -m csirtgraph …` in a process of its own."""
    return subprocess.run([sys.executable, "-m", "csirtgraph", *map(str, words)], capture_output=True, **options)


def files_in(folder: Path) -> dict[str, bytes]:
    """Every file below a folder with its bytes."""
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


# help and usage


def test_help_lists_every_command_under_a_heading(run: Run):
    for option in ("--help", "-h"):
        result = run(option)
        assert result.exit_code == 0
        for heading, commands in SECTIONS.items():
            section = result.stdout.split(f"\n{heading}:\n")[1].split("\n\n")[0]
            assert [line.split()[0] for line in section.splitlines()] == commands


@pytest.mark.parametrize("command", [name for names in SECTIONS.values() for name in names])
def test_every_command_has_help(command: str, run: Run):
    result = run(command, "--help")
    assert result.exit_code == 0
    assert result.stdout.startswith(f"Usage: main {command}")
    assert SHORT_HELP[command]


def test_the_version_is_reported(run: Run):
    result = run("--version")
    assert (result.exit_code, csirtgraph.__version__ in result.stdout) == (0, True)


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["rendr"], "no command rendr: did you mean render?"),
        (["render"], "Missing argument 'PLAN'"),
        (["render", "b"], "Missing argument 'FIGURE'"),
        (["render", "b", "relations", "--colour"], "No such option"),
        (["render", "b", "relations", "--mode", "war"], "'war' is not one of 'peacetime', 'incident'"),
        (["render", "b", "relations", "--lang", "fr"], "'fr' is not one of 'ja', 'en'"),
        (["render", "b", "relations", "--width", "0"], "0 is not in the range x>=1"),
        (["build", "--format", "bmp"], "'bmp' is not one of"),
        (["build", "-j", "0"], "0 is not in the range"),
        (["drill", "b", "-o", "x.doc"], "unknown format of x.doc"),
        (["contacts", "b", "-o", "x.doc"], "unknown format of x.doc"),
        (["handbook", "b", "-o", "x.txt"], "unknown format of x.txt"),
        (["embed", "b", "relations", "--for", "html", "--part", "x", "--whole"], "--part"),
        (["slides", "b", "orgchart", "--mode", "peacetime", "nothing", "-o", "x.pptx"], "nothing"),
        (["init"], "Missing argument 'DIR'"),
        (["init", "x", "--pattern", "z"], "'z' is not one of 'a', 'b', 'c', 'd'"),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else "",
)
def test_wrong_usage_ends_with_2(words: list[str], said: str, run: Run, tmp_path: Path):
    result = run(*words)
    assert (result.exit_code, result.stdout) == (2, "")
    assert said in result.stderr
    assert not files_in(tmp_path)


def test_python_m_csirtgraph_is_the_command(tmp_path: Path):
    done = real("--help", cwd=tmp_path)
    assert (done.returncode, done.stderr) == (0, b"")
    assert done.stdout.decode().startswith("Usage: csirtgraph [OPTIONS] COMMAND")


def test_a_drill_needs_somebody_who_notices(run: Run, write_plan: WritePlan):
    folder = write_plan(plan="plan: {id: o, title: O}\nroles: {lead: {name: Lead}}\n")
    result = run("drill", folder)
    assert result.exit_code == 2
    assert "--start" in result.stderr


def test_every_message_that_a_command_names_exists():
    folder = Path(csirtgraph.cli.__path__[0])
    named = [
        code for path in folder.rglob("*.py") for code in re.findall(r'\bmessage\("([^"]+)"', path.read_text("utf-8"))
    ]
    assert len(named) > 20
    assert set(named) <= MESSAGES.keys()


def test_every_message_has_the_same_gaps_in_both_languages():
    def gaps(text: str) -> set[str]:
        return set(re.findall(r"{(\w+)}", text))

    for code, words in MESSAGES.items():
        assert gaps(words.ja) == gaps(words.en), code


@pytest.mark.parametrize(
    ("locale", "language"),
    [
        ({"LC_ALL": "ja_JP.UTF-8"}, "ja"),
        ({"LC_ALL": "ja_JP.eucJP"}, "ja"),
        ({"LC_ALL": "C", "LANG": "ja_JP.UTF-8"}, "en"),
        ({"LC_ALL": "", "LC_MESSAGES": "ja", "LANG": "en_US.UTF-8"}, "ja"),
        ({"LC_ALL": "", "LANG": "ja_JP.UTF-8"}, "ja"),
        ({"LC_ALL": "", "LANG": "en_US.UTF-8"}, "en"),
        ({"LC_ALL": ""}, "en"),
    ],
)
def test_messages_are_in_the_language_of_the_locale(locale: dict[str, str], language: str, run: Run):
    words = {"ja": "プランが見つかりません", "en": "there is no such plan"}
    assert words[language] in run("list", "nowhere", env=locale).stderr


# list


def test_list_names_every_figure_with_its_mode_and_title(run: Run, write_plan: WritePlan):
    folder = write_plan(plan=SMALL)
    for language, title, words in (
        ("ja", "自社の体制", "体制図 (有事)"),
        ("en", "Our team", "Organisation chart (Incident)"),
    ):
        result = run("list", folder, "--lang", language)
        first, *lines = result.stdout.splitlines()
        assert (result.exit_code, first, result.stderr) == (0, f"{folder}: {title}", "")
        assert any(re.fullmatch(rf"  orgchart +--mode incident +{re.escape(words)}", line) for line in lines)
        named = {tuple(re.findall(r"^  (\S+)|--mode (\S+)", line)) for line in lines}
        assert len(named) == len(lines) == len(csirtgraph.load(folder).figures())


def test_list_without_a_plan_lists_all_patterns(run: Run):
    result = run("list")
    heads = [line.split(":")[0] for line in result.stdout.splitlines() if not line.startswith(" ")]
    assert (result.exit_code, heads) == (0, ["a", "b", "c", "d"])


def test_what_is_listed_can_be_drawn(run: Run, talk: Path):
    for line in run("list", talk).stdout.splitlines()[1:]:
        figure, *mode = re.findall(r"^  (\S+)|(--mode \S+)", line)
        words = [word for part in mode for word in part[1].split()]
        assert run("render", talk, figure[0], *words, "-o", "x.svg").exit_code == 0


# render


@pytest.mark.parametrize(("suffix", "start"), NAMES.items())
def test_render_writes_every_format(suffix: str, start: bytes, run: Run, talk: Path):
    result = run("render", talk, "relations", "-o", f"deep/er/x.{suffix}")
    assert (result.exit_code, result.stdout, result.stderr) == (0, "", f"wrote deep/er/x.{suffix}\n")
    assert Path(f"deep/er/x.{suffix}").read_bytes().startswith(start)
    assert os.listdir("deep/er") == [f"x.{suffix}"]


def test_render_says_what_it_wrote_in_japanese(run: Run, talk: Path):
    assert run("render", talk, "relations", "-o", "x.svg", env=JAPANESE).stderr == "x.svg を書き出しました\n"


def test_render_without_a_name_writes_an_svg_named_after_the_figure(run: Run, talk: Path):
    assert run("render", talk, "relations", "--mode", "peacetime").stderr == "wrote relations-peacetime.svg\n"
    assert run("render", talk, "relations").stderr == "wrote relations-incident.svg\n"


def test_render_draws_the_mode_there_is(run: Run, write_plan: WritePlan):
    folder = write_plan(plan=TALK.replace("kind: report", "kind: report, modes: peacetime"))
    assert run("render", folder, "relations").stderr == "wrote relations-peacetime.svg\n"


def test_render_draws_in_the_language_asked_for(run: Run, write_plan: WritePlan):
    folder = write_plan(plan=SMALL)
    drawn = {
        language: run("render", folder, "relations", "--lang", language, "-o", "-").stdout for language in ("ja", "en")
    }
    assert "コマンダー" in drawn["ja"]
    assert "Commander" not in drawn["ja"]
    assert "Commander" in drawn["en"]
    assert "コマンダー" not in drawn["en"]


def test_themes_look_different(run: Run, talk: Path):
    drawn = {
        run("render", talk, "relations", "--theme", theme, "-o", "-").stdout for theme in ("light", "dark", "print")
    }
    assert len(drawn) == 3


def test_a_dash_writes_the_svg_to_standard_output_and_nothing_else(run: Run, talk: Path, tmp_path: Path):
    before = files_in(tmp_path)
    result = run("render", talk, "relations", "-o", "-")
    assert (result.exit_code, result.stderr) == (0, "")
    assert ET.fromstring(result.stdout_bytes).tag == "{http://www.w3.org/2000/svg}svg"
    assert files_in(tmp_path) == before
    run("render", talk, "relations", "-o", "x.svg")
    assert Path("x.svg").read_bytes() == result.stdout_bytes


def test_a_real_process_writes_the_same_svg_to_standard_output(run: Run, talk: Path):
    done = real("render", talk, "relations", "-o", "-")
    assert (done.returncode, done.stderr) == (0, b"")
    assert done.stdout == run("render", talk, "relations", "-o", "-").stdout_bytes


def test_a_reader_that_goes_away_is_no_error(tmp_path: Path):
    words = [sys.executable, "-m", "csirtgraph", "render", "b", "relations", "-o", "-"]
    with subprocess.Popen(words, stdout=subprocess.PIPE, stderr=subprocess.PIPE, cwd=tmp_path) as process:
        assert process.stdout
        assert process.stderr
        process.stdout.close()
        assert process.stderr.read() == b""
    assert process.returncode == 0


def test_the_graph_formats_are_read_by_networkx(run: Run, talk: Path):
    for suffix in ("json", "graphml"):
        assert run("render", talk, "relations", "-o", f"x.{suffix}").exit_code == 0
    as_json = nx.node_link_graph(json.loads(Path("x.json").read_bytes()), edges="edges")
    as_graphml = nx.read_graphml("x.graphml", force_multigraph=True)
    assert list(as_json.edges(keys=True)) == list(as_graphml.edges(keys=True)) == [("a", "b", "a>b:report")]


def size_of(png: bytes) -> tuple[int, int]:
    """Width and height of a PNG."""
    return struct.unpack(">II", png[16:24])


@pytest.mark.parametrize("width", [1, 333, 1920])
def test_a_png_is_exactly_as_wide_as_asked(width: int, run: Run, talk: Path):
    assert run("render", talk, "relations", "--width", width, "-o", "x.png").exit_code == 0
    assert size_of(Path("x.png").read_bytes())[0] == width


def test_a_png_without_a_width_fits_a_slide(run: Run, talk: Path):
    run("render", talk, "relations", "-o", "x.png")
    assert size_of(Path("x.png").read_bytes())[0] == 1920


def test_a_png_too_large_is_refused_before_it_is_drawn(run: Run, talk: Path, monkeypatch: pytest.MonkeyPatch):
    import cairosvg

    drawn = []
    monkeypatch.setattr(cairosvg, "svg2png", lambda **asked: drawn.append(asked["output_width"]) or b"png")
    refused = run("render", talk, "relations", "--width", 10**9, "-o", "x.png")
    assert (refused.exit_code, drawn, Path("x.png").exists()) == (1, [], False)
    [width] = re.findall(r"^the picture is too large: use a --width of at most (\d+)\n$", refused.stderr)
    assert run("render", talk, "relations", "--width", int(width) + 1, "-o", "x.png").exit_code == 1
    assert run("render", talk, "relations", "--width", width, "-o", "x.png").exit_code == 0
    assert drawn == [int(width)]
    japanese = run("render", talk, "relations", "--width", 10**9, "-o", "x.png", env=JAPANESE)
    assert japanese.stderr == f"画像が大きすぎます: --width は {width} 以下にしてください\n"


@pytest.mark.parametrize("options", [[], ["--mode", "incident"]])
@pytest.mark.parametrize("suffix", ["svg", "json"])
def test_an_unknown_figure_ends_with_2_and_names_those_there_are(suffix: str, options: list[str], run: Run, talk: Path):
    result = run("render", talk, "relation", *options, "-o", f"x.{suffix}")
    assert (result.exit_code, result.stdout, Path(f"x.{suffix}").exists()) == (2, "", False)
    assert re.fullmatch(r"there is no figure relation: choose one of .*\brelations\b.*\n", result.stderr)
    japanese = run("render", talk, "relation", *options, "-o", f"x.{suffix}", env=JAPANESE)
    assert re.fullmatch(r"図 relation はありません: .*\brelations\b.* から選んでください\n", japanese.stderr)


@pytest.mark.parametrize("options", [[], ["--mode", "incident"]])
def test_a_figure_without_data_ends_with_1_and_shows_yaml_that_would_do(
    options: list[str], run: Run, talk: Path, write_plan: WritePlan
):
    result = run("render", talk, "orgchart", *options, "-o", "x.svg")
    assert (result.exit_code, Path("x.svg").exists()) == (1, False)
    head, yaml = result.stderr.split("\n", 1)
    assert head == "this plan lacks the data for the figure orgchart; add for example:"
    write_plan(folder="talk", names="roles: {commander: {name: C}, triage: {name: T}}\n", posts=yaml)
    assert run("render", talk, "orgchart", *options, "-o", "x.svg").exit_code == 0


def test_a_plan_without_figures_has_no_deck_and_no_wiki_page_and_an_empty_handbook(run: Run, write_plan: WritePlan):
    folder = write_plan(plan="plan: {id: bare, title: Bare}\n")
    account = {"MEDIAWIKI_USER": "x", "MEDIAWIKI_PASSWORD": "x"}
    page = ("--to", "mediawiki", "--url", "http://127.0.0.1:9", "--page", "X", "--dry-run")
    for words in (
        ("slides", folder, "-o", "x.pptx"),
        ("slides", folder, "--mode", "incident"),
        ("publish", folder, *page),
    ):
        result = run(*words, env=account)
        assert (result.exit_code, result.stderr.split(";")[0]) == (
            1,
            "this plan lacks the data for the figure relations",
        )
    assert not [*Path().glob("*.pptx")]
    for suffix in ("html", "docx"):
        assert run("handbook", folder, "-o", f"x.{suffix}").exit_code == 0
    formats = [word for format in ("html", "json", "xlsx", "svg") for word in ("--format", format)]
    result = run("build", folder, *formats, "-o", "all")
    assert (result.exit_code, result.stderr) == (0, "drew 0 figures into all\n")


def test_a_mode_without_data_ends_with_1(run: Run, write_plan: WritePlan):
    folder = write_plan(plan=TALK + "posts: {incident: {a: {people: 1}}}\n")
    result = run("render", folder, "orgchart", "--mode", "peacetime", "-o", "x.svg", env=JAPANESE)
    assert (result.exit_code, Path("x.svg").exists()) == (1, False)
    assert result.stderr.startswith(
        "このプランには図 orgchart に必要なデータがありません。例えば次のように追加してください:\n"
    )


@pytest.mark.parametrize("name", ["x", "x.bmp", "x.svg.gz", ".svg", "svg/x"])
def test_an_unknown_suffix_ends_with_2_and_names_those_there_are(name: str, run: Run, tmp_path: Path):
    result = run("render", "b", "relations", "-o", name)
    assert (result.exit_code, files_in(tmp_path)) == (2, {})
    assert f"unknown format of {name}: end the name with one of svg, png, pdf" in result.stderr
    assert "の形式が分かりません" in run("render", "b", "relations", "-o", name, env=JAPANESE).stderr


@pytest.mark.parametrize(
    ("figure", "option"), [("relations", "--only"), ("orgchart", "--only"), ("relations", "--focus")]
)
def test_a_part_that_does_not_exist_ends_with_2_and_names_the_nearest(
    figure: str, option: str, run: Run, write_plan: WritePlan
):
    folder = write_plan(plan=SMALL + "teams: {forensic: {name: F}, hqs: {name: H}}\n")
    result = run("render", folder, figure, option, "forensicc", "-o", "x.svg")
    assert (result.exit_code, Path("x.svg").exists()) == (2, False)
    assert f"{option}: the plan has no forensicc: did you mean forensic" in result.stderr


PARTS = """\
plan: {id: ours, title: Ours}
groups: {lead: {name: Lead}}
teams: {desk: {name: Desk}}
roles: {a: {name: A, group: lead, team: desk}, b: {name: B}, c: {name: C, sourcing: outsourced}, d: {name: D}}
flows: {a: {b: {kind: report}}, b: {c: {kind: report}}, c: {d: {kind: report}}}
units: {hq: {name: HQ}, branch: {name: Branch}}
posts: {incident: {a: {unit: hq}, b: {under: a}, c: {unit: branch}, d: {under: c}}}
"""


@pytest.mark.parametrize(
    ("figure", "options", "shown"),
    [
        ("relations", "", "abcd"),
        ("relations", "--only desk", "ab"),
        ("relations", "--focus d", "cd"),
        ("relations", "--focus d --hops 0", "d"),
        ("relations", "--focus d --hops 2", "bcd"),
        ("relations", "--only-group lead", "ab"),
        ("relations", "--sourcing outsourced", "bcd"),
        ("relations", "--sourcing outsourced --only-group lead", "b"),
        ("orgchart", "", "abcd"),
        ("orgchart", "--only hq", "ab"),
    ],
)
def test_a_part_of_a_figure_shows_that_part(figure: str, options: str, shown: str, run: Run, write_plan: WritePlan):
    result = run("render", write_plan(plan=PARTS), figure, *options.split(), "-o", "-")
    assert result.exit_code == 0
    groups = ET.fromstring(result.stdout_bytes).iter("{http://www.w3.org/2000/svg}g")
    boxes = [group.get("data-id") for group in groups if "box" in group.get("class", "").split()]
    assert sorted(filter(None, boxes)) == list(shown)


@pytest.mark.parametrize("options", ["--only hq", "--mode peacetime --only-group lead --sourcing outsourced"])
def test_a_part_that_is_empty_is_not_drawn_without_a_word(options: str, run: Run, write_plan: WritePlan):
    folder = write_plan(plan=PARTS.replace("b: {c:", "d: {c:"))
    result = run("render", folder, "relations", *options.split(), "-o", "-")
    assert 'class="box' in result.stdout or result.stderr


@pytest.mark.usefixtures("ranked")
def test_a_figure_that_was_simplified_says_so(run: Run, write_plan: WritePlan, monkeypatch: pytest.MonkeyPatch):
    from csirtgraph.drawing import pictures
    from csirtgraph.drawing.layout import choose_layout

    folder = write_plan(plan=PARTS)
    monkeypatch.setattr(choose_layout, "SMALL", 3)
    assert run("render", folder, "relations", "-o", "x.svg").stderr.splitlines() == [
        "relations is large: drawn with simpler settings",
        "wrote x.svg",
    ]
    monkeypatch.setattr(pictures, "HUGE", 3)
    assert run("render", folder, "orgchart", "-o", "x.svg").stderr.splitlines() == [
        "orgchart has 4 boxes, so this is an overview: --part N draws one part, --whole all in one",
        "wrote x.svg",
    ]


def test_a_plan_that_is_not_there_ends_with_1(run: Run, tmp_path: Path):
    for words in (["render", "nowhere", "relations"], ["build", "nowhere"], ["list", "nowhere"]):
        result = run(*words)
        assert (result.exit_code, result.stdout, files_in(tmp_path)) == (1, "", {})
        assert result.stderr.startswith("nowhere:1:1: there is no such plan: name a folder, a YAML file or a built-in")


@pytest.mark.parametrize("words", [["list", "a" * 300], ["init", "a" * 300]], ids=lambda words: words[0])
def test_a_name_longer_than_any_path_ends_in_no_traceback(words: list[str], run: Run):
    assert run(*words).exit_code in (1, 2)


def test_a_long_table_is_several_pictures_and_one_where_that_is_asked(run: Run, write_plan: WritePlan):
    rows = "".join(f"  r{number}: {{name: R{number}, duty: D, group: g}}\n" for number in range(50))
    folder = write_plan(plan=HEAD + "groups: {g: {name: G}}\nroles:\n" + rows)
    assert run("render", folder, "roles", "--whole", "-o", "out/x.svg").stderr == "wrote out/x.svg\n"
    wrote = run("render", folder, "roles", "--width", 64, "-o", "out/x.png").stderr.splitlines()
    pages = len(wrote)
    assert pages > 1
    assert wrote == [f"wrote out/x-{page}.png" for page in range(1, pages + 1)]
    svgs = run("render", folder, "roles", "-o", "out/x.svg").stderr.splitlines()
    assert svgs == [f"wrote out/x-{page}.svg" for page in range(1, pages + 1)]
    assert run("render", folder, "roles", "--part", 2, "-o", "out/y.svg").stderr == "wrote out/y.svg\n"
    second = Path("out/y.svg").read_bytes()
    assert second == Path("out/x-2.svg").read_bytes()
    assert f"(2/{pages})".encode() in second
    assert run("render", folder, "roles").stderr.splitlines()[0] == "wrote roles-1.svg"
    assert run("render", folder, "roles", "-o", "-").stdout.count("<svg ") == 1
    assert run("render", folder, "roles", "--part", 2, "--whole").exit_code == 2
    formats = ("--format", "png", "--format", "svg", "--format", "drawio")
    assert run("build", folder, "--lang", "en", *formats, "--width", 64, "-o", "all").exit_code == 0
    assert {name for name in files_in(Path("all/ours")) if name.startswith("roles")} == {
        "roles.en.drawio",
        *(f"roles.en-{page}.{format}" for page in range(1, pages + 1) for format in ("svg", "png")),
    }
    assert run("build", folder, "--lang", "en", "--whole", "-o", "one").exit_code == 0
    assert "roles.en.svg" in files_in(Path("one/ours"))


def test_a_large_plan_is_an_overview_and_linked_parts(run: Run, write_plan: WritePlan):
    teams = "".join(f"  t{n}: {{name: T{n}}}\n" for n in range(3))
    roles = "".join(f"  r{n}: {{name: R{n}, team: t{n // 14}, modes: [incident]}}\n" for n in range(42))
    flows = "".join(f"  r{n}: {{r{n + 1}: {{kind: report}}}}\n" for n in range(41))
    folder = write_plan(plan=f"{HEAD}teams:\n{teams}roles:\n{roles}flows:\n{flows}")
    wrote = run("render", folder, "relations", "-o", "x.svg").stderr.splitlines()
    assert wrote == [
        "relations has 42 boxes, so this is an overview: --part N draws one part, --whole all in one",
        "wrote x.svg",
    ]
    assert run("render", folder, "relations", "--part", "t2").stderr == "wrote relations-incident-3-t2.svg\n"
    assert "has no part 6: choose one of 1 (t0)" in run("render", folder, "relations", "--part", "6").stderr
    assert run("build", folder, "--lang", "en", "-o", "out").exit_code == 0
    names = [f"relations-incident.en{part}.svg" for part in ("", *(f"-{n + 1}-t{n}" for n in range(3)))]
    found = files_in(Path("out/ours"))
    assert [name for name in sorted(found) if name.startswith("relations-incident")] == sorted(names)
    links = {name: {*re.findall(r'<a href="([^"]+)"', found[name].decode())} for name in names}
    assert links[names[0]] == {*names[1:]}
    assert all(names[0] in links[name] and links[name] < {*names} for name in names[1:])
    for format in ("csv", "pptx", "html", "json"):
        assert "--part" in run("render", folder, "relations", "--part", "2", "-o", f"x.{format}").stderr
    figure = csirtgraph.load(folder).figure("relations", lang="en", part="t1")
    assert figure.layout.drawing.title.endswith("2 T1")


# files that cannot be written, layouts and pictures that fail


@pytest.mark.parametrize("target", ["wall/x.svg", "wall/deep/er/x.svg", "taken.svg"])
def test_a_file_that_cannot_be_written_says_why_and_leaves_nothing(target: str, run: Run, talk: Path, tmp_path: Path):
    Path("wall").write_text("a file where a folder should be")
    Path("taken.svg").mkdir()
    before = files_in(tmp_path)
    result = run("render", talk, "relations", "-o", target)
    assert result.exit_code == 1
    assert re.fullmatch(
        rf"cannot write {target} \((File exists|Not a directory|Is a directory)\): check its location and permissions\n",  # noqa: E501
        result.stderr,
    )
    assert files_in(tmp_path) == before
    assert " に書き込めません (" in run("render", talk, "relations", "-o", target, env=JAPANESE).stderr


@pytest.mark.usefixtures("ranked")
@pytest.mark.parametrize(
    ("reason", "english", "japanese"),
    [
        ("time", "the layout of relations took too long: use fewer flows", "relations の配置が時間内に"),
        (
            "crash",
            "Graphviz failed while laying out relations (-6): try",
            "relations の配置中に Graphviz が異常終了",
        ),
    ],
)
def test_an_existing_file_survives_a_layout_that_fails(
    reason: Any, english: str, japanese: str, run: Run, talk: Path, monkeypatch: pytest.MonkeyPatch
):
    def fail(*_: object) -> None:
        raise LayoutError(reason, "-6")

    monkeypatch.setattr(SharedEngine, "run", fail)
    Path("out").mkdir()
    Path("out/x.svg").write_text("the last good picture")
    result = run("render", talk, "relations", "-o", "out/x.svg")
    assert (result.exit_code, files_in(Path("out"))) == (1, {"x.svg": b"the last good picture"})
    assert result.stderr.startswith(english)
    assert run("render", talk, "relations", "-o", "out/x.svg", env=JAPANESE).stderr.startswith(japanese)


@pytest.mark.usefixtures("ranked")
def test_the_dot_engine_without_a_dot_program_says_what_to_install(
    run: Run, talk: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setenv("PATH", str(tmp_path))
    result = run("render", talk, "relations", "--engine", "dot", "-o", "x.svg")
    assert (result.exit_code, Path("x.svg").exists()) == (1, False)
    assert result.stderr == "the dot program was not found: install Graphviz or use --engine embedded\n"


@pytest.mark.parametrize("suffix", ["png", "pdf"])
def test_without_cairo_pictures_say_how_to_install_it(
    suffix: str, run: Run, talk: Path, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setitem(sys.modules, "cairosvg", None)
    Path(f"x.{suffix}").write_text("the last good picture")
    result = run("render", talk, "relations", "-o", f"x.{suffix}")
    assert (result.exit_code, Path(f"x.{suffix}").read_text()) == (1, "the last good picture")
    for hint in ("pip install cairosvg", "apt install libcairo2", "brew install cairo", "libcairo-2.dll"):
        assert hint in result.stderr
    assert "Debian/Ubuntu:" in result.stderr
    assert "macOS:" in result.stderr
    assert "Windows:" in result.stderr
    japanese = run("render", talk, "relations", "-o", f"x.{suffix}", env=JAPANESE)
    assert japanese.stderr.startswith("PNG と PDF には CairoSVG と libcairo が必要です")


def test_without_cairo_svg_still_works(run: Run, talk: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setitem(sys.modules, "cairosvg", None)
    for suffix in ("svg", "dot", "json", "graphml"):
        assert run("render", talk, "relations", "-o", f"x.{suffix}").exit_code == 0


def test_without_the_cairo_library_itself_the_first_line_of_its_complaint_is_shown(
    run: Run, talk: Path, monkeypatch: pytest.MonkeyPatch
):
    class Broken:
        """An import of cairosvg that finds no libcairo."""

        def find_spec(self, name: str, *_: object) -> None:
            if name == "cairosvg":
                raise OSError('no library called "cairo-2" was found\nno library called "cairo" was found')

    monkeypatch.delitem(sys.modules, "cairosvg", raising=False)
    monkeypatch.setattr(sys, "meta_path", [Broken(), *sys.meta_path])
    result = run("render", talk, "relations", "-o", "x.png")
    assert result.exit_code == 1
    assert result.stderr.startswith('PNG and PDF need CairoSVG and libcairo (no library called "cairo-2" was found).\n')


# build


def expected_names(
    folder: Path, formats: tuple[str, ...] = ("svg",), languages: tuple[str, ...] = ("ja", "en")
) -> set[str]:
    """What build writes for a plan."""
    plan = csirtgraph.load(folder)
    graphs = {"json", "graphml", "gexf"} & {*formats}
    return {f"{plan.plan.id}/graph.{format}" for format in graphs} | {
        f"{plan.plan.id}/{figure}{'-' if mode else ''}{mode}.{language}{picture.stem}.{format}"
        for figure, mode in plan.figures()
        for language in languages
        for format in formats
        if format not in graphs
        for picture in pictures_for(plan.plan, Job(figure, View(Mode(mode or "incident"), language), format=format))
    }


def test_build_draws_every_figure_in_both_modes_and_languages(run: Run, write_plan: WritePlan):
    folder = write_plan(plan=SMALL)
    result = run("build", folder, "-o", "out")
    names = set(files_in(Path("out")))
    assert (
        {
            f"ours/{figure}-{mode}.{language}.svg"
            for figure in ("relations", "orgchart")
            for mode in ("peacetime", "incident")
            for language in ("ja", "en")
        }
        <= names
        == expected_names(folder)
    )
    assert (result.exit_code, result.stdout, result.stderr) == (0, "", f"drew {len(names)} figures into out\n")


def test_build_draws_in_the_formats_and_languages_asked_for(run: Run, talk: Path):
    formats = ("svg", "png", "dot", "json", "graphml")
    asked = [word for format in formats for word in ("--format", format)]
    result = run("build", talk, *asked, "--lang", "en", "--width", "64", "-o", "out", env=JAPANESE)
    made = files_in(Path("out"))
    assert set(made) == expected_names(talk, formats, ("en",))
    assert result.stderr == f"{len(made)} 枚の図を out に書き出しました\n"
    assert all(data.startswith(NAMES[name.rsplit(".")[-1]]) for name, data in made.items())
    assert {size_of(data)[0] for name, data in made.items() if name.endswith("png")} == {64}


@pytest.mark.usefixtures("rough")
def test_build_without_a_plan_draws_all_patterns_into_output(run: Run):
    result = run("build", "--lang", "ja")
    assert result.exit_code == 0
    names = set(files_in(Path("output")))
    assert {name.split("/")[0] for name in names} == {f"pattern-{letter}" for letter in "abcd"}
    assert names == {name for pattern in "abcd" for name in expected_names(pattern, languages=("ja",))}


def test_the_same_picture_comes_from_build_and_render(run: Run, talk: Path):
    run("build", talk, "-o", "out")
    rendered = run("render", talk, "relations", "--mode", "peacetime", "--lang", "en", "-o", "-")
    assert Path("out/ours/relations-peacetime.en.svg").read_bytes() == rendered.stdout_bytes


@pytest.mark.usefixtures("rough")
def test_the_number_of_jobs_does_not_change_a_byte(run: Run, write_plan: WritePlan):
    folder = write_plan(plan=SMALL)
    for jobs in (1, 2):
        assert (
            run("build", "c", folder, "-j", jobs, "--format", "svg", "--format", "dot", "-o", f"j{jobs}").exit_code == 0
        )
    assert files_in(Path("j1")) == files_in(Path("j2")) != {}


def test_a_plan_that_does_not_load_stops_build_before_anything_is_drawn(run: Run, talk: Path, write_plan: WritePlan):
    bad = write_plan(folder="bad", plan="plan: {id: bad}\n")
    result = run("build", talk, bad, "-o", "out")
    assert (result.exit_code, Path("out").exists()) == (1, False)
    assert result.stderr == f"{bad}/plan.yaml:1:1: title is missing: add it\n"


def test_build_goes_on_when_a_figure_cannot_be_written(run: Run, write_plan: WritePlan, talk: Path):
    other = write_plan(folder="other", plan=SMALL.replace("id: ours", "id: other"))
    Path("out").mkdir()
    Path("out/ours").write_text("a file where a folder should be")
    result = run("build", talk, other, "-j", 2, "-o", "out")
    assert result.exit_code == 1
    assert set(files_in(Path("out"))) == {"ours", *expected_names(other)}
    drew, failed, *failures = result.stderr.splitlines()
    assert drew == f"drew {len(expected_names(other))} figures into out"
    assert failed == f"{len(expected_names(talk))} figures could not be drawn"
    assert {line.split(": ")[0] for line in failures} == {f"out/{name}" for name in expected_names(talk)}
    assert all(": cannot write out/ours/" in line for line in failures)


@pytest.mark.usefixtures("ranked")
def test_build_goes_on_when_a_layout_fails_and_keeps_the_last_picture(
    run: Run, write_plan: WritePlan, monkeypatch: pytest.MonkeyPatch
):
    folder = write_plan(plan=SMALL)
    run("build", folder, "-o", "out")
    Path("out/ours/relations-incident.ja.svg").write_text("the last good picture")
    Path("out/ours/orgchart-incident.ja.svg").write_text("to be drawn again")

    def fail(*_: object) -> None:
        raise LayoutError("time")

    monkeypatch.setattr(SharedEngine, "run", fail)
    result = run("build", folder, "-o", "out")
    assert result.exit_code == 1
    assert Path("out/ours/relations-incident.ja.svg").read_text() == "the last good picture"
    assert Path("out/ours/orgchart-incident.ja.svg").read_bytes().startswith(b"<?xml")
    assert "out/ours/relations-incident.ja.svg: the layout of relations-incident.ja took too long" in result.stderr
    assert set(files_in(Path("out"))) == expected_names(folder)


@pytest.mark.usefixtures("ranked")
def test_a_mistake_of_the_program_itself_is_not_hidden(run: Run, talk: Path, monkeypatch: pytest.MonkeyPatch):
    def fail(*_: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr(SharedEngine, "run", fail)
    for words in (["build", talk, "-o", "out"], ["render", talk, "relations", "-o", "x.svg"]):
        with pytest.raises(ZeroDivisionError):
            run(*words)


def test_build_writes_as_many_figures_as_it_says(run: Run, write_plan: WritePlan):
    plans = [write_plan(folder=year, plan=TALK.replace("Ours", year)) for year in ("2025", "2026")]
    result = run("build", *plans, "-o", "out")
    assert result.exit_code != 0 or f"drew {len(files_in(Path('out')))} figures" in result.stderr


@pytest.mark.skipif(sys.platform == "win32", reason="needs a terminal of POSIX")
def test_build_shows_its_progress_on_a_terminal(talk: Path, tmp_path: Path):
    ours, theirs = os.openpty()
    words = [sys.executable, "-m", "csirtgraph", "build", str(talk), "-o", "out"]
    done = subprocess.run(words, stderr=theirs, cwd=tmp_path, check=True)
    shown = os.read(ours, 100_000).decode()
    os.close(ours)
    os.close(theirs)
    assert done.returncode == 0
    assert "100%" in shown
    assert "drew " in shown


# init


def test_init_says_what_to_do_next(run: Run):
    result = run("init", "ours")
    assert (result.exit_code, result.stdout) == (0, "")
    assert result.stderr == "created a plan in ours; next:\n  csirtgraph build ours\n"
    assert run("init", "mine", env=JAPANESE).stderr == "mine にプランを作りました。次に:\n  csirtgraph build mine\n"
    assert sorted(files_in(Path())) == [
        f"{name}/{file}"
        for name in ("mine", "ours")
        for file in (".csirtgraph/plan.schema.json", ".gitattributes", "plan.yaml")
    ]


@pytest.mark.parametrize("pattern", ["a", "b", "c", "d"])
@pytest.mark.parametrize("language", ["ja", "en"])
@pytest.mark.usefixtures("rough")
def test_init_makes_a_plan_that_loads_and_draws(pattern: str, language: str, run: Run):
    assert run("init", "Our CSIRT", "--pattern", pattern, "--lang", language).exit_code == 0
    plan = load_plan("Our CSIRT")
    assert (plan.id, plan.plan.extends) == ("our-csirt", f"csirtgraph:pattern-{pattern}")
    assert plan.flows == load_plan(pattern).flows
    assert run("build", "Our CSIRT", "--lang", language, "-o", "out").exit_code == 0
    assert set(files_in(Path("out"))) == expected_names(Path("Our CSIRT"), languages=(language,))  # type: ignore[arg-type]


def test_init_comments_in_the_language_asked_for_or_that_of_the_locale(run: Run):
    run("init", "ja", env=JAPANESE)
    run("init", "en")
    run("init", "asked", "--lang", "en", env=JAPANESE)
    texts = {name: Path(name, "plan.yaml").read_text(encoding="utf-8") for name in ("ja", "en", "asked")}
    assert "# 役割を変える" in texts["ja"]
    assert "# Change or add roles" in texts["en"]
    assert texts["asked"].replace('id: "asked"', 'id: "en"') == texts["en"]


def test_init_fills_an_empty_folder(run: Run):
    Path("empty").mkdir()
    assert run("init", "empty").exit_code == 0


@pytest.mark.parametrize("target", ["full", "full/notes.txt"])
def test_init_leaves_a_folder_alone_that_is_not_empty(target: str, run: Run, tmp_path: Path):
    Path("full").mkdir()
    Path("full/notes.txt").write_text("mine")
    result = run("init", target)
    assert (result.exit_code, files_in(tmp_path)) == (2, {"full/notes.txt": b"mine"})
    assert f"{target} is not empty: name another folder" in result.stderr
    assert f"{target} は空ではありません: 別のフォルダーを指定してください" in run("init", target, env=JAPANESE).stderr


def test_init_in_a_place_that_cannot_be_says_why(run: Run, tmp_path: Path):
    Path("wall").write_text("a file where a folder should be")
    result = run("init", "wall/ours")
    assert (result.exit_code, list(files_in(tmp_path))) == (1, ["wall"])
    assert result.stderr.startswith("cannot write wall/ours/plan.yaml (Not a directory): check its location")


@pytest.mark.parametrize(
    "name",
    [
        "体制",
        "2026",
        "no",
        "--",
        "a" * 63 + "-b",
        "null",
    ],
)
def test_init_makes_an_id_of_any_name(name: str, run: Run):
    assert run("init", "--", name).exit_code == 0
    assert load_plan(Path(name)).id


@pytest.mark.parametrize("language", ["ja", "en"])
@pytest.mark.usefixtures("rough")
def test_the_examples_that_init_writes_are_valid_when_uncommented(language: str, run: Run):
    run("init", "ours", "--lang", language)
    path = Path("ours/plan.yaml")
    head, examples = path.read_text(encoding="utf-8").split("\n\n", 1)
    uncommented = re.sub(r"(?m)^# ( *[a-z-]+:)", r"\1", examples)
    path.write_text(f"{head}\n{uncommented}", encoding="utf-8")
    plan = load_plan("ours")
    assert "press-officer" in plan.roles
    assert "solution-analyst>vendor-design:request" not in plan.flows
    assert "press" in plan.parties
    assert "press-officer>press:inform" in plan.flows
    assert run("build", "ours", "-o", "out").exit_code == 0


# doctor


def doctors(result: Result) -> dict[str, tuple[str, str]]:
    """What doctor prints: name → mark and words."""
    lines = re.findall(r"(?m)^(ok|MISSING|–) +(\S.*?)  +(.+)$", result.stdout)
    return {name: (mark, words) for mark, name, words in lines}


def test_doctor_finds_everything_that_is_needed(run: Run):
    result = run("doctor")
    assert (result.exit_code, result.stderr) == (0, "")
    found = doctors(result)
    assert found["python"] == ("ok", f"{sys.version.split()[0]}, csirtgraph {csirtgraph.__version__}")
    assert found["embedded engine"][0] == "ok"
    assert found["embedded engine"][1].startswith("pygraphviz ")
    assert re.fullmatch(r"cairosvg [\d.]+, cairo [\d.]+", found["cairo"][1])
    assert found["built-in plans"] == ("ok", "common, pattern-a, pattern-b, pattern-c, pattern-d")
    assert found["fonts"][0] == "ok"


def test_doctor_says_how_to_fix_the_engine_and_ends_with_1(run: Run, monkeypatch: pytest.MonkeyPatch):
    def fail(*_: object) -> None:
        raise LayoutError("crash", "1")

    monkeypatch.setattr(EmbeddedEngine, "run", fail)
    result = run("doctor")
    assert result.exit_code == 1
    assert doctors(result)["embedded engine"] == ("MISSING", "pip install --upgrade 'pygraphviz>=2'")


def test_doctor_can_do_without_cairo(run: Run, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setitem(sys.modules, "cairosvg", None)
    result = run("doctor")
    assert result.exit_code == 0
    assert doctors(result)["cairo"][0] == "–"
    assert "apt install libcairo2" in result.stdout


def test_doctor_lists_every_extra_and_how_to_have_it(run: Run, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setitem(sys.modules, "openpyxl", None)
    found = doctors(run("doctor"))
    assert found["extra documents"] == ("ok", "Word documents (.docx)")
    assert found["extra sheets"] == ("–", "Excel workbooks (.xlsx): pip install 'csirtgraph[sheets]'")
    assert {name for name in found if name.startswith("extra ")} == {f"extra {name}" for name in EXTRAS}


def test_the_extra_all_is_the_union_of_the_others():
    setup = ConfigParser()
    setup.read(Path(__file__).parents[2] / "setup.cfg", "utf-8")
    needed = {name: set(lines.split()) for name, lines in setup["options.extras_require"].items()}
    assert needed["all"] == set().union(*(needed[name] for name in EXTRAS))
    assert needed.keys() - {"all", "dev"} == EXTRAS.keys()


def test_doctor_can_do_without_a_dot_program(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("PATH", str(tmp_path))
    result = run("doctor")
    assert (result.exit_code, doctors(result)["dot program"]) == (0, ("–", "not needed; --engine dot would use it"))


@pytest.mark.skipif(sys.platform == "win32", reason="a script stands for the program")
def test_doctor_shows_the_version_of_the_dot_program(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    program = tmp_path / "dot"
    program.write_text("#!/bin/sh\necho dot - graphviz version 9.9.9 >&2\n")
    program.chmod(0o755)
    monkeypatch.setenv("PATH", f"{tmp_path}{os.pathsep}{os.environ['PATH']}")
    assert doctors(run("doctor"))["dot program"] == ("ok", "dot - graphviz version 9.9.9")


def test_doctor_names_fonts_that_are_missing(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    from csirtgraph.drawing.text import fonts

    monkeypatch.setattr(fonts, "FILES", (tmp_path / "Bold.ttf",))
    result = run("doctor")
    assert (result.exit_code, doctors(result)["fonts"]) == (0, ("–", "missing Bold.ttf: reinstall csirtgraph"))


def test_commands_load_nothing_heavy_for_their_help(tmp_path: Path):
    heavy = ("networkx", "pygraphviz", "cairosvg", "yaml")
    code = (
        "import sys; from csirtgraph.cli import main\n"
        "for name in ('render', 'build', 'list', 'init', 'doctor'): main.get_command(None, name)\n"
        f"print([name for name in {heavy} if name in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, cwd=tmp_path, text=True)
    assert done.stdout == "[]\n"
