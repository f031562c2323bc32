// The position and scale of the sheet in the window; neither changes the layout.

import { isStill } from "../core/dom.js";

const LEAST = 0.1;
const MOST = 8;
const LARGEST_FIT = 2.2; // a small figure is not blown up further than this
const LARGEST_SHOWN = 1.4; // nor is a part of a figure
const LONG = 1.5; // height by width of a figure that begins at its top,
const READABLE = 0.7; // where as a whole nobody could read it

/**
 * The view of a sheet in a stage.
 * @param {HTMLElement} stage
 * @param {HTMLElement} sheet
 * @param {(whole: boolean) => void} changed - called after every change
 * @returns {View}
 */
export function viewOf(stage, sheet, changed) {
  let [width, height] = [1, 1]; // of the sheet
  let now = { x: 0, y: 0, scale: 1 }; // of the sheet's corner in the stage
  let whole = true;
  let rest = 0;
  let room = [1, 1]; // of the stage on the screen; on paper it has another size

  /** @param {{x: number, y: number, scale: number}} place */
  const css = ({ x, y, scale }) => `translate(${x}px, ${y}px) scale(${scale})`;

  /**
   * @param {{x: number, y: number, scale: number}} next
   * @param {boolean} smooth
   */
  function put(next, smooth) {
    const before = css(now);
    now = next;
    room = [stage.clientWidth, stage.clientHeight];
    sheet.style.transform = css(now);
    if (smooth && !isStill()) sheet.animate({ transform: [before, css(now)] }, { duration: 280, easing: "ease" });
    changed(whole);
  }

  /** @param {{x: number, y: number, scale: number}} next - the sheet kept within reach */
  function kept({ x, y, scale }) {
    const reach = 80;
    const within = (/** @type {number} */ at, /** @type {number} */ size, /** @type {number} */ room) =>
      Math.min(Math.max(at, reach - size * scale), room - reach);
    return { x: within(x, width, stage.clientWidth), y: within(y, height, stage.clientHeight), scale };
  }

  const margined = () => (stage.clientWidth < 700 ? 10 : 28);

  function fitting() {
    const margin = margined();
    const [across, down] = [stage.clientWidth, stage.clientHeight];
    const scale = Math.max(Math.min((across - 2 * margin) / width, (down - 2 * margin) / height, LARGEST_FIT), 0.001);
    return { x: (across - width * scale) / 2, y: Math.max((down - height * scale) / 2, 0), scale };
  }

  /** As a whole; a long figure that would be too small to read as wide as the stage. */
  function starting() {
    const all = fitting();
    if (all.scale >= READABLE || height < LONG * width) return all;
    const scale = Math.min((stage.clientWidth - 2 * margined()) / width, 1);
    return { x: (stage.clientWidth - width * scale) / 2, y: margined(), scale };
  }

  /** @type {View} */
  const view = {
    look: () => ({
      x: (stage.clientWidth / 2 - now.x) / now.scale,
      y: (stage.clientHeight / 2 - now.y) / now.scale,
      scale: now.scale,
    }),
    isWhole: () => whole,
    sized(across, down) {
      [width, height] = [across, down];
      sheet.style.width = `${across}px`;
      sheet.style.height = `${down}px`;
    },
    start(smooth = false) {
      whole = true;
      put(starting(), smooth);
    },
    fit(smooth = false) {
      const all = fitting();
      whole = all.scale === starting().scale;
      put(all, smooth);
    },
    zoom(factor, x = stage.clientWidth / 2, y = stage.clientHeight / 2, smooth = false) {
      whole = false;
      const scale = Math.min(Math.max(now.scale * factor, Math.min(LEAST, fitting().scale)), MOST);
      const grown = scale / now.scale;
      put(kept({ x: x - (x - now.x) * grown, y: y - (y - now.y) * grown, scale }), smooth);
    },
    pan(dx, dy, smooth = false) {
      whole = false;
      put(kept({ ...now, x: now.x + dx, y: now.y + dy }), smooth);
    },
    show({ x, y, w, h }, smooth = false) {
      whole = false;
      const [across, down] = [stage.clientWidth, stage.clientHeight];
      const margin = margined() + 20;
      const scale = Math.max(Math.min((across - 2 * margin) / w, (down - 2 * margin) / h, LARGEST_SHOWN), LEAST);
      put({ x: across / 2 - (x + w / 2) * scale, y: down / 2 - (y + h / 2) * scale, scale }, smooth);
    },
    reveal({ x, y, w, h }) {
      const margin = 40;
      const need = (/** @type {number} */ from, /** @type {number} */ size, /** @type {number} */ all) =>
        from < margin
          ? margin - from
          : from + size > all - margin
            ? Math.max(all - margin - size - from, margin - from)
            : 0;
      const dx = need(now.x + x * now.scale, w * now.scale, stage.clientWidth);
      const dy = need(now.y + y * now.scale, h * now.scale, stage.clientHeight);
      if (dx || dy) view.pan(dx, dy, true);
    },
    visible() {
      const [x, y] = [Math.max(-now.x / now.scale, 0), Math.max(-now.y / now.scale, 0)];
      if (!matchMedia("print").matches) room = [stage.clientWidth, stage.clientHeight];
      const right = Math.min((room[0] - now.x) / now.scale, width);
      const bottom = Math.min((room[1] - now.y) / now.scale, height);
      return { x, y, w: right - x, h: bottom - y };
    },
    moving(on) {
      clearTimeout(rest);
      if (on) sheet.classList.add("moving");
      else rest = window.setTimeout(() => sheet.classList.remove("moving"), 160); // then it is drawn sharply again
    },
  };
  return view;
}

/**
 * Put a view where an address says, or show all.
 * @param {View} view
 * @param {string} at - "x,y,scale" of the middle, or ""
 */
export function lookAt(view, at) {
  view.start();
  if (!at) return;
  const [x, y, scale] = at.split(",").map(Number);
  view.zoom(scale / view.look().scale);
  centreAt(view, x, y);
}

/**
 * Put a spot of the sheet into the middle.
 * @param {View} view
 * @param {number} x
 * @param {number} y
 */
export function centreAt(view, x, y) {
  const now = view.look();
  view.pan((now.x - x) * now.scale, (now.y - y) * now.scale);
}

/**
 * What an address says of a view.
 * @param {View} view
 * @returns {string}
 */
export function placeOf(view) {
  if (view.isWhole()) return "";
  const { x, y, scale } = view.look();
  return `${x.toFixed(1)},${y.toFixed(1)},${scale.toFixed(3)}`;
}
