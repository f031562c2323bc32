"""PowerPoint decks: the slides that have figures of ours, one after the other."""

from collections.abc import Iterator
from pathlib import Path
from zipfile import ZipFile

from csirtgraph.extras import require
from csirtgraph.imports import limits
from csirtgraph.imports.errors import ImportFailure
from csirtgraph.imports.readers.package import check_part, package_in
from csirtgraph.slides.marks import PREFIX
from csirtgraph.slides.pptx.package import MAIN, TYPES
from csirtgraph.slides.pptx.parts import related, relations_of
from csirtgraph.slides.update.finding import Slide, read_slide, slides_in
from csirtgraph.text import Text

READ = ("ppt/slides/", "ppt/tags/")  # the parts that are read, beside the list of slides
MARK = PREFIX.encode()
SHAPE = b"cNvPr"  # the element that every shape has
SHAPES = Text("個の図形", "shapes")
SLIDES = Text("枚の図のスライド", "slides with figures")


def read_pptx(data: bytes, name: str) -> Iterator[Slide]:
    """The slides of a deck with marks of ours, read one by one. Raises ImportFailure and DeckError."""
    require("slides")
    with package_in(data, name, "old-powerpoint") as package:
        parts = parts_in(package, name)
    path = Path(name)
    marked = [(number, part) for number, part in enumerate(slides_in(parts, path), 1) if is_marked(part, parts, path)]
    for _, part in marked:
        if parts[part].count(SHAPE) > limits.SHAPES:
            raise ImportFailure("too-large", f"{name}:{part}", limit=limits.SHAPES, unit=SHAPES)
    if len(marked) > limits.SLIDES:
        raise ImportFailure("too-large", name, limit=limits.SLIDES, unit=SLIDES)
    return (read_slide(part, number, parts, path) for number, part in marked)


def parts_in(package: ZipFile, name: str) -> dict[str, bytes]:
    """The parts that are read."""
    parts = {}
    for part in package.infolist():
        if part.filename in (MAIN, TYPES, relations_of(MAIN)) or part.filename.startswith(READ):
            check_part(package, part, name)
            parts[part.filename] = package.read(part)
            if sum(map(len, parts.values())) > limits.FILE_BYTES:
                raise ImportFailure("too-large", name, limit=limits.FILE_BYTES // 1024**2, unit="MB")
    if MAIN not in parts or TYPES not in parts:
        raise ImportFailure("damaged", name)
    return parts


def is_marked(slide: str, parts: dict[str, bytes], path: Path) -> bool:
    """Whether a slide has a mark, by a name on it or by its tags."""
    return MARK in parts[slide] or bool(related(slide, "/tags", parts, path))
