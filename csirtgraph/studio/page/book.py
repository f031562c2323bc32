"""All figures of a plan on one page that stands alone."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any, TypeAlias, get_args

from csirtgraph import figures
from csirtgraph.drawing.graphviz.engine import Engine
from csirtgraph.drawing.laid_out import Layout
from csirtgraph.drawing.layout.remembered import lay_out_like
from csirtgraph.drawing.pictures import Picture, lay_out_picture
from csirtgraph.pipeline import Job, mode_for, names_in, pictures_of, stem_of
from csirtgraph.plan.model.enums import Mode
from csirtgraph.plan.model.plan import Plan
from csirtgraph.plan.model.view import View
from csirtgraph.studio.page.document import document
from csirtgraph.studio.page.facts import facts_of
from csirtgraph.studio.page.pack import Tables, packed
from csirtgraph.studio.page.page_words import own_words, page_words
from csirtgraph.studio.page.scene import among, scene_of
from csirtgraph.studio.page.texts import both
from csirtgraph.studio.page.tokens import colours
from csirtgraph.studio.page.zipped import zipped
from csirtgraph.text import Language

Json: TypeAlias = Any
LARGE = 300  # roles of a plan; of a larger one, a page has one language, and is compressed


def page(plan: Plan, job: Job, engine: Engine) -> bytes:
    """The page of a plan, which opens with the figure of a job. Raises NoFigure or LayoutError.

    That of a large plan has one language, that of the job, and its data is compressed.
    """
    mode = mode_for(plan, job.figure, job.view.mode.value)
    language = job.view.language
    is_large = len(plan.roles) > LARGE
    languages = (language,) if is_large else get_args(Language)
    most = {**scenes(plan, languages, engine, job.view.is_whole), "facts": facts_of(plan)}
    data = {
        **frame_of(plan),
        "languages": languages,
        **({"zipped": zipped(most)} if is_large else most),
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


def scenes(plan: Plan, languages: Sequence[Language], engine: Engine, is_whole: bool) -> dict[str, Json]:
    """Every picture of every figure in every mode and language, by name; and the tables that they share."""
    tables = Tables()
    found = {
        named(stem, language): packed(scene_of(layout) | more, tables)
        for name in names_in(plan)
        for language in languages
        for stem, layout, more in layouts(plan, name, language, engine, is_whole)
    }
    return {"scenes": found, "tables": tables.as_json()}


Stem: TypeAlias = tuple[str, str]  # of a scene: figure and mode, and the part


def named(stem: Stem, language: Language) -> str:
    """The name of a scene."""
    return ".".join(filter(None, [stem[0], language, stem[1]]))


def layouts(
    plan: Plan, name: str, language: Language, engine: Engine, is_whole: bool = False
) -> Iterator[tuple[Stem, Layout, dict[str, Json]]]:
    """Every picture of a figure in each of its modes, and what leads from it to the others.

    Later modes keep to the first one's order, so that the eye can follow.
    """
    first: dict[str, Layout] = {}
    for mode in sorted(figures.kind_of(name).modes(plan), key=lambda mode: mode is not Mode.INCIDENT):
        view = View(mode or Mode.INCIDENT, language, is_whole=is_whole)
        pictures = pictures_of(plan, name, view, has_pages=True)
        for number, picture in enumerate(pictures):
            part = picture.part if number else ""
            layout = laid_out(picture, first.get(part), engine)
            first.setdefault(part, layout)
            yield (stem_of(name, mode), part), layout, among(picture, pictures)


def laid_out(picture: Picture, like: Layout | None, engine: Engine) -> Layout:
    """A picture at its kept places, else laid out like the one in another mode, where there is one."""
    if not picture.spots and like and like.drawing.body == picture.drawing.body:
        return replace(like, drawing=picture.drawing)
    if (
        picture.spots
        or like is None
        or like.is_cheap
        or bool(like.drawing.overview_of) != bool(picture.drawing.overview_of)
    ):
        return lay_out_picture(picture, engine)
    return lay_out_like(picture.drawing, like, engine)
