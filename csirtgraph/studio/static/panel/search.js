// Finding words in whatever writing: full and half width, katakana and hiragana, large and small are the same,
// and so are the usual variants of kanji in names, and words with and without marks of long vowels.

import { figureOf, sceneName, sceneNamed, textOf } from "../figure/scene.js";

/**
 * Something that can be found: an end, or a box of a figure that stands for none.
 * `act` is what a command does.
 * @typedef {{id: string, figure: string, name: string, note: string, words: string, act?: () => void}} Entry
 */

/** Signs that are not seen: they choose a glyph, as in 葛\u{e0100}飾, or where a line may break. */
const UNSEEN = /[\u00ad\u034f\u061c\u180b-\u180f\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff\u{e0000}-\u{e0fff}]/gu;
/** Kanji that names are written with in several ways: those of one word are found by each other. */
const VARIANTS =
  "高髙 崎﨑嵜碕 浜濵濱 辺邉邊 斉斎齋齊 徳德 橋槗 真眞 国國 広廣 沢澤 桜櫻 恵惠 瀬瀨 黒黑 栄榮 曽曾 " +
  "富冨 島嶋嶌 峰峯 竜龍 渕淵 館舘 桑桒 柳栁 吉𠮷 実實 寿壽 条條 万萬 与與 豊豐 緒緖 清淸 弥彌 " +
  "礼禮 静靜 蔵藏 遥遙 関關 滝瀧 鉄鐵 円圓 亀龜 鶴靏 昇曻 鴎鷗 禰祢";

const PLAIN = new Map(VARIANTS.split(" ").flatMap(([first = "", ...others]) => others.map((letter) => [letter, first])));

/**
 * A text as it is compared.
 * @param {string} text
 * @returns {string}
 */
export function folded(text) {
  return [...text.normalize("NFKC").replace(UNSEEN, "")]
    .map((letter) => PLAIN.get(letter) ?? letter)
    .join("")
    .replace(/ー/g, "")
    .replace(/[\u30a1-\u30f6]/g, (letter) => String.fromCharCode(letter.charCodeAt(0) - 0x60))
    .toLowerCase()
    .replace(/[\s・、,_-]+/g, "");
}

/**
 * Everything that can be found in a language: ends first, then the words in figures.
 * @param {PageData} data
 * @param {State} state
 * @returns {Entry[]}
 */
export function entriesOf(data, state) {
  const { ends, groups, teams } = data.facts;
  const said = (/** @type {Both | undefined} */ both) => both?.[state.lang] || both?.ja || both?.en || "";
  const own = Object.entries(ends).map(([id, end]) => {
    const place = said(teams[end.team ?? ""] ?? groups[end.group ?? ""]);
    const texts = [end.name, end.short, end.duty ?? end.note, end.brief, ...(end.functions ?? []).map((item) => item.name)];
    const words = folded([id, ...texts.flatMap((both) => [both?.ja ?? "", both?.en ?? ""])].join("|"));
    return { id, figure: "", name: said(end.name), note: place || said(end.duty ?? end.brief ?? end.note), words };
  });
  const known = new Set(Object.values(ends).map((end) => said(end.name)));
  return [...own, ...data.figures.flatMap((figure) => written(data, figure, state, known))];
}

/**
 * The words in the boxes of a figure that say what is not yet known.
 * @param {PageData} data
 * @param {Figure} figure
 * @param {State} state
 * @param {Set<string>} known
 * @returns {Entry[]}
 */
function written(data, figure, state, known) {
  const scene = sceneNamed(data, sceneName(data, { ...state, figure: figure.name }));
  const note = figure.title[state.lang] ?? "";
  return (scene?.boxes ?? []).flatMap((box) => {
    const name = textOf(box);
    if (name.length < 2 || known.has(name) || known.has(box.name)) return [];
    known.add(name);
    return { id: box.id, figure: figure.name, name, note, words: folded(name) };
  });
}

/**
 * The entries with all words of a question; names that begin with it first.
 * @param {Entry[]} entries
 * @param {string} question
 * @param {number} most
 * @returns {Entry[]}
 */
export function found(entries, question, most) {
  const parts = question.trim().split(/\s+/).map(folded).filter(Boolean);
  if (!parts.length) return [];
  const whole = parts.join("");
  const rank = (/** @type {Entry} */ entry) => {
    const at = folded(entry.name).indexOf(whole);
    return (entry.figure ? 10 : 0) + (at === 0 ? 0 : at > 0 ? 1 : 2);
  };
  return entries
    .filter((entry) => parts.every((part) => entry.words.includes(part)))
    .map((entry, at) => ({ entry, at, rank: rank(entry) }))
    .sort((one, other) => one.rank - other.rank || one.at - other.at)
    .slice(0, most)
    .map(({ entry }) => entry);
}

/**
 * The figure in which an end is best seen: the one on screen, else the first that shows it.
 * @param {PageData} data
 * @param {State} state
 * @param {(scene: Scene) => boolean} shows
 * @returns {string}
 */
export function figureShowing(data, state, shows) {
  const names = [state.figure, "relations", "orgchart", ...data.figures.map((figure) => figure.name)];
  const fits = names.find((figure) => {
    if (figureOf(data, figure).name !== figure) return false;
    const scenes = [state.part, ""].map((part) => sceneNamed(data, sceneName(data, { ...state, figure, part })));
    return scenes.some((scene) => scene && shows(scene));
  });
  return fits ?? state.figure;
}
