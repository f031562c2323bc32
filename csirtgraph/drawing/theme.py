"""How things look: one table from a look's name to its colours, per theme."""

from dataclasses import dataclass


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
        "in-house": Look("#eaf2fb", "#1f4e79", 7),
        "outsourced": Look("#fff3c4", "#8a5a00", 7),
        "vendor": Look("#ffe6a8", "#8a5a00"),
        "outside": Look("#f1f3f5", "#5c6570"),
        "item": Look("#ffffff", "#9aa5b1", 2, 0.7),
        "frame": Look("#f8fafc", "#6b7785", 10, 1),
        "group-1": Look("#e2f3e5", "#20653a", 7),
        "group-2": Look("#e4edfb", "#1f4e8c", 7),
        "group-3": Look("#f5e8f7", "#7a3484", 7),
        "group-4": Look("#fdeadc", "#94480f", 7),
        "group-5": Look("#dff3f3", "#0f5f66", 7),
        "group-6": Look("#eceef0", "#4b5560", 7),
        "group-7": Look("#fbe6ec", "#9b2350", 7),
        "group-8": Look("#f4f1d8", "#6a5d0a", 7),
        "head": Look("#dfe6ee", "#8794a3", 0, 0.8),
        "cell": Look("#ffffff", "#8794a3", 0, 0.8),
        "education": Look("#1f5fbf", "#1f5fbf", 0, 0.5),
        "practice": Look("#c0261b", "#c0261b", 0, 0.5),
        "plain": Look("#ffffff", "#4b5560", 7),
        "flow": Look("none", "#46505a", 0, 1.1),
        "line": Look("none", "#46505a", 0, 1.1),
        "tie": Look("none", "#5c6570", 0, 1, DOTS),
        "peacetime": Look("#0b7285", "#0b7285", 4),
        "incident": Look("#b42318", "#b42318", 4),
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
        "in-house": Look("#173350", "#7fb2e5", 7),
        "outsourced": Look("#40340f", "#e3b341", 7),
        "vendor": Look("#54420c", "#e3b341"),
        "outside": Look("#232b34", "#9aa7b4"),
        "item": Look("#10161d", "#71808f", 2, 0.7),
        "frame": Look("#161d25", "#71808f", 10, 1),
        "group-1": Look("#143322", "#6fcf8f", 7),
        "group-2": Look("#16304f", "#86b6f2", 7),
        "group-3": Look("#3a1c40", "#d79be0", 7),
        "group-4": Look("#43260f", "#f0a868", 7),
        "group-5": Look("#0f3538", "#6cc9cf", 7),
        "group-6": Look("#2a323b", "#aab4be", 7),
        "group-7": Look("#451a2b", "#ef9ab5", 7),
        "group-8": Look("#38340f", "#d8c95a", 7),
        "head": Look("#263443", "#7b8896", 0, 0.8),
        "cell": Look("#10161d", "#7b8896", 0, 0.8),
        "education": Look("#6ea8ff", "#6ea8ff", 0, 0.5),
        "practice": Look("#ff7468", "#ff7468", 0, 0.5),
        "plain": Look("#10161d", "#aab4be", 7),
        "flow": Look("none", "#aeb9c4", 0, 1.1),
        "line": Look("none", "#aeb9c4", 0, 1.1),
        "tie": Look("none", "#aeb9c4", 0, 1, DOTS),
        "peacetime": Look("#0b7285", "#0b7285", 4),
        "incident": Look("#b42318", "#b42318", 4),
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
        "in-house": Look(WHITE, BLACK, 7),
        "outsourced": Look(WHITE, BLACK, 7),
        "vendor": Look(WHITE, BLACK),
        "outside": Look(GREY, BLACK),
        "item": Look(WHITE, "#606060", 2, 0.7),
        "frame": Look(WHITE, "#404040", 10, 1),
        "group-1": Look(WHITE, BLACK, 7, 2.4),
        "group-2": Look(WHITE, BLACK, 7),
        "group-3": Look(GREY, BLACK, 7),
        "group-4": Look(GREY, BLACK, 7, 2.4),
        "group-5": Look(WHITE, "#707070", 7),
        "group-6": Look(GREY, "#707070", 7),
        "group-7": Look("#f4f4f4", BLACK, 7),
        "group-8": Look("#d0d0d0", BLACK, 7),
        "head": Look("#d6d6d6", BLACK, 0, 0.8),
        "cell": Look(WHITE, BLACK, 0, 0.8),
        "education": Look("#808080", "#808080", 0, 0.5),
        "practice": Look(BLACK, BLACK, 0, 0.5),
        "plain": Look(WHITE, BLACK, 7),
        "flow": Look("none", BLACK, 0, 1.1),
        "line": Look("none", BLACK, 0, 1.1),
        "tie": Look("none", BLACK, 0, 1, DOTS),
        "peacetime": Look("#404040", "#404040", 4),
        "incident": Look(BLACK, BLACK, 4),
    },
)

THEMES = {"light": LIGHT, "dark": DARK, "print": PRINT}
