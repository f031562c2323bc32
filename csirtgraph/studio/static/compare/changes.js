// The changes as a list, and the parts of a picture that a change is about.

import { element } from "../core/dom.js";
import { emphasise } from "../figure/emphasis.js";

/**
 * The changes, each a button.
 * @param {ChangesPage<any>} page
 * @param {PlanChange[]} changes
 * @param {(number: number) => void} choose
 * @returns {HTMLElement}
 */
export function changeList(page, changes, choose) {
  if (!changes.length) return element("p", { class: "hint" }, page.word("no-changes"));
  const line = (/** @type {PlanChange} */ { mark, words }, /** @type {number} */ number) =>
    element("li", {}, element("button", { type: "button", class: `change ${mark}`, onclick: () => choose(number) }, words));
  return element("ul", { class: "changes" }, ...changes.map(line));
}

/**
 * Mark the chosen change in the list, and its parts in the pictures; bring them into sight.
 * @param {ChangesPage<any>} page
 * @param {PlanChange[]} changes
 * @param {Picture[]} pictures
 */
export function showChosen({ store, parts, view }, changes, pictures) {
  const { chosen } = store.get();
  [...parts.panel.querySelectorAll(".change")].forEach((line, number) =>
    number === chosen ? line.setAttribute("aria-current", "true") : line.removeAttribute("aria-current"),
  );
  for (const picture of pictures) {
    const ids = changes[chosen] ? idsOf(picture.scene, changes[chosen]) : [];
    emphasise(picture, ids.length ? around(picture.scene, ids) : null);
    const place = placeOf(picture, ids);
    if (place) view.reveal(place);
  }
}

/**
 * The ids of the parts of a scene that a change is about: what changed as a whole, or a cell of its row.
 * @param {Scene} scene
 * @param {PlanChange} change
 * @returns {string[]}
 */
export function idsOf({ boxes, frames, arrows }, { id, field }) {
  return [...boxes, ...frames, ...arrows].map((part) => part.id).filter((name) => name === id || name === `${id}/${field}`);
}

/**
 * What stands out: the parts, both ends of an arrow, and the rest of a table.
 * @param {Scene} scene
 * @param {string[]} ids
 * @returns {import("../figure/highlight.js").Highlight}
 */
function around(scene, ids) {
  const chosen = new Set(ids);
  const own = scene.arrows.filter((arrow) => chosen.has(arrow.id));
  const near = new Set([...ids, ...own.flatMap((arrow) => [arrow.from, arrow.to])]);
  const boxes = scene.boxes.filter((box) => scene.kind === "table" || near.has(box.id) || chosen.has(box.in ?? ""));
  const frames = new Set([...near, ...boxes.flatMap((box) => box.in ?? [])]);
  const arrows = new Set(own.map((arrow) => arrow.id));
  return { boxes: new Set(boxes.map((box) => box.id)), frames, arrows, chosen, strong: new Set() };
}

/**
 * Where in a picture the first of some parts is; an arrow is where it begins.
 * @param {Picture} picture
 * @param {string[]} ids
 */
function placeOf({ boxes, frames, arrows }, ids) {
  const part = (/** @type {string} */ id) => (boxes.get(id) ?? frames.get(id))?.part;
  return ids.map((id) => part(id) ?? part(arrows.get(id)?.part.from ?? "")).find(Boolean);
}
