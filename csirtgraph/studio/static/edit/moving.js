// Boxes that follow the hand, with their arrows, in line with others where they are nearly.

import { elbow, headAt, middleOf } from "./geometry.js";
import { shape } from "../core/dom.js";

const NEAR = 7; // px from the row or column of another box, in which a box then stands

/** @typedef {{x: number, y: number}} Spot */
/** @typedef {{to(dx: number, dy: number): void, drop(): Record<string, number[]>, cancel(): void}} Moving */

/**
 * Begin to move a box with others that are chosen, or a frame with all that is in it.
 * @param {Page} page
 * @param {Part} held
 * @param {Part[]} [others]
 * @returns {Moving}
 */
export function movingOf(page, held, others = []) {
  const picture = page.picture();
  const { svg, boxes, frames, arrows } = picture;
  const roots = [...new Set([held, ...others].map(({ id }) => id))];
  const inside = [...boxes.values(), ...frames.values()].filter(({ part }) => roots.some((id) => isIn(picture, part, id)));
  const moved = new Set(inside.map(({ part }) => part.id));
  const tied = [...arrows.values()].filter(({ part }) => moved.has(part.from) || moved.has(part.to));
  const lines = shape("g", { class: "following", "aria-hidden": "true" });
  const guides = shape("g", { class: "guides", "aria-hidden": "true" });
  let shift = { x: 0, y: 0 };

  const placeOf = (/** @type {string} */ id) => {
    const part = boxes.get(id)?.part ?? frames.get(id)?.part;
    return part && moved.has(id) ? { ...part, x: part.x + shift.x, y: part.y + shift.y } : part;
  };

  const draw = () => {
    for (const { part, node } of inside) node.setAttribute("transform", `translate(${part.x + shift.x} ${part.y + shift.y})`);
    lines.replaceChildren(...tied.flatMap((drawn) => follow(drawn, moved, placeOf, shift)));
  };

  return {
    to(dx, dy) {
      const rest = [...boxes.values()].filter(({ part }) => !moved.has(part.id)).map(({ part }) => middleOf(part));
      const near = NEAR / page.view.look().scale;
      const wish = { x: middleOf(held).x + dx, y: middleOf(held).y + dy };
      const at = boxes.has(held.id) ? inLine(wish, rest, near) : wish;
      shift = { x: at.x - middleOf(held).x, y: at.y - middleOf(held).y };
      if (!lines.isConnected) svg.append(guides, lines);
      guides.replaceChildren(...linesOf(at, wish, rest));
      draw();
    },
    drop() {
      guides.remove();
      for (const { part } of inside) Object.assign(part, { x: part.x + shift.x, y: part.y + shift.y });
      return Object.fromEntries(roots.map((id) => [id, [shift.x, shift.y]]));
    },
    cancel() {
      guides.remove();
      lines.remove();
      shift = { x: 0, y: 0 };
      draw();
      lines.replaceChildren();
      for (const { node, also } of tied) for (const group of [node, also]) restore(group);
    },
  };
}

/**
 * Whether a part is another one, or inside it.
 * @param {Picture} picture
 * @param {Part} part
 * @param {string} id
 * @returns {boolean}
 */
function isIn({ frames }, part, id) {
  for (let at = /** @type {Part | undefined} */ (part), turns = 0; at && turns < 9; turns++) {
    if (at.id === id) return true;
    at = at.in ? frames.get(at.in)?.part : undefined;
  }
  return false;
}

/**
 * A place in the row and the column of others that are near.
 * @param {Spot} wish
 * @param {Spot[]} others
 * @param {number} near
 * @returns {Spot}
 */
function inLine({ x, y }, others, near) {
  const snapped = (/** @type {number} */ value, /** @type {number[]} */ known) => {
    const best = known.sort((one, other) => Math.abs(one - value) - Math.abs(other - value))[0];
    return best !== undefined && Math.abs(best - value) <= near ? best : value;
  };
  return { x: snapped(x, others.map((spot) => spot.x)), y: snapped(y, others.map((spot) => spot.y)) };
}

/**
 * The lines along which a box has come to stand.
 * @param {Spot} at
 * @param {Spot} wish
 * @param {Spot[]} others
 */
function linesOf(at, wish, others) {
  const found = [];
  const column = others.filter(({ x }) => Math.abs(x - at.x) < 0.5).map(({ y }) => y);
  const row = others.filter(({ y }) => Math.abs(y - at.y) < 0.5).map(({ x }) => x);
  if (column.length) found.push(`M${at.x} ${Math.min(at.y, ...column)}V${Math.max(at.y, ...column)}`);
  if (row.length) found.push(`M${Math.min(at.x, ...row)} ${at.y}H${Math.max(at.x, ...row)}`);
  return found.map((d) => shape("path", { class: "guide", d }));
}

/**
 * An arrow while one of its ends moves: a plain line with its words; one that moves as a whole just goes along.
 * @param {Drawn<Arrow>} drawn
 * @param {Set<string>} moved
 * @param {(id: string) => Part | undefined} placeOf
 * @param {Spot} shift
 */
function follow({ part, node, also }, moved, placeOf, shift) {
  if (moved.has(part.from) && moved.has(part.to)) {
    for (const group of [node, also]) group?.setAttribute("transform", `translate(${shift.x} ${shift.y})`);
    return [];
  }
  const [tail, head] = [placeOf(part.from), placeOf(part.to)];
  node.setAttribute("visibility", "hidden");
  if (!tail || !head) return [];
  const corners = elbow(tail, head);
  const stroke = node.querySelector("path")?.getAttribute("stroke") ?? "currentColor";
  const made = [
    shape("path", { d: `M${corners.map(({ x, y }) => `${x} ${y}`).join("L")}`, fill: "none", stroke, "stroke-width": 1.2 }),
  ];
  const tips = [part.heads !== "none" ? [corners.at(-2), corners.at(-1)] : [], part.heads === "both" ? [corners[1], corners[0]] : []];
  const heads = tips.flatMap(([before, tip]) => (before && tip ? [shape("polygon", { points: headAt(before, tip), fill: stroke })] : []));
  if (also) putAt(also, middleOfLine(corners));
  return [...made, ...heads];
}

/**
 * The middle of the longest piece of a line.
 * @param {Spot[]} corners
 * @returns {Spot}
 */
function middleOfLine(corners) {
  const pieces = corners.slice(1).map((end, at) => ({ start: corners[at], end }));
  const long = (/** @type {{start: Spot, end: Spot}} */ { start, end }) => Math.abs(end.x - start.x) + Math.abs(end.y - start.y);
  const { start, end } = pieces.sort((one, other) => long(other) - long(one))[0];
  return { x: (start.x + end.x) / 2, y: (start.y + end.y) / 2 };
}

/**
 * Put words around a spot.
 * @param {SVGGElement} words
 * @param {Spot} spot
 */
function putAt(words, spot) {
  const { x, y, width, height } = words.getBBox(); // without its transform
  words.setAttribute("transform", `translate(${spot.x - x - width / 2} ${spot.y - y - height / 2})`);
}

/** @param {SVGGElement | null} group */
function restore(group) {
  group?.removeAttribute("transform");
  group?.removeAttribute("visibility");
}
