"""A plan as a handbook: its figures laid out, numbered and put into chapters."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import count

from csirtgraph.compare.changed_rows import changed_rows
from csirtgraph.compare.comparison import Comparison
from csirtgraph.compare.tables import drawings_of
from csirtgraph.drawing.description import short_title
from csirtgraph.drawing.graphviz.engine import Engine
from csirtgraph.drawing.laid_out import Layout
from csirtgraph.drawing.model import Drawing, Table
from csirtgraph.drawing.pictures import Picture, lay_out_one, lay_out_picture
from csirtgraph.figures import kind_of
from csirtgraph.figures.caption import audience_line, source_line
from csirtgraph.handbook.chapters import CHANGES, CSIRT, Plot, plots_for
from csirtgraph.handbook.facts import APPROVALS, TITLE, cover_facts, csirt_facts
from csirtgraph.handbook.lists import list_after
from csirtgraph.handbook.model import Chapter, Exhibit, Handbook, Section
from csirtgraph.pipeline import Job, names_in, pictures_of
from csirtgraph.plan.model.enums import Mode
from csirtgraph.plan.model.plan import Plan
from csirtgraph.plan.model.view import View
from csirtgraph.text import Language


class Composer:
    """Numbers figures and tables as it goes through a plan."""

    def __init__(self, plan: Plan, language: Language, engine: Engine):
        self.plan, self.language, self.engine = plan, language, engine
        view = View(language=language)
        self.common = {*source_line(plan, view), *audience_line(plan, language)}  # said once, on the cover
        self.figures, self.tables, self.chapters = count(1), count(1), count(1)

    def chapter(self, plot: Plot, parts: Iterable[tuple[str, list[Layout | Drawing]]]) -> Chapter:
        """A chapter of titled parts."""
        number = next(self.chapters)
        sections = tuple(
            Section(f"{plot.id}-{place}", f"{number}.{place} {title}", tuple(map(self.exhibit, bodies)))
            for place, (title, bodies) in enumerate(parts, 1)
        )
        return Chapter(plot.id, f"{number}. {plot.title.to(self.language)}", plot.intro.to(self.language), sections)

    def exhibit(self, body: Layout | Drawing) -> Exhibit:
        """A figure or a table with its number."""
        if isinstance(body, Layout):
            number = next(self.figures)
            return Exhibit(f"figure-{number}", number, short_title(body.drawing), body)
        number = next(self.tables)
        return Exhibit(f"table-{number}", number, short_title(body), body)

    def parts(self, plot: Plot) -> Iterator[tuple[str, list[Layout | Drawing]]]:
        """The figures of a chapter in each mode, each followed by the list that belongs to it."""
        for name in plot.figures:
            for mode in kind_of(name).modes(self.plan):
                view = View(mode or Mode.INCIDENT, self.language)
                pictures = pictures_of(self.plan, name, view, has_pages=False)
                yield short_title(pictures[0].drawing), [self.body(picture) for picture in pictures]
            yield from list_after(name, self.plan, self.language)

    def body(self, picture: Picture) -> Layout | Drawing:
        """A table as it is, anything else laid out."""
        notes = tuple(note for note in picture.drawing.notes if note not in self.common)
        shown = replace(picture, source=replace(picture.drawing, notes=notes))
        return shown.drawing if isinstance(shown.drawing.body, Table) else lay_out_picture(shown, self.engine)

    def about(self) -> Iterator[Chapter]:
        """What the CSIRT says of itself, if it does."""
        facts = csirt_facts(self.plan.csirt, self.language)
        if facts:
            number, title = next(self.chapters), CSIRT.title.to(self.language)
            section = Section(CSIRT.id, "", facts=facts)
            yield Chapter(CSIRT.id, f"{number}. {title}", CSIRT.intro.to(self.language), (section,))

    def changes(self, comparison: Comparison) -> Chapter:
        """The summary, the figures that changed, of tables the rows with changes, and every change."""
        view = View(Mode.INCIDENT, self.language)
        drawings = drawings_of(comparison, [], Job("", view))
        return self.chapter(CHANGES, [(short_title(drawing), [self.compared(drawing)]) for drawing in drawings])

    def compared(self, drawing: Drawing) -> Layout | Drawing:
        """What changed in a figure, or a list of changes."""
        if isinstance(drawing.body, Table):
            return changed_rows(drawing) if drawing.is_compared else drawing
        return lay_out_one(drawing, self.engine)


def handbook(plan: Plan, language: Language, engine: Engine, since: Comparison | None = None) -> Handbook:
    """The handbook of a plan, with what changed where a comparison is given. Raises LayoutError."""
    composer = Composer(plan, language, engine)
    chapters = [
        *composer.about(),
        *(composer.chapter(plot, composer.parts(plot)) for plot in plots_for(names_in(plan))),
    ]
    chapters += [composer.changes(since)] if since else []
    return Handbook(
        title=TITLE.to(language),
        subtitle=plan.plan.title.to(language),
        language=language,
        facts=cover_facts(plan, language),
        mark=" ".join(audience_line(plan, language)),
        approvals=tuple(text.to(language) for text in APPROVALS),
        chapters=tuple(chapters),
    )
