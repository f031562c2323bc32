"""Boxes and connectors that people drew beside ours, as new entries."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from csirtgraph.drawing.geometry import Rect, distance
from csirtgraph.drawing.model import Drawing
from csirtgraph.edits.entries import Edit
from csirtgraph.edits.ids import new_id
from csirtgraph.imports.decks.shapes import (
    LINE,
    drawn_by_people,
    ends_of,
    is_drawn_box,
    is_mutual,
    is_text_box,
    number_in,
    paragraphs,
)
from csirtgraph.imports.decks.typed import CHART, DeckEdit
from csirtgraph.imports.facts import Facts
from csirtgraph.imports.outside import OUTSIDE
from csirtgraph.imports.proposing.flows import kind_in
from csirtgraph.imports.proposing.subject import key_of, names_of
from csirtgraph.imports.tables.words import party_kind_of
from csirtgraph.plan.model.enums import FlowKind, Sourcing
from csirtgraph.plan.model.plan import Plan
from csirtgraph.slides.marks import look_of
from csirtgraph.slides.pptx.alternatives import FLOW_NAME
from csirtgraph.slides.pptx.markup import Element
from csirtgraph.slides.update.existing import Placed
from csirtgraph.slides.update.shapes import name_of, rect_of
from csirtgraph.text import Text

NEAR = 40.0  # pt between the middles of a connector and of its words
OUTSIDE_LOOKS = ("vendor", "outside")


@dataclass
class Drawn:
    """A figure with what people drew, while it is read: who stands in each shape, by its number, and who is new."""

    figure: Placed
    drawing: Drawing
    plan: Plan
    place: str
    ids: set[str]  # that entries have, also those that were proposed before
    said: Mapping[str, bool]  # which boxes are parties, by their words
    facts: Facts
    ends: dict[int, str] = field(default_factory=dict)
    new: set[str] = field(default_factory=set)
    looks: dict[str, str] = field(default_factory=dict)  # of our boxes, by their colours
    again: set[str] = field(default_factory=set)  # arrows of ours that people drew anew, by the names of their shapes

    def __post_init__(self) -> None:
        """Know the shapes that we drew."""
        known = {part.id for part in self.drawing.parts}
        looks = {box.id: box.look for box in self.drawing.boxes}
        for shape in self.figure.shapes:
            if name_of(shape) in known:
                self.ends[number_in(shape)] = name_of(shape)
            colour, _ = look_of(shape)
            if colour and name_of(shape) in looks:
                self.looks.setdefault(colour, looks[name_of(shape)])

    def edits(self, root: Element) -> Iterator[DeckEdit]:
        """New boxes, then new connectors between boxes old and new, then ours that lead elsewhere."""
        shapes = drawn_by_people(self.figure, root)
        words = [shape for shape in shapes if is_text_box(shape) and paragraphs(shape)]
        for shape in shapes:
            if is_drawn_box(shape) and (text := "".join(paragraphs(shape))):
                yield from self.box(shape, text)
        for line in shapes:
            if line.tag == LINE:
                label = nearest(line, words)
                words = [shape for shape in words if shape is not label]
                yield from self.line(line, "".join(paragraphs(label)) if label is not None else "")
        yield from self.redirected()
        for shape in words:
            self.facts.remark(self.place, "item", "".join(paragraphs(shape)))

    def box(self, shape: Element, text: str) -> Iterator[DeckEdit]:
        """A new role, party or post; a copy of a box that is there stands for the same."""
        if same := self.same_as(text):
            self.ends[number_in(shape)] = same
            return
        look = self.looks.get(look_of(shape)[0], "")
        is_party = self.said.get(text, look in OUTSIDE_LOOKS or bool(OUTSIDE.search(text)))
        kind = "post" if self.is_chart else "party" if is_party else "role"
        id = new_id(text, "", self.ids, kind)
        self.ids.add(id)
        self.new.add(id)
        self.ends[number_in(shape)] = id
        edit: Edit = {"op": f"add-{kind}", "id": id, "name": {self.figure.mark.lang: text}}
        if self.is_chart:
            edit |= {"mode": self.figure.mark.mode, "roles": []}
        elif is_party:
            edit |= {"kind": party_kind_of(text).value}
        elif look == "outsourced":
            edit |= {"sourcing": Sourcing.OUTSOURCED.value}
        yield DeckEdit(self.place, edit)

    def same_as(self, text: str) -> str:
        """The part of the figure, or the entry of the plan, that has a name already; "" for none."""
        plan, key = self.plan, key_of(text)
        entries = () if self.is_chart else (*plan.roles.items(), *plan.parties.items(), *plan.teams.items())
        named = [(part.id, [part.name]) for part in self.drawing.parts]
        named += [(id, [*names_of(entry)]) for id, entry in entries]
        return next((id for id, names in named if key in map(key_of, names)), "")

    @property
    def is_chart(self) -> bool:
        """Whether the boxes of the figure are posts."""
        return self.figure.mark.figure == CHART

    @property
    def there(self) -> set[str]:
        """The names of the boxes and arrows of ours that are there, also where people drew them anew."""
        return {*map(name_of, self.figure.shapes), *self.ends.values(), *self.again}

    def flows(self, start: str, end: str, label: str) -> list[str]:
        """The flows of the plan with these ends and words."""
        words = key_of(label)
        flows = (flow for flow in self.plan.flows.values() if (flow.sender, flow.receiver) == (start, end))
        return [flow.id for flow in flows if words in ("", key_of(flow.label.to(self.figure.mark.lang)))]

    def lines(self, start: str, end: str) -> list[str]:
        """The lines of the chart between two posts, whichever way they were drawn."""
        return [arrow.id for arrow in self.drawing.arrows if {arrow.tail, arrow.head} == {start, end}]

    def line(self, line: Element, label: str) -> Iterator[DeckEdit]:
        """A new flow, or in a chart a new superior; what the plan has already is only drawn anew."""
        start, end = (self.ends.get(number, "") for number in ends_of(line))
        if not start or not end or start == end:
            self.facts.remark(self.place, "loose-arrow", label)
            return
        same = self.lines(start, end) if self.is_chart else self.flows(start, end, label)
        self.again.update(f"{FLOW_NAME}{id}" for id in same)
        if not same:
            edit = self.superior(start, end) if self.is_chart else self.flow(start, end, label, is_mutual(line))
            yield DeckEdit(self.place, edit, tuple(id for id in (start, end) if id in self.new))

    def superior(self, start: str, end: str) -> Edit:
        """Another post above a post; the line to the one before stands for it."""
        under, above = (start, end) if start in self.new else (end, start)
        self.again.update(f"{FLOW_NAME}{arrow.id}" for arrow in self.drawing.arrows if arrow.head == under)
        return {"op": "set-post", "mode": self.figure.mark.mode, "id": under, "under": above}

    def flow(self, start: str, end: str, label: str, is_mutual: bool) -> Edit:
        """A new flow; its kind follows from its words."""
        kind = FlowKind.COOPERATE if is_mutual else kind_in(Text(ja=label))
        words = {"label": {self.figure.mark.lang: label}} if label else {}
        return {
            "op": "add-flow",
            "from": start,
            "to": end,
            "kind": kind.value,
            "modes": [self.figure.mark.mode],
            **words,
        }

    def redirected(self) -> Iterator[DeckEdit]:
        """The flows of which people glued an end to another box."""
        arrows = {f"{FLOW_NAME}{arrow.id}": arrow for arrow in self.drawing.arrows if arrow.id in self.plan.flows}
        for shape in self.figure.shapes:
            arrow = arrows.get(name_of(shape)) if shape.tag == LINE else None
            start, end = (self.ends.get(number, "") for number in ends_of(shape))
            if arrow and start and end and start != end and (start, end) != (arrow.tail, arrow.head):
                yield DeckEdit(self.place, {"op": "redirect-flow", "id": arrow.id, "from": start, "to": end})


def nearest(line: Element, words: list[Element]) -> Element | None:
    """The words that stand at a connector."""
    middle = rect_of(line).middle
    near = [shape for shape in words if distance(rect_of(shape).middle, middle) < NEAR + half(rect_of(line))]
    return min(near, key=lambda shape: distance(rect_of(shape).middle, middle), default=None)


def half(rect: Rect) -> float:
    """A quarter of the way along a connector, in which its words may stand."""
    return (rect.width + rect.height) / 4
