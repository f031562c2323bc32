// Two plans: each figure as an overlay or as before and after with a slider, and the changes, each of which finds its box.

import { button, element } from "../core/dom.js";
import { differs } from "../core/state.js";
import { unpacked } from "../figure/unpack.js";
import { changeList, idsOf, showChosen } from "./changes.js";
import { drawOn, fillRail, followColours, markTab, shellOf } from "./shell.js";

/**
 * What a comparison shows: which figure, whether before and after, and how much of "before" in percent.
 * @typedef {ChangesPage<{pane: number, isCut: boolean, cut: number}>} Comparison
 */

/**
 * Build the page.
 * @param {ComparisonData} data
 */
export function openComparison(data) {
  const page = shellOf(data, { pane: 0, isCut: false, cut: 50 });
  const { store, parts, view } = page;
  /** @type {Picture[]} */
  let pictures = [];
  const draw = () => {
    const { pane } = store.get();
    const { overlay, before, after } = data.panes[pane];
    const isCut = store.get().isCut && hasSides(data.panes[pane]);
    pictures = drawOn(page, isCut ? [before, after] : [overlay]);
    markTab(page, pane);
    parts.sheet.classList.toggle("cut", isCut);
    cutAt(parts.sheet, pictures, store.get().cut);
    showChosen(page, data.changes, pictures);
  };
  fillRail(page, page.word("figures"), data.panes.map(({ name }) => name), (pane) => store.set({ pane }));
  parts.tools.before(viewSwitch(page, data), slider(page, data));
  parts.panel.append(
    element(
      "div",
      { class: "body" },
      element("h2", {}, page.word("changes")),
      element("p", { class: "duty" }, data.summary),
      changeList(page, data.changes, (number) => choose(page, data, number)),
    ),
  );
  store.on((state, before) => {
    if (differs(state, before, "pane", "isCut")) draw();
    else if (differs(state, before, "chosen")) showChosen(page, data.changes, pictures);
    if (differs(state, before, "pane")) view.start();
    if (differs(state, before, "cut")) cutAt(parts.sheet, pictures, state.cut);
  });
  followColours(page, draw);
  draw();
  view.start();
}

/**
 * Go to a change: in the figure on screen, else in the first that shows it.
 * @param {Comparison} page
 * @param {ComparisonData} data
 * @param {number} chosen
 */
function choose(page, data, chosen) {
  const { pane } = page.store.get();
  const shows = (/** @type {Pane} */ { overlay }) => idsOf(unpacked(overlay), data.changes[chosen]).length > 0;
  const found = shows(data.panes[pane]) ? pane : data.panes.findIndex(shows);
  page.say(found < 0 ? page.word("absent") : "");
  page.store.set({ chosen, pane: found < 0 ? pane : found });
}

/**
 * Whether a pane has before and after; an overview and parts are overlays alone.
 * @param {Pane} pane
 */
function hasSides({ before }) {
  return Boolean(before);
}

/**
 * Overlay, or before and after.
 * @param {Comparison} page
 * @param {ComparisonData} data
 */
function viewSwitch({ store, word }, data) {
  const choices = [false, true].map((isCut) =>
    button(word(isCut ? "before-after" : "overlay"), { onclick: () => store.set({ isCut }) }),
  );
  const made = element("div", { class: "tools", role: "group", "aria-label": word("how-shown") }, ...choices);
  const update = () => {
    made.hidden = !hasSides(data.panes[store.get().pane]);
    choices.forEach((choice, number) => {
      const is = store.get().isCut === Boolean(number);
      choice.setAttribute("aria-pressed", String(is));
      choice.classList.toggle("on", is);
    });
  };
  store.on(update);
  update();
  return made;
}

/**
 * How far "before" reaches; there only with before and after.
 * @param {Comparison} page
 * @param {ComparisonData} data
 */
function slider({ store, word }, data) {
  const range = element("input", {
    ...{ type: "range", min: 0, max: 100, value: store.get().cut },
    "aria-label": `${word("before")} / ${word("after")}`,
    oninput: () => store.set({ cut: Number(range.value) }),
  });
  const made = element("label", { class: "slider" }, word("before"), range, word("after"));
  const update = () => (made.hidden = !store.get().isCut || !hasSides(data.panes[store.get().pane]));
  store.on(update);
  update();
  return made;
}

/**
 * Show "before" left of the cut, and "after" right of it.
 * @param {HTMLElement} sheet
 * @param {Picture[]} pictures
 * @param {number} cut - in percent
 */
function cutAt(sheet, [before, after], cut) {
  sheet.style.setProperty("--cut", `${cut}%`);
  if (!after) return;
  before.svg.style.clipPath = `inset(0 ${100 - cut}% 0 0)`;
  after.svg.style.clipPath = `inset(0 0 0 ${cut}%)`;
}
