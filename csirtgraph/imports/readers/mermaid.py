"""Mermaid flow charts, by hand: no library in Python reads them, and what boxes, frames and arrows need is small."""

import re
from dataclasses import replace
from html import unescape

from csirtgraph.imports.errors import ImportFailure
from csirtgraph.imports.graphs.model import Arrow, Box, Container, Diagram, united
from csirtgraph.imports.labels import joined
from csirtgraph.imports.readers.text import decode

FENCE = re.compile(r"^ {0,3}(?:```|~~~|:::) *(?:\{?mermaid\}?)[^\n]*\n(.*?)^ {0,3}(?:```|~~~|:::) *$", re.M | re.S)
HEADER = re.compile(r"(?:flowchart(?:-elk)?|graph)\b(?:\s+(?:TB|TD|BT|LR|RL))?\s*")
#: Statements about looks, which say nothing of a plan.
IGNORED = re.compile(r"(?:direction|classDef|style|linkStyle|click|accTitle|accDescr|title|%%)\b|%%|accTitle|accDescr")
CLASS = re.compile(r"class\s+(\S+)\s+(\S+)")
SUBGRAPH = re.compile(r"subgraph\s+(.*)")
ID = re.compile(r"(?:(?!--|-\.|==|~~|:::|@\{|<-)[^\s\[\](){}<>|&;\"@,])+")
SHAPES = ["(((", "((", "([", "[[", "[(", "[/", "[\\", "{{", "[", "(", "{", ">"]
CLOSERS = {"(((": (")))",), "((": ("))",), "([": ("])",), "[[": ("]]",), "[(": (")]",), "[/": ("/]", "\\]")}
CLOSERS |= {"[\\": ("\\]", "/]"), "{{": ("}}",), "[": ("]",), "(": (")",), "{": ("}",), ">": ("]",)}
LINKS = [
    re.compile(r"(?:\w+@)?(?P<start>[<xo]?)(?:-{2,}(?P<end>>|[xo](?=[\s|]))|-{3,})"),
    re.compile(r"(?:\w+@)?(?P<start>[<xo]?)(?:={2,}(?P<end>>|[xo](?=[\s|]))|={3,})"),
    re.compile(r"(?:\w+@)?(?P<start>[<xo]?)-\.+-(?P<end>>|[xo](?=[\s|]))?"),
    re.compile(r"(?P<hidden>~{3,})"),
    re.compile(r"(?P<start>[<xo]?)--(?P<label>[^-].*?)--+(?P<end>>|[xo](?=\s)|-)?"),
    re.compile(r"(?P<start>[<xo]?)==(?P<label>[^=].*?)==+(?P<end>>|[xo](?=\s)|=)?"),
    re.compile(r"(?P<start>[<xo]?)-\.(?P<label>[^-].*?)\.+-(?P<end>>|[xo](?=\s))?"),
]
LABEL = re.compile(r'\s*\|\s*("(?:[^"]*)"|[^|]*)\|')
NUMBER = re.compile(r"#(\d+|[a-z]+);")
PARTS = re.compile(r'"[^"]*"|#\w+;|[^";#]+|.')  # quotes, codes, and ; between statements
BREAK = re.compile(r"<br\s*/?>", re.I)
WRAPPED = "<br/>"  # in our own exports; a line of its own begins behind <br>
#: Looks of our own exports by class, and what common shapes mean.
LOOKS = {"in_house": "in-house", "outsourced": "outsourced", "outsourced_dashed": "outsourced", "vendor": "vendor"}
LOOKS |= {"vendor_dashed": "vendor", "outside": "outside"}
BY_SHAPE = {"[(": "system", "{": "decision"}
LEGEND = "_legend"


def read_mermaid(data: bytes, name: str) -> Diagram:
    """The flow charts of a file, also those in the blocks of a Markdown page. Raises ImportFailure."""
    text = decode(data, name)
    blocks = [(text[: found.start(1)].count("\n"), found[1]) for found in FENCE.finditer(text)] or [(0, text)]
    diagrams = []
    for line, block in blocks:
        reader = Reader(name, Diagram())
        reader.read(block, line)
        diagrams.append(reader.diagram)
    return united(diagrams)


def has_chart(data: bytes, name: str) -> bool:
    """Whether a Markdown page has a block of Mermaid."""
    return FENCE.search(decode(data, name)) is not None


class Reader:
    """Reads the statements of one chart, one after the other."""

    def __init__(self, name: str, diagram: Diagram):
        self.name, self.diagram = name, diagram
        self.frames: list[str] = []
        self.classes: dict[str, str] = {}
        self.place = name
        self.has_begun = False

    def read(self, text: str, first: int) -> None:
        """All lines of a chart; what stands in a block of another kind is left out."""
        lines = text.split("\n")
        start = 1 + lines.index("---", 1) if lines[0].strip() == "---" and "---" in lines[1:] else 0
        for number, line in enumerate(lines[start:], first + start + 1):
            self.place = f"{self.name}:{number}"
            for statement in parted(line.strip()):
                if not self.has_begun:
                    if not statement or statement.startswith("%%"):
                        continue
                    header = HEADER.match(statement)
                    if header is None:
                        self.diagram.left_out.append((self.place, statement))
                        return
                    self.has_begun = True
                    statement = statement[header.end() :]
                self.statement(statement.strip())
        self.finish()

    def statement(self, words: str) -> None:
        """One statement."""
        if not words or IGNORED.match(words):
            return
        if found := CLASS.fullmatch(words):
            for id in found[1].split(","):
                self.classes[id] = found[2]
        elif found := SUBGRAPH.fullmatch(words):
            self.open_frame(found[1].strip())
        elif words == "end":
            self.frames = self.frames[:-1]
        else:
            self.chain(words)

    def open_frame(self, words: str) -> None:
        """A subgraph: its id and its title, or one that is both."""
        match = ID.match(words)
        id, title = words.strip('"'), words
        if match and match.end() < len(words) and words[match.end() :].lstrip().startswith("["):
            id, title = match[0], words[match.end() :].strip()[1:-1]
        inside = self.frames[-1] if self.frames else ""
        self.frames.append(id)
        self.diagram.containers[id] = Container(id=id, name=joined(lines_of(title)), place=self.place, inside=inside)

    def chain(self, words: str) -> None:
        """Boxes, and arrows between each two groups of them."""
        at, tails = self.group(words, 0)
        while at < len(words):
            match = next((found for link in LINKS if (found := link.match(words, at))), None)
            if match is None:
                raise ImportFailure("syntax", self.place, found=words[at : at + 40])
            given = match.groupdict()
            at, label = match.end(), given.get("label") or ""
            if piped := LABEL.match(words, at):
                at, label = piped.end(), piped[1]
            at, heads = self.group(words, skipped(words, at))
            if not given.get("hidden"):
                self.connect(tails, heads, label, given.get("start") == "<" and given.get("end") == ">")
            tails = heads

    def connect(self, tails: list[str], heads: list[str], label: str, is_mutual: bool) -> None:
        """Arrows from each box of a group to each of another."""
        text = joined(lines_of(label))
        self.diagram.arrows += [
            Arrow(tail=tail, head=head, label=text, is_mutual=is_mutual, place=self.place)
            for tail in tails
            for head in heads
        ]

    def group(self, words: str, at: int) -> tuple[int, list[str]]:
        """Boxes joined by &, and where the next word begins."""
        at, id = self.node(words, at)
        ids = [id]
        while words[at : at + 1] == "&":
            at, id = self.node(words, skipped(words, at + 1))
            ids.append(id)
        return at, ids

    def node(self, words: str, at: int) -> tuple[int, str]:
        """A box, which may have its words, its shape and its class with it."""
        match = ID.match(words, at)
        if match is None:
            raise ImportFailure("syntax", self.place, found=words[at : at + 40] or words[-40:])
        id, at = match[0], match.end()
        shape, label, at = shape_at(words, at, self.place)
        if words.startswith(":::", at) and (named := ID.match(words, at + 3)):
            self.classes[id], at = named[0], named.end()
        self.note(id, shape, label)
        return skipped(words, at), id

    def note(self, id: str, shape: str, label: str | None) -> None:
        """Remember a box; later words and frames are those that count."""
        if id in self.diagram.containers:
            return
        old = self.diagram.boxes.get(id)
        lines = lines_of(label) if label is not None else [old.name, *old.lines] if old else [id]
        inside = self.frames[-1] if self.frames else old.inside if old else ""
        place, look = (old.place if old else self.place), BY_SHAPE.get(shape, old.look if old else "")
        form = (shape if shape != "[" else "") or (old.colour if old else "")
        self.diagram.boxes[id] = Box(
            id=id, name=lines[0], lines=(*lines[1:],), inside=inside, look=look, colour=form, place=place
        )

    def finish(self) -> None:
        """Give boxes the looks of their classes; the lines of other people's boxes are all their name."""
        boxes = self.diagram.boxes
        for id, box in [*boxes.items()]:
            if id in self.diagram.containers or box.inside == LEGEND or id == LEGEND:
                del boxes[id]
                continue
            named = self.classes.get(id, "")
            whole = replace(box, name=joined([box.name, *box.lines]), lines=(), colour=named or box.colour)
            boxes[id] = replace(box, look=LOOKS[named]) if named in LOOKS else whole
        self.diagram.containers.pop(LEGEND, None)


def parted(line: str) -> list[str]:
    """The statements of a line, parted by ; outside of quotes and of codes such as #91;."""
    pieces = PARTS.findall(line)
    statements = [""]
    for piece in pieces:
        if piece == ";":
            statements.append("")
        else:
            statements[-1] += piece
    return [statement.strip() for statement in statements]


def skipped(words: str, at: int) -> int:
    """The next place that is no blank."""
    while at < len(words) and words[at] in " \t":
        at += 1
    return at


def shape_at(words: str, at: int, place: str) -> tuple[str, str | None, int]:
    """The shape that opens at a place, the words in it, and where it ends; no words where none opens."""
    if words.startswith("@{", at):
        end = words.find("}", at)
        found = re.search(r'label:\s*"([^"]*)"', words[at:end])
        return "", found[1] if found else None, end + 1 if end > 0 else len(words)
    shape = next((shape for shape in SHAPES if words.startswith(shape, at)), "")
    if not shape:
        return "", None, at
    start = skipped(words, at + len(shape))
    if words.startswith('"', start):
        quote = words.find('"', start + 1)
        ends = [(end, closer) for closer in CLOSERS[shape] if quote > 0 and (end := words.find(closer, quote)) >= 0]
        text = words[start + 1 : quote]
    else:
        ends = [(end, closer) for closer in CLOSERS[shape] if (end := words.find(closer, start)) >= 0]
        text = words[start : min(ends)[0]] if ends else ""
    if not ends:
        raise ImportFailure("syntax", place, found=words[at : at + 40])
    end, closer = min(ends)
    return shape, text, end + len(closer)


def lines_of(label: str) -> list[str]:
    """The lines of a label, without quotes, codes and marks of HTML; breaks of long lines are undone."""
    text = label.strip().strip('"').strip("`")
    lines = []
    for line in re.split(r"<br\s*>|\\n", text, flags=re.I):
        parts = [plain(part) for part in BREAK.split(line)]
        lines.append(joined(parts))
    return [line for line in lines if line] or [""]


def plain(text: str) -> str:
    """A piece of a label as people read it."""
    bare = re.sub(r"</?[a-zA-Z][^>]*>", "", text)
    coded = NUMBER.sub(lambda found: chr(min(int(found[1]), 0x10FFFF)) if found[1].isdigit() else f"&{found[1]};", bare)
    return unescape(coded).replace("\u2060", "").strip()
