"""What a cell says: numbers, marks, who provides a role, when something holds, what a flow is."""

import re
from enum import Enum
from typing import TypeVar
from unicodedata import normalize

from csirtgraph.plan.model.enums import MODES, Direction, FlowKind, Mode, PartyKind, Sourcing
from csirtgraph.plan.model.vocabulary import TABLES

Value = TypeVar("Value", bound=Enum)

YES = {"○", "〇", "◯", "◎", "●", "✓", "✔", "レ", "有", "あり", "はい", "yes", "y", "true", "x", "1", "要", "対象"}
NO = {"", "×", "✗", "–", "-", "ー", "―", "—", "無", "なし", "いいえ", "no", "n", "false", "0", "否", "対象外", "n/a"}
DITTO = {"〃", "″", "”", '"', "''", "同上", "々", "ditto", "same", "same as above", "同左"}
TOTALS = {"合計", "計", "小計", "総計", "総数", "total", "subtotal", "grand total", "sum", "合計人数"}
FOOTNOTE = ("※", "*", "注)", "注:", "注 ", "note:", "(注)", "出典", "source:")
#: Words that mean a value beside those of the plan's own vocabulary; parted by commas.
SYNONYMS: dict[type[Enum], dict[Enum, str]] = {
    Sourcing: {
        Sourcing.IN_HOUSE: "社内, 内製, 社員, 正社員, 自部門, 内部, 自社要員, inhouse, internal, employee, own",
        Sourcing.OUTSOURCED: (
            "委託, 外部委託, 外注, 外部, 社外, ベンダー, ベンダ, 業者, アウトソース, 派遣, 協力会社, 外製, "
            "委託先, outsource, outsourcing, external, vendor, contractor, managed service, mssp, "
            "third party"
        ),
    },
    FlowKind: {
        FlowKind.REPORT: "エスカレーション, 上申, escalation, escalate, reports, reporting, report to",
        FlowKind.REQUEST: "要請, 要求, 相談, 照会, requests, ask, consult, inquiry",
        FlowKind.INSTRUCT: "命令, 承認, instruct, instructions, order, approval, approve, direct",
        FlowKind.ANSWER: "返答, 応答, 結果, reply, response, result",
        FlowKind.INFORM: "通知, 共有, 情報共有, 情報提供, 周知, 公表, inform, notify, notification, share",
        FlowKind.COOPERATE: "協力, 調整, 協議, cooperate, coordinate, coordination, collaboration",
    },
    PartyKind: {
        PartyKind.VENDOR: "ベンダ, 業者, 委託先, supplier, contractor, mssp",
        PartyKind.EXTERNAL: "外部, 外部機関, 関係機関, 社外, 官公庁, external, outside, authority, agency",
        PartyKind.MANAGEMENT: "経営層, 経営陣, 役員, executive, executives, board",
        PartyKind.SYSTEM: "機器, ツール, systems, tool",
        PartyKind.CUSTOMER: "お客様, 客先, 利用者, customers, client, user",
    },
    Direction: {
        Direction.ONE_WAY: "→, ->, 片方向, 単方向, oneway",
        Direction.MUTUAL: "↔, ⇔, <->, 相互, mutual, both",
    },
    Mode: {
        Mode.PEACETIME: "平常時, 通常時, 通常, 日常, normal, bau",
        Mode.INCIDENT: "インシデント時, インシデント, 緊急時, 緊急, 非常時, 発生時, 障害時, emergency",
    },
}
MEANINGS = {
    options: {word: value for value, words in table.items() for word in words.split(", ")}
    for options, table in SYNONYMS.items()
}
#: The words by which a name shows what an outside party is.
PARTY_NAMES = {
    PartyKind.VENDOR: re.compile(r"ベンダ|業者|委託|mss|soc|vendor|supplier|contractor", re.I),
    PartyKind.MANAGEMENT: re.compile(r"経営|役員|社長|取締役|board|executive|ceo|management", re.I),
    PartyKind.SYSTEM: re.compile(r"システム$|サーバ|ログ|siem|edr|system", re.I),
    PartyKind.CUSTOMER: re.compile(r"顧客|お客|利用者|customer|client|user", re.I),
}
ALWAYS = {"両方", "常時", "平時・有事", "平時/有事", "平時、有事", "both", "always", "all"}
PEOPLE = re.compile(r"約?\s*(\d{1,4})\s*(?:名|人|people|persons?|fte)?\s*(?:\(.*\))?", re.I)
CONCURRENT = re.compile(r"[(（\[]\s*兼(?:務|任)?\s*[)）\]]|^兼(?:務|任)?[:：]|\(concurrent\)", re.I)
SPLIT = re.compile(r"\s*[、,;\n/・]\s*")


def plain(text: str) -> str:
    """A text in one width, without case and outer spaces."""
    return normalize("NFKC", text).strip().lower()


def value_of(options: type[Value], text: str) -> Value | None:
    """The value of an enum that a word means: its own word in either language, a synonym, or its key."""
    words = plain(text)
    for value in options:
        name = TABLES[options][value]
        if words in (value.value, name.ja.lower(), name.en.lower(), normalize("NFKC", name.ja).lower()):
            return value
    found = MEANINGS.get(options, {}).get(words)
    return found if isinstance(found, options) else None


def modes_of(text: str) -> tuple[Mode, ...] | None:
    """The modes a cell names; None for words that name none."""
    if plain(text) in ALWAYS:
        return MODES
    found = [value_of(Mode, part) for part in SPLIT.split(text.strip()) if part]
    return tuple(mode for mode in MODES if mode in found) if found and None not in found else None


def modes_in(title: str) -> tuple[Mode, ...] | None:
    """The one mode that the name of a sheet or a title speaks of."""
    words = plain(title)
    found = [mode for mode in MODES if any(word in words for word in words_for(mode))]
    return tuple(found) if len(found) == 1 else None


def words_for(mode: Mode) -> list[str]:
    """The words that mean a mode."""
    name = TABLES[Mode][mode]
    return [name.ja, name.en.lower(), *SYNONYMS[Mode][mode].split(", ")]


def flag_of(text: str) -> bool | None:
    """Yes or no; None for any other words."""
    words = plain(text)
    return True if words in YES or text.strip() in YES else False if words in NO or text.strip() in NO else None


def people_of(text: str) -> int | None:
    """A number of people, such as 2, ２名, 約3人 or 1名(兼務); None for any other words."""
    match = PEOPLE.fullmatch(normalize("NFKC", text).strip())
    return int(match[1]) if match else None


def party_kind_of(name: str) -> PartyKind:
    """What an outside party is by its name, as far as one can guess."""
    return next((kind for kind, words in PARTY_NAMES.items() if words.search(name)), PartyKind.EXTERNAL)
