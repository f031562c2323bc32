"""Services and teams (業務とチーム): the services by category, each in the colour of the team that gives it."""

from csirtgraph.drawing.model import Box, Drawing, Table
from csirtgraph.figures import phrases
from csirtgraph.figures.caption import left_out, notes, subtitle
from csirtgraph.figures.cells import cell
from csirtgraph.figures.groups import any_inferred, legend, look_of, unused
from csirtgraph.figures.kind import Kind
from csirtgraph.figures.kinds.services import HEIGHT, NEEDS, columns, modes, widths
from csirtgraph.plan.model.plan import Plan
from csirtgraph.plan.model.services import Service
from csirtgraph.plan.model.view import View
from csirtgraph.text import Text

TITLE = Text("サービスと担当チーム", "Services by team")


def draw(plan: Plan, view: View) -> Drawing:
    """The services in the colours of their teams, with the team's name in each."""

    def box(service: Service, row: int, column: int) -> Box:
        return cell(
            service.id,
            row,
            column,
            name=service.name.to(view.language),
            lines=(plan.teams[service.team].name.to(view.language),),
            look=look_of(service.team, plan.teams),
            align="middle",
        )

    services = plan.services.values()
    remarks = [phrases.TEAMS_INFERRED] if any_inferred(services, "category", "team") else []
    empty = left_out(phrases.TEAMS_WITHOUT_SERVICES, unused(plan.teams, (service.team for service in services)), view)
    return Drawing(
        title=TITLE.to(view.language),
        subtitle=subtitle(plan, view),
        language=view.language,
        body=Table(boxes=tuple(columns(plan, view, box)), columns=widths(plan), lists=True, least=HEIGHT),
        keys=tuple(legend([service.team for service in services], plan.teams, view)),
        notes=notes(plan, view, [*remarks, *empty]),
        tags=("teams",),
    )


KIND = Kind(TITLE, modes, draw, NEEDS)
