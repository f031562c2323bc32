// The menu of the right mouse button, or of the menu key: what can be done with what is under it.

import { askComment } from "../review/comments.js";
import { askFlow, openFlow } from "./flow-form.js";
import { addCommands } from "../panel/commands.js";
import { askArea, askParty, askPost, askRole } from "./adding.js";
import { canMove, tidy } from "./put-boxes.js";
import { element } from "../core/dom.js";
import { endAt } from "./targets.js";
import { item } from "../core/menus.js";
import { boxesWith, chosenIn } from "./many.js";
import { removable, removeAll, removeEnd, removeFlow } from "./removing.js";
import { showOnly } from "../panel/focus-bar.js";
import { rename } from "./renaming.js";

const AREAS = /** @type {const} */ (["group", "team", "unit"]);

/** @typedef {[string, () => void, string?]} Line - a word, what it does, and its key */

/**
 * Open the menu where it is asked for; a plan that may not be changed leaves it to the browser.
 * @param {Studio} studio
 */
export function menuOnStage(studio) {
  const { page, live } = studio;
  page.parts.stage.addEventListener("contextmenu", (event) => {
    if (live.get().readOnly || !(event.target instanceof Element)) return;
    const lines = linesFor(studio, event.target);
    if (!lines.length) return;
    event.preventDefault();
    const rect = event.target.getBoundingClientRect();
    const isKey = event.button < 0 || (event.clientX === 0 && event.clientY === 0);
    const at = isKey ? { x: rect.x + rect.width / 2, y: rect.bottom } : { x: event.clientX, y: event.clientY };
    afterButton(event, () => showMenu(page, lines, at));
  });
}

/**
 * Act once the button is up: in Firefox, the menu is asked for when it goes down, and its way up would close a menu.
 * @param {MouseEvent} event
 * @param {() => void} act
 */
function afterButton(event, act) {
  if (!event.buttons) return act();
  window.addEventListener("pointerup", () => setTimeout(act), { once: true });
}

/**
 * What can be done with what is under the pointer.
 * @param {Studio} studio
 * @param {Element} target
 * @returns {Line[]}
 */
function linesFor(studio, target) {
  const { page } = studio;
  const { boxes } = page.picture();
  const idOf = (/** @type {string} */ where) => target.closest(where)?.getAttribute("data-id") ?? "";
  const box = boxes.get(idOf(".boxes > [data-id]"))?.part;
  const flow = idOf(".arrows > [data-id], .labels > [data-id]");
  if (box) return linesOfBox(studio, box);
  const known = page.data.facts.flows.find(({ id }) => id === flow);
  if (known)
    return [
      ["open-flow", () => openFlow(studio, flow)],
      ["new-comment", () => askComment(studio, known.from, flow)],
      ["remove", () => void removeFlow(studio, flow)],
    ];
  return linesOfGround(studio);
}

/**
 * @param {Studio} studio
 * @param {Part} part
 * @returns {Line[]}
 */
function linesOfBox(studio, part) {
  const { page } = studio;
  const end = endAt(page, part);
  if (!end) return [];
  const many = boxesWith(page, part);
  if (many.length) return linesOfMany(studio, many);
  const gone = removable(page, part);
  /** @type {Line[]} */
  const lines = [
    ["edit", () => editEnd(studio, end)],
    ["flow-from", () => askFlow(studio, { from: end })],
  ];
  if (gone) lines.unshift(["rename", () => rename(studio, part.id), "F2"]);
  if (end in page.data.facts.ends) lines.push(["new-comment", () => askComment(studio, end)]);
  if (canMove(studio)) lines.push(["tidy-one", () => void tidy(studio, [part.id])]);
  if (gone) lines.push(["remove", () => void removeEnd(studio, gone), "Delete"]);
  return lines;
}

/**
 * @param {Studio} studio
 * @param {Part[]} parts - that are chosen
 * @returns {Line[]}
 */
function linesOfMany(studio, parts) {
  const { page } = studio;
  const chosen = chosenIn(page);
  return [
    ["focus-these", () => showOnly(page, chosen.join())],
    ...(canMove(studio) ? [/** @type {Line} */ (["tidy-one", () => void tidy(studio, parts.map(({ id }) => id))])] : []),
    ["remove", () => void removeAll(studio, chosen), "Delete"],
  ];
}

/**
 * @param {Studio} studio
 * @returns {Line[]}
 */
function linesOfGround(studio) {
  /** @type {Line[]} */
  const lines = [
    ["new-role", () => askRole(studio)],
    ["new-party", () => askParty(studio)],
    ["new-flow", () => askFlow(studio, {})],
    ...AREAS.map((kind) => /** @type {Line} */ ([`new-${kind}`, () => askArea(studio, kind)])),
  ];
  return canMove(studio) ? [...lines, ["tidy", () => void tidy(studio)]] : lines;
}

/**
 * Show an end in the panel, ready to be edited.
 * @param {Studio} studio
 * @param {string} id
 */
export function editEnd(studio, id) {
  studio.page.store.set({ select: id, way: "" }, "push");
  studio.edit(true);
}

/**
 * The commands of the studio, by their names.
 * @param {Studio} studio
 */
export function commandsOfStudio(studio) {
  const { page, live } = studio;
  const may = () => !live.get().readOnly;
  addCommands([
    { word: "lock", act: () => studio.edit(false), can: studio.editing },
    { word: "edit", act: () => studio.edit(true), can: () => may() && !studio.editing() },
    { word: "new-role", act: () => askRole(studio), can: may },
    { word: "new-party", act: () => askParty(studio), can: may },
    { word: "new-comment", act: () => askComment(studio, page.store.get().select), can: () => may() && page.store.get().select in page.data.facts.ends },
    { word: "add-post", act: () => askPost(studio, page.store.get().mode), can: may },
    { word: "new-flow", act: () => askFlow(studio, {}), can: may },
    ...AREAS.map((kind) => ({ word: `new-${kind}`, act: () => askArea(studio, kind), can: may })),
    { word: "undo", act: () => void studio.step("undo"), can: () => live.get().canUndo },
    { word: "redo", act: () => void studio.step("redo"), can: () => live.get().canRedo },
    { word: "tidy", act: () => void tidy(studio), can: () => may() && canMove(studio) },
  ]);
}

/**
 * A menu at a place of the window.
 * @param {Page} page
 * @param {Line[]} lines
 * @param {{x: number, y: number}} at
 */
function showMenu(page, lines, { x, y }) {
  const had = document.activeElement;
  const rows = lines.map(([word, act, key]) => {
    const made = item(page.word(word), () => {
      menu.hidePopover();
      act();
    });
    if (key) made.append(element("kbd", { "aria-hidden": "true" }, key));
    return made;
  });
  const menu = element("div", { popover: "auto", class: "menu at-pointer" }, ...rows);
  menu.addEventListener("toggle", (event) => {
    if (/** @type {ToggleEvent} */ (event).newState !== "closed") return;
    menu.remove();
    if (document.activeElement === document.body && (had instanceof HTMLElement || had instanceof SVGElement)) had.focus();
  });
  menu.addEventListener("keydown", (event) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (!step) return;
    event.preventDefault();
    const place = rows.findIndex((row) => row === document.activeElement);
    rows[(place + step + rows.length) % rows.length].focus();
  });
  document.body.append(menu);
  menu.showPopover();
  menu.style.left = `${Math.max(Math.min(x, innerWidth - menu.offsetWidth - 8), 8)}px`;
  menu.style.top = `${Math.max(Math.min(y, innerHeight - menu.offsetHeight - 8), 8)}px`;
  rows[0]?.focus();
}
