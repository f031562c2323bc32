"""What to write instead of a word that a plan does not know: the word it is like, or those there are."""

from collections.abc import Iterable
from unicodedata import normalize

from csirtgraph.text import Text

ALIKE = 0.65  # 0 to 1; below it a guess would point at something else
LISTED = 24  # words that a message lists at most
CHECK = Text("つづりを確認してください", "check its spelling")
NEAR = Text("{near} ではありませんか", "did you mean {near}?")
OF = Text("{near} ではありませんか (候補 {known})", "did you mean {near}? (one of {known})")
CHOOSE = Text("{known} から選んでください", "use one of {known}")
NONE = Text("まだ1つもありません。先に定義してください", "there is none yet, define it first")


def advice(word: str, known: Iterable[str]) -> Text:
    """The known word that `word` is like, else all of them where they are few; each is named once."""
    words = sorted(set(known))
    if near := alike(word, words):
        return filled(NEAR, near=near)
    if not words:
        return NONE
    return filled(CHOOSE, known=", ".join(words)) if len(words) <= LISTED else CHECK


def advice_of_choice(word: str, choices: Iterable[str]) -> Text:
    """The same for a value that is one of a few, which are all listed, in their own order."""
    words = list(choices)
    near = alike(word, words)
    return filled(OF if near else CHOOSE, near=near, known=", ".join(words))


def alike(word: str, known: Iterable[str]) -> str:
    """The known word most like `word`, whatever its case and width; empty where none is near."""
    from difflib import get_close_matches

    folded = {fold(name): name for name in known}
    return next((folded[name] for name in get_close_matches(fold(word), folded, n=1, cutoff=ALIKE)), "")


def fold(word: str) -> str:
    """A word without differences that nobody means: case, width, and how its parts are joined."""
    return "-".join(normalize("NFKC", word).casefold().replace("_", " ").replace("-", " ").split())


def filled(words: Text, **values: str) -> Text:
    """Words of both languages with their gaps filled."""
    return Text(words.ja.format_map(values), words.en.format_map(values))
