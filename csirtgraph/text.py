"""Words in two languages."""

from typing import Literal, TypeAlias

from csirtgraph.records import dataclass

Language: TypeAlias = Literal["ja", "en"]
LANGUAGES: tuple[Language, ...] = ("ja", "en")


@dataclass(frozen=True, slots=True)
class Text:
    """The same words in Japanese and English; a language left out falls back to the other."""

    ja: str = ""
    en: str = ""

    def to(self, language: Language) -> str:
        """The words in `language`, or in the other one where they are missing."""
        return (self.ja or self.en) if language == "ja" else (self.en or self.ja)

    def __bool__(self) -> bool:
        return bool(self.ja or self.en)


NOTHING = Text()
PROPERTY = 255  # characters, of a property of an Office file


def one_line(text: str) -> str:
    """Words without their line breaks, for places that have one line."""
    return " ".join(text.splitlines())


def shortened(text: str, length: int = PROPERTY) -> str:
    """A text of at most so many characters, which ends in … where more was said."""
    return text if len(text) <= length else f"{text[: length - 1]}…"
