"""What sections and fields of a plan are called, for people."""

from csirtgraph.text import Text

#: In the order in which changes are listed.
SECTIONS = {
    "groups": Text("グループ", "Groups"),
    "business-groups": Text("業務グループ", "Business groups"),
    "teams": Text("チーム", "Teams"),
    "roles": Text("役割", "Roles"),
    "skills": Text("スキル", "Skills"),
    "vendor-skills": Text("ベンダーに求めるスキル", "Skills asked of vendors"),
    "parties": Text("社外・経営・システム", "Parties"),
    "flows": Text("情報の流れ", "Flows"),
    "units": Text("部門", "Units"),
    "conditions": Text("条件", "Conditions"),
    "posts": Text("体制", "Posts"),
    "people": Text("氏名と連絡先", "People"),
    "csirt": Text("CSIRTの説明", "Description of the CSIRT"),
    "deadlines": Text("報告期限", "Deadlines"),
    "staffing": Text("人数の考え方", "What the numbers depend on"),
    "stages": Text("キャリアの段階", "Career stages"),
    "ladders": Text("キャリア", "Careers"),
    "service-categories": Text("サービスの分類", "Kinds of services"),
    "services": Text("サービス", "Services"),
    "capabilities": Text("機能", "Capabilities"),
    "awareness": Text("啓発", "Awareness"),
    "places": Text("全体像", "Overview"),
    "links": Text("全体像のつながり", "Links of the overview"),
    "postings": Text("募集要項", "Postings"),
    "steps": Text("構築手順", "Steps"),
    "patterns": Text("パターン", "Patterns"),
    "terms": Text("用語", "Terms"),
}

FIELDS = {
    "name": Text("名称", "name"),
    "short": Text("略称", "short name"),
    "title": Text("表題", "title"),
    "duty": Text("業務内容", "duty"),
    "brief": Text("業務の要約", "duty in brief"),
    "group": Text("グループ", "group"),
    "business-group": Text("業務グループ", "business group"),
    "team": Text("チーム", "team"),
    "unit": Text("部門", "unit"),
    "under": Text("上位", "superior"),
    "category": Text("分類", "category"),
    "in": Text("所属", "part of"),
    "tier": Text("段", "row"),
    "sourcing": Text("区分", "sourcing"),
    "modes": Text("平時・有事", "modes"),
    "people": Text("人数", "head-count"),
    "department": Text("所属", "department"),
    "contacts": Text("連絡先", "contacts"),
    "verified": Text("連絡先の確認日", "contacts verified"),
    "holders": Text("担当者", "holders"),
    "on-call": Text("当番", "on call"),
    "deputy-of": Text("代理", "deputy of"),
    "step": Text("順番", "step"),
    "within": Text("期限", "time limit"),
    "due": Text("期限", "due"),
    "since": Text("起算点", "counts from"),
    "applies": Text("対象", "applies to"),
    "basis": Text("根拠", "basis"),
    "to": Text("報告先", "to"),
    "by": Text("報告者", "by"),
    "via": Text("手段", "by what"),
    "when": Text("条件", "on what condition"),
    "checked": Text("確認日", "looked up"),
    "source": Text("確認した資料", "source"),
    "private": Text("非公開", "private"),
    "held-by": Text("兼務", "held by"),
    "also": Text("兼務する業務", "also does"),
    "conditions": Text("条件", "conditions"),
    "label": Text("内容", "label"),
    "kind": Text("種類", "kind"),
    "direction": Text("向き", "direction"),
    "roles": Text("担う役割", "roles"),
    "combines": Text("まとめた役割", "combined roles"),
    "specialist": Text("専門家", "specialist"),
    "open": Text("空席", "vacant"),
    "functions": Text("機能", "functions"),
    "skills": Text("スキル", "skills"),
    "vendor-skills": Text("ベンダーに求めるスキル", "skills asked of vendors"),
    "stages": Text("段階", "stages"),
    "career": Text("キャリアパス", "career"),
    "note": Text("備考", "note"),
    "link": Text("リンク", "link"),
}


def section(name: str) -> Text:
    """What a section is called; one without a name by its key."""
    return SECTIONS.get(name, Text(name, name))


def field(name: str) -> Text:
    """What a field is called."""
    return FIELDS.get(name, Text(name, name))
