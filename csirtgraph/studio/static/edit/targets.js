// What is under a pointer: the box, or the frame by its name, and the role or party for which it stands.

import { endsOf } from "../figure/scene.js";

const NAME = 28; // pt, the height of the strip of a frame that has its name

/**
 * The end a part of the figure stands for.
 * @param {Page} page
 * @param {Part} part
 */
export function endAt(page, part) {
  if (part.look === "loose") return part.id;
  const { mode } = page.store.get();
  return part.id in page.data.facts.ends ? part.id : endsOf(page.data.facts, part.id, mode, page.picture().scene)[0];
}

/**
 * The frame whose name is under a pointer.
 * @param {Page} page
 * @param {{target: EventTarget | null, clientX: number, clientY: number}} event
 * @returns {Part | undefined}
 */
export function namedFrame(page, { target, clientX, clientY }) {
  const id = target instanceof Element ? target.closest(".frames > [data-id]")?.getAttribute("data-id") : "";
  const { svg, frames } = page.picture();
  const part = frames.get(id ?? "")?.part;
  const spot = new DOMPoint(clientX, clientY).matrixTransform(svg.getScreenCTM()?.inverse());
  return part && spot.y - part.y < NAME ? part : undefined;
}

/**
 * The box under a pointer, or the frame whose name is, other than the one held.
 * @param {Page} page
 * @param {{clientX: number, clientY: number}} event
 * @param {Part} held
 * @returns {Part | undefined}
 */
export function targetAt(page, { clientX, clientY }, held) {
  const { boxes, frames } = page.picture();
  if (frames.has(held.id)) return undefined;
  const under = document.elementFromPoint(clientX, clientY);
  const loose = under && looseAt(page, under);
  if (loose) return loose.id === held.id ? undefined : loose;
  const all = document.elementsFromPoint(clientX, clientY).map((one) => one.closest(".boxes > [data-id], .frames > [data-id]"));
  const target = all.find((one) => one && one.getAttribute("data-id") !== held.id) ?? null;
  const part = boxes.get(target?.getAttribute("data-id") ?? "")?.part ?? namedFrame(page, { target, clientX, clientY });
  return part && part.id !== held.in && endAt(page, part) ? part : undefined;
}

/**
 * Mark the box on which something would be dropped.
 * @param {Page} page
 * @param {Part | undefined} target
 */
export function markTarget(page, target) {
  const { boxes, frames } = page.picture();
  for (const [id, { node }] of [...boxes, ...frames]) node.classList.toggle("target", id === target?.id);
}

/**
 * The box of the tray at an element, as a part of the figure.
 * @param {Page} page
 * @param {Element} target
 * @returns {Part | undefined}
 */
export function looseAt(page, target) {
  const chip = target.closest(".tray [data-end]");
  const matrix = page.picture().svg.getScreenCTM()?.inverse();
  if (!chip || !matrix) return undefined;
  const { x, y, right, bottom } = chip.getBoundingClientRect();
  const [corner, end] = [new DOMPoint(x, y), new DOMPoint(right, bottom)].map((point) => point.matrixTransform(matrix));
  const id = chip.getAttribute("data-end") ?? "";
  return { id, name: "", x: corner.x, y: corner.y, w: end.x - corner.x, h: end.y - corner.y, look: "loose", tags: [], shapes: [] };
}
