// The bar on top: the plan's name, the switch of the mode, search and tools.

import { element } from "./dom.js";
import { filterTool } from "../figure/filters.js";
import { finder } from "../panel/finder.js";
import { helpTool } from "./help.js";
import { inLanguage, tool } from "./menus.js";
import { modeSwitch } from "./modes.js";
import { playTool } from "../figure/player.js";
import { presentTool } from "../present/present-tool.js";
import { saveTool } from "./save.js";
import { themeTool } from "./theme.js";

/**
 * Fill the bar; `open` goes to a part of the figure on screen.
 * @param {Page} page
 * @param {(id: string) => void} open
 */
export function fillHeader(page, open) {
  const { header, tools } = page.parts;
  const title = element("h1");
  const name = () => {
    title.textContent = document.title = title.title = page.text(page.data.plan.title);
  };
  inLanguage(page, name);
  page.onDrawn(name);
  tools.append(
    ...filterTool(page),
    toggle(
      page,
      "way",
      "way",
      (state) => state.way !== "",
      (on) => ({ way: on ? `${isEnd(page) ? page.store.get().select : ""},` : "" }),
    ),
    playTool(page),
    ...presentTool(page),
    toggle(
      page,
      "show-table",
      "table",
      (state) => state.table,
      (on) => ({ table: on }),
    ),
    ...saveTool(page),
    ...themeTool(page),
    ...helpTool(page),
    ...languageTool(page),
  );
  header.append(title, modeSwitch(page), finder(page, open), tools);
}

/**
 * The button that changes the language, where the page has two.
 * @param {Page} page
 */
function languageTool(page) {
  if (page.data.languages.length < 2) return [];
  const onclick = () => page.store.set({ lang: page.store.get().lang === "ja" ? "en" : "ja" });
  return [tool(page, "language", { class: "language always", onclick })];
}

/** @param {Page} page */
function isEnd(page) {
  return page.store.get().select in page.data.facts.ends;
}

/**
 * A button that stays pressed.
 * @param {Page} page
 * @param {string} word
 * @param {string} picture
 * @param {(state: State) => boolean} is
 * @param {(on: boolean) => Partial<State>} change
 */
function toggle(page, word, picture, is, change) {
  const made = tool(page, word, {
    icon: picture,
    onclick: () => page.store.set(change(!is(page.store.get())), "push"),
  });
  const update = () => {
    made.setAttribute("aria-pressed", String(is(page.store.get())));
    made.classList.toggle("on", is(page.store.get()));
  };
  update();
  page.store.on(update);
  return made;
}
