// What the keys do.

import { element } from "./dom.js";
import { menuOf, tool } from "./menus.js";

/** @type {[string, string][]} */
const KEYS = [
  ["/", "search"],
  ["Ctrl + K", "keys-commands"],
  ["← ↑ → ↓", "keys-move"],
  ["Shift + ← ↑ → ↓", "keys-pan"],
  ["Enter", "keys-open"],
  ["+ − 0", "keys-zoom"],
  ["Page Up, Page Down", "keys-page"],
  ["m", "keys-mode"],
  ["Esc", "keys-escape"],
  ["?", "keys"],
];

/**
 * Add keys of another part of the page.
 * @param {[string, string][]} more
 */
export function addHelp(more) {
  KEYS.push(...more);
}

/**
 * The button with the list of keys.
 * @param {Page} page
 * @returns {Node[]}
 */
export function helpTool(page) {
  const opener = tool(page, "keys", { icon: "help", words: false, class: "always" });
  const menu = menuOf(opener, () => [
    element("p", { class: "menu-title" }, page.word("keys")),
    element(
      "dl",
      { class: "keys" },
      ...KEYS.flatMap(([key, word]) => [
        element("dt", {}, element("kbd", {}, key)),
        element("dd", {}, page.word(word)),
      ]),
    ),
  ]);
  document.addEventListener("keydown", (event) => {
    const at = event.target instanceof Element ? event.target.closest("input, select, textarea, dialog") : null;
    if (event.key !== "?" || at || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    menu.togglePopover();
  });
  return [opener, menu];
}
