"""The grid on which arrows run: which lines are free, and who uses them."""

from collections.abc import Iterator, Mapping

from csirtgraph.drawing.geometry import Rect, around
from csirtgraph.drawing.laid_out import PITCH

CLEAR = 5.0  # pt between an arrow and a box or a frame's border that it does not end at
NEAR = 11.0  # pt from a box, where arrows run only where there is no better way
BORDER = 5  # lines around the figure


class Grid:
    """Cells by number, row by row; what stands on them and what runs over them."""

    def __init__(self, boxes: Mapping[str, Rect], frames: Mapping[str, Rect], names: Mapping[str, Rect]):
        bounds = around([*boxes.values(), *frames.values()])
        self.left = (bounds.x // PITCH - BORDER) * PITCH
        self.top = (bounds.y // PITCH - BORDER) * PITCH
        self.width = int((bounds.right - self.left) // PITCH) + BORDER + 2
        self.height = int((bounds.bottom - self.top) // PITCH) + BORDER + 2
        size = self.width * self.height
        self.solid, self.near = bytearray(size), bytearray(size)
        self.no_across, self.no_down = bytearray(size), bytearray(size)
        self.frame = [0] * size  # the number of the innermost frame
        self.label = bytearray(size)
        self.across, self.down = [0] * size, [0] * size  # the number of the arrow that runs there
        self.shared: set[int] = set()  # numbers that several arrows have
        self.numbers = {name: number for number, name in enumerate(frames, 1)}
        for x in range(self.width):
            self.solid[x] = self.solid[size - 1 - x] = 1
        for y in range(self.height):
            self.solid[y * self.width] = self.solid[(y + 1) * self.width - 1] = 1
        for name in sorted(frames, key=lambda name: -frames[name].width * frames[name].height):
            self.add_frame(self.numbers[name], frames[name])
        for rect in boxes.values():
            self.fill(self.near, rect.grown(NEAR))
            self.fill(self.solid, rect.grown(CLEAR))
        for rect in names.values():
            self.fill(self.solid, rect.grown(2))

    def add_frame(self, number: int, rect: Rect) -> None:
        """A frame's inside, and its border, along which no arrow runs."""
        for cell in self.cells(rect):
            self.frame[cell] = number
        for y in (rect.y, rect.bottom):
            self.fill(self.no_across, Rect(rect.x - CLEAR, y - CLEAR, rect.width + 2 * CLEAR, 2 * CLEAR))
        for x in (rect.x, rect.right):
            self.fill(self.no_down, Rect(x - CLEAR, rect.y - CLEAR, 2 * CLEAR, rect.height + 2 * CLEAR))

    def cells(self, rect: Rect) -> Iterator[int]:
        """The cells in a rectangle."""
        first, last = max(0, self.column(rect.x)), min(self.width - 1, int((rect.right - self.left) // PITCH))
        high, low = max(0, self.row(rect.y)), min(self.height - 1, int((rect.bottom - self.top) // PITCH))
        for y in range(high, low + 1):
            yield from range(y * self.width + first, y * self.width + last + 1)

    def fill(self, layer: bytearray, rect: Rect) -> None:
        """Mark the cells in a rectangle."""
        for cell in self.cells(rect):
            layer[cell] = 1

    def x_of(self, cell: int) -> float:
        """The x of a cell in pt."""
        return self.left + cell % self.width * PITCH

    def y_of(self, cell: int) -> float:
        """The y of a cell in pt."""
        return self.top + cell // self.width * PITCH

    def column(self, x: float) -> int:
        """The first column at or right of an x."""
        return -int(-(x - self.left) // PITCH)

    def row(self, y: float) -> int:
        """The first row at or below a y."""
        return -int(-(y - self.top) // PITCH)
