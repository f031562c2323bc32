"""One figure as a deck, as `csirtgraph slides` makes it."""

from csirtgraph.drawing.graphviz.engine import Engine
from csirtgraph.extras import require
from csirtgraph.pipeline import Job, mode_for
from csirtgraph.plan.analysis.revised import revised_on
from csirtgraph.plan.model.plan import Plan


def deck_of(plan: Plan, job: Job, engine: Engine) -> bytes:
    """A deck of the figure of a job, on as many slides as it needs. Raises MissingExtra, NoFigure or LayoutError."""
    require("slides")
    from csirtgraph.slides.deck import deck_bytes, own
    from csirtgraph.slides.front import Chapter
    from csirtgraph.slides.pages import FigureRequest, pages_of, source_of

    language = job.view.language
    deck = own("16:9", job.theme, language)
    mode = mode_for(plan, job.figure, job.view.mode.value)
    asked = FigureRequest(plan, language, job.theme, engine)
    pages = pages_of(asked, source_of(asked, job.figure, mode), deck.rooms)
    return deck_bytes(deck, [Chapter("", "", pages)], plan.plan.title.to(language), revised_on(plan))
