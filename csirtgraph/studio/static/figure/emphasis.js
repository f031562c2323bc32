// How highlighted parts look: the rest is faint, what is chosen has a ring, a way its colour.

import { shape } from "../core/dom.js";
import { colour } from "../core/colours.js";

const DIM = 0.16;

/** @typedef {import("./highlight.js").Highlight} Highlight */

/**
 * Dim what does not stand out, and mark what is chosen.
 * @param {Picture} picture
 * @param {Highlight | null} highlight
 */
export function emphasise(picture, highlight) {
  for (const kind of /** @type {const} */ (["boxes", "frames", "arrows"])) {
    for (const [id, { node, also, part }] of picture[kind]) {
      const dim = highlight && !highlight[kind].has(id);
      for (const group of kind === "arrows" && also ? [node, also] : [node]) fade(group, dim);
      if (kind === "arrows") thicken(picture, /** @type {Drawn<Arrow>} */ (picture.arrows.get(id)), highlight);
      else ring(picture, node, /** @type {Part} */ (part), highlight);
    }
  }
}

/**
 * @param {SVGGElement} group
 * @param {boolean | null} dim
 */
function fade(group, dim) {
  if (dim) group.setAttribute("opacity", String(DIM));
  else group.removeAttribute("opacity");
}

/**
 * A line around a chosen box; of cells of a table, which touch, inside.
 * @param {Picture} picture
 * @param {SVGGElement} node
 * @param {Part} part
 * @param {Highlight | null} highlight
 */
function ring(picture, node, part, highlight) {
  const is = Boolean(highlight?.chosen.has(part.id));
  node.querySelector(":scope > .ring")?.remove();
  if (node.hasAttribute("aria-pressed")) node.setAttribute("aria-pressed", String(is));
  if (!is) return;
  const gap = picture.scene.kind === "table" ? -1 : 3;
  const place = { x: -gap, y: -gap, width: part.w + 2 * gap, height: part.h + 2 * gap, rx: gap > 0 ? 6 : null };
  const stroke = colour(picture.palette, highlight?.strong.size ? "way.line" : "name");
  node.append(shape("rect", { class: "ring", ...place, fill: "none", stroke, "stroke-width": gap > 0 ? 2 : 1.6 }));
}

/**
 * An arrow of a way in its colour.
 * @param {Picture} picture
 * @param {Drawn<Arrow>} drawn
 * @param {Highlight | null} highlight
 */
function thicken(picture, { node, part }, highlight) {
  const way = highlight?.strong.has(part.id);
  for (const line of node.querySelectorAll("path, polygon")) {
    const token = line.tagName === "path" ? part.shapes.find((item) => item[0] === "p")?.[2] : null;
    const own = part.shapes.find((item) => item[0] === "g")?.[2] ?? "flow.line";
    const name = way ? "way.line" : (token?.[1] ?? own);
    line.setAttribute(token ? "stroke" : "fill", colour(picture.palette, name));
    if (token) line.setAttribute("stroke-width", String(way ? 2.6 : token[2]));
  }
}
