"""The call tree (緊急連絡網): from the person who notices to everybody who has to know, and how to reach them."""

from csirtgraph.drawing.model import Arrow, Box, Drawing, Key, Tree
from csirtgraph.figures.caption import notes, subtitle
from csirtgraph.figures.contact_words import call_lines, names_of
from csirtgraph.figures.kind import Kind
from csirtgraph.plan.analysis.calls import Call, Directory, calls_of
from csirtgraph.plan.model.enums import MODES, Mode, PartyKind
from csirtgraph.plan.model.plan import Party, Plan, Role
from csirtgraph.plan.model.view import View
from csirtgraph.text import Text

TITLE = Text("緊急連絡網", "Call tree")
NEEDS = """people:
  sato: {name: {ja: 佐藤 花子, en: Hanako Sato}, contacts: {phone: "+81-3-…"}}
posts:
  incident:
    commander: {holders: [sato]}
flows:
  handler:
    commander: {kind: report, step: 1, within: 30m}"""
LEGEND = Text("上から下へ連絡する", "Each calls those below")


def modes(plan: Plan) -> tuple[Mode, ...]:
    """Every mode with an alarm, of a plan that knows people or numbers."""
    desks: list[Role | Party] = [*plan.roles.values(), *plan.parties.values()]
    if not plan.people and not any(desk.contacts for desk in desks):
        return ()
    return tuple(mode for mode in MODES if len(calls_of(plan, mode)) > 1)


def draw(plan: Plan, view: View) -> Drawing:
    """A box for each person or desk, below its caller."""
    directory = Directory(plan, view.mode)
    calls = calls_of(plan, view.mode)
    arrows = tuple(
        Arrow(id=f"{call.caller}>{call.id}", tail=call.caller, head=call.id, look="line", heads="none", tags=("call",))
        for call in calls
        if call.caller
    )
    return Drawing(
        title=TITLE.to(view.language),
        badge=plan.word_of(view.mode).to(view.language),
        badge_look=view.mode.value,
        subtitle=subtitle(plan, view),
        language=view.language,
        body=Tree(boxes=tuple(box(call, directory, view) for call in calls), arrows=arrows),
        keys=(Key(LEGEND.to(view.language), "arrow", "line"),),
        notes=notes(plan, view, []),
        tags=("call-tree", view.mode.value),
    )


def box(call: Call, directory: Directory, view: View) -> Box:
    """Whom to call, within what, and how."""
    party = directory.plan.parties.get(call.id)
    look = "in-house" if party is None else "vendor" if party.kind is PartyKind.VENDOR else "outside"
    return Box(
        id=call.id,
        name=names_of(call.ends, directory.plan, view),
        lines=tuple(call_lines(call, directory, view)),
        look=look,
        tags=("call",),
    )


KIND = Kind(TITLE, modes, draw, NEEDS, has_parts=True)
