"""What an editor shows on a key while one writes: a line for each, by where it stands (`*` is any id)."""

from csirtgraph.text import Text

HINTS = {
    "plan": Text("プランの名前と土台", "What the plan is called, and what it builds on"),
    "plan.id": Text("出力フォルダーの名前になる ID", "Names the folder of its pictures"),
    "plan.title": Text("どの図の表題の下にも出る名前", "Stands below the title of every figure"),
    "plan.revision": Text("版。年ごとに変えて比べる", "The revision, so that plans can be compared"),
    "plan.extends": Text(
        "土台: csirtgraph:pattern-b か、ほかのプランへのパス", "csirtgraph:pattern-b, or a path to another plan"
    ),
    "plan.modes": Text(
        "modes を書かない役割・相手・流れがいつのものか。既定は平時と有事",
        "When roles, parties and flows are there that do not say so; default: both modes",
    ),
    "plan.source": Text("事実の出典。どの図にも記す", "Where the facts come from; a note of every figure"),
    "groups": Text("役割のグループ", "Groups of roles"),
    "business-groups": Text("人を育て募集する単位(業務グループ)", "Roles whose people are trained and recruited alike"),
    "teams": Text("チーム。関連図の枠になる", "Teams; frames in relation diagrams"),
    "roles": Text("CSIRTの役割", "The roles of the CSIRT"),
    "roles.*.name": Text("役割の名前", "What the role is called"),
    "roles.*.short": Text("箱に書く短い名前", "The name on a box, where the full one is long"),
    "roles.*.duty": Text("業務内容", "What the role does"),
    "roles.*.brief": Text("箱に書く短い業務内容", "The duty on a box, where the full one is long"),
    "roles.*.tier": Text("関連図の段", "The row it stands in"),
    "roles.*.sourcing": Text(
        "自社かアウトソーシングか。平時と有事で分けてもよい", "In-house or outsourced, for both modes or each"
    ),
    "roles.*.modes": Text("いつ置くか。既定は平時と有事", "When there is such a role; default: both modes"),
    "roles.*.specialist": Text("セキュリティ専門家が要る", "Needs a security specialist"),
    "roles.*.combines": Text("関連図で1つの箱に描く役割", "Roles drawn as this one box in relation diagrams"),
    "roles.*.functions": Text("役割の機能", "What the role does, one by one"),
    "roles.*.skills": Text("必要なスキル", "What its people are able to"),
    "roles.*.vendor-skills": Text("ベンダーに求めるスキル", "Skills asked of a vendor"),
    "roles.*.career": Text("どこから来てどこへ行くか", "Where its people come from and go to"),
    "roles.*.frameworks": Text(
        "FIRST のサービスや NICE のワークロールの ID", "Ids of FIRST services and NICE work roles"
    ),
    "roles.*.link": Text("説明のページ (https)", "A page about it (https), behind its box in pictures with links"),
    "parties": Text("社外の相手、経営、システム", "Vendors, outside organisations, management, systems, customers"),
    "labels": Text("流れの言葉。flows から ID で呼ぶ", "Words of flows, named by id"),
    "flows": Text("情報の流れ。送り手: 受け手: 内容", "Flows of information; sender: receiver: what"),
    "flows.*.*.label": Text("伝える内容、または labels の ID", "What is told, or an id of labels"),
    "flows.*.*.kind": Text("流れの種類", "What kind of flow it is"),
    "flows.*.*.direction": Text("一方向か双方向か", "One way or both"),
    "units": Text("体制図の部門", "Parts of the organisation chart"),
    "units.*.in": Text("この部門を含む部門", "The unit that it is a part of"),
    "conditions": Text("雇用の条件。短時間など", "Terms of posts, such as short-time work"),
    "posts": Text("体制図。平時と有事それぞれの役職", "The organisation chart of each mode"),
    "posts.*.*.roles": Text("担う役割。キーが役割の ID なら不要", "The roles it fills, where its key is none"),
    "posts.*.*.people": Text("人数", "Head-count"),
    "posts.*.*.held-by": Text("兼務: この役職(役割)の人が担う", "The post or role whose person holds it too"),
    "posts.*.*.under": Text("上位の役職", "The post it stands under"),
    "posts.*.*.open": Text("まだ人がいない", "Nobody holds it yet"),
    "posts.*.*.conditions": Text("雇用の条件の ID", "Ids of conditions"),
    "staffing": Text("人数が何で決まるか", "What the numbers of people depend on"),
    "careers": Text("キャリアパス", "Career ladders"),
    "service-categories": Text("サービスの分類", "Kinds of services"),
    "services": Text("CSIRTのサービス", "What the CSIRT offers"),
    "capabilities": Text("SOC・IRT・CSIRTなどの機能", "What SOC, IRT, CSIRT and so on do"),
    "awareness": Text("人的分野の活動", "Work on people's awareness"),
    "overview": Text("全体像", "Where the CSIRT stands"),
    "postings": Text("募集要項", "Whom the CSIRT looks for"),
    "steps": Text("CSIRT構築の流れ", "The steps of building a CSIRT"),
    "patterns": Text("CSIRTのパターン", "The patterns there are"),
    "terms": Text("略称", "Abbreviations"),
}
