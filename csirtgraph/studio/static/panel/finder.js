// The search field and its list of what was found.

import { element, icon } from "../core/dom.js";
import { inLanguage } from "../core/menus.js";
import { partWith } from "../core/parts.js";
import { opened, partsOf } from "../figure/scene.js";
import { entriesOf, figureShowing, found } from "./search.js";
import { commandsOf } from "./commands.js";

const MANY = 12;

/**
 * The search field; `open` goes to a part of the figure on screen.
 * @param {Page} page
 * @param {(id: string) => void} open
 * @returns {HTMLElement}
 */
export function finder(page, open) {
  const input = element("input", {
    type: "search",
    role: "combobox",
    autocomplete: "off",
    "aria-expanded": "false",
    "aria-controls": "hits",
    "aria-autocomplete": "list",
    spellcheck: "false",
  });
  const list = element("ul", { class: "hits", id: "hits", role: "listbox", hidden: true });
  /** @type {import("./search.js").Entry[]} */
  let entries = [];
  /** @type {import("./search.js").Entry[]} */
  let hits = [];
  let at = 0;

  const mark = () => {
    [...list.querySelectorAll("[role=option]")].forEach((row, place) => {
      row.setAttribute("aria-selected", String(place === at));
      if (place === at) row.scrollIntoView({ block: "nearest" });
    });
    input.setAttribute("aria-activedescendant", hits.length ? `hit-${at}` : "");
  };
  const close = () => {
    list.hidden = true;
    input.setAttribute("aria-expanded", "false");
  };
  const show = () => offer(found(entries, input.value, MANY), !input.value.trim());
  const offer = (/** @type {import("./search.js").Entry[]} */ all, /** @type {boolean} */ isClosed) => {
    hits = all;
    at = 0;
    const rows = hits.map((hit, place) => row(hit, place, () => pick(hit)));
    list.replaceChildren(...(rows.length ? rows : [element("li", { class: "none" }, page.word("no-hit"))]));
    list.hidden = isClosed;
    input.setAttribute("aria-expanded", String(!list.hidden));
    mark();
    if (!list.hidden) page.say(hits.length ? page.word("hits", { count: hits.length }) : page.word("no-hit"));
  };
  const pick = (/** @type {import("./search.js").Entry} */ hit) => {
    close();
    input.value = "";
    if (!hit.act) return goTo(page, hit, open);
    input.blur();
    hit.act();
  };

  input.addEventListener("focus", () => (entries = [...entriesOf(page.data, page.store.get()), ...commandsOf(page)]));
  input.addEventListener("commands", () => offer(commandsOf(page), false));
  input.addEventListener("input", show);
  input.addEventListener("blur", close);
  input.addEventListener("keydown", (event) => {
    if (event.isComposing) return; // Enter ends the writing of kanji first
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step && hits.length) {
      at = (at + step + hits.length) % hits.length;
      mark();
    } else if (event.key === "Enter" && hits[at] && !list.hidden) pick(hits[at]);
    else if (event.key === "Escape") {
      if (list.hidden && !input.value) return;
      input.value = "";
      close();
    } else return;
    event.preventDefault();
    event.stopPropagation();
  });
  inLanguage(page, () => {
    input.placeholder = page.word("search-for");
    input.setAttribute("aria-label", page.word("search"));
    list.setAttribute("aria-label", page.word("search"));
  });
  return element(
    "div",
    { class: "finder", role: "search" },
    icon("search"),
    input,
    element("kbd", { "aria-hidden": "true" }, "/"),
    list,
  );
}

/**
 * @param {import("./search.js").Entry} hit
 * @param {number} place
 * @param {() => void} pick
 */
function row(hit, place, pick) {
  const parts = [element("b", {}, hit.name), element("small", {}, hit.note)];
  const hold = (/** @type {Event} */ event) => event.preventDefault(); // the field keeps the focus until the click
  return element("li", { role: "option", id: `hit-${place}`, onpointerdown: hold, onclick: pick }, ...parts);
}

/**
 * Show what was found, in the figure that shows it best.
 * @param {Page} page
 * @param {import("./search.js").Entry} hit
 * @param {(id: string) => void} open
 */
function goTo(page, hit, open) {
  const { data, store } = page;
  const { boxes } = page.picture();
  const isHere = hit.figure ? boxes.has(hit.id) : partsOf(data.facts, page.picture().scene, hit.id, store.get().mode).length > 0;
  const state = { ...store.get(), ...(isHere ? {} : { focus: "" }) };
  const shows = (/** @type {Scene} */ scene) =>
    !!scene.homes?.[hit.id] || partsOf(data.facts, scene, hit.id, state.mode).length > 0;
  const figure = hit.figure || figureShowing(data, state, shows);
  const place = { focus: state.focus, ...(figure === state.figure ? {} : opened(data, state, figure)) };
  const part = partWith(data, { ...state, ...place }, hit.id);
  if (part || !isHere) Object.assign(place, { part, at: "" });
  store.set(hit.figure ? place : { ...place, select: hit.id, way: "" }, "push");
  open(hit.id);
}
