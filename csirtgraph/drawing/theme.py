"""How things look: one table from a look's name to its colours, per theme."""

from dataclasses import dataclass, replace


@dataclass(frozen=True)
class Look:
    """The colours and the corners of a box, a frame or an arrow."""

    fill: str
    line: str
    radius: float = 0  # of the corners, in pt
    width: float = 1.2  # of the line, in pt
    dash: str = ""


@dataclass(frozen=True)
class Theme:
    """The colours of a picture; `hatched` marks dashed boxes for black-and-white print."""

    ground: str
    name: str  # names and titles
    text: str  # everything smaller
    quiet: str  # notes
    badge: str  # text on a badge
    strong: str  # names that stand out
    looks: dict[str, Look]
    hatched: bool = False

    def quieted(self, look: Look) -> Look:
        """A look half-way to the ground, for what did not change."""
        fill = look.fill if look.fill == "none" else mixed(look.fill, self.ground, 0.5)
        return replace(look, fill=fill, line=mixed(look.line, self.ground, 0.5), width=look.width * 0.8)


def mixed(one: str, other: str, share: float) -> str:
    """A colour with `share` of another in it."""
    pairs = [(int(one[at : at + 2], 16), int(other[at : at + 2], 16)) for at in (1, 3, 5)]
    return "#" + "".join(f"{round(a + (b - a) * share):02x}" for a, b in pairs)


DASH = "5 3"
DOTS = "1.5 3"

LIGHT = Theme(
    ground="#ffffff",
    name="#15202b",
    text="#26303a",
    quiet="#56606a",
    badge="#ffffff",
    strong="#a11616",
    looks={
        "in-house": Look("#eaf2fb", "#1f4e79", 4),
        "outsourced": Look("#fff3c4", "#8a5a00", 4),
        "vendor": Look("#ffe6a8", "#8a5a00"),
        "outside": Look("#f1f3f5", "#5c6570"),
        "item": Look("#ffffff", "#7d8895", 2, 0.7),
        "frame": Look("#f8fafc", "#6b7785", 5, 1),
        "group-1": Look("#e2f3e5", "#20653a", 4),
        "group-2": Look("#e4edfb", "#1f4e8c", 4),
        "group-3": Look("#f5e8f7", "#7a3484", 4),
        "group-4": Look("#fdeadc", "#94480f", 4),
        "group-5": Look("#dff3f3", "#0f5f66", 4),
        "group-6": Look("#eceef0", "#4b5560", 4),
        "group-7": Look("#fbe6ec", "#9b2350", 4),
        "group-8": Look("#f4f1d8", "#6a5d0a", 4),
        "head": Look("#dfe6ee", "#8794a3", 0, 0.8),
        "cell": Look("#ffffff", "#8794a3", 0, 0.8),
        "education": Look("#1f5fbf", "#1f5fbf", 0, 2.4),
        "practice": Look("#c0261b", "#c0261b", 0, 2.4),
        "plain": Look("#ffffff", "#4b5560", 4),
        "flow": Look("none", "#46505a", 0, 1.1),
        "line": Look("none", "#46505a", 0, 1.1),
        "tie": Look("none", "#5c6570", 0, 1, DOTS),
        "way": Look("none", "#b42318", 0, 2.6),
        "faint": Look("#ffffff", "#858f9b", 4, 0.7),
        "faint-square": Look("#ffffff", "#858f9b", 0, 0.7),
        "peacetime": Look("#0b7285", "#0b7285", 4),
        "incident": Look("#b42318", "#b42318", 4),
        "added": Look("#dff5e4", "#1a7f37", 4, 2.2),
        "removed": Look("#fde7e5", "#b3261e", 4, 2.2),
        "changed": Look("#fff1cc", "#8a5a00", 4, 2.2),
        "moved": Look("#e3e9ff", "#3a4fc0", 4, 2.2),
    },
)

DARK = Theme(
    ground="#10161d",
    name="#f2f6fa",
    text="#d5dde5",
    quiet="#9aa7b4",
    badge="#ffffff",
    strong="#ff9d94",
    looks={
        "in-house": Look("#173350", "#7fb2e5", 4),
        "outsourced": Look("#40340f", "#e3b341", 4),
        "vendor": Look("#54420c", "#e3b341"),
        "outside": Look("#232b34", "#9aa7b4"),
        "item": Look("#10161d", "#71808f", 2, 0.7),
        "frame": Look("#161d25", "#71808f", 5, 1),
        "group-1": Look("#143322", "#6fcf8f", 4),
        "group-2": Look("#16304f", "#86b6f2", 4),
        "group-3": Look("#3a1c40", "#d79be0", 4),
        "group-4": Look("#43260f", "#f0a868", 4),
        "group-5": Look("#0f3538", "#6cc9cf", 4),
        "group-6": Look("#2a323b", "#aab4be", 4),
        "group-7": Look("#451a2b", "#ef9ab5", 4),
        "group-8": Look("#38340f", "#d8c95a", 4),
        "head": Look("#263443", "#7b8896", 0, 0.8),
        "cell": Look("#10161d", "#7b8896", 0, 0.8),
        "education": Look("#6ea8ff", "#6ea8ff", 0, 2.4),
        "practice": Look("#ff7468", "#ff7468", 0, 2.4),
        "plain": Look("#10161d", "#aab4be", 4),
        "flow": Look("none", "#aeb9c4", 0, 1.1),
        "line": Look("none", "#aeb9c4", 0, 1.1),
        "tie": Look("none", "#aeb9c4", 0, 1, DOTS),
        "way": Look("none", "#ff8a5c", 0, 2.6),
        "faint": Look("#10161d", "#677482", 4, 0.7),
        "faint-square": Look("#10161d", "#677482", 0, 0.7),
        "peacetime": Look("#0b7285", "#0b7285", 4),
        "incident": Look("#b42318", "#b42318", 4),
        "added": Look("#123821", "#6fdc8c", 4, 2.2),
        "removed": Look("#4a1a18", "#ff9d94", 4, 2.2),
        "changed": Look("#40330c", "#f0c14b", 4, 2.2),
        "moved": Look("#222c5c", "#aab8ff", 4, 2.2),
    },
)

BLACK, GREY, WHITE = "#000000", "#e4e4e4", "#ffffff"
PRINT = Theme(
    ground=WHITE,
    name=BLACK,
    text=BLACK,
    quiet="#404040",
    badge=WHITE,
    strong=BLACK,
    hatched=True,
    looks={
        "in-house": Look(WHITE, BLACK, 4),
        "outsourced": Look(WHITE, BLACK, 4),
        "vendor": Look(WHITE, BLACK),
        "outside": Look(GREY, BLACK),
        "item": Look(WHITE, "#606060", 2, 0.7),
        "frame": Look(WHITE, "#404040", 5, 1),
        "group-1": Look(WHITE, BLACK, 4, 2.4),
        "group-2": Look(WHITE, BLACK, 4),
        "group-3": Look(GREY, BLACK, 4),
        "group-4": Look(GREY, BLACK, 4, 2.4),
        "group-5": Look(WHITE, "#707070", 4),
        "group-6": Look(GREY, "#707070", 4),
        "group-7": Look("#f4f4f4", BLACK, 4),
        "group-8": Look("#d0d0d0", BLACK, 4),
        "head": Look("#d6d6d6", BLACK, 0, 0.8),
        "cell": Look(WHITE, BLACK, 0, 0.8),
        "education": Look("#808080", "#808080", 0, 2.4),
        "practice": Look(BLACK, BLACK, 0, 2.4),
        "plain": Look(WHITE, BLACK, 4),
        "flow": Look("none", BLACK, 0, 1.1),
        "line": Look("none", BLACK, 0, 1.1),
        "tie": Look("none", BLACK, 0, 1, DOTS),
        "way": Look("none", BLACK, 0, 3),
        "faint": Look(WHITE, "#8a8a8a", 4, 0.7),
        "faint-square": Look(WHITE, "#8a8a8a", 0, 0.7),
        "peacetime": Look("#404040", "#404040", 4),
        "incident": Look(BLACK, BLACK, 4),
        "added": Look(WHITE, BLACK, 4, 2.6),
        "removed": Look("#d6d6d6", BLACK, 4, 1.6),
        "changed": Look("#f1f1f1", BLACK, 4, 2.0),
        "moved": Look("#e6e6e6", BLACK, 4, 2.0),
    },
)

THEMES = {"light": LIGHT, "dark": DARK, "print": PRINT}
