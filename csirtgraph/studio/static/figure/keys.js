// Everything by keyboard: from box to box with the arrow keys, one stop of Tab for the whole figure.

import { isSubject, textOf } from "./scene.js";
import { nameOf } from "../panel/facts.js";
import { switchMode } from "../core/modes.js";
import { turnPage } from "../core/pages.js";

const DIRECTIONS = /** @type {Record<string, [number, number]>} */ ({
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
});
const STEP_OF_PAN = 60; // px

/**
 * The parts of a picture that can have the focus: all boxes of a diagram, of a table those that can be chosen.
 * @param {Page} page
 * @param {Picture} picture
 * @returns {Drawn<Part>[]}
 */
function stops(page, picture) {
  const { mode } = page.store.get();
  const { scene } = picture;
  const can = (/** @type {Drawn<Part>} */ { part }) => isSubject(page.data.facts, part, mode, scene);
  const boxes = [...picture.boxes.values()].filter((drawn) => (scene.kind === "table" ? can(drawn) : true));
  return [...boxes, ...[...picture.frames.values()].filter(can)];
}

/**
 * Make a picture reachable: names, roles, and one box to begin with.
 * @param {Page} page
 * @param {Picture} picture
 * @param {string} focused - the id that had the focus before
 */
export function makeReachable(page, picture, focused) {
  const { mode, select } = page.store.get();
  const all = stops(page, picture);
  const first = all.find(({ part }) => part.id === (focused || select)) ?? all[0];
  for (const drawn of all) {
    const { part, node } = drawn;
    const isButton = !!part.opens || isSubject(page.data.facts, part, mode, picture.scene);
    const name = textOf(part) || page.word("empty-cell", { name: nameOf(page, part.id.slice(0, part.id.lastIndexOf("/"))) });
    node.setAttribute("tabindex", drawn === first ? "0" : "-1");
    node.setAttribute("role", isButton ? "button" : "img");
    node.setAttribute("aria-label", name);
    if (isButton && !part.opens) node.setAttribute("aria-pressed", "false");
  }
  if (focused && first?.part.id === focused) first.node.focus({ preventScroll: true });
}

/**
 * The part that has the focus.
 * @param {Page} page
 * @returns {Drawn<Part> | undefined}
 */
export function focusedPart(page) {
  const at = document.activeElement;
  return stops(page, page.picture()).find(({ node }) => node === at);
}

/**
 * Put the focus on a part, in sight.
 * @param {Page} page
 * @param {Drawn<Part>} drawn
 */
export function focusOn(page, drawn) {
  for (const { node } of stops(page, page.picture())) node.setAttribute("tabindex", node === drawn.node ? "0" : "-1");
  drawn.node.focus({ preventScroll: true });
  page.view.reveal(drawn.part);
}

/**
 * The nearest part in a direction; undefined at the edge.
 * @param {Drawn<Part>[]} all
 * @param {Drawn<Part>} from
 * @param {[number, number]} direction
 * @returns {Drawn<Part> | undefined}
 */
function nearest(all, from, [dx, dy]) {
  const middle = (/** @type {Part} */ { x, y, w, h }) => [x + w / 2, y + h / 2];
  const [x, y] = middle(from.part);
  const ahead = all.flatMap((drawn) => {
    const [ox, oy] = middle(drawn.part);
    const along = (ox - x) * dx + (oy - y) * dy;
    const aside = Math.abs((ox - x) * dy) + Math.abs((oy - y) * dx);
    return drawn !== from && along > 1 ? [{ drawn, far: along + 2 * aside }] : [];
  });
  return ahead.sort((one, other) => one.far - other.far)[0]?.drawn;
}

/**
 * Listen to the keyboard.
 * @param {Page} page
 * @param {(id: string) => void} choose
 * @param {() => void} leave - what Escape does
 */
export function followKeys(page, choose, leave) {
  const { stage } = page.parts;
  stage.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (inFigure(page, event, choose)) event.preventDefault();
  });
  document.addEventListener("keydown", (event) => {
    const typing =
      event.target instanceof Element &&
      event.target.closest("input:not([type=radio]), select, textarea, [contenteditable]");
    const plain = !event.ctrlKey && !event.metaKey && !event.altKey && !typing;
    if ((event.key === "/" && plain) || (event.key === "k" && (event.ctrlKey || event.metaKey))) {
      event.preventDefault();
      searchField()?.focus();
      if (event.key === "k") searchField()?.dispatchEvent(new Event("commands"));
    } else if (
      event.key === "Escape" &&
      !event.defaultPrevented &&
      !document.querySelector(":popover-open, dialog[open]")
    )
      leave();
  });
}

/** @returns {HTMLElement | null} */
function searchField() {
  return document.querySelector("input[type=search]");
}

/**
 * Keys while the focus is in the figure.
 * @param {Page} page
 * @param {KeyboardEvent} event
 * @param {(id: string) => void} choose
 * @returns {boolean} whether the key meant something
 */
function inFigure(page, { key, shiftKey }, choose) {
  const { view } = page;
  const now = focusedPart(page);
  const direction = DIRECTIONS[key];
  if (direction && now && !shiftKey) {
    const next = nearest(stops(page, page.picture()), now, direction);
    if (next) focusOn(page, next);
  } else if (direction) view.pan(-direction[0] * STEP_OF_PAN, -direction[1] * STEP_OF_PAN, true);
  else if (key === "+" || key === ";" || key === "=") view.zoom(1.25, undefined, undefined, true);
  else if (key === "-") view.zoom(0.8, undefined, undefined, true);
  else if (key === "0") view.fit(true);
  else if (key === "PageDown" || key === "PageUp") return turnPage(page, key === "PageDown" ? 1 : -1);
  else if (key === "m") switchMode(page);
  else if ((key === "Home" || key === "End") && now)
    focusOn(page, /** @type {Drawn<Part>} */ (stops(page, page.picture()).at(key === "Home" ? 0 : -1)));
  else if ((key === "Enter" || key === " ") && now) choose(now.part.id);
  else return false;
  return true;
}
