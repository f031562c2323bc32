"""The pictures of a comparison: overlays, a large one as an overview and the parts that changed; before and after."""

from dataclasses import replace

from csirtgraph import pipeline
from csirtgraph.compare.comparison import Comparison
from csirtgraph.compare.pictures import both, drawing_of, view_in
from csirtgraph.compare.side_by_side import apart, side_by_side
from csirtgraph.drawing.graphviz.engine import Engine
from csirtgraph.drawing.laid_out import Layout
from csirtgraph.drawing.layout.remembered import lay_out
from csirtgraph.drawing.model import Drawing, Table
from csirtgraph.drawing.pictures import Picture, diagrams_in, lay_out_picture, pages_in, part_in
from csirtgraph.drawing.split.highlights import is_marked
from csirtgraph.drawing.split.section import Section
from csirtgraph.figures import kind_of
from csirtgraph.formats import format_named
from csirtgraph.plan.model.enums import Mode
from csirtgraph.plan.model.view import View
from csirtgraph.text import Language, Text

BEFORE, AFTER = Text("変更前", "Before"), Text("変更後", "After")


def pictures_of(
    comparison: Comparison, view: tuple[str, Mode | None], language: Language, has_pages: bool, is_whole: bool = False
) -> list[Picture]:
    """The overlay of a figure, its boxes where the new plan keeps them.

    A large diagram is an overview and the parts in which anything changed, a long table the pages in which anything
    did. Raises NoFigureEither.
    """
    drawing = drawing_of(comparison, view, language)
    if isinstance(drawing.body, Table):
        pages = pages_in(drawing) if has_pages and not is_whole else [Picture(drawing)]
        return [page for page in pages if any(map(is_marked, page.drawing.parts))] or pages[:1]
    found = diagrams_in(drawing, None, sections_of(comparison, view, language), is_whole, is_marked)
    stem = pipeline.stem_of(*view)
    return [replace(picture, spots=comparison.new.arrangement.spots_in(stem, picture.id)) for picture in found]


def sections_of(comparison: Comparison, view: tuple[str, Mode | None], language: Language) -> tuple[Section, ...]:
    """What the figure of the new plan is divided into, with what is gone where it was in the old one."""
    seen = View(view[1] or Mode.INCIDENT, language)
    old, new = (kind_of(view[0]).sections(plan, seen) for plan in (comparison.old, comparison.new))
    taken = {member for section in new for member in section.members}
    gone = {section.id: tuple(member for member in section.members if member not in taken) for section in old}
    known = {section.id for section in new}
    kept = (replace(section, members=(*section.members, *gone.get(section.id, ()))) for section in new)
    return (*kept, *(replace(section, members=gone[section.id]) for section in old if section.id not in known))


def pictures_for(comparison: Comparison, job: pipeline.Job) -> list[Picture]:
    """The pictures of a job, as its format needs them; the one part that its view names.

    Raises UnfitFormat, NoFigureEither or NoPart.
    """
    pipeline.check_holds(job.format, "comparison")
    view = pipeline.view_for(job)
    is_paged = format_named(job.format).is_paged
    found = pictures_of(comparison, view_in(comparison, job), view.language, is_paged, view.is_whole)
    return [part_in(found, view.part, job.figure)] if view.part else found


def overlay_of(comparison: Comparison, job: pipeline.Job, engine: Engine) -> Layout:
    """The overlay in one piece, laid out. Raises NoFigureEither or LayoutError."""
    pictures = pictures_of(comparison, view_in(comparison, job), job.view.language, has_pages=False, is_whole=True)
    return lay_out_picture(pictures[0], engine)


def sides_of(comparison: Comparison, job: pipeline.Job, engine: Engine) -> Layout:
    """Before and after in one picture. Raises UnfitFormat, NoFigureEither or LayoutError."""
    pipeline.check_holds(job.format, "comparison")
    whole, old, new = parted(comparison, job, engine)
    return side_by_side(whole, old, new, names_of(comparison, job.view.language))


def parted(comparison: Comparison, job: pipeline.Job, engine: Engine) -> tuple[Layout, Drawing, Drawing]:
    """The union laid out for drawing before and after apart, and the two drawings."""
    view = view_in(comparison, job)
    old, new = both(comparison, view, job.view.language)
    captions = drawing_of(comparison, view, job.view.language)
    union = replace(apart(old, new), id=f"{new.id}-sides", title=captions.title, subtitle=captions.subtitle)
    return lay_out(union, engine), old, new


def names_of(comparison: Comparison, language: Language) -> tuple[str, str]:
    """What the two sides are called."""
    words = [text.to(language) for text in (BEFORE, AFTER)]
    marks = [plan.plan.revision for plan in (comparison.old, comparison.new)]
    one, other = (f"{word} ({mark})" if mark else word for word, mark in zip(words, marks))
    return one, other


def render_comparison(comparison: Comparison, job: pipeline.Job, engine: Engine) -> bytes:
    """The first picture of a job in its format.

    Raises UnfitFormat, NoFigureEither, NoPart, LayoutError, MissingExtra or TooLarge.
    """
    return pipeline.render_layout(lay_out_picture(pictures_for(comparison, job)[0], engine), job)
