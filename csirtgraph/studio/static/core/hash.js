// The state in the address, so that a link shows what its sender saw.

import { isKnownFocus } from "../figure/focus.js";
import { same } from "./state.js";

const LISTS = ["sourcing", "groups", "teams", "folded", "also"];

/**
 * The part of an address behind `#`; only what differs from how the page begins.
 * @param {State} state
 * @param {State} first
 * @returns {string}
 */
export function hashOf(state, first) {
  const changed = Object.entries(state).filter(([name, value]) => !same(value, first[/** @type {keyof State} */ (name)]));
  return new URLSearchParams(changed.map(([name, value]) => [name, value === true ? "1" : String(value)])).toString();
}

/**
 * The state in an address; what is missing or wrong there is as when the page opens.
 * @param {string} hash
 * @param {State} first
 * @param {PageData} data
 * @returns {State}
 */
export function stateOf(hash, first, data) {
  const values = new URLSearchParams(hash.replace(/^#/, ""));
  /** @type {any} */
  const state = { ...first };
  for (const [name, value] of values) {
    if (!(name in first)) continue;
    state[name] = LISTS.includes(name) ? value.split(",").filter(Boolean) : name === "table" ? value === "1" : value;
  }
  const figure = data.figures.find((known) => known.name === state.figure);
  if (!figure) state.figure = first.figure;
  if (!["peacetime", "incident"].includes(state.mode)) state.mode = first.mode;
  if (figure?.modes.length && !figure.modes.includes(state.mode)) state.mode = figure.modes[0];
  if (!data.languages.includes(state.lang)) state.lang = first.lang;
  if (!["", "light", "dark", "print"].includes(state.theme)) state.theme = first.theme;
  const { ends, posts } = data.facts;
  const isEnd = (/** @type {string} */ id) => !id || Object.hasOwn(ends, id);
  const isPost = Object.values(posts).some((all) => Object.hasOwn(all, state.select));
  if (!isEnd(state.select) && !isPost) state.select = "";
  if (!state.way.split(",").every(isEnd)) state.way = "";
  if (!/^\d{0,4}$/.test(state.step) || !data.facts.alarm[state.mode]) state.step = "";
  if (!state.focus.split(",").every((/** @type {string} */ name) => !state.focus || isKnownFocus(data.facts, name))) state.focus = "";
  state.also = data.studio ? state.also.filter(isEnd) : [];
  state.folded = state.folded.filter((/** @type {string} */ id) => /^[\w./-]{1,80}$/.test(id));
  if (!/^\d$/.test(state.hops)) state.hops = first.hops;
  if (!/^[\w.-]{0,80}$/.test(state.part)) state.part = "";
  if (!data.studio || !/^[0-9a-f]{0,40}$/.test(state.against)) state.against = "";
  if (!/^(-?[\d.]+,-?[\d.]+,[\d.]+)?$/.test(state.at)) state.at = "";
  return state;
}

/**
 * How the page begins.
 * @param {PageData} data
 * @returns {State}
 */
export function firstState(data) {
  return { ...emptyState(data), ...data.open };
}

/**
 * The first figure with nothing chosen in it.
 * @param {PageData} data
 * @returns {State}
 */
export function emptyState({ start }) {
  const nothing = { select: "", way: "", sourcing: [], groups: [], teams: [], table: false, step: "", focus: "", hops: "1", folded: [], also: [] };
  return { ...start, mode: start.mode || "incident", ...nothing, part: "", against: "", at: "" };
}
