// "Present": begin, and the list of views with what can be done to them.

import { button, element } from "../core/dom.js";
import { menuOf, tool } from "../core/menus.js";
import { addCommands } from "../panel/commands.js";
import { figureOf } from "../figure/scene.js";
import { usualViews } from "./sequence.js";
import { present } from "./show.js";
import { keepViews, shownIn, stateIn, viewsOf } from "./views.js";

const LONGEST = 200; // characters of a name

/**
 * The button with its menu.
 * @param {Page} page
 * @returns {Node[]}
 */
export function presentTool(page) {
  const opener = tool(page, "present", { icon: "present" });
  const start = () => {
    menu.hidePopover();
    const views = viewsOf(page);
    present(page, views.length ? views : usualViews(page));
  };
  const keep = async (/** @type {SavedView[]} */ views, focus = "") => {
    const failed = await keepViews(page, views);
    if (failed) page.say(failed, true);
    if (!menu.matches(":popover-open")) return;
    menu.replaceChildren(...lines());
    /** @type {HTMLElement | null} */ (menu.querySelector(focus || "input"))?.focus();
  };
  const draft = { name: "" }; // typed and not added yet; it stays when the menu closes
  const lines = () => linesOf(page, start, keep, draft);
  const menu = menuOf(opener, lines);
  menu.classList.add("views");
  addCommands([{ word: "present", act: start }]);
  return [opener, menu];
}

/**
 * @param {Page} page
 * @param {() => void} start
 * @param {(views: SavedView[], focus?: string) => Promise<void>} keep
 * @param {{name: string}} draft
 */
function linesOf(page, start, keep, draft) {
  const views = viewsOf(page);
  const rows = views.map((view, place) => rowOf(page, views, view, place, keep));
  return [
    button(page.word("present-start"), { icon: "play", class: "primary wide", onclick: start }),
    rows.length ? element("ol", {}, ...rows) : element("p", { class: "hint" }, page.word("views-usual")),
    formOf(page, draft, (view) => keep([...views, view])),
  ];
}

/**
 * A view: show it, name it, move it, remove it.
 * @param {Page} page
 * @param {SavedView[]} views
 * @param {SavedView} view
 * @param {number} place
 * @param {(views: SavedView[], focus?: string) => Promise<void>} keep
 */
function rowOf(page, views, view, place, keep) {
  const others = views.filter((_, other) => other !== place);
  const named = (/** @type {string} */ word) => `${page.word(word)}: ${view.name}`;
  const moved = (/** @type {number} */ to) => () => keep(others.toSpliced(to, 0, view), `li:nth-child(${to + 1}) .open`);
  const rename = () => {
    const name = field.value.trim();
    if (name && name !== view.name) void keep(views.with(place, { ...view, name }), `li:nth-child(${place + 1}) input`);
  };
  const field = element("input", { value: view.name, maxlength: LONGEST, "aria-label": named("view-name"), onchange: rename });
  const tools = [
    button(named("view-up"), { icon: "up", words: false, disabled: place === 0, onclick: moved(place - 1) }),
    button(named("view-down"), { icon: "down", words: false, disabled: place === others.length, onclick: moved(place + 1) }),
    button(named("remove-view"), { icon: "close", words: false, onclick: () => keep(others) }),
  ];
  const open = button(String(place + 1), { class: "open", onclick: () => page.store.set(stateIn(page, view), "push") });
  open.setAttribute("aria-label", `${place + 1} ${named("view-open")}`);
  return element("li", {}, open, field, ...tools);
}

/**
 * The form that adds what is on screen.
 * @param {Page} page
 * @param {{name: string}} draft
 * @param {(view: SavedView) => void} add
 */
function formOf(page, draft, add) {
  const state = page.store.get();
  const { title, modes } = figureOf(page.data, state.figure);
  const usual = [page.text(title), modes.includes(state.mode) ? page.word(state.mode) : ""].filter(Boolean).join(" ");
  const keepDraft = () => (draft.name = name.value);
  const name = element("input", { value: draft.name || usual, oninput: keepDraft, maxlength: LONGEST, "aria-label": page.word("view-name") });
  const form = element("form", { class: "adding" }, name, button(page.word("view-add"), { type: "submit", icon: "plus" }));
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    if (!name.value.trim()) return;
    draft.name = "";
    add({ name: name.value.trim(), shows: shownIn(page) });
  });
  return form;
}
