"""What a reader takes for one character: a letter with its marks, an emoji of several parts, a flag."""

from unicodedata import category

MARKS = ("Mn", "Me", "Mc")
JOINER = "\u200d"


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
        or character == JOINER
        or before.endswith(JOINER)
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
