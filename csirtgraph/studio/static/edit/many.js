// Several boxes chosen at once: by a click with Shift or Ctrl, by a rectangle drawn on the ground, or by keys.

import { addCommands } from "../panel/commands.js";
import { addHelp } from "../core/help.js";
import { differs } from "../core/state.js";
import { element } from "../core/dom.js";
import { endAt } from "./targets.js";
import { focusedPart } from "../figure/keys.js";

/**
 * The ids of all that is chosen.
 * @param {Page} page
 * @returns {string[]}
 */
export function chosenIn(page) {
  const { select, also } = page.store.get();
  return [select, ...also].filter(Boolean);
}

/**
 * The boxes of all that is chosen, where a box is one of several; else none.
 * @param {Page} page
 * @param {Part} part
 * @returns {Part[]}
 */
export function boxesWith(page, part) {
  const chosen = new Set(chosenIn(page));
  if (chosen.size < 2 || !chosen.has(endAt(page, part))) return [];
  return [...page.picture().boxes.values()].flatMap((drawn) => (chosen.has(endAt(page, drawn.part)) ? [drawn.part] : []));
}

/**
 * Choose some, the first of them as the one that a figure begins with.
 * @param {Page} page
 * @param {string[]} ids
 */
export function chooseAll(page, ids) {
  const [select = "", ...also] = ids;
  page.store.set({ select, also, way: "" }, "push");
  if (also.length) page.say(page.word("chosen-many", { count: ids.length }));
}

/**
 * Choose a box too, or no longer.
 * @param {Page} page
 * @param {Part} part
 */
function toggle(page, part) {
  const id = endAt(page, part);
  if (!(id in page.data.facts.ends)) return;
  const chosen = chosenIn(page);
  chooseAll(page, chosen.includes(id) ? chosen.filter((one) => one !== id) : [...chosen, id]);
}

/**
 * Let several boxes be chosen. Call it before whatever else listens to the stage.
 * @param {Page} page
 */
export function chooseOnStage(page) {
  const { stage } = page.parts;
  const all = () => chooseAll(page, endsOf(page, [...page.picture().boxes.values()]));
  stage.addEventListener("pointerdown", (event) => begin(page, event), { capture: true });
  stage.addEventListener("keydown", (event) => {
    const drawn = focusedPart(page);
    const isAll = event.key === "a" && (event.ctrlKey || event.metaKey);
    if (!isAll && !(drawn && event.key === "Enter" && event.shiftKey)) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    if (isAll) all();
    else if (drawn) toggle(page, drawn.part);
  }, { capture: true });
  page.store.on((state, before) => {
    if (state.also.length && differs(state, before, "select", "figure") && !differs(state, before, "also")) page.store.set({ also: [] });
  });
  addCommands([{ word: "choose-all", act: all }]);
  addHelp([["Shift + Enter", "keys-also"], ["Ctrl + A", "choose-all"]]);
}

/**
 * A click on a box chooses it too; on the ground begins a rectangle, with Shift.
 * @param {Page} page
 * @param {PointerEvent} event
 */
function begin(page, event) {
  const { target, button, shiftKey, ctrlKey, metaKey } = event;
  if (button !== 0 || !(shiftKey || ctrlKey || metaKey) || !(target instanceof Element) || page.store.get().way) return;
  if (target.closest(".float, button, .handle")) return;
  const box = page.picture().boxes.get(target.closest(".boxes > [data-id]")?.getAttribute("data-id") ?? "");
  if (!box && !shiftKey) return;
  event.preventDefault();
  event.stopImmediatePropagation();
  if (box) toggle(page, box.part);
  else drawBand(page, event);
}

/**
 * A rectangle from where the pointer is to where it goes; what is in it is chosen too.
 * @param {Page} page
 * @param {PointerEvent} event
 */
function drawBand(page, { clientX, clientY, pointerId }) {
  const { stage } = page.parts;
  const band = element("div", { class: "band", "aria-hidden": "true" });
  const gone = new AbortController();
  const at = new DOMRect(clientX, clientY, 0, 0);
  const move = (/** @type {PointerEvent} */ event) => {
    [at.x, at.y] = [Math.min(clientX, event.clientX), Math.min(clientY, event.clientY)];
    [at.width, at.height] = [Math.abs(event.clientX - clientX), Math.abs(event.clientY - clientY)];
    Object.assign(band.style, { left: `${at.x}px`, top: `${at.y}px`, width: `${at.width}px`, height: `${at.height}px` });
  };
  const end = (/** @type {PointerEvent} */ event) => {
    gone.abort();
    band.remove();
    if (event.type !== "pointerup") return;
    const inside = [...page.picture().boxes.values()].filter(({ node }) => touches(node.getBoundingClientRect(), at));
    const found = endsOf(page, inside);
    if (found.length) chooseAll(page, [...new Set([...chosenIn(page), ...found])]);
  };
  document.body.append(band);
  stage.setPointerCapture(pointerId);
  stage.addEventListener("pointermove", move, { signal: gone.signal });
  for (const name of /** @type {const} */ (["pointerup", "pointercancel"])) stage.addEventListener(name, end, { signal: gone.signal });
}

/**
 * @param {DOMRect} one
 * @param {DOMRect} other
 */
function touches(one, other) {
  return one.left < other.right && one.right > other.left && one.top < other.bottom && one.bottom > other.top;
}

/**
 * The roles, parties and teams of some boxes, each once.
 * @param {Page} page
 * @param {Drawn<Part>[]} drawn
 */
function endsOf(page, drawn) {
  const { ends } = page.data.facts;
  return [...new Set(drawn.flatMap(({ part }) => endAt(page, part) ?? []))].filter((id) => id in ends);
}
