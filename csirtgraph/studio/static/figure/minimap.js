// A small map of a large figure, with the part on screen as a rectangle that can be dragged.

import { element, shape } from "../core/dom.js";
import { centreAt } from "./view.js";

const MANY = 60; // boxes; of fewer no map is needed
const WIDE = 180; // px at most, and
const HIGH = 120;

/**
 * Keep the map.
 * @param {Page} page
 * @returns {() => void} to be called when the view has moved
 */
export function minimapOn(page) {
  const { stage } = page.parts;
  const map = element("div", { class: "float minimap", "aria-hidden": "true", hidden: true });
  const seen = shape("rect", { class: "seen" });
  let scale = 1;
  const follow = () => {
    if (map.hidden) return;
    const { x, y, w, h } = page.view.visible();
    const place = { x: x * scale, y: y * scale, width: Math.max(w * scale, 4), height: Math.max(h * scale, 4) };
    for (const [name, value] of Object.entries(place)) seen.setAttribute(name, value.toFixed(1));
  };
  page.onDrawn(({ scene }) => {
    map.hidden = scene.boxes.length <= MANY || scene.kind === "table";
    if (map.hidden) return map.replaceChildren();
    scale = Math.min(WIDE / scene.width, HIGH / scene.height);
    const [width, height] = [scene.width * scale, scene.height * scale];
    const outline = (/** @type {Part[]} */ parts) =>
      parts.map(({ x, y, w, h }) => `M${[x, y].map((at) => (at * scale).toFixed(1))}h${(w * scale).toFixed(1)}v${(h * scale).toFixed(1)}h${(-w * scale).toFixed(1)}z`).join("");
    const drawn = [shape("path", { class: "frames", d: outline(scene.frames) }), shape("path", { class: "boxes", d: outline(scene.boxes) })];
    map.replaceChildren(shape("svg", { width, height, viewBox: `0 0 ${width} ${height}` }, ...drawn, seen));
    follow();
  });
  const go = (/** @type {PointerEvent} */ event) => {
    const { left, top } = map.getBoundingClientRect();
    const border = 1;
    centreAt(page.view, (event.clientX - left - border) / scale, (event.clientY - top - border) / scale);
  };
  map.addEventListener("pointerdown", (event) => {
    event.preventDefault();
    map.setPointerCapture(event.pointerId);
    go(event);
  });
  map.addEventListener("pointermove", (event) => {
    if (map.hasPointerCapture(event.pointerId)) go(event);
  });
  stage.append(map);
  return follow;
}
