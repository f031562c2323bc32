"""How well a sheet of some size is read on the slide it is meant for; lengths in pt."""

from typing import NamedTuple


class Slide(NamedTuple):
    """A slide that a figure is fitted to."""

    width: float
    height: float


READABLE = 9.0  # pt, text on the slide at least
WIDE = Slide(960.0, 540.0)  # 16:9
NARROWEST, WIDEST = 0.7875, 1.2375  # of the slide's own width by height, what sits well on it: 1.4 and 2.2 of 16:9
LARGEST = 1.4  # scale; larger than that gains the reader nothing
OUTSIDE = 0.5  # what a sheet twice as wide or as high as that loses
LITTLE = 0.1  # of what is larger than LARGEST
AROUND = (30.0, 114.0)  # beside a figure, and above and below it, where usual words stand around it
BELOW = 60.0  # that usual words need below a figure in a room without its title
STEP, LEAST, MOST = 60.0, 540.0, 1260.0  # of the widths of slides other than WIDE: they differ by that, between these
NEAR = (0, -1, 1, -2, 2, -3)  # steps to other slides, of which one may suit a figure better


def slides_for(width: float, height: float) -> list[Slide]:
    """Slides on which a figure with its words has about the shape of a room below a title, nearest first."""
    shape = width / max(height - BELOW, 1.0)
    wanted = AROUND[0] + shape * (WIDE.height - AROUND[1])
    widths = (min(max((round(wanted / STEP) + steps) * STEP, LEAST), MOST) for steps in NEAR)
    return [Slide(width, WIDE.height) for width in dict.fromkeys(widths)]


def scale_on_slide(width: float, height: float, slide: Slide = WIDE) -> float:
    """How large a sheet shows on a slide; 1 is its own size."""
    return min(slide.width / width, slide.height / height)


def worth(width: float, height: float, slide: Slide = WIDE, outside: float = OUTSIDE) -> float:
    """How well a sheet of this size is read on a slide: by its scale, and whether it has its shape; more is better."""
    scale = scale_on_slide(width, height, slide)
    counted = scale if scale <= LARGEST else LARGEST + LITTLE * (scale - LARGEST)
    shape = width / height * slide.height / slide.width
    off = max(NARROWEST / shape, shape / WIDEST, 1.0) - 1
    return counted / (1 + outside * off)
