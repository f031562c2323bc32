"""What stands beside a redrawn figure: its tags and its speaker notes, in parts of their own."""

from csirtgraph.slides.marks import digest, text_of
from csirtgraph.slides.notes import SPOKEN, mark_of, taken
from csirtgraph.slides.pages import Page
from csirtgraph.slides.pptx import tags
from csirtgraph.slides.pptx.markup import NAMES, Element, element
from csirtgraph.slides.pptx.package import parsed
from csirtgraph.slides.pptx.parts import add_part, as_bytes, related
from csirtgraph.slides.speech import facts_of, speaker_notes
from csirtgraph.slides.update.existing import Placed
from csirtgraph.slides.update.finding import OpenDeck
from csirtgraph.slides.update.shapes import identity

SPEECH = "//p:sp[p:nvSpPr/p:nvPr/p:ph[@type='body']]/p:txBody"


def record(figure: Placed, page: Page, zoom: float, group: Element, table: Element | None, deck: OpenDeck) -> None:
    """The notes of a figure into its tags, and its flows into its speaker notes. Raises DeckError."""
    parts, path, slide = deck.parts, deck.path, deck.slides[figure.number - 1]
    shapes = [shape for shape in group if identity(shape) is not None]
    values = taken(figure.mark, facts_of(page, zoom), shapes, table)
    holders = [slide.root.find("p:cSld", NAMES), group.find("p:nvGrpSpPr/p:nvPr", NAMES)]
    for holder in holders[:1] if figure.is_loose else holders:
        name = slide.tags_at(holder)
        if name not in parts:
            data = tags.tag_list(values)
            tags.refer(holder, add_part(data, tags.PART, tags.TYPE, tags.RELATION, slide.name, parts, path))
            continue
        old = parsed(parts[name], path)
        if mark_of(tags.values_in(old)) in (None, figure.mark):  # else they are of another figure of the slide
            parts[name] = tags.tag_list(values, old)
    speak(figure, page, zoom, deck)


def speak(figure: Placed, page: Page, zoom: float, deck: OpenDeck) -> None:
    """Speaker notes that nobody changed say what the figure now shows. Raises DeckError."""
    name = related(figure.slide, "/notesSlide", deck.parts, deck.path)
    if name not in deck.parts:
        return
    root = parsed(deck.parts[name], deck.path)
    body = next(iter(root.xpath(SPEECH, namespaces=NAMES)), None)
    if body is None or digest([text_of(body)]) != figure.facts.get(SPOKEN):
        return
    for old in body.findall("a:p", NAMES):
        body.remove(old)
    for line in speaker_notes(page, zoom).split("\n"):
        text = element("a:t")
        text.text = line
        body.append(element("a:p", {}, element("a:r", {}, text)))
    deck.parts[name] = as_bytes(root)
