"""Charts of usual shapes, each with the size of text that it should have on a slide."""

from csirtgraph.drawing.model import Arrow, Box, Drawing, Frame, Tree

UNIT = 8  # posts


def star(count: int) -> dict[str, str]:
    """One boss and so many reports: of each post the one above it."""
    return {"r0": "", **{f"r{number}": "r0" for number in range(1, count + 1)}}


def levels(width: int, depth: int) -> dict[str, str]:
    """A boss, and below everyone so many others, on so many levels."""
    above, last = {"r0": ""}, ["r0"]
    for _ in range(depth - 1):
        new = {f"r{len(above) + n}": up for n, up in enumerate(up for up in last for _ in range(width))}
        above |= new
        last = list(new)
    return above


def in_units(count: int) -> dict[str, str]:
    """A boss, the heads of units below, and in each unit the posts below its head."""
    return {f"r{n}": f"r{n // UNIT * UNIT}" if n % UNIT else "r0" if n else "" for n in range(count)}


def chart(above: dict[str, str], has_units: bool = False) -> Drawing:
    """A chart of posts, in units where it has some."""
    units = {post: f"u{number // UNIT}" if has_units else "" for number, post in enumerate(above)}
    boxes = tuple(
        Box(id=post, name="情報システム部長", lines=("1名",), look="plain", frame=units[post]) for post in above
    )
    frames = tuple(Frame(id=unit, name=f"部門{unit}", look="frame") for unit in dict.fromkeys(units.values()) if unit)
    lines = tuple(
        Arrow(id=f"{up}>{post}", tail=up, head=post, look="line", heads="none") for post, up in above.items() if up
    )
    return Drawing(title="体制図", body=Tree(boxes=boxes, frames=frames, arrows=lines))


#: What it is, the chart, the least size of text in pt of it, or of its overview and each part, and its least aspect.
CHARTS = (
    ("one boss with 30 reports", chart(star(30)), 10.0, 1.4),
    ("3 levels of 4", chart(levels(4, 3)), 10.5, 1.4),
    ("5 posts", chart({"a": "", "b": "a", "c": "b", "d": "b", "e": "b"}), 9.0, 1.4),
    ("60 posts in 8 units", chart(in_units(60), has_units=True), 9.0, 0.0),
)
