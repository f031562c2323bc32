"""What people took out of our decks, as edits: what stands on none of the slides that had it.

A box or arrow that is gone from the figure of one mode leaves that mode; one that is shown in no other leaves the plan.
"""

from collections.abc import Iterator, Mapping, Sequence

from csirtgraph.edits.entries import Edit
from csirtgraph.errors import NoFigure
from csirtgraph.imports.decks.shown import BOX, FLOW, LINE, POST, ROW, Piece, Shown
from csirtgraph.imports.decks.typed import DeckEdit
from csirtgraph.imports.facts import Facts
from csirtgraph.pipeline import drawing_of
from csirtgraph.plan.model.enums import Mode
from csirtgraph.plan.model.plan import Plan
from csirtgraph.plan.model.view import View

RELATIONS = "relations"


def removals(shown: Shown, plan: Plan, facts: Facts) -> Iterator[DeckEdit]:
    """An edit for each flow, post, line of command, role and party that is gone; roles last: they take their posts."""
    yield from flow_edits(shown.gone, plan)
    yield from post_edits(shown.gone, plan)
    yield from entry_edits(shown, plan, facts)


def flow_edits(gone: Mapping[Piece, str], plan: Plan) -> Iterator[DeckEdit]:
    """The flows but those of boxes that are gone too; from last to first, since an id may count those before it."""
    for flow in reversed([*plan.flows.values()]):
        places = places_in(gone, FLOW, flow.id)
        if places and not any(Piece(BOX, mode, end) in gone for mode in places for end in (flow.sender, flow.receiver)):
            left = modes_left(flow.id, flow.modes, places, plan)
            yield DeckEdit(first(places), out_of({"id": flow.id}, left, "set-flow", "remove-flow"))


def entry_edits(shown: Shown, plan: Plan, facts: Facts) -> Iterator[DeckEdit]:
    """The roles and parties; one that still stands on another slide is remarked on."""
    still = {piece.id for piece in shown.there if piece.kind in (BOX, ROW)}
    for kind, entries in (("role", plan.roles), ("party", plan.parties)):
        for id, entry in entries.items():
            places, rows = places_in(shown.gone, BOX, id), places_in(shown.gone, ROW, id)
            left = modes_left(id, entry.modes, places, plan) if places else []
            if left or ((places or rows) and id not in still):
                edit = out_of({"kind": kind, "id": id}, left, "set-modes", "remove")
                yield DeckEdit(first(places or rows), edit)
            elif places or rows:
                facts.remark(first(places or rows), "deck-still", entry.name.to(shown.language))


def post_edits(gone: Mapping[Piece, str], plan: Plan) -> Iterator[DeckEdit]:
    """The posts, and the lines between posts that are still there."""
    for piece, place in gone.items():
        if piece.kind == POST and piece.id in plan.posts.get(Mode(piece.mode), {}):
            yield DeckEdit(place, {"op": "remove-post", "mode": piece.mode, "id": piece.id})
    for piece, place in gone.items():
        if piece.kind == LINE:
            yield from line_edits(piece, place, gone, plan)


def line_edits(piece: Piece, place: str, gone: Mapping[Piece, str], plan: Plan) -> Iterator[DeckEdit]:
    """A post without one of its superiors; ties and deputies are no lines of command."""
    posts = plan.posts.get(Mode(piece.mode), {})
    above, _, below = piece.id.replace(">>", ">").partition(">")
    is_command = below in posts and above in posts[below].under
    if is_command and not any(Piece(POST, piece.mode, end) in gone for end in (above, below)):
        under = [other for other in posts[below].under if other != above]
        yield DeckEdit(place, {"op": "set-post", "mode": piece.mode, "id": below, "under": under})


def places_in(gone: Mapping[Piece, str], kind: str, id: str) -> dict[str, str]:
    """The modes in which something is gone, each with its slide."""
    return {piece.mode: place for piece, place in gone.items() if (piece.kind, piece.id) == (kind, id)}


def first(places: Mapping[str, str]) -> str:
    """The first slide."""
    return next(iter(places.values()))


def modes_left(id: str, modes: Sequence[Mode], gone: Mapping[str, str], plan: Plan) -> list[str]:
    """The modes of an entry or a flow in which it is still drawn."""
    return [mode.value for mode in modes if mode.value not in gone and id in drawn_in(plan, mode)]


def drawn_in(plan: Plan, mode: Mode) -> set[str]:
    """The ids of the boxes and arrows of a plan's relations in a mode."""
    try:
        drawing = drawing_of(plan, RELATIONS, View(mode))
    except NoFigure:
        return set()
    return {box.id for box in drawing.boxes} | {arrow.id for arrow in drawing.arrows}


def out_of(subject: Edit, modes: Sequence[str], leave: str, remove: str) -> Edit:
    """The edit by which something keeps some modes alone, or leaves the plan where it keeps none."""
    return {"op": leave, **subject, "modes": modes} if modes else {"op": remove, **subject}
