// The alarm played: its flows one after the other in the figure, with the clock of the drill.

import { clock, stepOf } from "../core/alarm.js";
import { button, element, icon, isStill } from "../core/dom.js";
import { inLanguage, tool } from "../core/menus.js";
import { differs } from "../core/state.js";
import { labelOf, nameOf } from "../panel/facts.js";

const PACE = 1600; // ms for each step

/**
 * The button of the tool bar, and the bar with which the alarm is played.
 * @param {Page} page
 * @returns {HTMLButtonElement}
 */
export function playTool(page) {
  const { store } = page;
  const opener = tool(page, "play", { icon: "play", "aria-pressed": "false", onclick: () => toggle() });
  const bar = barOf(page);
  const modes = () => Object.keys(page.data.facts.alarm);
  const toggle = () => {
    if (store.get().step !== "") return store.set({ step: "" });
    const { mode } = store.get();
    store.set({ step: "0", way: "", mode: modes().includes(mode) ? mode : modes()[0] }, "push");
    bar.begin();
  };
  const update = () => {
    const on = stepOf(page.data.facts, store.get()) !== null;
    opener.hidden = !modes().length;
    opener.setAttribute("aria-pressed", String(on));
    opener.classList.toggle("on", on);
    bar.update(on);
  };
  store.on((state, before) => {
    if (differs(state, before, "step", "mode", "lang")) update();
  });
  page.onDrawn(update);
  return opener;
}

/**
 * Back, play, next, the place in the whole, the clock and the words of a step.
 * @param {Page} page
 */
function barOf(page) {
  const { store, parts } = page;
  let timer = 0;
  const now = () => stepOf(page.data.facts, store.get());
  const time = element("output", { class: "clock" });
  const words = element("span", { class: "words" });
  const slider = element("input", { type: "range", min: 0, value: 0 });
  const go = (/** @type {number} */ number) => {
    store.set({ step: String(Math.max(0, number)) });
    const { count = 0 } = now() ?? {};
    if (number >= count) pause();
  };
  const by = (/** @type {number} */ change) => {
    pause();
    go((now()?.number ?? 0) + change);
  };
  const pause = () => {
    clearInterval(timer);
    timer = 0;
    named();
  };
  const play = () => {
    const { number = 0, count = 0 } = now() ?? {};
    if (number >= count) go(0);
    timer = window.setInterval(() => go((now()?.number ?? 0) + 1), PACE);
    named();
  };
  const back = button("", { icon: "back", words: false, onclick: () => by(-1) });
  const playing = button("", { icon: "play", words: false, class: "primary", onclick: () => (timer ? pause() : play()) });
  const next = button("", { icon: "next", words: false, onclick: () => by(1) });
  const close = button("", { icon: "close", words: false, onclick: () => store.set({ step: "" }) });
  const bar = element("div", { class: "player", role: "group", hidden: true }, back, playing, next, slider, time, words, close);
  const named = () => {
    playing.replaceChildren(icon(timer ? "pause" : "play"));
    const all = /** @type {const} */ ([
      [back, "play-back"],
      [playing, timer ? "play-pause" : "play-on"],
      [next, "play-next"],
      [close, "close"],
      [slider, "play-step"],
    ]);
    for (const [part, word] of all) part.setAttribute("aria-label", page.word(word));
  };
  slider.addEventListener("input", () => {
    pause();
    go(Number(slider.value));
  });
  bar.addEventListener("keydown", (event) => {
    if (event.key === "Escape") store.set({ step: "" });
    event.stopPropagation(); // arrows move the slider, not the figure
  });
  parts.stage.parentElement?.append(bar);
  inLanguage(page, () => {
    bar.setAttribute("aria-label", page.word("play"));
    named();
  });
  return {
    begin() {
      playing.hidden = isStill(); // then it goes on only by hand
      (isStill() ? next : playing).focus();
      if (!isStill()) play();
    },
    update(/** @type {boolean} */ on) {
      bar.hidden = !on;
      const step = now();
      if (!step) return pause();
      slider.max = String(step.count);
      slider.value = String(step.number);
      back.disabled = step.number === 0;
      next.disabled = step.number === step.count;
      time.textContent = clock(step.minutes);
      const said = wordsOf(page, step);
      if (words.textContent !== said) page.say(`${time.textContent} ${said}`);
      words.textContent = said;
      slider.setAttribute("aria-valuetext", `${time.textContent} ${said}`);
    },
  };
}

/**
 * What happens at a step.
 * @param {Page} page
 * @param {import("../core/alarm.js").Step} step
 */
function wordsOf(page, { from, to, flow }) {
  const found = page.data.facts.flows.find((one) => one.id === flow);
  if (!found) return page.word("play-start", { from: nameOf(page, to) });
  return page.word("play-words", { from: nameOf(page, from), to: nameOf(page, to), label: labelOf(page, found) });
}
