// Boxes put elsewhere, by hand or by keys, and figures tidied up: in the files, from where every picture has its places.

import { addHelp } from "../core/help.js";
import { boxesWith } from "./many.js";
import { focusedPart } from "../figure/keys.js";

const STEP = 8; // pt, of the grid on which boxes stand
const REST = 350; // ms without a key after which a box is put
const KEYS = /** @type {Record<string, [number, number]>} */ ({
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
});

/** @typedef {import("./moving.js").Moving} Moving */

/**
 * Whether boxes of the figure may be moved: those of a whole diagram that is compared with nothing.
 * @param {Studio} studio
 */
export function canMove({ page }) {
  const { kind, of } = page.picture().scene;
  return kind === "diagram" && !of && !page.store.get().against && !page.store.get().folded.length;
}

/**
 * Leave what was moved where it is, in the files too.
 * @param {Studio} studio
 * @param {Moving} moving
 */
export async function put(studio, moving) {
  if (!(await arranged(studio, { moves: moving.drop() }))) studio.page.refresh(false);
}

/**
 * Lay a figure out again, or tidy up some of its boxes.
 * @param {Studio} studio
 * @param {string[]} [ids] - all without them
 */
export async function tidy(studio, ids) {
  if (await arranged(studio, { tidy: ids ?? true })) studio.page.say(studio.page.word("tidied"), true);
}

/**
 * Change places; true if they changed. Errors are shown.
 * @param {Studio} studio
 * @param {Parameters<Studio["arrange"]>[0]} body
 */
async function arranged(studio, body) {
  const { is, words } = await studio.arrange(body);
  if (words) studio.page.say(words, true);
  return is === "saved";
}

/**
 * Alt with an arrow key moves the box that has the focus.
 * @param {Studio} studio
 */
export function moveByKeys(studio) {
  const { page } = studio;
  /** @type {Record<string, number[]>} */
  let moves = {};
  let late = 0;
  page.parts.stage.addEventListener("keydown", (event) => {
    const direction = event.altKey && !event.ctrlKey && !event.metaKey ? KEYS[event.key] : undefined;
    const drawn = direction && studio.editing() && canMove(studio) ? focusedPart(page) : undefined;
    if (!direction || !drawn) return;
    event.preventDefault();
    for (const { id } of [drawn.part, ...boxesWith(page, drawn.part).filter(({ id }) => id !== drawn.part.id)]) {
      const [x, y] = moves[id] ?? [0, 0];
      moves[id] = [x + direction[0] * STEP, y + direction[1] * STEP];
    }
    clearTimeout(late);
    late = window.setTimeout(() => {
      const asked = moves;
      moves = {};
      void arranged(studio, { moves: asked });
    }, REST);
  });
  addHelp([["Alt + ← ↑ → ↓", "keys-put"]]);
}
