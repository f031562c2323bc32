"""All figures of a plan on one page that stands alone."""

from collections.abc import Iterator
from typing import Any, TypeAlias, get_args

from csirtgraph import figures
from csirtgraph.drawing.graphviz.engine import Engine
from csirtgraph.drawing.laid_out import Layout
from csirtgraph.drawing.layout.remembered import lay_out_like
from csirtgraph.drawing.pictures import Picture, homes_of, lay_out_picture
from csirtgraph.pipeline import Job, mode_for, names_in, pictures_of, stem_of
from csirtgraph.plan.model.enums import Mode
from csirtgraph.plan.model.plan import Plan
from csirtgraph.plan.model.view import View
from csirtgraph.studio.page.document import document
from csirtgraph.studio.page.facts import facts_of
from csirtgraph.studio.page.pack import packed, sharing
from csirtgraph.studio.page.page_words import own_words, page_words
from csirtgraph.studio.page.scene import scene_of
from csirtgraph.studio.page.texts import both
from csirtgraph.studio.page.tokens import colours
from csirtgraph.text import Language

Json: TypeAlias = Any


def page(plan: Plan, job: Job, engine: Engine) -> bytes:
    """The page of a plan, which opens with the figure of a job. Raises NoFigure or LayoutError."""
    mode = mode_for(plan, job.figure, job.view.mode.value)
    language = job.view.language
    data = {
        **frame_of(plan),
        "scenes": scenes(plan, engine, job.view.is_whole),
        "facts": facts_of(plan),
        "start": {
            "figure": job.figure,
            "mode": mode.value if mode else "",
            "lang": language,
            "theme": "" if job.theme == "light" else job.theme,
        },
        "studio": None,
    }
    return document(data, plan.plan.title.to(language), language)


def frame_of(plan: Plan) -> dict[str, Json]:
    """What a page needs to know before it draws: the plan's name, its figures, words and colours."""
    return {
        "plan": {"id": plan.id, "title": both(plan.plan.title)},
        "languages": list(get_args(Language)),
        "themes": colours(),
        "words": page_words(),
        "own": own_words(plan),
        "figures": [entry(plan, name) for name in names_in(plan)],
        "views": [{"name": view.name, "shows": dict(view.shows)} for view in plan.views.views],
    }


def entry(plan: Plan, name: str) -> dict[str, Json]:
    """A figure in the page's list."""
    kind = figures.kind_of(name)
    return {"name": name, "title": both(kind.title), "modes": [mode.value for mode in kind.modes(plan) if mode]}


def scenes(plan: Plan, engine: Engine, is_whole: bool) -> dict[str, Json]:
    """Every picture of every figure in every mode and language, by name; the second language beside the first."""
    found: dict[str, Json] = {}
    first, *others = get_args(Language)
    for name in names_in(plan):
        known = dict(scenes_of(plan, name, first, engine, is_whole))
        found |= {named(stem, first): scene for stem, scene in known.items()}
        for language in others:
            for stem, scene in scenes_of(plan, name, language, engine, is_whole):
                shared = sharing(scene, known[stem], named(stem, first)) if stem in known else scene
                found[named(stem, language)] = shared
    return found


Stem: TypeAlias = tuple[str, str]  # of a scene: figure and mode, and the part


def named(stem: Stem, language: Language) -> str:
    """The name of a scene."""
    return ".".join(filter(None, [stem[0], language, stem[1]]))


def scenes_of(plan: Plan, name: str, language: Language, engine: Engine, is_whole: bool) -> Iterator[tuple[Stem, Json]]:
    """A figure in each of its modes, and each of its parts, made small."""
    for stem, layout, homes in layouts(plan, name, language, engine, is_whole):
        yield stem, packed(scene_of(layout, homes))


def layouts(
    plan: Plan, name: str, language: Language, engine: Engine, is_whole: bool = False
) -> Iterator[tuple[Stem, Layout, dict[str, str]]]:
    """Every picture of a figure in each of its modes, and of an overview the part in which each box is.

    Later modes keep the order of the first, so that boxes are found again.
    """
    first: dict[str, Layout] = {}
    for mode in sorted(figures.kind_of(name).modes(plan), key=lambda mode: mode is not Mode.INCIDENT):
        view = View(mode or Mode.INCIDENT, language, is_whole=is_whole)
        pictures = pictures_of(plan, name, view, has_pages=False)
        for picture in pictures:
            layout = laid_out(picture, first.get(picture.id), engine)
            first.setdefault(picture.id, layout)
            homes = homes_of(pictures) if picture.drawing.overview_of else {}
            yield (stem_of(name, mode), picture.id), layout, homes


def laid_out(picture: Picture, like: Layout | None, engine: Engine) -> Layout:
    """A picture at its kept places, else laid out like the one in another mode, where there is one."""
    if (
        picture.spots
        or like is None
        or like.is_cheap
        or bool(like.drawing.overview_of) != bool(picture.drawing.overview_of)
    ):
        return lay_out_picture(picture, engine)
    return lay_out_like(picture.drawing, like, engine)
