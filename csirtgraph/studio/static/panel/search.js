// Finding words in whatever writing: full and half width, katakana and hiragana, large and small are the same.

import { figureOf, sceneName, sceneNamed, toldBy } from "../figure/scene.js";

/**
 * Something that can be found: an end, or a box of a figure that stands for none.
 * @typedef {{id: string, figure: string, name: string, note: string, words: string}} Entry
 */

/**
 * A text as it is compared.
 * @param {string} text
 * @returns {string}
 */
export function folded(text) {
  const hiragana = text
    .normalize("NFKC")
    .replace(/[\u30a1-\u30f6]/g, (letter) => String.fromCharCode(letter.charCodeAt(0) - 0x60));
  return hiragana.toLowerCase().replace(/[\s・、,_-]+/g, "");
}

/**
 * Everything that can be found in a language: ends first, then the words in figures.
 * @param {PageData} data
 * @param {State} state
 * @returns {Entry[]}
 */
export function entriesOf(data, state) {
  const { ends, groups, teams } = data.facts;
  const said = (/** @type {Both | undefined} */ both) => both?.[state.lang] ?? "";
  const own = Object.entries(ends).map(([id, end]) => {
    const place = said(teams[end.team ?? ""] ?? groups[end.group ?? ""]);
    const texts = [end.name, end.short, end.duty ?? end.note, ...(end.functions ?? []).map((item) => item.name)];
    const words = folded([id, ...texts.flatMap((both) => [both?.ja ?? "", both?.en ?? ""])].join("|"));
    return { id, figure: "", name: said(end.name), note: place || said(end.duty ?? end.note), words };
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
    const name = toldBy(box);
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
    const scene = sceneNamed(data, sceneName(data, { ...state, figure }));
    return scene && shows(scene);
  });
  return fits ?? state.figure;
}
