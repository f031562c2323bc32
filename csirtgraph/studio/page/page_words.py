"""The words of every page's own controls and panels, by the keys that its scripts use."""

from collections.abc import Mapping

from csirtgraph.plan.model.plan import Plan
from csirtgraph.studio.page.facts import Json, value_words
from csirtgraph.studio.page.texts import both
from csirtgraph.text import Text

#: With {places} that the scripts fill.
PAGE = {
    "mode": Text("平時・有事の切り替え", "Peacetime or incident"),
    "one-mode": Text("この図は平時と有事で同じです", "This figure is the same in peacetime and in an incident"),
    "figures": Text("図の一覧", "Figures"),
    "diagrams": Text("図", "Diagrams"),
    "tables": Text("表", "Tables"),
    "skip": Text("図へ移動", "Skip to the figure"),
    "tools": Text("操作", "Tools"),
    "command": Text("操作", "Action"),
    "keys-commands": Text("操作の一覧", "List of actions"),
    "language-other": Text("English に切り替え", "Switch to Japanese"),
    "empty-cell": Text("{name}: 空欄", "{name}: empty"),
    "search": Text("検索", "Search"),
    "search-for": Text("役割・相手・言葉を検索", "Search roles, parties, words"),
    "no-hit": Text("見つかりません", "Nothing found"),
    "hits": Text("{count} 件", "{count} found"),
    "filter": Text("絞り込み", "Filter"),
    "sourcing": Text("担い手", "Provided by"),
    "group": Text("グループ", "Group"),
    "team": Text("チーム", "Team"),
    "clear": Text("解除", "Clear"),
    "filtered": Text("絞り込み中: {count} 件を表示", "Filtered: {count} shown"),
    "unfiltered": Text("絞り込みを解除しました", "Filters cleared"),
    "way": Text("経路", "Path"),
    "way-title": Text("2者の間の経路", "The path between two"),
    "from": Text("起点", "From"),
    "to": Text("終点", "To"),
    "direction": Text("向き", "Direction"),
    "swap": Text("入れ替え", "Swap"),
    "choose": Text("選択してください", "Choose…"),
    "way-hint": Text(
        "起点と終点を選ぶか、図の箱をクリックしてください。", "Choose both ends, or click boxes in the figure."
    ),
    "no-way": Text(
        "{mode}には、起点から終点へつながる流れがありません。", "{mode}: no flows lead from the one to the other."
    ),
    "steps": Text("{mode}の最短経路: {count} 段階", "{mode}, shortest path: {count} steps"),
    "one-step": Text("{mode}の最短経路: 1 段階", "{mode}, shortest path: 1 step"),
    "belongs": Text("同じ役割・チーム", "belong together"),
    "within": Text("チーム内", "within the team"),
    "from-here": Text("ここから", "Path from here"),
    "to-here": Text("ここまで", "Path to here"),
    "play": Text("連絡を再生", "Play the alarm"),
    "play-on": Text("再生", "Play"),
    "play-pause": Text("一時停止", "Pause"),
    "play-back": Text("前へ", "Back"),
    "play-next": Text("次へ", "Next"),
    "play-step": Text("手順", "Step"),
    "play-start": Text("{from} が発見", "{from} notices"),
    "play-words": Text("{from} → {to}: {label}", "{from} → {to}: {label}"),
    "show-table": Text("表で見る", "Show as a table"),
    "save": Text("保存", "Save"),
    "save-svg": Text("SVG で保存", "Save as SVG"),
    "save-png": Text("PNG で保存", "Save as PNG"),
    "copy-svg": Text("SVG をコピー", "Copy as SVG"),
    "copy-png": Text("PNG をコピー", "Copy as PNG"),
    "copy-link": Text("この表示へのリンクをコピー", "Copy a link to this view"),
    "print": Text("印刷", "Print"),
    "visible": Text("見えている範囲だけ", "Only the part on screen"),
    "copied": Text("コピーしました", "Copied"),
    "saved": Text("{name} を保存しました", "Saved {name}"),
    "not-saved": Text("保存できませんでした", "Could not be saved"),
    "not-copied": Text("コピーできませんでした。保存をお使いください", "Could not copy; save it instead"),
    "language": Text("English", "日本語"),
    "theme": Text("配色", "Colours"),
    "theme-": Text("システムに合わせる", "System"),
    "theme-light": Text("ライト", "Light"),
    "theme-dark": Text("ダーク", "Dark"),
    "theme-print": Text("白黒印刷用", "Black and white"),
    "zoom-in": Text("拡大", "Zoom in"),
    "zoom-out": Text("縮小", "Zoom out"),
    "overview": Text("全体図へ戻る", "Back to the overview"),
    "fit": Text("全体を表示", "Whole figure"),
    "focus": Text("表示の範囲", "What is shown"),
    "focus-this": Text("ここだけ表示", "Show only this"),
    "focus-these": Text("選んだものだけ表示", "Show only these"),
    "focus-all": Text("すべて表示", "Show all"),
    "focus-on": Text("{name}だけを表示中 ({all}件中{count}件)", "Showing only {name} ({count} of {all})"),
    "focus-none": Text("{name}はこの図にありません", "{name} is not in this figure"),
    "focus-said": Text("{name}だけを表示: {count}件", "Only {name}: {count} shown"),
    "focus-steps": Text("周り: {count}段", "Steps: {count}"),
    "focus-more": Text("周りを広げる", "One step further"),
    "focus-less": Text("周りを狭める", "One step less"),
    "close": Text("閉じる", "Close"),
    "keys": Text("キーボード操作", "Keyboard"),
    "keys-move": Text("隣の箱へ移動 (箱の外では図を動かす)", "To the next box; outside of boxes, move the figure"),
    "keys-pan": Text("図を動かす", "Move the figure"),
    "keys-open": Text("箱を選ぶ", "Choose the box"),
    "keys-zoom": Text("拡大・縮小・全体", "Zoom in, out, whole figure"),
    "keys-mode": Text("平時・有事", "Peacetime or incident"),
    "keys-escape": Text("選択や経路を閉じる", "Close selection or path"),
    "details": Text("選択した役割", "Chosen role"),
    "role": Text("役割", "Role"),
    "party": Text("相手", "Party"),
    "post": Text("役職", "Post"),
    "holder": Text("担当", "Held by"),
    "skills": Text("スキル", "Skills"),
    "functions": Text("機能", "Functions"),
    "deputy-for": Text("代理を務める相手", "Deputy for"),
    "deputies": Text("代理者", "Deputies"),
    "contacts": Text("連絡先", "Contacts"),
    "on-call": Text("当番", "On call"),
    "step-number": Text("順番 {number}", "Step {number}"),
    "career": Text("キャリア", "Career"),
    "members": Text("所属する役割", "Roles in it"),
    "sends": Text("送る", "Sends"),
    "receives": Text("受ける", "Receives"),
    "no-flows": Text("流れはありません", "No flows"),
    "absent": Text("なし", "Not there"),
    "inferred": Text("推定を含む", "Partly inferred"),
    "specialist": Text("専門家", "Specialist"),
    "chosen": Text(
        "{name} を選択: 送る {sends}、受ける {receives}", "{name} chosen: sends {sends}, receives {receives}"
    ),
    "unselected": Text("選択を解除しました", "Selection cleared"),
    "elements": Text("{title}: 要素", "{title}: elements"),
    "flows": Text("{title}: 流れ", "{title}: flows"),
    "name": Text("名称", "Name"),
    "frame": Text("枠", "Frame"),
    "contents": Text("内容", "Contents"),
    "label": Text("内容", "What"),
    "person": Text("{count}名", "{count} person"),
    "people": Text("{count}名", "{count} people"),
    "with": Text("{name}兼", "with {name}"),
    "in-brackets": Text("{people}({also})", "{people} ({also})"),
    "open": Text("募集中", "Open"),
    "and": Text("、", ", "),
}

#: Those of the pages of changes.
CHANGES = {
    "changes": Text("変更一覧", "Changes"),
    "no-changes": Text("変更なし", "No changes"),
    "overlay": Text("重ねて表示", "Overlay"),
    "before-after": Text("前後を比べる", "Before and after"),
    "before": Text("変更前", "Before"),
    "after": Text("変更後", "After"),
    "older": Text("前の版", "Older"),
    "newer": Text("次の版", "Newer"),
    "revision": Text("版", "Revision"),
    "revisions": Text("版の一覧", "Revisions"),
    "how-shown": Text("表示方法", "Display"),
    "absent": Text("この変更は図に表示されません", "No figure shows this change"),
    "absent-here": Text("この変更はこの図には表示されません", "This figure does not show the change"),
    "no-figure": Text("この版にはこの図がありません", "This revision does not have the figure"),
}


def page_words(*more: Mapping[str, Text]) -> dict[str, Json]:
    """The words that the scripts of a page use, by key: its own, those of `more`, and those of the plan's values."""
    own = {key: both(text) for table in (PAGE, *more) for key, text in table.items()}
    return {**own, **value_words()}


def own_words(plan: Plan) -> dict[str, Json]:
    """What a plan calls values, of those that the page names."""
    return {value: both(text) for value, text in plan.words.items() if value in value_words()}
