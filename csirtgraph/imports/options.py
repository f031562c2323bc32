"""What somebody says of files beyond what stands in them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from csirtgraph.errors import CsirtgraphError
from csirtgraph.imports.errors import ImportFailure
from csirtgraph.imports.facts import Facts
from csirtgraph.imports.tables.fields import Field
from csirtgraph.imports.tables.spelling import field_of, spelled
from csirtgraph.plan.model.enums import Mode

PARTY = {"role": False, "party": True}


@dataclass(frozen=True, kw_only=True)
class Options:
    """`columns` by their headings, as they are spelled; `boxes` by their words, and whether each is a party."""

    columns: Mapping[str, Field] = field(default_factory=dict)
    boxes: Mapping[str, bool] = field(default_factory=dict)
    mode: Mode | None = None  # of posts of which the files do not say when they hold
    with_people: bool = False  # whether to take names and contacts over
    title: str = ""  # of a new plan


class MappingError(CsirtgraphError):
    """A heading or a box that no file has, or something that it cannot mean: wrong usage."""

    WORDS = ImportFailure.WORDS
    exit_code = 2


def options_of(columns: Sequence[str], boxes: Sequence[str], mode: str, with_people: bool, title: str) -> Options:
    """The options as the command line has them. Raises MappingError."""
    return Options(
        columns=columns_of(columns),
        boxes=boxes_of(boxes),
        mode=Mode(mode) if mode else None,
        with_people=with_people,
        title=title,
    )


def columns_of(given: Sequence[str]) -> dict[str, Field]:
    """What the user says headings mean: `heading=field`, a field also by a heading. Raises MappingError."""
    found = {}
    for words in given:
        heading, _, field = words.rpartition("=")
        meant = next((item for item in Field if item.value == field.strip()), None) or field_of(field)
        if meant is None:
            raise MappingError("map", given=words, field=field, known=", ".join(item.value for item in Field))
        found[spelled(heading)] = meant
    return found


def boxes_of(given: Sequence[str]) -> dict[str, bool]:
    """Whether boxes are parties: `words=role` or `words=party`. Raises MappingError."""
    found = {}
    for words in given:
        name, _, kind = words.rpartition("=")
        if kind.strip() not in PARTY:
            raise MappingError("box", given=words)
        found[name.strip()] = PARTY[kind.strip()]
    return found


def check_options(options: Options, facts: Facts) -> None:
    """Raises MappingError for a heading or a box that stands in no file."""
    headings = {spelled(column.heading): column.heading for column in facts.columns}
    for heading in options.columns.keys() - headings.keys():
        raise MappingError("map-heading", given=heading, field=heading, known=", ".join(headings.values()) or "–")
    names = list(dict.fromkeys(box.name for box in facts.boxes))
    for name in options.boxes.keys() - {*names}:
        raise MappingError("box-name", given=name, known=", ".join(names) or "–")
