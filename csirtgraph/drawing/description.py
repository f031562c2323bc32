"""What a picture says to readers who cannot see it: its title, its alternative text, and a description."""

from csirtgraph.drawing.model import Arrow, Drawing

MARKS = {"end": "→", "both": "↔", "none": "–"}


def short_title(drawing: Drawing) -> str:
    """Title and badge."""
    return f"{drawing.title} {drawing.badge}".strip()


def full_title(drawing: Drawing) -> str:
    """Title, badge and subtitle, as one would read them out."""
    return f"{drawing.title} {drawing.badge} – {drawing.subtitle}".strip()


def alternative(drawing: Drawing) -> str:
    """The words that stand for the picture where only one line has room."""
    return " ".join(full_title(drawing).split())


def title_and_description(drawing: Drawing) -> str:
    """Title and description in one text, for formats that have one field for both."""
    return f"{full_title(drawing)}. {description(drawing)}"


def description(drawing: Drawing) -> str:
    """The picture in words: who is in it, and every flow."""
    return "; ".join([in_words(item, drawing) for item in drawing.arrows] or [item.name for item in drawing.boxes])


def in_words(arrow: Arrow, drawing: Drawing) -> str:
    """An arrow in words."""
    names = {box.id: box.name for box in drawing.boxes} | {frame.id: frame.name for frame in drawing.frames}
    words = f"{names[arrow.tail]} {MARKS[arrow.heads]} {names[arrow.head]}"
    return f"{words}: {arrow.label}" if arrow.label else words
