"""The words that documents print themselves, and how lines are made of them."""

from csirtgraph.text import Language, Text

BULLET = Text("・", "• ")
MARK = Text("※", "*")
INFERRED = Text("※ 出典の文字だけでは決まらず、推定したもの", "* inferred: the words of the source leave it open")
PEOPLE = Text("{}名", "{}")


def bulleted(texts: list[str], language: Language) -> list[str]:
    """A line for each text, with a bullet."""
    return [BULLET.to(language) + text for text in texts]
