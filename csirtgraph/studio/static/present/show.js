// Presenting: the figure fills the screen; keys, buttons and fingers go from view to view.

import { stepOf } from "../core/alarm.js";
import { button, element } from "../core/dom.js";
import { differs } from "../core/state.js";
import { lookAt } from "../figure/view.js";
import { stateIn } from "./views.js";

const SWIPE = 60; // px that a finger moves across
const STAYS = ["Tab", "Enter", "+", "-", "0", "m", "F5", "F11"]; // keys that mean what they always do
const KEYS = /** @type {Record<string, number>} */ ({
  ...{ ArrowRight: 1, ArrowDown: 1, PageDown: 1, " ": 1 },
  ...{ ArrowLeft: -1, ArrowUp: -1, PageUp: -1, Backspace: -1 },
});

/** @type {(() => void)[]} */
const LISTENERS = [];

/**
 * Call a function when presenting begins.
 * @param {() => void} listener
 */
export function whenPresenting(listener) {
  LISTENERS.push(listener);
}

/**
 * Show views one after the other until the user ends it.
 * @param {Page} page
 * @param {SavedView[]} views
 */
export function present(page, views) {
  const { store, parts, data, view } = page;
  const root = document.documentElement;
  const gone = new AbortController();
  let at = 0;
  const count = element("output", { class: "clock" });
  const name = element("span", { class: "words" });
  const title = element("h1", { class: "hidden" }, page.text(data.plan.title)); // the one of the header is not shown
  const back = button(page.word("view-back"), { icon: "back", words: false, onclick: () => by(-1) });
  const next = button(page.word("view-next"), { icon: "next", words: false, class: "primary", onclick: () => by(1) });
  const close = button(page.word("present-end"), { icon: "close", words: false, onclick: () => leave() });
  const bar = element("div", { class: "presenter", role: "group", "aria-label": page.word("present") }, title, back, count, next, name, close);

  const shown = () => {
    count.textContent = `${at + 1} / ${views.length}`;
    name.textContent = views[at].name;
    back.disabled = at === 0 && !(stepOf(data.facts, store.get())?.number ?? 0);
    next.disabled = at === views.length - 1 && !isPlayed(1);
  };
  const go = (/** @type {number} */ to) => {
    at = to;
    const [before, now] = [store.get(), stateIn(page, views[at])];
    store.set(now);
    if (!differs(now, before, "figure", "part")) lookAt(view, now.at);
    page.say(`${at + 1} / ${views.length} ${views[at].name}`);
    shown();
  };
  /** Whether the alarm that is played has a step in this direction. */
  const isPlayed = (/** @type {number} */ change) => {
    const step = stepOf(data.facts, store.get());
    return step !== null && step.number + change >= 0 && step.number + change <= step.count;
  };
  const by = (/** @type {number} */ change) => {
    const step = stepOf(data.facts, store.get());
    if (step && isPlayed(change)) store.set({ step: String(step.number + change) });
    else if (views[at + change]) go(at + change);
    shown();
  };
  const leave = () => {
    if (gone.signal.aborted) return;
    gone.abort();
    bar.remove();
    root.classList.remove("presenting");
    for (const listener of LISTENERS) listener();
    if (document.fullscreenElement) void document.exitFullscreen();
    parts.stage.focus();
  };

  root.classList.add("presenting");
  parts.stage.parentElement?.append(bar);
  for (const listener of LISTENERS) listener();
  void root.requestFullscreen?.().catch(() => {}); // then the window is what there is
  document.addEventListener("fullscreenchange", () => document.fullscreenElement || leave(), gone);
  window.addEventListener("keydown", (event) => keyed(event, by, leave), { capture: true, signal: gone.signal });
  followFingers(page, by, gone.signal);
  go(0);
  next.focus();
}

/**
 * What a key does. Those that choose, edit or search are not meant.
 * @param {KeyboardEvent} event
 * @param {(change: number) => void} by
 * @param {() => void} leave
 */
function keyed(event, by, leave) {
  const { key, target } = event;
  const isPressed = key === " " && target instanceof HTMLButtonElement;
  const isSlid = target instanceof HTMLInputElement && key.startsWith("Arrow");
  if (event.ctrlKey || event.metaKey || event.altKey || isPressed || isSlid || STAYS.includes(key) || event.shiftKey)
    return void (event.key === "k" && event.stopImmediatePropagation());
  event.stopImmediatePropagation();
  if (key === "Escape") leave();
  if (!(key in KEYS)) return;
  event.preventDefault();
  by(KEYS[key]);
}

/**
 * A finger that wipes across a figure that is seen as a whole; nothing is changed by double clicks and menus.
 * @param {Page} page
 * @param {(change: number) => void} by
 * @param {AbortSignal} signal
 */
function followFingers({ parts, view }, by, signal) {
  const options = { capture: true, signal };
  /** @type {PointerEvent | null} */
  let down = null;
  parts.stage.addEventListener("pointerdown", (event) => {
    down = event.pointerType === "touch" && event.isPrimary && view.isWhole() ? event : null;
    if (down) event.preventDefault(); // or the figure moves too
  }, options);
  parts.stage.addEventListener("pointerup", (event) => {
    const [across, along] = down ? [event.clientX - down.clientX, event.clientY - down.clientY] : [0, 0];
    if (Math.abs(across) > SWIPE && Math.abs(across) > 2 * Math.abs(along)) by(across < 0 ? 1 : -1);
    down = null;
  }, options);
  for (const kind of ["dblclick", "contextmenu"])
    parts.stage.addEventListener(kind, (event) => (event.preventDefault(), event.stopImmediatePropagation()), options);
}
