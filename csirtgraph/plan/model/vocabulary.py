"""What the values of the plan's enums are called: the one word of each, in Japanese and English.

Figures, checks, documents, comparisons, the command line and the page take their
words from here. English words begin with a capital, as in a cell or a legend;
`lower_word_of` has them for the middle of a sentence.
"""

from collections.abc import Mapping
from enum import Enum
from typing import Any, TypeAlias

from csirtgraph.plan.model.enums import (
    Audience,
    Authority,
    Channel,
    ContactUse,
    Direction,
    Evidence,
    FlowKind,
    Mode,
    PartyKind,
    Severity,
    Sourcing,
    Tier,
)
from csirtgraph.plan.model.overview import PlaceKind
from csirtgraph.text import Text

Words: TypeAlias = Mapping[Any, Text]

MODE: Mapping[Mode, Text] = {Mode.PEACETIME: Text("平時", "Peacetime"), Mode.INCIDENT: Text("有事", "Incident")}
SOURCING: Mapping[Sourcing, Text] = {
    Sourcing.IN_HOUSE: Text("自社", "In-house"),
    Sourcing.OUTSOURCED: Text("アウトソーシング", "Outsourced"),
}
FLOW_KIND: Mapping[FlowKind, Text] = {
    FlowKind.REPORT: Text("報告", "Report"),
    FlowKind.REQUEST: Text("依頼", "Request"),
    FlowKind.INSTRUCT: Text("指示", "Instruction"),
    FlowKind.ANSWER: Text("回答", "Answer"),
    FlowKind.INFORM: Text("連絡", "Information"),
    FlowKind.COOPERATE: Text("連携", "Cooperation"),
    FlowKind.APPROVE: Text("承認", "Approval"),
    FlowKind.APPOINT: Text("任命", "Appointment"),
    FlowKind.ASSIST: Text("補佐", "Assistance"),
}
CHANNEL: Mapping[Channel, Text] = {
    Channel.PHONE: Text("電話", "Phone"),
    Channel.MAIL: Text("メール", "Mail"),
    Channel.CHAT: Text("チャット", "Chat"),
    Channel.MEETING: Text("会議", "Meeting"),
    Channel.TICKET: Text("チケット", "Ticket"),
    Channel.FORM: Text("届出フォーム", "Form"),
    Channel.FAX: Text("FAX", "Fax"),
    Channel.PAPER: Text("書面", "Paper"),
}
CONTACT_USE: Mapping[ContactUse, Text] = {
    ContactUse.WORK: Text("職場", "Work"),
    ContactUse.MOBILE: Text("携帯", "Mobile"),
    ContactUse.NIGHT: Text("夜間・休日", "Nights and weekends"),
    ContactUse.HOME: Text("自宅", "Home"),
}
AUTHORITY: Mapping[Authority, Text] = {
    Authority.JAPAN: Text("日本", "Japan"),
    Authority.EU: Text("EU", "EU"),
    Authority.US: Text("米国", "US"),
}
AUDIENCE: Mapping[Audience, Text] = {
    Audience.PUBLIC: Text("公開用", "Public"),
    Audience.INTERNAL: Text("組織内用", "Internal use"),
    Audience.RESPONSE: Text("対応者用", "Responders only"),
}
DIRECTION: Mapping[Direction, Text] = {
    Direction.ONE_WAY: Text("一方向", "One way"),
    Direction.MUTUAL: Text("双方向", "Both ways"),
}
PARTY_KIND: Mapping[PartyKind, Text] = {
    PartyKind.VENDOR: Text("ベンダー", "Vendor"),
    PartyKind.EXTERNAL: Text("外部組織", "Outside organisation"),
    PartyKind.MANAGEMENT: Text("経営", "Management"),
    PartyKind.SYSTEM: Text("システム", "System"),
    PartyKind.CUSTOMER: Text("顧客", "Customer"),
    PartyKind.INTERNAL: Text("社内", "Internal"),
    PartyKind.COMMITTEE: Text("委員会", "Committee"),
    PartyKind.AUTHORITY: Text("監督官庁", "Supervisory authority"),
}
PLACE_KIND: Mapping[PlaceKind, Text] = {
    PlaceKind.PERSON: Text("責任者", "Person in charge"),
    PlaceKind.ORGANISATION: Text("会社・組織", "Company, organisation"),
    PlaceKind.UNIT: Text("部門・機能", "Department, function"),
    PlaceKind.CSIRT: Text("CSIRT", "CSIRT"),
    PlaceKind.OUTSIDE: Text("外部組織", "Outside organisation"),
    PlaceKind.CUSTOMER: Text("顧客", "Customer"),
}
TIER: Mapping[Tier, Text] = {
    Tier.OUTSIDE: Text("外部", "Outside"),
    Tier.LIAISON: Text("窓口", "Liaison"),
    Tier.COMMAND: Text("指揮", "Command"),
    Tier.MANAGEMENT: Text("管理", "Management"),
    Tier.OPERATION: Text("実務", "Operation"),
    Tier.VENDOR: Text("ベンダー", "Vendor"),
}
EVIDENCE: Mapping[Evidence, Text] = {
    Evidence.STATED: Text("出典に記載", "Stated"),
    Evidence.INFERRED: Text("推定", "Inferred"),
}
SEVERITY: Mapping[Severity, Text] = {
    Severity.ERROR: Text("誤り", "Error"),
    Severity.WARNING: Text("注意", "Warning"),
}

#: By enum, because members of two enums that have the same value are equal.
TABLES: Mapping[type[Enum], Words] = {
    Mode: MODE,
    Sourcing: SOURCING,
    FlowKind: FLOW_KIND,
    Channel: CHANNEL,
    ContactUse: CONTACT_USE,
    Audience: AUDIENCE,
    Authority: AUTHORITY,
    Direction: DIRECTION,
    PartyKind: PARTY_KIND,
    PlaceKind: PLACE_KIND,
    Tier: TIER,
    Evidence: EVIDENCE,
    Severity: SEVERITY,
}


def word_of(value: Enum) -> Text:
    """What a value is called. Raises KeyError for an enum that is not of the plan."""
    return TABLES[type(value)][value]


def lower_word_of(value: Enum) -> Text:
    """What a value is called in the middle of a sentence: English without its capital, abbreviations as they are."""
    text = word_of(value)
    return text if text.en.isupper() else Text(text.ja, text.en[0].lower() + text.en[1:])
