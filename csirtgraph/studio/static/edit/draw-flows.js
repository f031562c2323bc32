// Drawing on the figure while editing: from box to box a flow, from an end of an arrow to another box.

import { askFlow, openFlow } from "./flow-form.js";
import { choose } from "../core/page.js";
import { element, shape } from "../core/dom.js";
import { endsOf } from "../figure/scene.js";
import { item } from "../core/menus.js";
import { nameOf } from "../panel/facts.js";

const STILL = 5; // px that a click may move

/** @typedef {{x: number, y: number}} Spot */
/** @typedef {{from: Part, flow?: string, end?: "from" | "to", at: Spot, moved: boolean, id: number}} Drag */

/**
 * Let flows be drawn, opened and redirected by hand.
 * @param {Studio} studio
 */
export function drawOnStage(studio) {
  const { page } = studio;
  const { stage } = page.parts;
  /** @type {Drag | null} */
  let drag = null;
  let opened = ""; // the flow in the panel
  /** @type {SVGElement | null} */
  let line = null;

  const open = (/** @type {string} */ id) => {
    opened = id;
    openFlow(studio, id, () => {
      if (opened === id) opened = "";
      handles(page, opened);
    });
    handles(page, opened);
  };

  const begin = (/** @type {PointerEvent} */ event) => {
    if (!studio.editing() || event.button !== 0 || !(event.target instanceof Element)) return;
    const { scene, boxes, arrows } = page.picture();
    if (scene.kind === "table") return;
    const at = { x: event.clientX, y: event.clientY };
    const handle = event.target.closest(".handle");
    const box = event.target.closest(".boxes > [data-id]")?.getAttribute("data-id");
    const arrow = event.target.closest(".arrows > [data-id], .labels > [data-id]")?.getAttribute("data-id");
    if (handle) {
      const end = handle.getAttribute("data-end") === "from" ? "from" : "to";
      const known = arrows.get(opened)?.part;
      const fixed = known && boxes.get(end === "from" ? known.to : known.from)?.part;
      if (fixed) drag = { from: fixed, flow: opened, end, at, moved: false, id: event.pointerId };
    } else if (box) {
      const from = boxes.get(box)?.part;
      if (from) drag = { from, at, moved: false, id: event.pointerId };
    } else if (arrow && page.data.facts.flows.some(({ id }) => id === arrow)) open(arrow);
    else return;
    event.preventDefault(); // the view does not move
    if (drag) stage.setPointerCapture(event.pointerId);
  };

  const move = (/** @type {PointerEvent} */ event) => {
    if (!drag || event.pointerId !== drag.id) return;
    drag.moved ||= Math.hypot(event.clientX - drag.at.x, event.clientY - drag.at.y) > STILL;
    if (!drag.moved) return;
    stage.classList.add("drawing");
    line?.remove();
    const target = targetAt(page, event);
    line = lineTo(page, drag, event, target);
    markTarget(page, target);
  };

  const end = (/** @type {PointerEvent} */ event) => {
    if (!drag || event.pointerId !== drag.id) return;
    const done = drag;
    drag = null;
    stage.classList.remove("drawing");
    markTarget(page, undefined);
    line?.remove();
    line = null;
    if (event.type !== "pointerup") return;
    if (!done.moved) return void (done.flow || choose(page, done.from.id));
    const target = targetAt(page, event);
    if (!target || target.id === done.from.id) return;
    if (done.flow && done.end) void redirect(studio, done.flow, done.end, target);
    else if (page.picture().scene.kind === "tree")
      setTimeout(() => askPlace(studio, done.from, target, event)); // a menu would close at the end of this click
    else between(studio, done.from, target);
  };

  stage.addEventListener("pointerdown", begin, { capture: true });
  stage.addEventListener("pointermove", move);
  stage.addEventListener("pointerup", end);
  stage.addEventListener("pointercancel", end);
  page.onDrawn(() => handles(page, opened));
  page.store.on(() => {
    opened = "";
    handles(page, "");
  });
}

/**
 * The end a part of the figure stands for.
 * @param {Page} page
 * @param {Part} part
 */
function endAt(page, part) {
  const { mode } = page.store.get();
  return part.id in page.data.facts.ends ? part.id : endsOf(page.data.facts, part.id, mode, page.picture().scene)[0];
}

/**
 * Ask for the flow that was drawn.
 * @param {Studio} studio
 * @param {Part} from
 * @param {Part} to
 */
function between(studio, from, to) {
  const [one, other] = [endAt(studio.page, from), endAt(studio.page, to)];
  if (one && other && one !== other) askFlow(studio, { from: one, to: other });
}

/**
 * Lead an end of a flow elsewhere.
 * @param {Studio} studio
 * @param {string} id
 * @param {"from" | "to"} end
 * @param {Part} target
 */
async function redirect(studio, id, end, target) {
  const other = endAt(studio.page, target);
  if (!other) return;
  const { is, words } = await studio.save([{ op: "redirect-flow", id, [end]: other }]);
  if (is === "failed") studio.page.say(words, true);
}

/**
 * In an organisation chart: whether a post goes under another, or is held together with it.
 * @param {Studio} studio
 * @param {Part} from
 * @param {Part} to
 * @param {Spot} where
 */
function askPlace(studio, from, to, { x, y }) {
  const { page } = studio;
  const { mode } = page.store.get();
  const all = page.data.facts.posts[mode] ?? {};
  if (!all[from.id] || !all[to.id]) return;
  const choice = (/** @type {string} */ word, /** @type {string} */ key) =>
    item(page.word(word, { name: nameOf(page, to.id) }), async () => {
      menu.hidePopover();
      const { is, words } = await studio.save([{ op: "set-post", mode, id: from.id, [key]: to.id }]);
      if (is === "failed") page.say(words, true);
    });
  const menu = element("div", { popover: "auto", class: "menu" }, choice("reports-to", "under"), choice("held-with", "held-by"));
  menu.addEventListener("toggle", (event) => {
    if (/** @type {ToggleEvent} */ (event).newState === "closed") menu.remove();
  });
  document.body.append(menu);
  menu.showPopover();
  menu.style.left = `${Math.min(x, innerWidth - menu.offsetWidth - 8)}px`;
  menu.style.top = `${Math.min(y, innerHeight - menu.offsetHeight - 8)}px`;
  menu.querySelector("button")?.focus();
}

/**
 * The box or frame under a pointer.
 * @param {Page} page
 * @param {{clientX: number, clientY: number}} event
 * @returns {Part | undefined}
 */
function targetAt(page, { clientX, clientY }) {
  const under = document.elementFromPoint(clientX, clientY)?.closest(".boxes > [data-id], .frames > [data-id]");
  const id = under?.getAttribute("data-id") ?? "";
  const { boxes, frames } = page.picture();
  const part = boxes.get(id)?.part ?? frames.get(id)?.part;
  return part && endAt(page, part) ? part : undefined;
}

/**
 * Mark the box on which something would be dropped.
 * @param {Page} page
 * @param {Part | undefined} target
 */
function markTarget(page, target) {
  const { boxes, frames } = page.picture();
  for (const [id, { node }] of [...boxes, ...frames]) node.classList.toggle("target", id === target?.id);
}

/**
 * The arrow being drawn: from a box's edge to the pointer, or to the box under it.
 * @param {Page} page
 * @param {Drag} drag
 * @param {{clientX: number, clientY: number}} event
 * @param {Part | undefined} target
 */
function lineTo(page, drag, { clientX, clientY }, target) {
  const { svg } = page.picture();
  const spot = new DOMPoint(clientX, clientY).matrixTransform(svg.getScreenCTM()?.inverse());
  const far = target && target.id !== drag.from.id ? edgeOf(target, middleOf(drag.from)) : spot;
  const near = edgeOf(drag.from, far);
  const [tail, head] = drag.end === "from" ? [far, near] : [near, far];
  const made = shape(
    "g",
    { class: "drawn" },
    shape("path", { d: `M${tail.x} ${tail.y}L${head.x} ${head.y}` }),
    shape("polygon", { points: headAt(tail, head) }),
  );
  svg.append(made);
  return made;
}

/**
 * @param {Part} part
 * @returns {Spot}
 */
function middleOf({ x, y, w, h }) {
  return { x: x + w / 2, y: y + h / 2 };
}

/**
 * Where a line from a part's middle to a spot leaves the part.
 * @param {Part} part
 * @param {Spot} to
 * @returns {Spot}
 */
function edgeOf(part, to) {
  const { x, y } = middleOf(part);
  const [dx, dy] = [to.x - x, to.y - y];
  const share = Math.min(1, part.w / 2 / Math.abs(dx || 1e-9), part.h / 2 / Math.abs(dy || 1e-9));
  return { x: x + dx * share, y: y + dy * share };
}

/**
 * The corners of an arrowhead.
 * @param {Spot} tail
 * @param {Spot} head
 */
function headAt(tail, head) {
  const long = Math.hypot(head.x - tail.x, head.y - tail.y) || 1;
  const [ux, uy] = [(head.x - tail.x) / long, (head.y - tail.y) / long];
  const side = (/** @type {number} */ turn) => `${head.x - 10 * ux + 4 * turn * uy},${head.y - 10 * uy - 4 * turn * ux}`;
  return `${head.x},${head.y} ${side(1)} ${side(-1)}`;
}

/**
 * Wide, unseen lines to click on, and handles at both ends of the flow in the panel.
 * @param {Page} page
 * @param {string} opened
 */
function handles(page, opened) {
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
    const far = (/** @type {Spot} */ spot) => Math.hypot(spot.x - middleOf(from).x, spot.y - middleOf(from).y);
    if (far(spots[0]) > far(spots[1])) spots.reverse();
    const handle = (/** @type {Spot} */ { x, y }, /** @type {string} */ end) =>
      shape("circle", { class: "handle", "data-end": end, cx: x, cy: y, r: 6 });
    svg.append(shape("g", { class: "handles" }, handle(spots[0], "from"), handle(spots[1], "to")));
  }
}

/**
 * Draw the marks anew: editing has begun or ended.
 * @param {Page} page
 */
export function remark(page) {
  handles(page, "");
}
