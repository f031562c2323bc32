"""What to paste into each wiki: its own syntax, with words of the plan that stay words."""

import re
import struct
from html.parser import HTMLParser
from pathlib import Path
from xml.etree import ElementTree

import pytest
from click.testing import CliRunner
from markdown_it import MarkdownIt

from csirtgraph.cli import main
from csirtgraph.cli.commands.embed import WIKIS
from csirtgraph.themes import THEMES
from csirtgraph.wiki.targets import TARGETS

HOSTILE = "{{Evil}} [[File:x|y]] <script>a</script> ]]> --> </imagemap> $lsx(/) *b* `c` \\ #1 @x & \" ' ~~~~ __TOC__"
LINK = "https://wiki.example.org/役割?a=1&b=[x](y)#z"
SENT = "https://wiki.example.org/%E5%BD%B9%E5%89%B2?a=1&b=%5Bx%5D%28y%29#z"
STEM = "ours-relations-incident.en"


@pytest.fixture
def plan(write_plan) -> Path:
    """A plan whose words are markup, with a link on one of two roles and on the team around the other."""
    words = "'" + HOSTILE.replace("'", "''") + "'"
    return write_plan(
        plan=f"plan: {{id: ours, title: {words}}}\n"
        f"roles: {{a: {{name: {words}, link: '{LINK}'}}, b: {{name: B, team: t}}}}\n"
        "teams: {t: {name: T, link: 'https://example.org/t'}}\n"
        f"flows: {{a: {{b: {{label: {words}, kind: report}}}}}}\n"
    )


@pytest.fixture
def embed(plan, tmp_path):
    """`embed(wiki, …)` answers the snippet; its pictures are in tmp_path/out."""

    def run(wiki: str, *words: str) -> str:
        line = ["embed", str(plan), "relations", "--for", wiki, "--lang", "en", "-o", str(tmp_path / "out"), *words]
        result = CliRunner().invoke(main, line)
        assert result.exit_code == 0, result.output
        return result.stdout

    return run


class Tags(HTMLParser):
    """The elements of a piece of HTML with their attributes, and its text."""

    def __init__(self, text: str):
        super().__init__()
        self.found: list[tuple[str, dict[str, str]]] = []
        self.text = ""
        self.feed(text)

    def handle_starttag(self, tag, attrs):
        self.found.append((tag, dict(attrs)))

    def handle_data(self, data):
        self.text += data

    def all(self, tag: str) -> list[dict[str, str]]:
        """The attributes of every such element."""
        return [attributes for name, attributes in self.found if name == tag]


def alt_of(picture: bytes) -> str:
    """The title of an SVG, on one line."""
    return " ".join(ElementTree.fromstring(picture).findtext("{http://www.w3.org/2000/svg}title").split())


def test_the_command_and_the_table_have_the_same_wikis():
    assert list(TARGETS) == list(WIKIS.choices)


@pytest.mark.parametrize("wiki", TARGETS)
def test_pictures_are_written_and_named_by_ids_alone(wiki, embed, tmp_path):
    snippet = embed(wiki)
    files = {file.name for file in (tmp_path / "out").iterdir()}
    assert files == {f"{STEM}.svg"} | ({f"{STEM}.png"} if TARGETS[wiki].shows == "png" else set())
    assert snippet.count(f"{STEM}.{TARGETS[wiki].shows}") == 1
    assert "example.org" not in snippet


def test_markdown_shows_an_image_and_nothing_of_the_plan_becomes_markup(embed, tmp_path):
    seen = Tags(MarkdownIt("gfm-like", {"linkify": False, "html": True}).render(embed("markdown", "--link-map")))
    [image] = seen.all("img")
    assert image == {"src": f"{STEM}.svg", "alt": alt_of((tmp_path / "out" / f"{STEM}.svg").read_bytes())}
    assert [link["href"] for link in seen.all("a")] == [SENT, "https://example.org/t"]
    assert {tag for tag, _ in seen.found} == {"p", "img", "ul", "li", "a"}
    assert HOSTILE in seen.text
    assert "{{" not in embed("markdown")


def test_html_shows_an_image_with_a_map_over_its_boxes(embed, tmp_path):
    seen = Tags(embed("html", "--link-map"))
    [image] = seen.all("img")
    picture = ElementTree.parse(tmp_path / "out" / f"{STEM}.svg").getroot()
    ratio = float(picture.get("height")[:-2]) / float(picture.get("width")[:-2])
    assert image["alt"].endswith(HOSTILE)
    assert int(image["height"]) == pytest.approx(int(image["width"]) * ratio, abs=1)
    assert image["usemap"] == "#" + seen.all("map")[0]["name"]
    areas = seen.all("area")
    assert [(area["href"], area["alt"]) for area in areas] == [(SENT, HOSTILE), ("https://example.org/t", "T")]
    for area in areas:
        left, top, right, bottom = map(int, area["coords"].split(","))
        assert 0 <= left < right <= int(image["width"])
        assert 0 <= top < bottom <= int(image["height"])
    assert {tag for tag, _ in seen.found} == {"img", "map", "area"}


def test_the_areas_of_a_map_are_where_the_boxes_are(embed, tmp_path):
    [area, _] = Tags(embed("html", "--link-map")).all("area")
    picture = ElementTree.parse(tmp_path / "out" / f"{STEM}.svg").getroot()
    svg = "{http://www.w3.org/2000/svg}"
    moved = next(group for group in picture.findall(f"{svg}g") if group.get("transform"))
    dx, dy = map(float, re.findall(r"[\d.-]+", moved.get("transform")))
    rect = next(group for group in moved if group.get("data-id") == "a").find(f".//{svg}rect")
    left, top = float(rect.get("x")) + dx, float(rect.get("y")) + dy
    scale = 4 / 3
    assert list(map(int, area["coords"].split(",")[:2])) == pytest.approx([left * scale, top * scale], abs=1)


def test_mediawiki_gets_a_file_link_in_which_nothing_of_the_plan_is_markup(embed, tmp_path):
    snippet = embed("mediawiki").strip()
    assert re.fullmatch(rf"\[\[File:{STEM}\.svg\|frameless\|\d+px\|alt=[^\[\]{{}}|<>]*\]\]", snippet)
    assert not re.search(r"\{\{|~~~|__|<", snippet)
    from html import unescape

    assert unescape(snippet).removesuffix("]]").endswith(HOSTILE)
    assert b"<text" not in (tmp_path / "out" / f"{STEM}.svg").read_bytes()


def test_the_image_map_of_mediawiki_counts_the_pixels_of_its_png(embed, tmp_path):
    lines = embed("mediawiki", "--link-map").splitlines()
    assert (lines[0], lines[-2:]) == ("<imagemap>", ["desc none", "</imagemap>"])
    assert lines[1].startswith(f"File:{STEM}.png|")
    width, height = struct.unpack(">II", (tmp_path / "out" / f"{STEM}.png").read_bytes()[16:24])
    for line, url in zip(lines[2:4], (SENT, "https://example.org/t")):
        found = re.fullmatch(r"rect (\d+) (\d+) (\d+) (\d+) \[(\S+) [^\[\]<>]+\]", line)
        assert found, line
        left, top, right, bottom = map(int, found.groups()[:4])
        assert 0 <= left < right <= width
        assert 0 <= top < bottom <= height
        assert found[5] == url
    assert width == 1920


def test_confluence_gets_well_formed_storage_format(embed):
    root = ElementTree.fromstring(f'<p xmlns:ac="ac" xmlns:ri="ri">{embed("confluence", "--link-map")}</p>')
    [image] = root.iter("{ac}image")
    assert image.get("{ac}alt").endswith(HOSTILE)
    assert int(image.get("{ac}width")) > 0
    assert [child.attrib for child in image] == [{"{ri}filename": f"{STEM}.svg"}]
    assert [(link.get("href"), link.text) for link in root.iter("a")] == [
        (SENT, HOSTILE),
        ("https://example.org/t", "T"),
    ]
    assert {item.tag for item in root.iter()} == {"p", "{ac}image", "{ri}attachment", "ul", "li", "a"}


def test_growi_gets_an_attachment_by_its_name_with_a_quoted_text(embed):
    first = embed("growi").strip()
    found = re.fullmatch(rf'\$refimg\({STEM}\.png, width=\d+px, alt="([^"<>$\\]*)"\)', first)
    assert found
    assert "Evil" in found[1]


@pytest.mark.parametrize(("wiki", "form"), [("redmine", r"!\[(.*)\]\({}\.png\)"), ("backlog", r"!\[(.*)\]\[{}\.png\]")])
def test_redmine_and_backlog_get_a_bitmap_and_no_mark_they_search_for(wiki, form, embed):
    first, _, *links = embed(wiki, "--link-map").splitlines()
    found = re.fullmatch(form.format(re.escape(STEM)), first)
    assert found
    for words in (found[1], *(link[link.index("[") + 1 : link.rindex("](")] for link in links)):
        assert not re.search(r"\[|\]|\{|\}|#|@|<", words)
    assert [link[link.rindex("(") + 1 : -1] for link in links] == [SENT, "https://example.org/t"]


@pytest.mark.parametrize("wiki", TARGETS)
def test_marks_that_a_wiki_cannot_show_are_named_where_they_are_replaced(wiki, tmp_path):
    (tmp_path / "p.yaml").write_text(
        "plan: {id: p, title: 'A [1] <b>'}\nroles: {a: {name: 'R #1', link: 'https://example.org/a'}}\n",
        encoding="utf-8",
    )
    line = ["embed", str(tmp_path / "p.yaml"), "roles", "--for", wiki, "-o", str(tmp_path)]
    result = CliRunner().invoke(main, line, env={"LC_ALL": "en_US.UTF-8"})
    replaced = "［1］" in result.stdout
    assert replaced == (wiki in ("growi", "redmine", "redmine-textile", "backlog"))
    assert (f"wrote [ ] < > as full-width signs: {wiki} " in result.stderr) == replaced


def test_every_wiki_lists_the_links_that_its_pictures_lose(embed):
    for wiki in TARGETS:
        assert "example.org/t" in embed(wiki, "--link-map")


def test_a_figure_without_links_says_what_to_write(tmp_path):
    line = ["embed", "b", "relations", "--for", "html", "--link-map", "-o", str(tmp_path)]
    result = CliRunner().invoke(main, line)
    assert (result.exit_code, "<map" in result.stdout) == (0, False)
    assert "link: https://" in result.stderr


def test_the_text_of_the_svg_can_be_chosen(embed, tmp_path):
    embed("html", "--text", "embed")
    assert b"@font-face" in (tmp_path / "out" / f"{STEM}.svg").read_bytes()
    embed("mediawiki", "--text", "plain")
    assert b"<text" in (tmp_path / "out" / f"{STEM}.svg").read_bytes()


def test_mode_language_and_theme_are_those_asked_for(tmp_path):
    line = [
        "embed",
        "b",
        "relations",
        "--for",
        "markdown",
        "--mode",
        "peacetime",
        "--theme",
        "dark",
        "-o",
        str(tmp_path),
    ]
    result = CliRunner().invoke(main, line)
    assert result.stdout.startswith("![役割と業務内容の関連図 平時")
    assert f'fill="{THEMES["dark"].ground}"' in (tmp_path / "pattern-b-relations-peacetime.ja.svg").read_text("utf-8")


def test_a_figure_that_cannot_be_drawn_writes_nothing(tmp_path):
    for figure, code in (("relatons", 2), ("careers", 1)):
        result = CliRunner().invoke(main, ["embed", "a", figure, "--for", "html", "-o", str(tmp_path / "out")])
        assert (result.exit_code, result.stdout) == (code, "")
    assert not (tmp_path / "out").exists()


def test_a_pair_has_a_picture_for_dark_pages(tmp_path: Path):
    done = CliRunner().invoke(main, ["embed", "b", "relations", "--for", "markdown", "--dark", "-o", str(tmp_path)])
    names = sorted(path.name for path in tmp_path.iterdir())
    assert names == ["pattern-b-relations-incident.ja.dark.svg", "pattern-b-relations-incident.ja.svg"]
    assert f'(prefers-color-scheme: dark)" srcset="{names[0]}"' in done.stdout
    assert f'<img src="{names[1]}" alt="' in done.stdout
    assert (tmp_path / names[0]).read_bytes() != (tmp_path / names[1]).read_bytes()
    refused = CliRunner().invoke(main, ["embed", "b", "relations", "--for", "backlog", "--dark", "-o", str(tmp_path)])
    assert refused.exit_code == 2


def test_a_long_table_is_embedded_page_by_page_and_a_large_figure_part_by_part(tmp_path: Path):
    teams = "".join(f"  t{n}: {{name: T{n}}}\n" for n in range(3))
    roles = "".join(f"  r{n}: {{name: R{n}, team: t{n // 14}, brief: {'words ' * 9}}}\n" for n in range(42))
    (tmp_path / "p.yaml").write_text(
        f"plan: {{id: p, title: Many}}\nteams:\n{teams}roles:\n{roles}flows: {{r0: {{r1: {{kind: report}}}}}}\n",
        encoding="utf-8",
    )
    for figure, names in (
        ("roles", ["p-roles.ja-1.svg", "p-roles.ja-2.svg"]),
        ("relations", [f"p-relations-incident.ja{part}.svg" for part in ("", "-1-t0", "-2-t1", "-3-t2")]),
    ):
        line = ["embed", str(tmp_path / "p.yaml"), figure, "--for", "markdown", "-o", str(tmp_path / figure)]
        shown = CliRunner().invoke(main, line).stdout.strip().split("\n\n")
        assert [snippet[snippet.index("](") + 2 : -1] for snippet in shown][: len(names)] == names
        assert sorted(path.name for path in (tmp_path / figure).iterdir()) == sorted(
            snippet[snippet.index("](") + 2 : -1] for snippet in shown
        )
        one = CliRunner().invoke(main, [*line, "--part", "2"]).stdout.strip()
        assert one == shown[1 if figure == "roles" else 2]


@pytest.mark.parametrize("wiki", TARGETS)
def test_a_table_can_be_one_of_the_wiki_in_which_nothing_of_the_plan_is_markup(wiki, plan, tmp_path):
    result = CliRunner().invoke(
        main, ["embed", str(plan), "roles", "--for", wiki, "--table", "-o", str(tmp_path / "o")]
    )
    assert result.exit_code == 0, result.output
    assert not (tmp_path / "o").exists()
    begin = {"html": "<table>", "mediawiki": '{| class="wikitable"', "confluence": "<table>", "redmine-textile": "|_. "}
    assert begin.get(wiki, "| --- |") in result.stdout
    marks = ("<script>",) if wiki in ("html", "confluence") else ("<script>", "{{Evil}}", "[[File:", "$lsx(", "*b*")
    for mark in marks:
        assert not re.search(rf"(?<!\\){re.escape(mark)}", result.stdout)
    assert ("full-width" in result.stderr or "全角" in result.stderr) == (wiki in ("growi", "redmine", "backlog"))


def test_a_table_of_the_wiki_is_made_of_tables_alone():
    for words in (["relations"], ["roles", "--whole"]):
        assert CliRunner().invoke(main, ["embed", "b", *words, "--for", "html", "--table"]).exit_code == 2
