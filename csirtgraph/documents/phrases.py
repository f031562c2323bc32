"""The words that documents print themselves, and how lines are made of them."""

from csirtgraph.plan.model.enums import PartyKind, Sourcing
from csirtgraph.text import Language, Text

SOURCING = {Sourcing.IN_HOUSE: Text("自社", "In-house"), Sourcing.OUTSOURCED: Text("委託先", "Outsourced")}
PARTY = {
    PartyKind.VENDOR: Text("ベンダー", "Vendor"),
    PartyKind.EXTERNAL: Text("外部組織", "Outside organisation"),
    PartyKind.MANAGEMENT: Text("経営", "Management"),
    PartyKind.SYSTEM: Text("システム", "Systems"),
    PartyKind.CUSTOMER: Text("顧客", "Customer"),
}
BULLET = Text("・", "• ")
MARK = Text("※", "*")
INFERRED = Text("※ 出典の文字だけでは決まらず、推定したもの", "* inferred: the words of the source leave it open")
PEOPLE = Text("{}名", "{}")


def bulleted(texts: list[str], language: Language) -> list[str]:
    """A line for each text, with a bullet."""
    return [BULLET.to(language) + text for text in texts]
