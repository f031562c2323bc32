// By hand on the figure: a box dragged onto another draws a flow, one dragged elsewhere moves; the end of
// an arrow is dragged to another box.

import { askFlow, openFlow } from "./flow-form.js";
import { choose } from "../core/page.js";
import { edgeOf, headAt, middleOf } from "./geometry.js";
import { element, shape } from "../core/dom.js";
import { handles } from "./handles.js";
import { item } from "../core/menus.js";
import { movingOf } from "./moving.js";
import { nameOf } from "../panel/facts.js";
import { boxesWith } from "./many.js";
import { canMove, put } from "./put-boxes.js";
import { endAt, looseAt, markTarget, namedFrame, targetAt } from "./targets.js";

const STILL = 5; // px that a click may move

/** @typedef {{x: number, y: number}} Spot */
/** @typedef {import("./moving.js").Moving} Moving */
/** @typedef {{from: Part, flow?: string, end?: "from" | "to", at: Spot, moved: boolean, id: number, moving?: Moving, isLoose?: boolean, more?: Part[]}} Drag */

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
    if (scene.kind === "table" || drag) return;
    const at = { x: event.clientX, y: event.clientY };
    const handle = event.target.closest(".handle");
    const loose = looseAt(page, event.target);
    const box = event.target.closest(".boxes > [data-id]")?.getAttribute("data-id");
    const frame = namedFrame(page, event);
    const arrow = event.target.closest(".arrows > [data-id], .labels > [data-id]")?.getAttribute("data-id");
    if (handle) {
      const end = handle.getAttribute("data-end") === "from" ? "from" : "to";
      const known = arrows.get(opened)?.part;
      const fixed = known && boxes.get(end === "from" ? known.to : known.from)?.part;
      if (fixed) drag = { from: fixed, flow: opened, end, at, moved: false, id: event.pointerId };
    } else if (loose) {
      drag = { from: loose, at, moved: false, id: event.pointerId, isLoose: true };
    } else if (box) {
      const from = boxes.get(box)?.part;
      if (event.pointerType === "touch" && box !== page.store.get().select) return; // fingers move and pinch the view
      if (from) drag = { from, at, moved: false, id: event.pointerId, more: boxesWith(page, from) };
    } else if (frame && canMove(studio)) {
      drag = { from: frame, at, moved: false, id: event.pointerId };
    } else if (arrow && !page.store.get().way && page.data.facts.flows.some(({ id }) => id === arrow)) open(arrow);
    else return;
    event.preventDefault(); // the view does not move
    if (drag) stage.setPointerCapture(event.pointerId);
  };

  const move = (/** @type {PointerEvent} */ event) => {
    if (!drag || event.pointerId !== drag.id) return;
    drag.moved ||= Math.hypot(event.clientX - drag.at.x, event.clientY - drag.at.y) > STILL;
    if (!drag.moved) return;
    line?.remove();
    const target = targetOf(page, event, drag);
    markTarget(page, target);
    const moves = canMove(studio) && !drag.flow && !drag.isLoose && !target;
    stage.classList.toggle("drawing", !moves);
    stage.classList.toggle("moving", moves);
    if (moves) return moveBy(page, drag, event);
    drag.moving?.cancel();
    line = lineTo(page, drag, event, target);
  };

  const end = (/** @type {PointerEvent} */ event) => {
    if (!drag || event.pointerId !== drag.id) return;
    const done = drag;
    drag = null;
    stage.classList.remove("drawing", "moving");
    markTarget(page, undefined);
    line?.remove();
    line = null;
    if (event.type !== "pointerup") return done.moving?.cancel();
    if (!done.moved && done.isLoose) return page.store.set({ select: done.from.id, way: "" }, "push");
    if (!done.moved) return void (done.flow || choose(page, done.from.id));
    const target = targetOf(page, event, done);
    if (!target && done.moving && canMove(studio)) return void put(studio, done.moving);
    done.moving?.cancel();
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
 * What a drag would end on; several boxes are only moved.
 * @param {Page} page
 * @param {PointerEvent} event
 * @param {Drag} drag
 */
function targetOf(page, event, { from, more }) {
  return more?.length ? undefined : targetAt(page, event, from);
}

/**
 * Let a box follow the pointer.
 * @param {Page} page
 * @param {Drag} drag
 * @param {{clientX: number, clientY: number}} event
 */
function moveBy(page, drag, { clientX, clientY }) {
  drag.moving ??= movingOf(page, drag.from, drag.more);
  const { scale } = page.view.look();
  drag.moving.to((clientX - drag.at.x) / scale, (clientY - drag.at.y) / scale);
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
 * Move an end of a flow to another box.
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
