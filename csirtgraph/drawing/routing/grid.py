"""The grid on which arrows run: which lines are free, who uses them, and what each step costs."""

from collections.abc import Collection, Iterable, Iterator, Mapping

from csirtgraph.drawing.geometry import Point, Rect, around
from csirtgraph.drawing.laid_out import PITCH

CLEAR = 5.0  # pt between an arrow and a box or a frame's border that it does not end at
NEAR = 11.0  # pt from a box, where arrows run only where there is no better way
BORDER = 5  # lines around the figure

STEP = 20  # what one step costs; all costs of ways are whole numbers in this unit
SHARED = 8  # a step along an arrow of the same number
BESIDE = 14  # more, for a step next to another arrow
HUGGING = 10  # more, for one close to a box
CROSSING = 200
ON_LABEL = 600
BARRED = 1 << 30  # no step leads there
FREE = (STEP, STEP + HUGGING, BARRED, BARRED)  # what a step costs without arrows: 1 is close to a box, 2 and 3 barred
TO_BARRED = bytes.maketrans(b"\1", b"\2")


class Grid:
    """Cells by number, row by row; what stands on them and what runs over them.

    What depends on the direction is a pair: for steps across, and for steps down.
    """

    def __init__(self, boxes: Mapping[str, Rect], frames: Mapping[str, Rect], names: Mapping[str, Rect]):
        bounds = around([*boxes.values(), *frames.values()])
        self.left = (bounds.x // PITCH - BORDER) * PITCH
        self.top = (bounds.y // PITCH - BORDER) * PITCH
        self.width = int((bounds.right - self.left) // PITCH) + BORDER + 2
        self.height = int((bounds.bottom - self.top) // PITCH) + BORDER + 2
        self.size = self.width * self.height
        self.columns = list(range(self.width)) * self.height  # of each cell
        self.rows = [row for row in range(self.height) for _ in range(self.width)]
        self.solid, self.near = bytearray(self.size), bytearray(self.size)
        self.barred = [bytearray(self.size), bytearray(self.size)]
        self.frame = [0] * self.size  # the number of the innermost frame
        self.labels = [0] * self.size  # how many
        self.used = [[0] * self.size, [0] * self.size]  # the number of the arrow that runs there
        self.shared: set[int] = set()  # numbers that several arrows have
        # Of each cell and axis: the lowest cost and the state of a search for a way, which clears what it has written.
        self.best, self.kept = [BARRED] * (2 * self.size), [0] * (2 * self.size)
        self.numbers = {name: number for number, name in enumerate(frames, 1)}
        for x in range(self.width):
            self.solid[x] = self.solid[self.size - 1 - x] = 1
        for y in range(self.height):
            self.solid[y * self.width] = self.solid[(y + 1) * self.width - 1] = 1
        for name in sorted(frames, key=lambda name: -frames[name].width * frames[name].height):
            self.add_frame(self.numbers[name], frames[name])
        for rect in boxes.values():
            self.fill(self.near, rect.grown(NEAR))
            self.fill(self.solid, rect.grown(CLEAR))
        for rect in names.values():
            self.fill(self.solid, rect.grown(2))
        self.prices = [self.free_prices(0), self.free_prices(1)]
        self.straight = either(*self.barred)  # where no arrow turns

    def add_frame(self, number: int, rect: Rect) -> None:
        """A frame's inside, and its border, along which no arrow runs."""
        for cell in self.cells(rect):
            self.frame[cell] = number
        for y in (rect.y, rect.bottom):
            self.fill(self.barred[0], Rect(rect.x - CLEAR, y - CLEAR, rect.width + 2 * CLEAR, 2 * CLEAR))
        for x in (rect.x, rect.right):
            self.fill(self.barred[1], Rect(x - CLEAR, rect.y - CLEAR, 2 * CLEAR, rect.height + 2 * CLEAR))

    def free_prices(self, axis: int) -> list[int]:
        """What a step to each cell costs as long as no arrow is on the grid."""
        barred = either(self.solid, self.barred[axis]).translate(TO_BARRED)
        return list(map(FREE.__getitem__, either(barred, self.near)))

    def price(self, cell: int, axis: int, own: int) -> int:
        """What a step to a cell costs an arrow; it may run along those of its own number."""
        along, athwart = self.used[axis], self.used[1 - axis]
        if self.solid[cell] or self.barred[axis][cell] or along[cell] not in (0, own):
            return BARRED
        side = 1 if axis else self.width
        price = (SHARED if along[cell] else STEP) + HUGGING * self.near[cell]
        if athwart[cell] not in (0, own):
            price += CROSSING
        if along[cell - side] not in (0, own) or along[cell + side] not in (0, own):
            price += BESIDE
        return price + ON_LABEL if self.labels[cell] else price

    def seen_by(self, own: int) -> tuple[list[list[int]], bytearray]:
        """The price of each cell in both directions, and where no arrow turns, for the arrows of a number."""
        if own not in self.shared:
            return self.prices, self.straight
        prices, straight = [self.prices[0][:], self.prices[1][:]], self.straight[:]
        lines = [cell for cell in range(self.size) if own in (self.used[0][cell], self.used[1][cell])]
        for cell in self.around(lines):
            for axis in (0, 1):
                prices[axis][cell] = self.price(cell, axis, own)
            straight[cell] = self.is_straight(cell, own)
        return prices, straight

    def is_straight(self, cell: int, own: int) -> bool:
        """Whether an arrow must not turn in a cell: at a frame's border, and where another one runs."""
        return any(self.barred[axis][cell] or self.used[axis][cell] not in (0, own) for axis in (0, 1))

    def around(self, cells: Iterable[int]) -> set[int]:
        """Cells and those beside them."""
        return {cell + step for cell in cells for step in (0, 1, -1, self.width, -self.width)}

    def mark(self, cells: list[int], ends: tuple[Point, Point], label: Rect | None, number: int) -> None:
        """Write the way of an arrow from one point to another and its label into the grid; 0 takes them out."""
        ways = [abs(one - other) != 1 for one, other in zip(cells, cells[1:])]
        first, last = (abs(end.y - self.y_of(cell)) >= 0.1 for end, cell in zip(ends, (cells[0], cells[-1])))
        for cell, before, after in zip(cells, [first, *ways], [*ways, last]):
            self.used[before][cell] = self.used[after][cell] = number
        changed = self.around(cells)
        if label:
            for cell in self.cells(label.grown(2)):
                self.labels[cell] += 1 if number else -1
                changed.add(cell)
        self.price_anew(changed)

    def price_anew(self, cells: Collection[int]) -> None:
        """Bring up to date what some cells cost arrows of any other number, and whether they turn there.

        This is `price` and `is_straight` for a number that no arrow has, in one loop: it runs a million times.
        """
        solid, near, labels, straight = self.solid, self.near, self.labels, self.straight
        for axis, side in ((0, self.width), (1, 1)):
            along, athwart, barred, prices = self.used[axis], self.used[1 - axis], self.barred[axis], self.prices[axis]
            for cell in cells:
                if solid[cell] or barred[cell] or along[cell]:
                    prices[cell] = BARRED
                    continue
                price = STEP + HUGGING * near[cell]
                if athwart[cell]:
                    price += CROSSING
                if along[cell - side] or along[cell + side]:
                    price += BESIDE
                prices[cell] = price + ON_LABEL if labels[cell] else price
        (across, down), (bars, pillars) = self.used, self.barred
        for cell in cells:
            straight[cell] = bool(across[cell] or down[cell] or bars[cell] or pillars[cell])

    def spans(self, rect: Rect) -> Iterator[range]:
        """The cells in a rectangle, row by row."""
        first, last = max(0, self.column(rect.x)), min(self.width - 1, int((rect.right - self.left) // PITCH))
        high, low = max(0, self.row(rect.y)), min(self.height - 1, int((rect.bottom - self.top) // PITCH))
        if first <= last:
            for y in range(high, low + 1):
                yield range(y * self.width + first, y * self.width + last + 1)

    def cells(self, rect: Rect) -> Iterator[int]:
        """The cells in a rectangle."""
        for span in self.spans(rect):
            yield from span

    def fill(self, layer: bytearray, rect: Rect) -> None:
        """Mark the cells in a rectangle."""
        for span in self.spans(rect):
            layer[span.start : span.stop] = b"\1" * len(span)

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


def either(one: bytearray, other: bytearray) -> bytearray:
    """The bits that are set in one layer or the other, of all cells at once."""
    both = int.from_bytes(one, "big") | int.from_bytes(other, "big")
    return bytearray(both.to_bytes(len(one), "big"))
