// Wide, unseen lines to click on, and handles at both ends of the flow in the panel.

import { middleOf } from "./geometry.js";
import { shape } from "../core/dom.js";

/**
 * @param {Page} page
 * @param {string} opened - the flow in the panel
 */
export function handles(page, opened) {
  const { svg, arrows, boxes } = page.picture();
  svg.querySelector(".handles")?.remove();
  const isEditing = document.documentElement.classList.contains("editing");
  for (const [id, { node, part }] of arrows) {
    node.classList.toggle("opened", id === opened);
    node.querySelector(".grip")?.remove();
    const path = node.querySelector("path");
    if (!isEditing || !path) continue;
    const d = path.getAttribute("d");
    node.append(shape("path", { class: "grip", d, fill: "none", stroke: "none", "pointer-events": "stroke", "stroke-width": 14 }));
    const from = boxes.get(part.from)?.part;
    if (id !== opened || !from) continue;
    const spots = [path.getPointAtLength(0), path.getPointAtLength(path.getTotalLength())];
    const far = (/** @type {{x: number, y: number}} */ spot) => Math.hypot(spot.x - middleOf(from).x, spot.y - middleOf(from).y);
    if (far(spots[0]) > far(spots[1])) spots.reverse();
    const handle = (/** @type {{x: number, y: number}} */ { x, y }, /** @type {string} */ end) =>
      shape("circle", { class: "handle", "data-end": end, cx: x, cy: y, r: 6 });
    svg.append(shape("g", { class: "handles" }, handle(spots[0], "from"), handle(spots[1], "to")));
  }
}

/**
 * Redraw the marks: editing has begun or ended.
 * @param {Page} page
 */
export function remark(page) {
  handles(page, "");
}
