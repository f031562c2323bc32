"""Texts that people changed in our shapes, as edits of what the shapes stand for."""

from collections.abc import Iterator
from dataclasses import dataclass

from csirtgraph.drawing.model import Box, Drawing
from csirtgraph.edits.entries import Edit
from csirtgraph.imports.decks.shapes import paragraphs
from csirtgraph.imports.labels import joined
from csirtgraph.imports.proposing.flow_words import label_in
from csirtgraph.imports.proposing.subject import is_alike
from csirtgraph.plan.model.plan import Plan
from csirtgraph.slides.marks import Mark
from csirtgraph.slides.pptx.markup import Element
from csirtgraph.slides.update.existing import Placed
from csirtgraph.slides.update.merge import digest_of, is_edited
from csirtgraph.slides.update.shapes import name_of

LABEL = "label "
SECTIONS = {"role": "roles", "party": "parties", "team": "teams", "group": "groups"}
CHART = "orgchart"


@dataclass(frozen=True)
class DeckEdit:
    """An edit as the studio has them, the slide it comes from, and the new entries that it needs."""

    place: str
    edit: Edit
    needs: tuple[str, ...] = ()


def typed_edits(figure: Placed, drawing: Drawing, plan: Plan, place: str) -> Iterator[DeckEdit]:
    """An edit for each text that is another one than the plan's, where people changed it."""
    boxes = {box.id: box for box in drawing.boxes}
    frames = {frame.id: frame.name for frame in drawing.frames}
    labels = {f"{LABEL}{arrow.id}": arrow.label for arrow in drawing.arrows}
    for shape in figure.shapes:
        name, words = name_of(shape), paragraphs(shape)
        if not words or not may_be_typed(shape):
            continue
        if name in labels and not is_alike("".join(words), labels[name]):
            flow = name.removeprefix(LABEL)
            if flow in plan.flows:
                label = {figure.mark.lang: label_in(joined(words), plan.flows[flow], plan, figure.mark.lang)}
                yield DeckEdit(place, {"op": "set-flow", "id": flow, "label": label})
        elif name in frames and not is_alike(words[0], frames[name]):
            yield from named_anew(name, "name", words[0], figure.mark, plan, place)
        elif name in boxes:
            yield from of_box(boxes[name], words, figure.mark, plan, place)


def may_be_typed(shape: Element) -> bool:
    """Whether people changed the text of a shape, or nothing says what it was."""
    return is_edited(shape) or not digest_of(shape)


def of_box(box: Box, words: list[str], mark: Mark, plan: Plan, place: str) -> Iterator[DeckEdit]:
    """The name of a box, and the first line below it."""
    if not is_alike(words[0], box.name):
        field = "short" if is_short(box, mark, plan) else "name"
        yield from named_anew(box.id, field, words[0], mark, plan, place)
    field = line_field(box, mark, plan) if mark.figure != CHART and box.lines and len(words) > 1 else ""
    if field and not is_alike(words[1], box.lines[0]):
        yield from named_anew(box.id, field, words[1], mark, plan, place)


def is_short(box: Box, mark: Mark, plan: Plan) -> bool:
    """Whether a box has the short name of its role."""
    role = plan.roles.get(box.id)
    return bool(role and role.short and role.short.to(mark.lang) == box.name)


def line_field(box: Box, mark: Mark, plan: Plan) -> str:
    """What the first line of a box is: "" where it is of no role or party."""
    role = plan.roles.get(box.id)
    if role:
        return next((field for field in ("brief", "duty") if getattr(role, field).to(mark.lang) == box.lines[0]), "")
    return "note" if box.id in plan.parties else ""


def named_anew(id: str, field: str, words: str, mark: Mark, plan: Plan, place: str) -> Iterator[DeckEdit]:
    """Another text of an entry, in the language of the figure."""
    posts = next((posts for mode, posts in plan.posts.items() if mode.value == mark.mode), {})
    if mark.figure == CHART and id in posts and posts[id].name:
        edit = {"op": "set-post", "mode": mark.mode, "id": id, "name": {mark.lang: words}}
        yield DeckEdit(place, edit)
        return
    for kind, section in SECTIONS.items():
        if id in getattr(plan, section):
            yield DeckEdit(
                place, {"op": "set", "kind": kind, "id": id, "field": field, "lang": mark.lang, "text": words}
            )
            return
