// The pages of a long table: one after the other, by buttons and keys.

import { button, element } from "./dom.js";
import { pictureOf } from "../figure/picture.js";
import { sceneName, sceneNamed } from "../figure/scene.js";
import { inLanguage } from "./menus.js";

/**
 * Open the next page of a table, or one before.
 * @param {Page} page
 * @param {number} change - 1 for the next, -1 for the one before
 * @returns {boolean} whether there is such a page
 */
export function turnPage({ picture, store }, change) {
  const { page = 0, pages = 0 } = picture().scene;
  const next = page + change;
  if (next < 1 || next > pages) return false;
  store.set({ part: next === 1 ? "" : String(next), at: "" }, "push");
  return true;
}

/**
 * The buttons that turn the page, and its number; only where a table has pages.
 * @param {Page} page
 */
export function pager(page) {
  const turn = (/** @type {number} */ change) => () => turnPage(page, change);
  const back = button("", { icon: "back", words: false, onclick: turn(-1) });
  const next = button("", { icon: "next", words: false, onclick: turn(1) });
  const number = element("output", { class: "page-number" });
  const bar = element("div", { class: "pager", role: "group", hidden: true }, back, number, next);
  page.parts.float.prepend(bar);
  const update = () => {
    const { page: at = 0, pages = 0 } = page.picture().scene;
    const had = document.activeElement;
    bar.hidden = !pages;
    number.textContent = pages ? page.word("page-of", { number: at, count: pages }) : "";
    back.disabled = at <= 1;
    next.disabled = at >= pages;
    if (had === back && back.disabled) next.focus();
    if (had === next && next.disabled) back.focus();
  };
  page.onDrawn(update);
  const print = () => page.view.isWhole() && printAll(page);
  addEventListener("beforeprint", print);
  addEventListener("afterprint", () => page.picture().scene.pages && page.refresh(false));
  matchMedia("print").addEventListener("change", ({ matches }) => matches && print()); // after the figure is drawn for paper
  inLanguage(page, () => {
    bar.setAttribute("aria-label", page.word("pages"));
    back.setAttribute("aria-label", (back.title = page.word("page-back")));
    next.setAttribute("aria-label", (next.title = page.word("page-next")));
  });
}

/**
 * Put all pages of a table, as far as they are there, below each other; the next drawing takes them away.
 * @param {Page} page
 */
function printAll({ data, store, parts, picture }) {
  const { pages = 0 } = picture().scene;
  const state = store.get();
  const theme = state.theme === "print" ? "print" : "light";
  const sheets = Array.from({ length: pages }, (_, at) => {
    const scene = sceneNamed(data, sceneName(data, { ...state, part: at ? String(at + 1) : "" }));
    return scene ? [pictureOf(scene, data.themes[theme], theme === "print").svg] : [];
  });
  if (pages) parts.sheet.replaceChildren(...sheets.flat());
}
