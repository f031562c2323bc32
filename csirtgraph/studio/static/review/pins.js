// Pins on the figure: where comments are open, and how many. They are no part of the picture, and in no file made of it.

import { shape } from "../core/dom.js";
import { flowAt, subjectOf } from "./comments.js";
import { partsOf } from "../figure/scene.js";

const SIZE = 9; // pt from the middle to the edge

/** @typedef {{id: string, on: string, x: number, y: number}} Spot - the part of the figure, what is commented on, a place */

/**
 * Keep the pins where they belong.
 * @param {Studio} studio
 */
export function pinsOn({ page, live }) {
  const draw = () => {
    const { svg } = page.picture();
    svg.querySelector(".pins")?.remove();
    /** @type {Map<string, {spot: Spot, count: number}>} */
    const found = new Map();
    for (const { about: on, resolved } of Object.values(live.get().comments)) {
      const spot = resolved ? null : spotOf(page, on);
      if (spot) found.set(`${spot.x},${spot.y}`, { spot, count: (found.get(`${spot.x},${spot.y}`)?.count ?? 0) + 1 });
    }
    if (found.size) svg.append(shape("g", { class: "pins" }, ...[...found.values()].map(({ spot, count }) => pinOf(page, spot, count))));
  };
  page.onDrawn(draw);
  live.on((known, before) => {
    if (known.comments !== before.comments) draw();
  });
}

/**
 * The corner of a box, or the words of an arrow.
 * @param {Page} page
 * @param {string} on
 * @returns {Spot | null}
 */
function spotOf(page, on) {
  const { facts } = page.data;
  const { scene, arrows } = page.picture();
  const [part] = on in facts.ends ? partsOf(facts, scene, on, page.store.get().mode) : [];
  if (part) return { id: part.id, on, x: part.x + part.w, y: part.y };
  const flow = on in facts.ends ? undefined : flowAt(facts, on);
  const all = [...arrows.values()];
  const drawn = all.find(({ part: { id } }) => id === flow?.id) ?? all.find(({ part: { from, to } }) => from === flow?.from && to === flow?.to);
  if (!drawn || !flow) return null;
  const { x, y, width, height } = (drawn.also ?? drawn.node).getBBox();
  return { id: drawn.part.from, on, x: x + (drawn.also ? width + SIZE / 2 : width / 2), y: drawn.also ? y : y + height / 2 };
}

/**
 * @param {Page} page
 * @param {Spot} spot
 * @param {number} count
 */
function pinOf(page, { id, on, x, y }, count) {
  const label = page.word("comments-on", { name: subjectOf(page, on), count });
  return shape(
    "g",
    { class: "pin", "data-id": id, role: "img", "aria-label": label },
    shape("title", {}, label),
    shape("circle", { cx: x, cy: y, r: SIZE }),
    shape("text", { x, y: y + 4, "text-anchor": "middle", "font-size": 11 }, String(count)),
  );
}
