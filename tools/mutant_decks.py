"""Decks of which people, programs and disks have changed the XML: elements gone, doubled, moved; odd values and words.

A number is a deck: `mutant_deck(4711)` is the same bytes on every machine.
"""

from functools import cache
from io import BytesIO
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from typing import Any
from zipfile import ZIP_STORED, ZipFile, ZipInfo

from lxml import etree
from mutant_imports import UNFIT
from mutants import Files, nasty
from samples import RESPONDING

FIGURES = ("relations", "orgchart", "roles", "contacts")  # shapes, connectors and tables
ODD = ("", "0", "-1", "x", "99999999999999999999", "1.5", "NaN", "rId1", "rId99", "true", "{}", "../../x", "#")
SHARED = ("ppt/presentation.xml", "docProps/app.xml", "[Content_Types].xml", "ppt/_rels/presentation.xml.rels")


def mutant_deck(number: int) -> tuple[str, Files]:
    """What was done to a deck of a small plan, and the file that came of it."""
    dice = Random(number)
    parts = dict(parts_of_deck())
    wanted = [name for name in parts if name.startswith("ppt/slides/") or "/tags/" in name] * 4
    names = [dice.choice([*wanted, *SHARED, *parts]) for _ in range(dice.choice((1, 1, 2, 5)))]
    for name in names:
        parts[name] = mutated(parts[name], dice) if name.endswith((".xml", ".rels")) else b""
    if dice.random() < 0.05:
        parts.pop(dice.choice([*parts]))
    return f"changed {', '.join(names)}", {"x.pptx": zipped(parts)}


@cache
def parts_of_deck() -> tuple[tuple[str, bytes], ...]:
    """The parts of a deck as csirtgraph writes it."""
    from click.testing import CliRunner

    from csirtgraph.cli import main

    with TemporaryDirectory() as folder:
        plan, deck = Path(folder) / "plan.yaml", Path(folder) / "x.pptx"
        plan.write_text(RESPONDING, encoding="utf-8")
        made = CliRunner().invoke(main, ["slides", str(plan), *FIGURES, "--audience", "response", "-o", str(deck)])
        assert made.exit_code == 0, made.output
        with ZipFile(deck) as file:
            return tuple((name, file.read(name)) for name in file.namelist())


def mutated(data: bytes, dice: Random) -> bytes:
    """A part with a few changes of its tree."""
    root = etree.fromstring(data)
    for _ in range(dice.choice((1, 1, 2, 5, 20))):
        elements = [element for element in root.iter() if isinstance(element.tag, str) and element is not root]
        if elements:
            change(dice.choice(elements), elements, dice)
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)


def change(element: Any, elements: list[Any], dice: Random) -> None:
    """One change of an element, as a hand, a program or an accident makes it."""
    way = dice.choice(("remove", "double", "move", "attribute", "attribute", "text", "text"))
    if way == "remove":
        element.getparent().remove(element)
    elif way == "double":
        element.addnext(etree.fromstring(etree.tostring(element)))
    elif way == "move":
        place = dice.choice(elements)
        if place is not element and element not in place.iterancestors():
            place.append(element)
    elif way == "attribute" and element.attrib:
        name = dice.choice([*element.attrib])
        if dice.random() < 0.3:
            del element.attrib[name]
        else:
            element.set(name, dice.choice((*ODD, UNFIT.sub("", nasty(dice)))))
    elif way == "text":
        element.text = UNFIT.sub("", nasty(dice))


def zipped(parts: dict[str, bytes]) -> bytes:
    """The parts as a file."""
    file = BytesIO()
    with ZipFile(file, "w", ZIP_STORED) as deck:
        for name, data in parts.items():
            deck.writestr(ZipInfo(name), data)  # which has no time of its own
    return file.getvalue()
