// The page's own words, in both languages; those of the plan's values come with the page's data.

/** @type {Record<string, [string, string]>} */
const WORDS = {
  mode: ["平時・有事の切り替え", "Peacetime or incident"],
  "one-mode": ["この図は平時と有事で同じです", "This figure is the same in peacetime and in an incident"],
  figures: ["図の一覧", "Figures"],
  diagrams: ["図", "Diagrams"],
  tables: ["表", "Tables"],
  skip: ["図へ移動", "Skip to the figure"],
  tools: ["操作", "Tools"],
  search: ["検索", "Search"],
  "search-for": ["役割・相手・言葉を検索", "Search roles, parties, words"],
  "no-hit": ["見つかりません", "Nothing found"],
  hits: ["{count} 件", "{count} found"],
  filter: ["絞り込み", "Filter"],
  sourcing: ["担い手", "Provided by"],
  group: ["グループ", "Group"],
  team: ["チーム", "Team"],
  clear: ["解除", "Clear"],
  filtered: ["絞り込み中: {count} 件を表示", "Filtered: {count} shown"],
  unfiltered: ["絞り込みを解除しました", "Filters cleared"],
  way: ["経路", "Path"],
  "way-title": ["2者の間の経路", "The path between two"],
  from: ["起点", "From"],
  to: ["終点", "To"],
  direction: ["向き", "Direction"],
  swap: ["入れ替え", "Swap"],
  choose: ["選択してください", "Choose…"],
  "way-hint": ["起点と終点を選ぶか、図の箱をクリックしてください。", "Choose both ends, or click boxes in the figure."],
  "no-way": [
    "{mode}には、起点から終点へつながる流れがありません。",
    "{mode}: no flows lead from the one to the other.",
  ],
  steps: ["{mode}の最短経路: {count} 段階", "{mode}, shortest path: {count} steps"],
  "one-step": ["{mode}の最短経路: 1 段階", "{mode}, shortest path: 1 step"],
  belongs: ["同じ役割・チーム", "belong together"],
  within: ["チーム内", "within the team"],
  "from-here": ["ここから", "Path from here"],
  "to-here": ["ここまで", "Path to here"],
  "show-table": ["表で見る", "Show as a table"],
  save: ["保存", "Save"],
  "save-svg": ["SVG で保存", "Save as SVG"],
  "save-png": ["PNG で保存", "Save as PNG"],
  "copy-svg": ["SVG をコピー", "Copy as SVG"],
  "copy-png": ["PNG をコピー", "Copy as PNG"],
  "copy-link": ["この表示へのリンクをコピー", "Copy a link to this view"],
  print: ["印刷", "Print"],
  visible: ["見えている範囲だけ", "Only the part on screen"],
  copied: ["コピーしました", "Copied"],
  saved: ["{name} を保存しました", "Saved {name}"],
  "not-saved": ["保存できませんでした", "Could not be saved"],
  "not-copied": ["コピーできませんでした。保存をお使いください", "Could not copy; save it instead"],
  language: ["English", "日本語"],
  theme: ["配色", "Colours"],
  "theme-": ["システムに合わせる", "System"],
  "theme-light": ["ライト", "Light"],
  "theme-dark": ["ダーク", "Dark"],
  "theme-print": ["白黒印刷用", "Black and white"],
  "zoom-in": ["拡大", "Zoom in"],
  "zoom-out": ["縮小", "Zoom out"],
  fit: ["全体を表示", "Whole figure"],
  close: ["閉じる", "Close"],
  keys: ["キーボード操作", "Keyboard"],
  "keys-move": ["隣の箱へ移動 (箱の外では図を動かす)", "To the next box; outside of boxes, move the figure"],
  "keys-pan": ["図を動かす", "Move the figure"],
  "keys-open": ["箱を選ぶ", "Choose the box"],
  "keys-zoom": ["拡大・縮小・全体", "Zoom in, out, whole figure"],
  "keys-mode": ["平時・有事", "Peacetime or incident"],
  "keys-escape": ["選択や経路を閉じる", "Close selection or path"],
  details: ["選択した役割", "Chosen role"],
  role: ["役割", "Role"],
  party: ["相手", "Party"],
  post: ["役職", "Post"],
  holder: ["担当", "Held by"],
  skills: ["スキル", "Skills"],
  functions: ["機能", "Functions"],
  career: ["キャリア", "Career"],
  members: ["所属する役割", "Roles in it"],
  sends: ["送る", "Sends"],
  receives: ["受ける", "Receives"],
  "no-flows": ["流れはありません", "No flows"],
  absent: ["なし", "Not there"],
  inferred: ["推定を含む", "Partly inferred"],
  specialist: ["専門家", "Specialist"],
  chosen: ["{name} を選択: 送る {sends}、受ける {receives}", "{name} chosen: sends {sends}, receives {receives}"],
  unselected: ["選択を解除しました", "Selection cleared"],
  elements: ["{title}: 要素", "{title}: elements"],
  flows: ["{title}: 流れ", "{title}: flows"],
  name: ["名称", "Name"],
  frame: ["枠", "Frame"],
  contents: ["内容", "Contents"],
  label: ["内容", "What"],
  person: ["{count}名", "{count} person"],
  people: ["{count}名", "{count} people"],
  with: ["{name}兼", "with {name}"],
  "in-brackets": ["{people}({also})", "{people} ({also})"],
  open: ["募集中", "Open"],
  and: ["、", ", "],
};

/**
 * A word in a language, with values put into its {places}.
 * @param {Lang} lang
 * @param {string} key
 * @param {Record<string, string | number>} [values]
 * @returns {string}
 */
export function wordIn(lang, key, values = {}) {
  const text = (WORDS[key] ?? [key, key])[lang === "ja" ? 0 : 1];
  return text.replace(/\{(\w+)\}/g, (_, name) => String(values[name] ?? ""));
}

/**
 * Add words of another part of the page.
 * @param {Record<string, [string, string]>} more
 */
export function addWords(more) {
  Object.assign(WORDS, more);
}
