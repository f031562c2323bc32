"""All figures of a plan on one page that stands alone."""

from collections.abc import Iterator
from typing import Any, TypeAlias, get_args

from csirtgraph import figures
from csirtgraph.drawing.graphviz.engine import Engine
from csirtgraph.drawing.laid_out import Layout
from csirtgraph.drawing.layout.choose_layout import lay_out
from csirtgraph.drawing.layout.stable import lay_out_like
from csirtgraph.pipeline import Job, layout_of, mode_for, names_in, pictures_of, stem_of
from csirtgraph.plan.model.enums import Mode
from csirtgraph.plan.model.plan import Plan
from csirtgraph.plan.model.view import View
from csirtgraph.studio.page.document import document
from csirtgraph.studio.page.facts import both, facts_of
from csirtgraph.studio.page.pack import packed, sharing
from csirtgraph.studio.page.page_words import page_words
from csirtgraph.studio.page.scene import scene_of
from csirtgraph.studio.page.tokens import colours
from csirtgraph.text import Language

Json: TypeAlias = Any


def page(plan: Plan, job: Job, engine: Engine) -> bytes:
    """The page of a plan, which opens with the figure of a job. Raises NoFigure or LayoutError."""
    mode = mode_for(plan, job.figure, job.view.mode.value)
    language = job.view.language
    data = {
        **frame_of(plan),
        "scenes": scenes(plan, engine),
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
        "figures": [entry(plan, name) for name in names_in(plan)],
    }


def entry(plan: Plan, name: str) -> dict[str, Json]:
    """A figure in the page's list."""
    kind = figures.kind_of(name)
    return {"name": name, "title": both(kind.title), "modes": [mode.value for mode in kind.modes(plan) if mode]}


def scenes(plan: Plan, engine: Engine) -> dict[str, Json]:
    """Every figure in every mode and language, by `stem.language`; the second language beside the first."""
    found: dict[str, Json] = {}
    first, *others = get_args(Language)
    for name in names_in(plan):
        found |= {f"{stem}.{first}": scene for stem, scene in scenes_of(plan, name, first, engine)}
        for language in others:
            for stem, scene in scenes_of(plan, name, language, engine):
                known = f"{stem}.{first}"
                found[f"{stem}.{language}"] = sharing(scene, found[known], known)
    return found


def scenes_of(plan: Plan, name: str, language: Language, engine: Engine) -> Iterator[tuple[str, Json]]:
    """A figure in each of its modes, as compact scenes."""
    for mode, layout in layouts(plan, name, language, engine):
        yield stem_of(name, mode), packed(scene_of(layout))


def layouts(plan: Plan, name: str, language: Language, engine: Engine) -> Iterator[tuple[Mode | None, Layout]]:
    """A figure in each of its modes; the later ones keep to the first one's order, so that the eye can follow."""
    first: Layout | None = None
    for mode in sorted(figures.kind_of(name).modes(plan), key=lambda mode: mode is not Mode.INCIDENT):
        view = View(mode or Mode.INCIDENT, language)
        layout = like(plan, name, view, first, engine) if first else layout_of(plan, name, view, engine)
        first = first or layout
        yield mode, layout


def like(plan: Plan, name: str, view: View, first: Layout, engine: Engine) -> Layout:
    """A figure in another mode than `first`, laid out like it."""
    if first.drawing.overview_of or first.is_cheap:
        return layout_of(plan, name, view, engine)
    shown = pictures_of(plan, name, view, has_pages=False)[0].drawing
    return lay_out(shown, engine) if shown.overview_of else lay_out_like(shown, first, engine)
