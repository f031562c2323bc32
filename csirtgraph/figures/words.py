"""The words that figures print themselves, in both languages."""

from csirtgraph.plan.text import Text
from csirtgraph.plan.words import Mode, Sourcing

MODE = {Mode.PEACETIME: Text("平時", "Peacetime"), Mode.INCIDENT: Text("有事", "Incident")}
SOURCING = {
    Sourcing.IN_HOUSE: Text("自社", "In-house"),
    Sourcing.OUTSOURCED: Text("アウトソーシング", "Outsourced"),
}
VENDOR = Text("ベンダー", "Vendor")
OUTSIDE = Text("外部・経営・システム", "Outside, management, systems")
TEAM = Text("チーム", "Team")
FUNCTION = Text("機能", "Function")
FLOW = Text("情報・指示など", "Information, instructions")
TIE = Text("兼務", "Held together")
UNCONNECTED = Text("この図に流れのない役割: {roles}", "Roles without a flow in this figure: {roles}")
ARROWS_INFERRED = Text("矢印の端点は推定を含む", "Some ends of arrows are inferred")
COLOURS_INFERRED = Text("自社・アウトソーシングの別は推定を含む", "Some sourcing is inferred")
PLACES_INFERRED = Text("人数・条件の位置と上下の線は推定を含む", "Some places of numbers and lines are inferred")
GROUPS_INFERRED = Text("業務グループの別は推定を含む", "Some business groups are inferred")
HEAD_COUNT = Text(
    "人数の記載がある役職は合わせて{count}名(兼務は重ねて数えない)",
    "{count} people in the posts with a number (each person counted once)",
)
SOURCE = Text("出典: {source} をもとに作成", "Drawn from: {source}")
COMMA = Text("、", ", ")
