"""All figures of a plan on one page that stands alone."""

from typing import Any, TypeAlias, get_args

from csirtgraph import figures
from csirtgraph.drawing.graphviz.engine import Engine
from csirtgraph.garbage import no_collection
from csirtgraph.pipeline import Job, mode_for, names_in
from csirtgraph.plan.model.plan import Plan
from csirtgraph.studio.page.document import document
from csirtgraph.studio.page.facts import facts_of
from csirtgraph.studio.page.page_words import own_words, page_words
from csirtgraph.studio.page.scenes import scenes
from csirtgraph.studio.page.texts import both
from csirtgraph.studio.page.tokens import colours
from csirtgraph.studio.page.zipped import zipped
from csirtgraph.text import Language

Json: TypeAlias = Any
LARGE = 300  # roles of a plan; of a larger one, a page has one language, and is compressed


@no_collection()
def page(plan: Plan, job: Job, engine: Engine) -> bytes:
    """The page of a plan, which opens with the figure of a job. Raises NoFigure, LayoutError or LostProcess.

    That of a large plan has one language, that of the job, and its data is compressed.
    """
    mode = mode_for(plan, job.figure, job.view.mode.value)
    language = job.view.language
    is_large = len(plan.roles) > LARGE
    languages = (language,) if is_large else get_args(Language)
    most = {**scenes(plan, languages, engine, job.view.is_whole, job.processes), "facts": facts_of(plan)}
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
