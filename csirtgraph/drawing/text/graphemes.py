"""What a reader takes for one character: a letter with its marks, an emoji of several parts, a flag."""

import re
from unicodedata import category

MARKS = ("Mn", "Me", "Mc")
#: Signs that hold together what stands around them: the joiner of emoji, the word joiner, the same in old texts.
JOINERS = ("\u200d", "\u2060", "\ufeff")
#: Signs that are not seen and take no room: they choose a glyph, a direction, or where a line may break.
UNSEEN = re.compile(
    "[\u00ad\u034f\u061c\u180b-\u180f\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff\U000e0000-\U000e0fff]"
)


def seen(text: str) -> str:
    """A text without the signs that are not seen."""
    return UNSEEN.sub("", text)


def clusters(text: str) -> list[str]:
    """A text cut wherever a line may be broken at all."""
    found: list[str] = []
    for character in text:
        if found and continues(found[-1], character):
            found[-1] += character
        else:
            found.append(character)
    return found


def continues(before: str, character: str) -> bool:
    """Whether a character belongs to the one before it."""
    return (
        category(character) in MARKS
        or character in JOINERS
        or before.endswith(JOINERS)
        or "\U0001f3fb" <= character <= "\U0001f3ff"  # the colour of a skin
        or "\U000e0020" <= character <= "\U000e007f"  # the letters of a flag's region
        or (is_half_flag(character) and flags(before) % 2 == 1)
    )


def is_half_flag(character: str) -> bool:
    """Whether a character is a flag only together with another one."""
    return "\U0001f1e6" <= character <= "\U0001f1ff"


def flags(text: str) -> int:
    """How many halves of flags a text ends with."""
    return len(text) - len(text.rstrip("".join(map(chr, range(0x1F1E6, 0x1F200)))))
