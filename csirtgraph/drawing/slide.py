"""How well a sheet of some size is read on a 16:9 slide; lengths in pt."""

SLIDE = (960.0, 540.0)  # what figures are fitted to
LARGEST = 1.4  # scale; larger than that gains the reader nothing
LANDSCAPE = (1.4, 2.2)  # width by height that sits well on a slide
OUTSIDE = 0.5  # what a sheet twice as wide or as high as that loses
LITTLE = 0.1  # of what is larger than LARGEST


def scale_on_slide(width: float, height: float) -> float:
    """How large a sheet shows on a slide; 1 is its own size."""
    return min(SLIDE[0] / width, SLIDE[1] / height)


def worth(width: float, height: float, outside: float = OUTSIDE) -> float:
    """How well a sheet of this size is read on a slide: by its scale, and whether it is landscape; more is better."""
    scale, aspect = scale_on_slide(width, height), width / height
    counted = scale if scale <= LARGEST else LARGEST + LITTLE * (scale - LARGEST)
    off = max(LANDSCAPE[0] / aspect, aspect / LANDSCAPE[1], 1.0) - 1
    return counted / (1 + outside * off)
