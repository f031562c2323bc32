"""A figure inside a document that another tool builds: what is asked for, its bytes, and its files."""

import os
from collections.abc import Iterator
from dataclasses import dataclass, replace
from hashlib import sha256
from pathlib import Path

import yaml

from csirtgraph.api import Figure, load
from csirtgraph.drawing.description import alternative
from csirtgraph.errors import CsirtgraphError
from csirtgraph.pipeline import stem_of
from csirtgraph.plan.model.enums import Mode
from csirtgraph.plan.reading.files import BUILT_IN, PREFIX, data_folder
from csirtgraph.plan.reading.sources import sources_of
from csirtgraph.text import LANGUAGES, Language, Text
from csirtgraph.themes import THEMES

#: What a document may choose, besides the plan, the figure and the words for those who do not see it.
CHOICES: dict[str, tuple[str, ...]] = {
    "mode": tuple(mode.value for mode in Mode),
    "lang": LANGUAGES,
    "theme": tuple(THEMES),
}
KEYS = ("plan", "figure", "part", "whole", "alt", "dark", *CHOICES)
FLAGS = ("dark", "whole")
DIGITS = 12  # of the checksum in a file's name


class WrongBlock(CsirtgraphError):
    """A block of YAML that does not say which figure of which plan."""

    WORDS = {
        "no-yaml": Text("YAML として読めません: {reason}", "not valid YAML: {reason}"),
        "keys": Text(
            "plan と figure を書いてください。ほかに書けるのは {may} です",
            "a csirtgraph block has the keys plan and figure, and may have {may}",
        ),
        "left": Text(
            "csirtgraph のブロックの書き方と違うため、図にしません: ```csirtgraph で始め、``` だけの行で閉じてください",
            "no figure is drawn, since this is not how a csirtgraph block is written: "
            "open it with ```csirtgraph, and close it with a line of ``` alone",
        ),
        "choice": Text("{key}: {value} は次のどれでもありません: {known}", "{key}: {value} is not one of {known}"),
    }


@dataclass(frozen=True)
class Inset:
    """A figure of a plan, as a document asks for it; `plan` is as it can be opened from here."""

    plan: str
    figure: str
    mode: str = ""
    lang: Language = "en"
    theme: str = "light"
    alt: str = ""
    dark: str = ""  # "true" for a second picture, which is shown where the page is dark
    part: str = ""  # the id or number of the one part or page that is shown
    whole: str = ""  # "true" for a large figure or a long table in one piece


def target_of(plan: str, folder: Path) -> str:
    """A plan named in a document of `folder`: a built-in one, or a path from there."""
    if plan in BUILT_IN or plan.startswith(PREFIX):
        return plan
    path = folder / plan
    try:
        return Path(os.path.relpath(path)).as_posix()
    except ValueError:  # on another drive of Windows
        return path.as_posix()


def figures_of(inset: Inset) -> list[Figure]:
    """The figure, or its overview and parts, or its pages. Raises PlanError, NoFigure and NoPart."""
    one = load(inset.plan).figure(
        *(inset.figure, inset.mode or None, inset.lang, inset.theme), part=inset.part, whole=inset.whole == "true"
    )
    return one.pictures()


def alt_of(inset: Inset, figure: Figure) -> str:
    """The words instead of a picture: those given, with the part that it is, or its title. Raises LayoutError."""
    part = figure.job.view.part
    if not inset.alt:
        return alternative(figure.layout.drawing)
    return f"{inset.alt} ({part})" if part and not inset.part else inset.alt


def file_name(inset: Inset, figure: Figure, data: bytes, ending: str) -> str:
    """A name that changes with the picture; made of ids alone."""
    mode = figure.job.view.mode if inset.mode else None
    part = f"-{figure.job.view.part}" if figure.job.view.part else ""
    return f"{stem_of(inset.figure, mode)}.{inset.lang}{part}-{sha256(data).hexdigest()[:DIGITS]}.{ending}"


def files_of(plan: str) -> list[Path]:
    """The files that a plan is made of now, without the built-in ones; it may be broken."""
    built_in = data_folder().resolve()
    return sorted(path for path in sources_of(plan).all if not path.resolve().is_relative_to(built_in))


def folders_of(plan: str) -> list[Path]:
    """The folders in which a new file would be part of the plan."""
    built_in = data_folder().resolve()
    return sorted(path for path in sources_of(plan).folders if not path.resolve().is_relative_to(built_in))


def asked_for(text: str) -> dict[str, str]:
    """What the YAML of a block asks for, as fields of an Inset. Raises WrongBlock."""
    try:
        asked = yaml.safe_load(text)
    except yaml.YAMLError as error:
        raise WrongBlock("no-yaml", reason=" ".join(str(error).split())) from error
    if not isinstance(asked, dict) or not {"plan", "figure"} <= asked.keys() <= set(KEYS):
        raise WrongBlock("keys", may=", ".join(KEYS[2:]))
    words = {name: str(value).lower() if isinstance(value, bool) else str(value) for name, value in asked.items()}
    for name, known in {**CHOICES, **dict.fromkeys(FLAGS, ("true", "false"))}.items():
        if name in words and words[name] not in known:
            raise WrongBlock("choice", key=name, value=words[name], known=", ".join(known))
    return words


def shown_in(inset: Inset) -> Iterator[tuple[Figure, str]]:
    """The pictures of a block in their order. Raises PlanError, NoFigure and NoPart.

    Where dark pages have one of their own, each comes with the mark by which Material and Zensical know it.
    """
    for figure in figures_of(inset):
        if inset.dark == "true":
            yield figure, "#only-light"
            yield in_dark(figure), "#only-dark"
        else:
            yield figure, ""


def in_dark(figure: Figure) -> Figure:
    """The same figure for dark pages."""
    return replace(figure, job=replace(figure.job, theme="dark"))
