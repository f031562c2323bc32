// From one picture to the next of the same figure: boxes move to their new places, arrows fade.

import { isStill } from "../core/dom.js";

const MOVE = 620; // ms
const EASE = "cubic-bezier(.4, 0, .15, 1)";

/**
 * Where boxes and frames are seen, also when they are on their way; to be asked while the picture is on the page.
 * @param {Picture} picture
 * @returns {Map<string, {x: number, y: number}>}
 */
export function placesOf({ svg, boxes, frames }) {
  const moving = svg.getAnimations({ subtree: true }).length > 0;
  const place = (/** @type {Drawn<Part>} */ { part, node }) => {
    if (!moving) return part;
    const { e: x, f: y } = new DOMMatrix(getComputedStyle(node).transform);
    return { x, y };
  };
  return new Map([...frames, ...boxes].map(([id, drawn]) => [id, place(drawn)]));
}

/**
 * Let the parts of a new picture, which is on the page, come from where they were seen in the old one.
 * @param {Picture} before - no longer on the page
 * @param {Map<string, {x: number, y: number}>} places
 * @param {Picture} now
 */
export function moveOn(before, places, now) {
  if (isStill() || !("animate" in now.svg)) return;
  for (const kind of /** @type {const} */ (["frames", "boxes"])) {
    const ghosts = [...before[kind].values()].filter(({ part }) => !now[kind].has(part.id)).map(({ node }) => node);
    fadeOut(ghosts, now, kind);
    for (const [id, { part, node }] of now[kind]) {
      const old = before[kind].get(id);
      if (old) glide(node, { ...old.part, ...places.get(id) }, part);
      else node.animate({ opacity: [0, 1] }, { duration: MOVE / 2, delay: MOVE / 2, fill: "backwards" });
    }
  }
  const stays = (/** @type {string} */ id) => isSame(before.arrows.get(id)?.part, now.arrows.get(id)?.part);
  const lines = [...before.arrows.values()].filter(({ part }) => !stays(part.id));
  fadeOut(
    lines.flatMap(({ node, also }) => (also ? [node, also] : [node])),
    now,
    "arrows",
  );
  for (const { node, also, part: arrow } of now.arrows.values()) {
    if (stays(arrow.id)) continue;
    for (const part of also ? [node, also] : [node]) fadeIn(part);
  }
}

/**
 * Whether an arrow is drawn alike in both pictures.
 * @param {Arrow | undefined} one
 * @param {Arrow | undefined} other
 */
function isSame(one, other) {
  const drawn = (/** @type {Arrow | undefined} */ arrow) => JSON.stringify([arrow?.shapes, arrow?.words]);
  return one !== undefined && drawn(one) === drawn(other);
}

/**
 * Let a box come from its old place.
 * @param {SVGGElement} node
 * @param {Part} from
 * @param {Part} to
 */
function glide(node, from, to) {
  const [dx, dy] = [(from.w - to.w) / 2, (from.h - to.h) / 2]; // from middle to middle
  const places = [`translate(${from.x + dx}px, ${from.y + dy}px)`, `translate(${to.x}px, ${to.y}px)`];
  if (places[0] !== places[1]) node.animate({ transform: places }, { duration: MOVE, easing: EASE });
}

/**
 * Let something new fade in, once the boxes are nearly there.
 * @param {SVGGElement} node
 */
function fadeIn(node) {
  node.animate(
    { opacity: [0, Number(node.getAttribute("opacity") ?? 1)] },
    { duration: 260, delay: MOVE - 200, fill: "backwards" },
  );
}

/**
 * Show what is gone a little longer, while it fades.
 * @param {SVGGElement[]} nodes
 * @param {Picture} now
 * @param {string} kind
 */
function fadeOut(nodes, now, kind) {
  const layer = now.svg.querySelector(`.${kind}`);
  if (!nodes.length || !layer) return;
  for (const node of nodes) {
    for (const name of ["tabindex", "role", "aria-label", "aria-pressed", "data-id"]) node.removeAttribute(name);
    node.classList.add("leaving");
    node.setAttribute("aria-hidden", "true");
    layer.prepend(node);
    node
      .animate({ opacity: [Number(node.getAttribute("opacity") ?? 1), 0] }, { duration: 220, fill: "forwards" })
      .finished.then(
        () => node.remove(),
        () => node.remove(),
      );
  }
}
