"""The services of the CSIRT (サービス): a column for each category."""

from collections.abc import Callable, Iterator

from csirtgraph.drawing.model import Box, Drawing, Table
from csirtgraph.figures import phrases
from csirtgraph.figures.caption import left_out, notes, subtitle
from csirtgraph.figures.cells import cell, head
from csirtgraph.figures.groups import any_inferred, look_of, unused
from csirtgraph.figures.kind import NEVER, ONCE, Kind
from csirtgraph.plan.model.enums import Mode
from csirtgraph.plan.model.plan import Plan
from csirtgraph.plan.model.services import Category, Service
from csirtgraph.plan.model.view import View
from csirtgraph.text import Text

TITLE = Text("サービスとその分類", "Services by category")
WIDTH = 900.0  # pt, of all columns together …
COLUMN = 220.0  # … and of one at most
HEIGHT = 40.0  # pt, of a service at least
NEEDS = """service-categories: {reactive: {name: {ja: 事後対応型, en: Reactive}}}
teams: {poc: {name: PoC}}
services:
  handling: {name: {ja: インシデントハンドリング, en: Incident handling}, category: reactive, team: poc}"""


def modes(plan: Plan) -> tuple[Mode | None, ...]:
    """Once, when there are services."""
    return ONCE if plan.services else NEVER


def draw(plan: Plan, view: View) -> Drawing:
    """Every category in a colour of its own."""

    def box(service: Service, row: int, column: int) -> Box:
        look = look_of(service.category, plan.service_categories)
        return cell(service.id, row, column, name=service.name.to(view.language), look=look, align="middle")

    remarks = [phrases.CATEGORIES_INFERRED] if any_inferred(plan.services.values(), "category") else []
    unfilled = unused(plan.service_categories, (service.category for service in plan.services.values()))
    empty = left_out(phrases.WITHOUT_SERVICES, unfilled, view)
    return Drawing(
        title=TITLE.to(view.language),
        subtitle=subtitle(plan, view),
        language=view.language,
        body=Table(boxes=tuple(columns(plan, view, box)), columns=widths(plan), lists=True, least=HEIGHT),
        notes=notes(plan, view, [*remarks, *empty]),
        tags=("services",),
    )


def columns(plan: Plan, view: View, box: Callable[[Service, int, int], Box]) -> Iterator[Box]:
    """The categories as header, and below each its services as `box` draws them."""
    shown = categories(plan)
    yield from head([category.name for category in shown], view, [category.id for category in shown])
    for column, category in enumerate(shown):
        services = [service for service in plan.services.values() if service.category == category.id]
        yield from (box(service, row, column) for row, service in enumerate(services, 1))


def categories(plan: Plan) -> list[Category]:
    """The categories that have a service."""
    used = {service.category for service in plan.services.values()}
    return [category for category in plan.service_categories.values() if category.id in used]


def widths(plan: Plan) -> tuple[float, ...]:
    """Columns of one width that fit a slide together."""
    count = len(categories(plan))
    return (min(COLUMN, WIDTH / count),) * count


KIND = Kind(TITLE, modes, draw, NEEDS)
