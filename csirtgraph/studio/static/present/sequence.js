// What is presented without chosen views: a figure in its modes, the way of an alarm, and the alarm played.

import { MODES } from "../core/modes.js";
import { nameOf } from "../panel/facts.js";
import { figureOf } from "../figure/scene.js";

/**
 * The usual views of the figure on screen.
 * @param {Page} page
 * @returns {SavedView[]}
 */
export function usualViews(page) {
  const { figure, lang } = page.store.get();
  const { modes, title } = figureOf(page.data, figure);
  if (!modes.length) return [{ name: page.text(title), shows: { figure, lang } }];
  const own = MODES.filter((mode) => modes.includes(mode));
  const plain = own.map((mode) => ({ name: page.word(mode), shows: { figure, lang, mode } }));
  return [...plain, ...alarmOf(page, own.at(-1) ?? "")];
}

/**
 * The way from the one who notices to the one notified last, and the alarm step by step; nothing for tables.
 * @param {Page} page
 * @param {string} mode
 * @returns {SavedView[]}
 */
function alarmOf(page, mode) {
  const { figure, lang, way } = page.store.get();
  const heard = page.data.facts.alarm[mode] ?? [];
  const [first, last] = /^.+,.+$/.test(way) ? way.split(",") : [heard[0]?.[0], heard.at(-1)?.[0]];
  if (page.picture().scene.kind !== "diagram" || !first || !last || first === last) return [];
  const names = { from: nameOf(page, first), to: nameOf(page, last) };
  const shown = { figure, lang, mode };
  const played = heard.length ? [{ name: page.word("play"), shows: { ...shown, step: "0" } }] : [];
  return [{ name: page.word("view-way", names), shows: { ...shown, way: `${first},${last}` } }, ...played];
}
