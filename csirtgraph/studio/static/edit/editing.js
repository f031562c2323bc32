// Editing as a whole: possible unless it is locked; a bar for what is new, undo and redo.

import { askFlow } from "./flow-form.js";
import { askParty, askPost, askRole } from "./adding.js";
import { importTool } from "./importing.js";
import { fillPanel } from "../panel/side-panel.js";
import { element } from "../core/dom.js";
import { inLanguage, tool } from "../core/menus.js";
import { canMove, moveByKeys, tidy } from "./put-boxes.js";
import { remark } from "./handles.js";
import { isWhole } from "./listing.js";
import { openAbout } from "./about.js";
import { openPeople } from "./people.js";
import { redrawPanel } from "../panel/redraw.js";
import { whenPresenting } from "../present/show.js";

/**
 * The lock: a plan that may be changed can be, until somebody locks it to look at it or to show it to others.
 * `studio.edit` and `studio.editing` come from here.
 * @param {Page} page
 * @param {Live} live
 * @param {Studio["notice"]} notice
 */
export function editingOn(page, live, notice) {
  let [isLocked, on] = [false, false];
  /** @type {(() => void)[]} */
  const listeners = [];
  const isFixed = () => live.get().readOnly !== null || document.documentElement.classList.contains("presenting");
  const update = () => {
    const may = !isLocked && !isFixed() && live.get().revision !== "";
    lock.setAttribute("aria-pressed", String(!may));
    lock.classList.toggle("on", !may);
    if (may === on) return;
    on = may;
    document.documentElement.classList.toggle("editing", on);
    remark(page);
    if (on) redrawPanel(page);
    else fillPanel(page, null);
    for (const listener of listeners) listener();
  };
  const edit = (/** @type {boolean} */ wanted) => {
    const { readOnly } = live.get();
    isLocked = !wanted;
    notice("locked", wanted && readOnly ? page.text(readOnly) : "", {
      label: page.word("close"),
      does: () => notice("locked", ""),
    });
    update();
  };
  const lock = tool(page, "lock", { icon: "lock", class: "lock", "aria-pressed": "false", onclick: () => edit(!on) });
  page.parts.tools.prepend(lock);
  live.on(({ readOnly }) => {
    if (!readOnly) notice("locked", "");
    update();
  });
  whenPresenting(update);
  return { editing: () => on, edit, onEditing: (/** @type {() => void} */ listener) => void listeners.push(listener) };
}

/**
 * The bar above the figure.
 * @param {Studio} studio
 */
export function editBar(studio) {
  const { page, live } = studio;
  const hint = element("span", { class: "hint" });
  const mode = () => page.store.get().mode;
  const undo = tool(page, "undo", { icon: "undo", words: false, onclick: () => void studio.step("undo") });
  const redo = tool(page, "redo", { icon: "redo", words: false, onclick: () => void studio.step("redo") });
  const tidyAll = tool(page, "tidy", { icon: "tidy", words: false, onclick: () => void tidy(studio) });
  const people = tool(page, "people-of", { icon: "person", words: false, onclick: () => openPeople(studio) });
  const bar = element(
    "div",
    { class: "palette", role: "toolbar" },
    tool(page, "add-role", { icon: "plus", onclick: () => askRole(studio) }),
    tool(page, "add-party", { icon: "plus", onclick: () => askParty(studio) }),
    tool(page, "add-post", { icon: "plus", onclick: () => askPost(studio, mode()) }),
    tool(page, "add-flow", { icon: "plus", onclick: () => askFlow(studio, { from: chosenEnd(page) }) }),
    importTool(studio),
    element("span", { class: "gap", "aria-hidden": "true" }),
    people,
    tool(page, "about-plan", { icon: "plan", words: false, onclick: () => openAbout(studio) }),
    element("span", { class: "gap", "aria-hidden": "true" }),
    undo,
    redo,
    tidyAll,
  );
  const update = () => {
    const { canUndo, canRedo, link } = live.get();
    undo.disabled = !canUndo || link !== "on";
    redo.disabled = !canRedo || link !== "on";
    tidyAll.disabled = !canMove(studio) || link !== "on";
    people.hidden = !isWhole(page);
  };
  const announce = () => {
    const { kind } = page.picture().scene;
    hint.textContent = kind === "table" ? "" : page.word(kind === "tree" ? "edit-hint-tree" : "edit-hint");
    hint.title = hint.textContent;  // a narrow window cuts it
  };
  live.on(update);
  page.onDrawn(announce);
  page.onDrawn(update);
  inLanguage(page, () => {
    bar.setAttribute("aria-label", page.word("edit"));
    announce();
  });
  update();
  page.parts.stage.parentElement?.append(element("div", { class: "edit-bar" }, bar, hint));
  followUndo(studio);
  moveByKeys(studio);
}

/** @param {Page} page */
function chosenEnd(page) {
  const { select } = page.store.get();
  return select in page.data.facts.ends ? select : "";
}

/**
 * Ctrl+Z and Ctrl+Shift+Z (or Ctrl+Y), where no text is being written.
 * @param {Studio} studio
 */
function followUndo(studio) {
  document.addEventListener("keydown", (event) => {
    const key = event.key.toLowerCase();
    if (!(event.ctrlKey || event.metaKey) || event.altKey || (key !== "z" && key !== "y")) return;
    const at = event.target instanceof Element ? event.target.closest("input, textarea, dialog") : null;
    if (at) return;
    event.preventDefault();
    const way = key === "y" || event.shiftKey ? "redo" : "undo";
    if (studio.live.get()[way === "undo" ? "canUndo" : "canRedo"]) void studio.step(way);
  });
}
