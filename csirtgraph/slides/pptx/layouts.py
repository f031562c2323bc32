"""The master and the layouts of our own deck: where placeholders stand, and what they say while they are empty."""

from typing import Any

from csirtgraph.drawing.geometry import Rect
from csirtgraph.slides.pptx.markup import NAMES, Element, element, emu, fill, line, named, qualified, rectangle, shape
from csirtgraph.slides.pptx.text import Fonts, TextStyle, body
from csirtgraph.text import Language, Text

MARGIN, TITLE_TOP, TITLE_HEIGHT, TITLE_SIZE, FOOT = 24.0, 10.0, 38.0, 22, 17.0  # pt
COVER_MARGIN, COVER_SIZE, SUBTITLE_SIZE, FOOT_SIZE = 64.0, 36, 18, 10  # pt
#: The layouts of a deck by their types.
LAYOUTS = {
    "title": Text("タイトル スライド", "Title Slide"),
    "secHead": Text("セクション見出し", "Section Header"),
    "titleOnly": Text("タイトルのみ", "Title Only"),
    "blank": Text("白紙", "Blank"),
}
TITLE = Text("マスター タイトルの書式設定", "Click to edit Master title style")
SUBTITLE = Text("マスター サブタイトルの書式設定", "Click to edit Master subtitle style")
LEVELS = (
    Text("マスター テキストの書式設定", "Click to edit Master text styles"),
    Text("第 2 レベル", "Second level"),
    Text("第 3 レベル", "Third level"),
    Text("第 4 レベル", "Fourth level"),
    Text("第 5 レベル", "Fifth level"),
)


def arrange(master: Any, width: float, height: float) -> None:
    """Where title, text, date, footer and number stand."""
    inner = width - 2 * MARGIN
    top = TITLE_TOP + TITLE_HEIGHT + 6
    third, foot = inner / 3, height - FOOT
    places = {
        "title": (MARGIN, TITLE_TOP, inner, TITLE_HEIGHT),
        "body": (MARGIN, top, inner, foot - 2 - top),
        "dt": (MARGIN, foot, third, FOOT - 3),
        "ftr": (MARGIN + third, foot, third, FOOT - 3),
        "sldNum": (MARGIN + 2 * third, foot, third, FOOT - 3),
    }
    for placeholder in master.placeholders:
        put(placeholder, places[kind_of(placeholder)])
    for style in master.element.iterfind(".//p:titleStyle/a:lvl1pPr", NAMES):
        style.set("algn", "l")
        font = style.find("a:defRPr", NAMES)
        font.set("sz", str(TITLE_SIZE * 100))
        font.set("b", "1")
    for found in master.element.iterfind(".//p:sp//a:lstStyle//a:defRPr", NAMES):
        found.set("sz", str(FOOT_SIZE * 100))
    for text in master.element.iterfind(".//p:sp//a:bodyPr", NAMES):
        for side in ("lIns", "rIns"):
            text.set(side, "0")


def arrange_layout(layout: Any, width: float, height: float) -> None:
    """The title of a cover or a chapter at the left above the middle, what is below it, and a line between them."""
    if layout.element.get("type") not in ("title", "secHead"):
        return
    inner, middle = width - 2 * COVER_MARGIN, height * 0.46
    for placeholder in layout.placeholders:
        is_title = kind_of(placeholder) in ("title", "ctrTitle")
        if is_title or kind_of(placeholder) in ("subTitle", "body"):
            top = middle - 120 if is_title else middle + 12
            put(placeholder, (COVER_MARGIN, top, inner, 112 if is_title else 120))
            style(placeholder.element, COVER_SIZE if is_title else SUBTITLE_SIZE, is_title)
    rule = Rect(COVER_MARGIN, middle, 96, 3)
    look = [fill("accent1"), line("none", 0)]
    text = body([], TextStyle(Fonts("+mn-lt", "+mn-ea"), "en"))
    drawn = shape(named(90, "Rule", ""), rule, rectangle(rule, 0), look, text)
    drawn.find("p:nvSpPr/p:nvPr", NAMES).set("userDrawn", "1")
    layout.shapes._spTree.append(drawn)


def style(placeholder: Element, size: int, is_title: bool) -> None:
    """The text of a placeholder at the left, of a size in pt, at the end of its room that is next to the other."""
    found = placeholder.find("p:txBody/a:bodyPr", NAMES)
    for old in list(found):
        found.remove(old)
    found.set("anchor", "b" if is_title else "t")
    found.append(element("a:normAutofit"))
    own = placeholder.find("p:txBody/a:lstStyle", NAMES)
    for old in list(own):
        own.remove(old)
    ink = fill("tx1" if is_title else "tx2")
    text = element("a:defRPr", {"sz": size * 100, "b": int(is_title), "cap": "none"}, ink)
    own.append(element("a:lvl1pPr", {"marL": 0, "indent": 0, "algn": "l"}, element("a:buNone"), text))


def put(placeholder: Any, place: tuple[float, float, float, float]) -> None:
    """A placeholder at its place, in pt."""
    placeholder.left, placeholder.top, placeholder.width, placeholder.height = map(emu, place)


def kind_of(placeholder: Any) -> str:
    """The kind of a placeholder."""
    return str(placeholder.element.find(".//p:ph", NAMES).get("type", "obj"))


def word(root: Element, language: Language) -> None:
    """What the placeholders of a master or a layout say while they are empty."""
    for holder in root.iter(qualified("p:sp")):
        kind = holder.find(".//p:ph", NAMES)
        prompts = {"title": [TITLE], "ctrTitle": [TITLE], "subTitle": [SUBTITLE], "body": LEVELS}
        texts = prompts.get(kind.get("type", "obj"), []) if kind is not None else []
        for found, text in zip(holder.iter(qualified("a:t")), texts):
            found.text = text.to(language)
    for found in root.iter(qualified("a:rPr"), qualified("a:endParaRPr"), qualified("a:defRPr")):
        found.attrib.pop("smtClean", None)
        if found.get("lang"):
            found.set("lang", "ja-JP" if language == "ja" else "en-GB")
