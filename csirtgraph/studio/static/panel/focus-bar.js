// The line that says that only a part of the figure is shown, with more or less of it, and the way back to all.

import { addCommands } from "./commands.js";
import { button, element } from "../core/dom.js";
import { inLanguage, tool } from "../core/menus.js";
import { MOST_HOPS, focused, focusWords } from "../figure/focus.js";

/**
 * Keep the line above the figure.
 * @param {Page} page
 */
export function focusBar(page) {
  const { store, parts } = page;
  const words = element("span", { class: "words" });
  const steps = element("output", { class: "steps" });
  const by = (/** @type {number} */ change) => store.set({ hops: String(Number(store.get().hops) + change), at: "", part: "" }, "push");
  const less = tool(page, "focus-less", { icon: "minus", words: false, onclick: () => by(-1) });
  const more = tool(page, "focus-more", { icon: "plus", words: false, onclick: () => by(1) });
  const all = tool(page, "focus-all", { class: "small", onclick: () => showAll(page) });
  const bar = element("div", { class: "float focus-bar", role: "group", hidden: true }, words, less, steps, more, all);
  const update = () => {
    const { focus, hops } = store.get();
    const { scene } = page.picture();
    bar.hidden = !focus || scene.kind === "table";
    if (bar.hidden) return;
    const name = focusWords(page, focus);
    const count = scene.homes ? Object.keys(scene.homes).length : scene.boxes.length;
    words.textContent = scene.of ? page.word("focus-on", { name, count, all: scene.of }) : page.word("focus-none", { name });
    words.title = words.textContent;
    steps.textContent = page.word("focus-steps", { count: hops });
    less.disabled = Number(hops) === 0;
    more.disabled = Number(hops) === MOST_HOPS || scene.of === count;
    for (const one of [less, steps, more]) one.hidden = !scene.of;
  };
  store.on((state, before) => {
    if (state.focus === before.focus && state.hops === before.hops) return;
    update();
  });
  page.onDrawn(update);
  inLanguage(page, () => {
    bar.setAttribute("aria-label", page.word("focus"));
    update();
  });
  parts.stage.prepend(bar);
  addCommands([
    { word: "focus-this", act: () => showOnly(page, store.get().select), can: () => store.get().select !== "" },
    { word: "focus-all", act: () => showAll(page), can: () => store.get().focus !== "" },
  ]);
}

/**
 * Show only something, and what is next to it.
 * @param {Page} page
 * @param {string} focus
 */
export function showOnly(page, focus) {
  page.store.set(focused(focus), "push");
  const { scene } = page.picture();
  page.say(page.word("focus-said", { name: focusWords(page, focus), count: scene.boxes.length }));
}

/** @param {Page} page */
function showAll(page) {
  page.store.set({ focus: "", hops: "1", at: "", part: "" }, "push");
  page.parts.stage.focus();
}

/**
 * A button that shows only something.
 * @param {Page} page
 * @param {string} focus
 */
export function onlyThis(page, focus) {
  return button(page.word("focus-this"), { icon: "only", class: "small", onclick: () => showOnly(page, focus) });
}
