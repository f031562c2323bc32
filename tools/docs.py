"""Draw the pictures of the documents, write the galleries and the CLI reference: python tools/docs.py [--check].

There is a picture for every figure of the built-in plans, in both languages,
and one for each YAML block below a comment `<!-- draws: FIGURE MODE LANG FILE -->`,
so a picture and the YAML beside it cannot differ. The studio is photographed in
Chromium, where that is installed. With --check nothing is written; it ends with
1 when a file is stale, missing or left over.
"""

import re
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import cli_reference
import studio_pictures

from csirtgraph.drawing.graphviz.engine import Engine, engine_of
from csirtgraph.figures import kind_of
from csirtgraph.pipeline import Job, render, views_in
from csirtgraph.plan.model.enums import Mode
from csirtgraph.plan.model.view import View
from csirtgraph.plan.model.vocabulary import word_of
from csirtgraph.plan.reading.files import BUILT_IN
from csirtgraph.plan.reading.load import load_plan
from csirtgraph.text import LANGUAGES, Language, Text

TOP = Path(__file__).resolve().parent.parent
DOCUMENTS = sorted([*TOP.glob("*.md"), *TOP.glob("docs/*.md"), *TOP.glob("output/*.md")])
IMAGES = Path("docs/img")
STUDIO = IMAGES / "studio.sha256"  # of what the pictures of the studio show
GALLERIES: dict[Language, Path] = {"en": Path("docs/gallery.md"), "ja": Path("docs/gallery.ja.md")}
GALLERY = Text(
    "# 図の一覧\n\n組み込みのパターンから描ける図のすべてです。[English](gallery.md)\n\n"
    "このページと図は `make docs` が作ります。\n",
    "# Gallery\n\nEvery figure of the built-in patterns. [日本語](gallery.ja.md)\n\n"
    "`make docs` makes this page and its pictures.\n",
)
COMMENT = re.compile(r"<!--\s*(.*?)\s*-->")
FENCE = re.compile(r"^```(\S*)\s*$")


@dataclass(frozen=True)
class Block:
    """A fenced block of a document: its language, its text, and the comments right above it."""

    path: Path
    line: int
    language: str
    text: str
    marks: tuple[str, ...]

    def mark(self, name: str) -> str | None:
        """What follows `name` in the comment above (`<!-- name: … -->`), or None where there is none."""
        found = [mark.removeprefix(name).removeprefix(":").strip() for mark in self.marks if mark.startswith(name)]
        return found[0] if found else None


def blocks_of(path: Path) -> Iterator[Block]:
    """The fenced blocks of a Markdown file, in order."""
    marks: list[str] = []
    opened: tuple[int, str] | None = None
    text: list[str] = []
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        fence = FENCE.match(line)
        if opened and fence:
            yield Block(path, opened[0], opened[1], "".join(text), tuple(marks))
            opened, marks, text = None, [], []
        elif opened:
            text.append(line + "\n")
        elif fence:
            opened = (number, fence[1])
        elif comment := COMMENT.fullmatch(line.strip()):
            marks.append(comment[1])
        elif line.strip():
            marks = []


def made() -> dict[Path, bytes]:
    """Every file that is made from others, by its path in the repository."""
    engine = engine_of("embedded")
    try:
        studio = (STUDIO, studio_pictures.checksums(engine))
        return dict(
            [*built_in_pictures(engine), *block_pictures(engine), *galleries(), *cli_reference.references(), studio]
        )
    finally:
        engine.close()


def built_in_pictures(engine: Engine) -> Iterator[tuple[Path, bytes]]:
    """Every figure of the built-in plans, in both languages."""
    for name in BUILT_IN:
        plan = load_plan(name)
        for figure, mode in views_in(plan):
            for language in LANGUAGES:
                job = Job(figure, View(mode or Mode.INCIDENT, language))
                yield IMAGES / image(name, figure, mode, language), render(plan, job, engine)


def image(plan: str, figure: str, mode: Mode | None, language: Language) -> str:
    """The file name of a built-in figure."""
    words = [plan, figure, *([mode.value] if mode else [])]
    return "-".join(words) + (".svg" if language == "en" else f".{language}.svg")


def block_pictures(engine: Engine) -> Iterator[tuple[Path, bytes]]:
    """The pictures of the YAML blocks that ask for one."""
    for block in [block for path in DOCUMENTS for block in blocks_of(path)]:
        if asked := block.mark("draws"):
            figure, mode, language, file, *audience = asked.split()
            view = View(Mode(mode), "en" if language == "en" else "ja")
            with tempfile.TemporaryDirectory() as folder:
                plan = Path(folder) / "plan.yaml"
                plan.write_text(block.text, encoding="utf-8")
                loaded = load_plan(plan, audience=audience[0] if audience else "public")
                yield Path(file), render(loaded, Job(figure, view), engine)


def galleries() -> Iterator[tuple[Path, bytes]]:
    """The pages that show every built-in figure."""
    for language, path in GALLERIES.items():
        lines = [GALLERY.to(language)]
        for name in BUILT_IN:
            plan = load_plan(name)
            lines.append(f"## {plan.plan.title.to(language)}\n")
            for figure, mode in views_in(plan):
                title = kind_of(figure).title.to(language) + (f" ({word_of(mode).to(language)})" if mode else "")
                options = [f"--mode {mode.value}" if mode else "", "--lang en" if language == "en" else ""]
                command = " ".join(["csirtgraph render", name, figure, *filter(None, options)])
                file = (IMAGES / image(name, figure, mode, language)).relative_to(path.parent).as_posix()
                lines.append(f"### {title}\n\n`{command}`\n\n![{title}]({file})\n")
        yield path, "\n".join(lines).encode()


def studio_files() -> dict[Path, bytes]:
    """The pictures of the studio, by their paths."""
    taken = studio_pictures.pictures()
    return {IMAGES / f"studio.{language}.png": data for language, data in taken.items()}


def is_stale(path: Path, data: bytes) -> bool:
    """Whether a file is missing or another than it would be made."""
    return not (TOP / path).exists() or (TOP / path).read_bytes() != data


def left_over(files: dict[Path, bytes]) -> list[Path]:
    """Pictures of the folder that nothing makes."""
    there = {path.relative_to(TOP) for path in (TOP / IMAGES).glob("*.svg")}
    return sorted(there - files.keys())


def stale() -> list[str]:
    """The files that differ from what would be made."""
    files = made()
    wrong = [path for path, data in files.items() if is_stale(path, data)]
    return [path.as_posix() for path in sorted([*wrong, *left_over(files)])]


def write() -> None:
    """Make everything, and remove what is left over."""
    files = made()
    if is_stale(STUDIO, files[STUDIO]) and studio_pictures.can_be_taken():
        files |= studio_files()
    elif is_stale(STUDIO, files[STUDIO]):
        del files[STUDIO]
        print("The pictures of the studio are old: to take them again, install Chromium and run make docs again.")
    for path, data in files.items():
        (TOP / path).parent.mkdir(parents=True, exist_ok=True)
        (TOP / path).write_bytes(data)
    for path in left_over(files):
        (TOP / path).unlink()
    print(f"{len(files)} files made: the pictures in {IMAGES.as_posix()}, the galleries and the CLI reference")


def main(arguments: list[str]) -> int:
    """Make everything, or check it."""
    if arguments != ["--check"]:
        write()
        return 0
    found = stale()
    if found:
        print("\n".join(["Stale; run make docs:", *found]), file=sys.stderr)
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
