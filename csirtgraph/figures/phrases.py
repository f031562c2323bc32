"""The words that figures print themselves, in both languages."""

from csirtgraph.text import Text

OUTSIDE = Text("外部・経営・システム", "Outside, management, systems")
TEAM = Text("チーム", "Team")
GROUP = Text("グループ", "Group")
GROUP_OR_TEAM = Text("グループ・チーム", "Group or team")
GROUP_OR_UNIT = Text("グループ・部門", "Group or unit")
FUNCTION = Text("機能", "Function")
FLOW = Text("情報・指示など", "Information, instructions")
TIE = Text("兼務", "Held together")
UNCONNECTED = Text("この図に流れのない役割: {names}", "Roles without a flow in this figure: {names}")
UNCONNECTED_OTHERS = Text(
    "この図に流れのないチーム・相手: {names}", "Teams and parties without a flow in this figure: {names}"
)
WITHOUT_SKILLS = Text("スキルの記載がない役割: {names}", "Roles without skills in the plan: {names}")
WITHOUT_ROLES = Text("役割のないグループ: {names}", "Groups without a role: {names}")
WITHOUT_SERVICES = Text("サービスのない分類: {names}", "Categories without a service: {names}")
TEAMS_WITHOUT_SERVICES = Text("サービスのないチーム: {names}", "Teams without a service: {names}")
WITHOUT_POSTS = Text("役職のない部門: {names}", "Units without a post: {names}")
WITHOUT_LOAD = Text("役職も流れもない役割: {names}", "Roles without a post or a flow: {names}")
ARROWS_INFERRED = Text("矢印の端点は推定を含む", "Some ends of arrows are inferred")
COLOURS_INFERRED = Text("自社・アウトソーシングの別は推定を含む", "Some sourcing is inferred")
PLACES_INFERRED = Text("人数・条件の位置と上下の線は推定を含む", "Some places of numbers and lines are inferred")
GROUPS_INFERRED = Text("業務グループの別は推定を含む", "Some business groups are inferred")
OPEN = Text("募集中", "Open")
HEAD_COUNT = Text(
    "人数の記載がある役職は合わせて{count}名(兼務は重ねて数えない)",
    "{count} people in the posts with a number (each person counted once)",
)
SOURCE = Text("出典: {source} をもとに作成", "Drawn from: {source}")
MORE = Text("、ほか{count}件", " and {count} more")
COMMA = Text("、", ", ")
STOP = Text("。", ". ")
SPECIALIST_MARK = "★"
SPECIALIST = Text("セキュリティ専門家のスキルが要る役割", "Needs the skills of a security specialist")
SPECIALISTS_INFERRED = Text("専門家が要る役割の別は推定を含む", "Some marks of specialists are inferred")
CATEGORIES_INFERRED = Text("サービスの分類は推定を含む", "Some categories of services are inferred")
TEAMS_INFERRED = Text("サービスの分類と担当チームは推定を含む", "Some categories and teams of services are inferred")
CAPABILITIES_INFERRED = Text("機能の内容は推定を含む", "Some of what the functions do is inferred")
SKILLS_INFERRED = Text("スキルと役割の対応は推定を含む", "Which role needs a skill is partly inferred")
STAGES_INFERRED = Text("段階の年数は推定を含む", "Some years of stages are inferred")
STARTS_INFERRED = Text(
    "教育・実務の開始年は推定を含む", "Some years in which education and practice begin are inferred"
)
YEAR = Text("{}年目", "Year {}")
YEARS = Text("経過年数", "Time")
EDUCATION_FROM = Text("{}年目から教育", "Education from year {}")
PRACTICE_FROM = Text("{}年目から実務", "Practice from year {}")
EDUCATION_BEGINS = Text("教育開始", "Education begins")
PRACTICE_BEGINS = Text("実務開始", "Practice begins")
PREREQUISITES = Text("前提条件", "Prerequisites")
DESIRABLE = Text("あるとよい: {}", "Desirable: {}")
REMARKS = Text("備考", "Notes")
NOT_DESCRIBED = Text("対象外", "Not covered")
YES = "○"
NO = "–"
