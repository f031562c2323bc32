// Buttons of the tool bar, and what opens below them.

import { button, element } from "./dom.js";

/**
 * Write something in the page's language, now and whenever that changes.
 * @param {Shell} page
 * @param {() => void} write
 */
export function inLanguage(page, write) {
  write();
  page.store.on((state, before) => {
    if (state.lang !== before.lang) write();
  });
}

/**
 * A button of the tool bar, named in the page's language.
 * @param {Shell} page
 * @param {string} word
 * @param {{icon?: string, class?: string, [name: string]: any}} options
 * @returns {HTMLButtonElement}
 */
export function tool(page, word, options) {
  const made = button("", options);
  inLanguage(page, () => {
    const name = page.word(word);
    const label = made.querySelector("span");
    if (label) label.textContent = name;
    made.setAttribute("aria-label", name);
    made.title = name;
  });
  return made;
}

let menus = 0;

/**
 * What opens below a button; it is filrouted again each time.
 * @param {HTMLButtonElement} opener
 * @param {() => Node[]} fill
 * @returns {HTMLElement} the menu, which belongs beside the button
 */
export function menuOf(opener, fill) {
  const menu = element("div", { popover: "auto", class: "menu", id: `menu-${++menus}` });
  opener.setAttribute("popovertarget", menu.id);
  menu.addEventListener("beforetoggle", (event) => {
    if (/** @type {ToggleEvent} */ (event).newState === "open") menu.replaceChildren(...fill());
  });
  menu.addEventListener("toggle", (event) => {
    if (/** @type {ToggleEvent} */ (event).newState === "open") below(menu, opener);
  });
  return menu;
}

/**
 * Put something below a button, or above it where that leaves the window.
 * @param {HTMLElement} menu
 * @param {HTMLElement} opener
 */
export function below(menu, opener) {
  const rect = opener.getBoundingClientRect();
  const left = Math.min(rect.right - menu.offsetWidth, innerWidth - menu.offsetWidth - 8);
  menu.style.left = `${Math.max(left, 8)}px`;
  const fits = rect.bottom + 8 + menu.offsetHeight < innerHeight;
  menu.style.top = `${fits ? rect.bottom + 8 : Math.max(rect.top - 8 - menu.offsetHeight, 8)}px`;
}

/**
 * A line of a menu that does something.
 * @param {string} label
 * @param {() => void} act
 * @param {Record<string, any>} [more]
 */
export function item(label, act, more = {}) {
  return element("button", { type: "button", class: "item", onclick: act, ...more }, label);
}
