// What is under the pointer, in words: of an arrow everything the plan says of it, of a small box its full name.

import { element } from "../core/dom.js";
import { labelOf, termsOf } from "../panel/facts.js";
import { textOf } from "./scene.js";

const PAUSE = 180; // ms the pointer rests before words come
const SMALL = 0.8; // of its own size; below it a box is hard to read
const REACH = [0, 3, 6]; // px around the pointer in which an arrow is taken
const NAME = 28; // pt, the height of the strip of a frame that has its name

/**
 * Show words beside the pointer.
 * @param {Page} page
 */
export function tipsOn(page) {
  const { stage } = page.parts;
  const tip = element("div", { class: "tip", role: "tooltip", hidden: true });
  document.body.append(tip);
  let [late, last] = [0, ""];
  const hide = () => {
    clearTimeout(late);
    last = "";
    tip.hidden = true;
    for (const { node } of page.picture().arrows.values()) node.classList.remove("hovered");
  };
  const show = (/** @type {{x: number, y: number}} */ at, /** @type {string[]} */ [name, ...rest]) => {
    tip.replaceChildren(element("b", {}, name), ...rest.map((line) => element("span", {}, line)));
    tip.hidden = false;
    const [wide, high] = [tip.offsetWidth, tip.offsetHeight];
    tip.style.left = `${Math.max(Math.min(at.x + 14, innerWidth - wide - 8), 8)}px`;
    tip.style.top = `${at.y + 20 + high > innerHeight ? Math.max(at.y - high - 12, 8) : at.y + 20}px`;
  };
  stage.addEventListener("pointermove", (event) => {
    if (event.pointerType === "touch" || event.buttons) return hide();
    const { id, words } = saidAt(page, event);
    if (id === last) return;
    hide();
    last = id;
    page.picture().arrows.get(id)?.node.classList.add("hovered");
    if (words.length) late = window.setTimeout(() => show({ x: event.clientX, y: event.clientY }, words), PAUSE);
  });
  for (const name of ["pointerleave", "pointerdown", "wheel"]) stage.addEventListener(name, hide, { passive: true });
  document.addEventListener("keydown", hide);
  page.onDrawn(hide);
}

/**
 * The part under the pointer, and what is said of it.
 * @param {Page} page
 * @param {PointerEvent} event
 * @returns {{id: string, words: string[]}}
 */
function saidAt(page, event) {
  const { boxes, frames, scene } = page.picture();
  const id = idAt(event.clientX, event.clientY, ".boxes, .frames");
  const isSmall = page.view.look().scale < SMALL && scene.kind !== "table";
  const box = boxes.get(id)?.part;
  if (box) return { id, words: isSmall ? [box.name || textOf(box), (box.spoken ?? "").slice(box.name.length).replace(/^: /, "")].filter(Boolean) : [] };
  const arrow = arrowAt(page, event);
  if (arrow) return { id: arrow, words: wordsOfArrow(page, arrow) };
  const frame = frames.get(id)?.part;
  const isNamed = frame && (event.clientY - (frames.get(id)?.node.getBoundingClientRect().top ?? 0)) / page.view.look().scale < NAME;
  return { id: isNamed ? id : "", words: isNamed && isSmall ? [frame.name] : [] };
}

/**
 * The arrow at a place of the window, by its line or its words; "" for none.
 * @param {Page} page
 * @param {{clientX: number, clientY: number}} at
 * @returns {string}
 */
export function arrowAt(page, { clientX, clientY }) {
  for (const far of REACH) {
    for (const [dx, dy] of far ? [[far, 0], [-far, 0], [0, far], [0, -far]] : [[0, 0]]) {
      const id = idAt(clientX + dx, clientY + dy, ".arrows, .labels");
      if (page.picture().arrows.has(id)) return id;
    }
  }
  return "";
}

/**
 * The id of the topmost part at a place of the window, where it is in some layers.
 * @param {number} x
 * @param {number} y
 * @param {string} layers
 */
function idAt(x, y, layers) {
  const part = document.elementFromPoint(x, y)?.closest(".sheet [data-id]");
  return part?.parentElement?.matches(layers) ? (part.getAttribute("data-id") ?? "") : "";
}

/**
 * What an arrow says: from whom to whom, and everything the plan says of the flow.
 * @param {Page} page
 * @param {string} id
 * @returns {string[]}
 */
export function wordsOfArrow(page, id) {
  const { scene } = page.picture();
  const arrow = scene.arrows.find((one) => one.id === id);
  const flow = page.data.facts.flows.find((one) => one.id === id);
  if (!arrow || (!flow && !arrow.label)) return [];
  const named = (/** @type {string} */ end) => [...scene.boxes, ...scene.frames].find((part) => part.id === end)?.name ?? end;
  const mark = { both: "↔", none: "–" }[arrow.heads] ?? "→";
  const ends = `${named(arrow.from)} ${mark} ${named(arrow.to)}`;
  if (!flow) return [ends, arrow.label ?? ""];
  const kind = page.text(flow.label) ? page.word(flow.kind) : "";
  return [ends, labelOf(page, flow), [kind, termsOf(page, flow)].filter(Boolean).join(" · ")].filter(Boolean);
}
