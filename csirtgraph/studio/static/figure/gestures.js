// Wheel, mouse, fingers and pen on the stage.

const SLACK = 4; // px a click may move
const WHEEL_RESTS = 180; // ms without a wheel event end a turn of it

/**
 * Let the view follow the hands. `clicked` gets what was under a click.
 * @param {HTMLElement} stage
 * @param {View} view
 * @param {(target: Element, event: PointerEvent) => void} clicked
 */
export function followHands(stage, view, clicked) {
  followWheel(stage, view);
  followPointers(stage, view, clicked);
}

/**
 * A mouse's wheel zooms; two fingers on a trackpad move, and zoom when they pinch (which comes with ctrl).
 * @param {HTMLElement} stage
 * @param {View} view
 */
function followWheel(stage, view) {
  let last = 0;
  let moves = false;
  const turn = (/** @type {WheelEvent} */ event) => {
    event.preventDefault();
    const fresh = event.timeStamp - last > WHEEL_RESTS;
    last = event.timeStamp;
    if (fresh) moves = event.deltaMode === 0 && (event.deltaX !== 0 || Math.abs(event.deltaY) < 40);
    const rect = stage.getBoundingClientRect();
    const unit = event.deltaMode === 1 ? 32 : event.deltaMode === 2 ? stage.clientHeight : 1;
    view.moving(true);
    if (event.ctrlKey || event.metaKey || (!moves && !event.shiftKey)) {
      const strength = event.ctrlKey && Math.abs(event.deltaY) < 40 ? 0.01 : 0.0018;
      view.zoom(Math.exp(-event.deltaY * unit * strength), event.clientX - rect.left, event.clientY - rect.top);
    } else {
      const across = event.shiftKey && !event.deltaX ? event.deltaY : event.deltaX;
      view.pan(-across * unit, event.shiftKey ? 0 : -event.deltaY * unit);
    }
    view.moving(false);
  };
  stage.addEventListener("wheel", turn, { passive: false });
}

/**
 * One pointer drags, two pinch.
 * @param {HTMLElement} stage
 * @param {View} view
 * @param {(target: Element, event: PointerEvent) => void} clicked
 */
function followPointers(stage, view, clicked) {
  /** @type {Map<number, {x: number, y: number}>} */
  const down = new Map();
  let moved = 0;
  /** @type {Element | null} */
  let target = null;

  stage.addEventListener("pointerdown", (event) => {
    if (event.button !== 0 || event.defaultPrevented) return;
    if (event.target instanceof Element && event.target.closest(".float")) return;
    down.set(event.pointerId, { x: event.clientX, y: event.clientY });
    if (down.size === 1) [moved, target] = [0, /** @type {Element} */ (event.target)];
  });

  stage.addEventListener("pointermove", (event) => {
    const before = down.get(event.pointerId);
    if (!before) return;
    const now = { x: event.clientX, y: event.clientY };
    moved += Math.hypot(now.x - before.x, now.y - before.y);
    if (moved <= SLACK) return;
    if (!stage.hasPointerCapture(event.pointerId)) stage.setPointerCapture(event.pointerId);
    view.moving(true);
    stage.classList.add("dragging");
    const other = [...down].find(([id]) => id !== event.pointerId)?.[1];
    if (other) {
      const rect = stage.getBoundingClientRect();
      const span = (/** @type {{x: number, y: number}} */ point) =>
        Math.hypot(point.x - other.x, point.y - other.y) || 1;
      view.zoom(span(now) / span(before), (now.x + other.x) / 2 - rect.left, (now.y + other.y) / 2 - rect.top);
      view.pan((now.x - before.x) / 2, (now.y - before.y) / 2);
    } else view.pan(now.x - before.x, now.y - before.y);
    down.set(event.pointerId, now);
  });

  const up = (/** @type {PointerEvent} */ event) => {
    if (!down.delete(event.pointerId) || down.size) return;
    view.moving(false);
    stage.classList.remove("dragging");
    if (event.type === "pointerup" && moved <= SLACK && target) clicked(target, event);
  };
  stage.addEventListener("pointerup", up);
  stage.addEventListener("pointercancel", up);
}
