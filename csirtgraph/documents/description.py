"""The description of a CSIRT for others, in the outline of RFC 2350; what the plan lacks is listed, never invented."""

from collections.abc import Iterator

from csirtgraph.documents.model import Block, Bullets, Document, Heading, Paragraph
from csirtgraph.figures.caption import subtitle
from csirtgraph.plan.model.csirt import Csirt
from csirtgraph.plan.model.plan import Plan
from csirtgraph.plan.model.view import View
from csirtgraph.text import Language, Text

TITLE = Text("CSIRT 記述書 (RFC 2350)", "CSIRT description (RFC 2350)")
MISSING = Text("まだ書かれていない項目", "Not stated yet")
#: The outline: a number, a title, and the field of `csirt` that fills it; "" for a part that has sections.
OUTLINE = (
    ("1", Text("この文書について", "Document Information"), ""),
    ("1.1", Text("最終更新日", "Date of Last Update"), "updated"),
    ("1.2", Text("更新の通知先", "Distribution List for Notifications"), "distribution"),
    ("1.3", Text("公開場所", "Locations where this Document May Be Found"), "document"),
    ("2", Text("問い合わせ先", "Contact Information"), ""),
    ("2.1", Text("チームの名称", "Name of the Team"), "name"),
    ("2.2", Text("所在地", "Address"), "address"),
    ("2.3", Text("タイムゾーン", "Time Zone"), "time_zone"),
    ("2.4", Text("電話番号", "Telephone Number"), "phone"),
    ("2.5", Text("ファクス番号", "Facsimile Number"), "fax"),
    ("2.6", Text("その他の通信手段", "Other Telecommunication"), "other"),
    ("2.7", Text("メールアドレス", "Electronic Mail Address"), "mail"),
    ("2.8", Text("公開鍵と暗号", "Public Keys and Encryption Information"), "key"),
    ("2.9", Text("構成員", "Team Members"), "members"),
    ("2.10", Text("その他の情報", "Other Information"), "information"),
    ("2.11", Text("受付時間", "Points of Customer Contact"), "hours"),
    ("3", Text("憲章", "Charter"), ""),
    ("3.1", Text("使命", "Mission Statement"), "mission"),
    ("3.2", Text("対象とする範囲", "Constituency"), "constituency"),
    ("3.3", Text("所属・支援組織", "Sponsorship and/or Affiliation"), "affiliation"),
    ("3.4", Text("権限", "Authority"), "authority"),
    ("4", Text("方針", "Policies"), ""),
    ("4.1", Text("扱うインシデントと支援の水準", "Types of Incidents and Level of Support"), "incidents"),
    ("4.2", Text("協力と情報の開示", "Co-operation, Interaction and Disclosure of Information"), "disclosure"),
    ("4.3", Text("連絡と認証", "Communication and Authentication"), "communication"),
    ("5", Text("サービス", "Services"), ""),
    ("5.1", Text("インシデント対応", "Incident Response"), "response"),
    ("5.2", Text("事前対応", "Proactive Activities"), "proactive"),
    ("6", Text("報告様式", "Incident Reporting Forms"), "forms"),
    ("7", Text("免責", "Disclaimers"), "disclaimer"),
)


def description(plan: Plan, language: Language) -> Document:
    """Every section that the plan fills, and at the end those that it does not."""
    blocks = [block for number, title, field in OUTLINE for block in section(number, title, field, plan, language)]
    lacking = missing(plan.csirt, language)
    if lacking:
        blocks += [Heading(MISSING.to(language), level=1), Bullets(tuple(lacking))]
    return Document(TITLE.to(language), subtitle(plan, View(language=language)), language, tuple(blocks))


def section(number: str, title: Text, field: str, plan: Plan, language: Language) -> Iterator[Block]:
    """A part, or a section of it, with its words."""
    words = words_of(plan.csirt, field, language) if field else ()
    is_part = "." not in number
    inner = [other for start, _, other in OUTLINE if other and start.startswith(f"{number}.")]
    if words or any(words_of(plan.csirt, other, language) for other in inner):
        yield Heading(f"{number}. {title.to(language)}", level=1 if is_part else 2)
    if len(words) > 1:
        yield Bullets(words)
    elif words:
        yield Paragraph(words[0])


def words_of(csirt: Csirt, field: str, language: Language) -> tuple[str, ...]:
    """What a field says; nothing where it is empty."""
    value = getattr(csirt, field)
    values = value if isinstance(value, tuple) else (value,) if value else ()
    return tuple(item.to(language) if isinstance(item, Text) else str(item) for item in values)


def missing(csirt: Csirt, language: Language) -> list[str]:
    """The sections that nothing fills, with the key that would."""
    return [
        f"{number}. {title.to(language)} (csirt: {field.replace('_', '-')})"
        for number, title, field in OUTLINE
        if field and not words_of(csirt, field, language)
    ]


def plain(document: Document) -> bytes:
    """A document as plain text, as these descriptions are exchanged."""
    lines = [document.title, document.subtitle, ""]
    for block in document.blocks:
        if isinstance(block, Heading):
            lines += ["", block.text] if block.level == 1 else [block.text]
        elif isinstance(block, Paragraph):
            lines += [*(f"   {line}" for line in block.text.split("\n")), ""]
        elif isinstance(block, Bullets):
            lines += [*(f"   - {item}" for item in block.items), ""]
    return ("\n".join(lines).rstrip() + "\n").encode()
