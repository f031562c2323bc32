"""Every format: it parses strictly, holds nothing active, and shows nasty words as it shows plain ones.

A file made of nasty words is read back and compared with one made of plain words of the same length, in which
the nasty ones are then put: whatever else a format does to texts, it does to both.
"""

import csv
import io
import json
import re
import shutil
import subprocess
import tempfile
import zipfile
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from hostile import FIELDS, is_drawable, naughty, plan_with, put_in, stand_in
from lxml import etree
from markdown_it import MarkdownIt
from nasty import NASTY

from csirtgraph import pipeline
from csirtgraph.compare.comparison import compare
from csirtgraph.compare.report import as_json
from csirtgraph.compare.report import markdown as as_markdown
from csirtgraph.drawing.graphviz.engine import EmbeddedEngine
from csirtgraph.plan.model.enums import Mode
from csirtgraph.plan.model.plan import Plan
from csirtgraph.plan.model.view import View
from csirtgraph.studio.page.comparison import comparison_page

Make = Callable[[Plan, EmbeddedEngine], Iterator[bytes]]
Read = Callable[[bytes], list[str]]

XML = etree.XMLParser(resolve_entities=False, no_network=True, recover=False, huge_tree=False)
MARKDOWN = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"])


class Format(NamedTuple):
    """How a format is made of a plan, and what of it is read back, having been found to be harmless."""

    make: Make
    read: Read


def figures(format: str, *names: str) -> Make:
    """Figures of the plan, all unless some are named, each in its last mode."""

    def make(plan: Plan, engine: EmbeddedEngine) -> Iterator[bytes]:
        for name, mode in dict(pipeline.views_in(plan)).items():
            if not names or name in names:
                job = pipeline.Job(name, View(mode or Mode.INCIDENT, "en"), format=format)
                yield pipeline.render(plan, job, engine)

    return make


def once(format: str) -> Make:
    """A file of the plan as a whole."""

    def make(plan: Plan, engine: EmbeddedEngine) -> Iterator[bytes]:
        name, mode = next(iter(pipeline.views_in(plan)))
        job = pipeline.Job(name, View(mode or Mode.INCIDENT, "en"), format=format)
        yield pipeline.render(plan, job, engine)

    return make


def squeezed(text: str) -> str:
    """A text without its spaces and line breaks, which are lost where lines end, and without word joiners.

    Mermaid gets such a joiner, unseen, where it would take words for something else.
    """
    return re.sub(r"[\s\u2060]+", "", text)


SVG = "{http://www.w3.org/2000/svg}"
SHAPES = {"svg", "title", "desc", "g", "rect", "path", "polygon", "ellipse", "text"}


def read_svg(data: bytes) -> list[str]:
    """Titles and descriptions as they are, drawn lines joined by what they stand in."""
    root = etree.fromstring(data, XML)
    assert {element.tag for element in root.iter()} <= {SVG + name for name in SHAPES}
    assert not [name for element in root.iter() for name in element.attrib if name.startswith("on") or "href" in name]
    assert root.getroottree().docinfo.doctype == ""
    shown = [element.text or "" for element in root.iter(SVG + "title", SVG + "desc")]
    groups = [root, *root.iter(SVG + "g")]
    return [*shown, *(squeezed("".join(text.text or "" for text in group.findall(SVG + "text"))) for group in groups)]


def read_markdown(data: bytes) -> list[str]:
    """What a reader sees of each paragraph, heading and cell."""
    return [shown_inline(token.children or []) for token in MARKDOWN.parse(data.decode()) if is_text_of(token)]


def is_text_of(token: Any) -> bool:
    """Whether a token holds text; blocks that only markup of the plan could make are refused."""
    assert token.type not in ("html_block", "fence", "code_block", "hr", "blockquote_open"), token
    return bool(token.type == "inline")


def shown_inline(children: list[Any]) -> str:
    """The words of inline tokens, none of which is active; spaces at line breaks are lost."""
    for child in children:
        assert child.type not in ("link_open", "image", "code_inline"), child
        assert child.type != "html_inline" or child.content == "<br>", child
    return squeezed("".join(child.content for child in children if child.type == "text"))


def read_dot(data: bytes) -> list[str]:
    """What Graphviz draws."""
    if not shutil.which("dot"):
        pytest.skip("no dot program on this machine")
    done = subprocess.run(["dot", "-Tjson"], input=data, capture_output=True, check=True, timeout=600)
    graph = json.loads(done.stdout, strict=False)
    parts = [graph, *graph.get("objects", ()), *graph.get("edges", ())]
    assert not [part for part in parts if {"URL", "href", "image", "shapefile"} & part.keys()]
    return [
        squeezed("".join(step["text"] for key in ("_ldraw_",) for step in part.get(key, ()) if step["op"] == "T"))
        for part in parts
    ]


def read_json(data: bytes) -> list[str]:
    """Every text of a JSON document."""
    return texts_of(json.loads(data))


def texts_of(value: Any) -> list[str]:
    """Every text within a value, keys too."""
    if isinstance(value, str):
        return [value]
    inner = [*value, *value.values()] if isinstance(value, dict) else value if isinstance(value, list) else ()
    return [text for part in inner for text in texts_of(part)]


def read_xml(data: bytes) -> list[str]:
    """Every text and attribute of an XML document."""
    root = etree.fromstring(data, XML)
    assert root.getroottree().docinfo.doctype == ""
    shown = [text for element in root.iter() for text in (element.text or "", *element.attrib.values())]
    return [text for text in shown if text.strip()]


ACTIVE = (b"javascript", b"TargetMode", b"vbaProject", b"<!DOCTYPE", b"oleObject", b"attachedTemplate")


def read_office(data: bytes) -> list[str]:
    """Every paragraph or cell of an Office file; its parts are XML, and none of them names anything outside."""
    file = zipfile.ZipFile(io.BytesIO(data))
    assert file.testzip() is None
    shown = []
    for name in sorted(file.namelist()):
        assert not name.startswith(("/", "..")), name
        part = file.read(name)
        if name.endswith((".xml", ".rels")):
            root = etree.fromstring(part, XML)
            shown += list(paragraphs(root))
            if name.endswith(".rels"):
                assert not [mark for mark in ACTIVE if mark in part], name
        assert "vba" not in name.lower()
        assert "embeddings" not in name
    return shown


#: A deck's notes say how large the text of a diagram is, which depends on the layout, and that on the words.
TEXT_SIZE = re.compile(r"Sizeofthetextinthefigure:[\d.]+pt")


def read_deck(data: bytes) -> list[str]:
    """Every paragraph or cell of a deck, without the sizes of text."""
    return [TEXT_SIZE.sub("", text) for text in read_office(data)]


def paragraphs(root: Any) -> Iterator[str]:
    """Texts of paragraphs (Word, PowerPoint) and of strings (Excel), tabs and breaks as what they mean."""
    for element in root.iter("{*}p", "{*}tc", "{*}txBody", "{*}si", "{*}is"):
        if not any(True for _ in element.iterancestors("{*}tc", "{*}txBody")):
            yield squeezed("".join(part.text or "" for part in element.iter("{*}t")))
    assert not list(root.iter("{http://schemas.openxmlformats.org/spreadsheetml/2006/main}f")), "a formula"


def read_csv(data: bytes) -> list[str]:
    """Every cell; what a spreadsheet would run has an apostrophe before it, which is taken away."""
    cells = [cell for row in csv.reader(io.StringIO(data.decode("utf-8-sig"), newline=""), strict=True) for cell in row]
    assert not [cell for cell in cells if cell.lstrip().startswith(tuple("=+-@＝＋－＠")) and not is_number(cell)]
    return [re.sub(r"^'(?=\s*[=+\-@\t\r\n＝＋－＠])", "", cell) for cell in cells]


def is_number(cell: str) -> bool:
    """Whether a cell is a number."""
    return cell.lstrip("-").isdigit()


def read_drawio(data: bytes) -> list[str]:
    """Every label; none of them is HTML."""
    root = etree.fromstring(data, XML)
    assert all("html=0" in cell.get("style", "html=0") for cell in root.iter("mxCell"))
    assert not list(root.iter("UserObject"))
    return [squeezed("".join(cell.get("value") or "" for cell in root.iter("mxCell")))]


MERMAID = re.compile(r"#(\d+);")


def read_mermaid(data: bytes) -> list[str]:
    """Every line, its numbered characters as what they mean; what is not numbered is nothing to Mermaid."""
    text = data.decode()
    assert not re.search(r"^\s*(click|%%)", text, re.MULTILINE)
    lines = [re.sub("<br/?>", "", line) for line in text.split("\n") if "accTitle" not in line]
    return [squeezed(MERMAID.sub(lambda found: chr(int(found[1])), line)) for line in lines]


#: Of the data of a page, what has words of the plan as they are; scenes have them in lines.
FACTS = ("facts", "plan", "title", "summary", "changes")


def read_html(data: bytes) -> list[str]:
    """Every text of a page, which has our own script and style alone."""
    import html5lib

    document = html5lib.HTMLParser(strict=True, namespaceHTMLElements=False).parse(data.decode())
    scripts = [element for element in document.iter("script") if element.get("type") != "application/json"]
    assert len(scripts) == 1
    assert len([*document.iter("style")]) <= 1
    names = {name for element in document.iter() for name in element.attrib if isinstance(name, str)}
    assert not {name for name in names if name.startswith("on") or name in ("src", "srcset", "style", "srcdoc")}
    assert [dict(link.attrib) for link in document.iter("link")] == [{"rel": "icon", "href": "data:,"}]
    assert not {element.tag for element in document.iter()} & {
        "iframe",
        "object",
        "embed",
        "base",
        "img",
        "form",
    }
    shown = [json.loads(element.text) for element in document.iter("script") if element not in scripts]
    facts = [text for data in shown for text in texts_of([data[part] for part in FACTS if part in data])]
    skipped = ("script", "style", "html", "head", "body", SVG + "text")
    groups = [element for element in document.iter() if element.tag not in skipped]
    return [*facts, *(squeezed("".join(direct(element))) for element in groups)]


def direct(element: Any) -> Iterator[str]:
    """The texts of an element itself, of what is behind its children, and of lines drawn in it."""
    yield element.text or ""
    for child in element:
        if str(child.tag).endswith("text"):
            yield child.text or ""
        yield child.tail or ""


def read_pdf(data: bytes) -> list[str]:
    """Nothing active; the words of pictures are checked in SVG."""
    assert data.startswith(b"%PDF-")
    assert not re.search(rb"/(JavaScript|JS|OpenAction|AA|URI|Launch|EmbeddedFile)\b", data)
    return []


def read_png(data: bytes) -> list[str]:
    """A picture, and no texts in it."""
    assert data.startswith(b"\x89PNG\r\n\x1a\n")
    assert not [chunk for chunk in (b"tEXt", b"iTXt", b"zTXt") if chunk in data]
    return []


def documents(suffix: str) -> Make:
    """A posting and a request for proposal for every role."""
    from csirtgraph.cli.documents import bytes_of
    from csirtgraph.documents.posting import postings
    from csirtgraph.documents.rfp import requests

    def make(plan: Plan, engine: EmbeddedEngine) -> Iterator[bytes]:
        for document in (postings(plan, plan.roles.values(), "en"), requests(plan, plan.roles.values(), "en")):
            yield bytes_of(document, suffix)

    return make


def compared(plan: Plan) -> Any:
    """The plan against the sample with other words."""
    return compare(other(), plan)


@cache
def other() -> Plan:
    """The sample in words of its own."""
    with tempfile.TemporaryDirectory() as folder:
        return plan_with(lambda number: chr(0xD000 + number) * 7, Path(folder))


def diff(format: str) -> Make:
    """What changed from plain words."""

    def make(plan: Plan, engine: EmbeddedEngine) -> Iterator[bytes]:
        found = compared(plan)
        if format == "html":
            figures = ["relations", "orgchart", "roles"]
            yield comparison_page(found, figures, pipeline.Job("", View(language="en")), engine)
        else:
            yield (
                as_json(found, found.changes) if format == "json" else as_markdown(found, "en", found.changes)
            ).encode()

    return make


FORMATS = {
    "svg": Format(figures("svg"), read_svg),
    "png": Format(figures("png", "relations", "roles"), read_png),
    "pdf": Format(figures("pdf", "relations", "roles"), read_pdf),
    "md": Format(figures("md"), read_markdown),
    "dot": Format(figures("dot", "relations", "orgchart", "overview", "roles", "terms"), read_dot),
    "json": Format(once("json"), read_json),
    "graphml": Format(once("graphml"), read_xml),
    "gexf": Format(once("gexf"), read_xml),
    "csv": Format(figures("csv"), read_csv),
    "xlsx": Format(once("xlsx"), read_office),
    "drawio": Format(figures("drawio"), read_drawio),
    "mmd": Format(figures("mmd", "relations", "orgchart", "overview"), read_mermaid),
    "html": Format(once("html"), read_html),
    "pptx": Format(figures("pptx", "relations", "overview", "terms"), read_deck),
    "docx of recruit and rfp": Format(documents(".docx"), read_office),
    "md of recruit and rfp": Format(documents(".md"), read_markdown),
    "diff as html": Format(diff("html"), read_html),
    "diff as json": Format(diff("json"), read_json),
    "diff as md": Format(diff("md"), read_markdown),
}
#: As many fields have different words at a time; one more round has the short ones in other fields.
SHORT = [words for words in NASTY.values() if len(words) < 100]
ROUNDS = 1


def batches() -> list[list[str]]:
    """Words for every field, in rounds: all nasty ones in different fields, and the naughty ones."""
    more = [words.strip() for words in naughty() if is_drawable(words)]
    known = [*NASTY.values(), *more]
    rounds = -(-len(known) // len(FIELDS))
    spread = [
        [known[(number + turn * len(FIELDS)) % len(known)] for number in range(len(FIELDS))] for turn in range(rounds)
    ]
    turned = [[SHORT[(number + turn * 17) % len(SHORT)] for number in range(len(FIELDS))] for turn in range(ROUNDS)]
    return [*turned, *spread]


def made(format: Format, plan: Plan, engine: EmbeddedEngine) -> list[list[str]]:
    """What is read back from every file of a plan."""
    return [format.read(data) for data in format.make(plan, engine)]


def is_same(found: str, wanted: str) -> bool:
    """Whether a text is the one wanted; spaces do not count where the format's reader has left them out."""
    return found == wanted or found == squeezed(found) == squeezed(wanted)


@cache
def plans(turn: int) -> tuple[Plan, Plan]:
    """The plan in the words of a turn, and in plain ones; what is alike stays so: a format may leave out repetition."""
    words = batches()[turn]
    with tempfile.TemporaryDirectory() as folder:
        nasty = plan_with(words.__getitem__, Path(folder))
        plain = plan_with(lambda number: stand_in(words.index(words[number]), words[number]), Path(folder))
    return nasty, plain


@pytest.mark.usefixtures("rough")
@pytest.mark.parametrize("name", FORMATS)
@pytest.mark.parametrize("turn", range(len(batches())))
def test_words_are_reported_as_they_are_and_do_nothing(name: str, turn: int, engine: EmbeddedEngine):
    words = batches()[turn]
    nasty, plain = (made(FORMATS[name], plan, engine) for plan in plans(turn))
    assert len(nasty) == len(plain)
    for found, wanted in zip(nasty, plain):
        expected = [put_in(text, words.__getitem__) for text in wanted]
        assert [pair for pair in zip(found, expected) if not is_same(*pair)][:1] == []
        assert len(found) == len(expected)
