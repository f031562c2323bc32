"""The overview (全体像): where the CSIRT stands, places within places, and who turns to whom."""

from collections.abc import Container, Iterable, Iterator

from csirtgraph.drawing.model import Arrow, Box, Diagram, Drawing, Frame, Key
from csirtgraph.figures.caption import notes, subtitle
from csirtgraph.figures.kind import NEVER, ONCE, Kind
from csirtgraph.plan.model.enums import Direction, Evidence, Mode
from csirtgraph.plan.model.overview import Link, Place, PlaceKind
from csirtgraph.plan.model.plan import Plan
from csirtgraph.plan.model.view import View
from csirtgraph.text import Text

TITLE = Text("セキュリティ対応の全体像とCSIRTの位置づけ", "Where the CSIRT stands")
NEEDS = """overview:
  places: {csirt: {name: CSIRT, kind: csirt}, board: {name: {ja: 経営層, en: Board}, kind: person}}
  links: {csirt: {board: {label: {ja: 報告, en: Reports}}}}"""

LOOKS = {
    PlaceKind.CSIRT: "group-1",
    PlaceKind.PERSON: "group-3",
    PlaceKind.ORGANISATION: "group-6",
    PlaceKind.UNIT: "plain",
    PlaceKind.CUSTOMER: "group-8",
    PlaceKind.OUTSIDE: "outside",
}
FRAME = Text("内訳を持つ組織", "Organisation with parts")
LINK = Text("関係", "Relation")
INSIDE = Text("{place}の中", "in: {place}")
#: Who stands above the frames when in none; everyone else in none stands below them.
ABOVE = (PlaceKind.PERSON, PlaceKind.OUTSIDE, PlaceKind.CUSTOMER)
PLACES_INFERRED = Text("配置は推定を含む", "Some places are inferred")
LINKS_INFERRED = Text("線の両端は推定を含む", "Some ends of lines are inferred")
WITHIN = Text("枠とその中の関係: {links}", "Between a frame and its part: {links}")


def modes(plan: Plan) -> tuple[Mode | None, ...]:
    """Once, when there is a place."""
    return ONCE if plan.overview.places else NEVER


def draw(plan: Plan, view: View) -> Drawing:
    """A frame for every place with others in it, a box for every one with nothing in it, an arrow for every link."""
    places = plan.overview.places
    framed = set(frames_of(plan))
    within = {place.in_ for place in places.values()}
    boxes = tuple(box(place, framed, plan, view) for place in places.values() if place.id not in within)
    frames = tuple(frame(place, framed, plan, view) for place in places.values() if place.id in framed)
    links = [(tail, head, link) for tail, ends in plan.overview.links.items() for head, link in ends.items()]
    across = [(tail, head, link) for tail, head, link in links if not is_within(tail, head, plan)]
    return Drawing(
        title=TITLE.to(view.language),
        subtitle=subtitle(plan, view),
        language=view.language,
        body=Diagram(
            boxes=boxes,
            frames=frames,
            arrows=tuple(arrow(tail, head, link, view) for tail, head, link in across),
            rows=("above", "below"),
        ),
        keys=tuple(keys(boxes, frames, bool(across), plan, view)),
        notes=notes(plan, view, remarks(plan, [link for link in links if link not in across], view)),
        tags=("overview",),
    )


def frames_of(plan: Plan) -> Iterator[str]:
    """The places drawn as frames: those with others in them, but for one box alone that no link ends beside."""
    places, links = plan.overview.places, plan.overview.links
    inside = {name: [place.id for place in places.values() if place.in_ == name] for name in places}
    linked = {*links, *(head for ends in links.values() for head in ends)}
    for name, parts in inside.items():
        if len(parts) > 1 or (parts and (inside[parts[0]] or name in linked)):
            yield name


def box(place: Place, framed: Container[str], plan: Plan, view: View) -> Box:
    """A place with nothing in it; one that is alone in another says so."""
    home = frame_around(place, framed, plan)
    around = "" if place.in_ in framed or not place.in_ else plan.overview.places[place.in_].name.to(view.language)
    lines = (INSIDE.to(view.language).format(place=around) if around else "", place.note.to(view.language))
    return Box(
        id=place.id,
        name=place.name.to(view.language),
        lines=tuple(line for line in lines if line),
        look=LOOKS[place.kind],
        frame=home,
        row="" if home else "above" if place.kind in ABOVE else "below",
        tags=("place", place.kind.value),
    )


def frame(place: Place, framed: Container[str], plan: Plan, view: View) -> Frame:
    """A place around others; its note follows its name."""
    name, note = place.name.to(view.language), place.note.to(view.language)
    title = f"{name} – {note}" if note else name
    look = LOOKS[place.kind] if place.kind is PlaceKind.CSIRT else "frame"
    home = frame_around(place, framed, plan)
    return Frame(id=place.id, name=title, look=look, frame=home, tags=("place", place.kind.value))


def frame_around(place: Place, framed: Container[str], plan: Plan) -> str:
    """The nearest place around this one that is drawn as a frame."""
    return next((name for name in list(places_around(place.id, plan))[1:] if name in framed), "")


def arrow(tail: str, head: str, link: Link, view: View) -> Arrow:
    """A link, with a head at both ends when it is mutual."""
    inferred = ("inferred",) if Evidence.INFERRED in link.evidence.values() else ()
    return Arrow(
        id=f"{tail}>{head}",
        tail=tail,
        head=head,
        label=link.label.to(view.language),
        heads="both" if link.direction is Direction.MUTUAL else "end",
        tags=("link", *inferred),
    )


def is_within(one: str, other: str, plan: Plan) -> bool:
    """Whether one of two places is the other, or a frame around it."""
    return one in places_around(other, plan) or other in places_around(one, plan)


def places_around(name: str, plan: Plan) -> Iterator[str]:
    """A place, and each place around it, from the inside out."""
    while name:
        yield name
        name = plan.overview.places[name].in_


def keys(boxes: Iterable[Box], frames: Iterable[Frame], has_links: bool, plan: Plan, view: View) -> Iterator[Key]:
    """The legend: only what is in the picture."""
    looks = {box.look for box in boxes} | {frame.look for frame in frames}
    for kind, look in LOOKS.items():
        if look in looks:
            yield Key(plan.word_of(kind).to(view.language), "box", look)
    if "frame" in looks:
        yield Key(FRAME.to(view.language), "frame", "frame")
    if has_links:
        yield Key(LINK.to(view.language), "arrow", "flow")


def remarks(plan: Plan, within: list[tuple[str, str, Link]], view: View) -> Iterator[Text | str]:
    """What was reconstructed, and the links that cannot be drawn as arrows."""
    if any(Evidence.INFERRED in place.evidence.values() for place in plan.overview.places.values()):
        yield PLACES_INFERRED
    links = [link for ends in plan.overview.links.values() for link in ends.values()]
    if any(Evidence.INFERRED in link.evidence.values() for link in links):
        yield LINKS_INFERRED
    if within:
        names = {place.id: place.name.to(view.language) for place in plan.overview.places.values()}
        texts = [
            f"{names[tail]} → {names[head]} {link.label.to(view.language)}".rstrip() for tail, head, link in within
        ]
        yield WITHIN.to(view.language).format(links=" / ".join(texts))


KIND = Kind(TITLE, modes, draw, NEEDS, has_parts=True)
