// Below the figure: lists that come and go, problems and findings.

import { button, element } from "../core/dom.js";
import { inLanguage } from "../core/menus.js";

/**
 * A list: its name as a word, and its lines, or words that there are none.
 * @typedef {{word: string, lines(): Node[], none: string}} List
 */

/**
 * The drawer, closed.
 * @param {Page} page
 * @param {Record<string, List>} lists
 * @returns {{show(name: string): void, shown(): string, draw(): void, on(listener: () => void): void}}
 */
export function drawerOn(page, lists) {
  let name = "";
  /** @type {(() => void)[]} */
  const listeners = [];
  const title = element("h2");
  const count = element("span", { class: "number" });
  const close = button("", { icon: "close", onclick: () => show("") });
  const body = element("ul", { class: "lines" });
  const drawer = element("section", { class: "drawer", hidden: true }, element("header", {}, title, count, close), body);
  const draw = () => {
    const list = lists[name];
    drawer.hidden = !list;
    if (!list) return;
    const lines = list.lines();
    title.textContent = page.word(list.word);
    count.textContent = lines.length ? String(lines.length) : "";
    body.replaceChildren(...(lines.length ? lines : [element("li", { class: "absent" }, page.word(list.none))]));
  };
  const show = (/** @type {string} */ wanted) => {
    name = wanted;
    draw();
    for (const listener of listeners) listener();
  };
  inLanguage(page, () => {
    close.setAttribute("aria-label", page.word("close"));
    drawer.setAttribute("aria-label", page.word("studio"));
    draw();
  });
  drawer.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    event.preventDefault(); // it does not mean the panel
    show("");
  });
  document.body.append(drawer);
  return { show, draw, shown: () => name, on: (listener) => void listeners.push(listener) };
}

/**
 * A place in a file.
 * @param {{file: string, line: number, column: number}} place
 */
export function placeIn({ file, line, column }) {
  return element("code", { class: "place" }, `${file}:${line}:${column}`);
}
