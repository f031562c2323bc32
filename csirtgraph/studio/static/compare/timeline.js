// The revisions of a plan, one after the other: what changed in each, in its figure and in words.

import { button, element } from "../core/dom.js";
import { differs } from "../core/state.js";
import { changeList, idsOf, showChosen } from "./changes.js";
import { drawOn, fillRail, followColours, markTab, shellOf } from "./shell.js";

/** @typedef {ChangesPage<{at: number}>} Timeline - `at` is the number of the revision, 0 the oldest */

/**
 * Build the page; it opens with the newest revision.
 * @param {HistoryData} data
 */
export function openTimeline(data) {
  const last = Math.max(data.revisions.length - 1, 0);
  const page = shellOf(data, { at: last });
  const { store, parts, view } = page;
  /** @type {Picture[]} */
  let pictures = [];
  const draw = () => {
    const { scene } = data.revisions[store.get().at];
    pictures = drawOn(page, scene ? [scene] : []);
    parts.sheet.hidden = !scene;
    showChosen(page, data.revisions[store.get().at].changes, pictures);
  };
  const open = () => {
    const { at } = store.get();
    markTab(page, at);
    parts.panel.replaceChildren(revisionPart(page, data.revisions[at], (number) => choose(number)));
    page.say(data.revisions[at].scene ? "" : page.word("no-figure"));
    draw();
    view.start();
  };
  const choose = (/** @type {number} */ chosen) => {
    const found = pictures.some(({ scene }) => idsOf(scene, data.revisions[store.get().at].changes[chosen]).length);
    page.say(found ? "" : page.word("absent-here"));
    store.set({ chosen });
  };
  fillRail(page, page.word("revisions"), data.revisions.map(tabOf), (at) => store.set({ at, chosen: -1 }));
  parts.tools.before(steps(page, last));
  store.on((state, before) => {
    if (differs(state, before, "at")) open();
    else if (differs(state, before, "chosen")) showChosen(page, data.revisions[state.at].changes, pictures);
  });
  followColours(page, draw);
  if (data.revisions.length) open();
}

/** @param {Revision} revision */
function tabOf({ date, revision, subject }) {
  return element("span", {}, element("small", {}, `${date} ${revision}`), element("br"), subject);
}

/**
 * The panel of a revision.
 * @param {Timeline} page
 * @param {Revision} revision
 * @param {(number: number) => void} choose
 */
function revisionPart(page, { date, revision, subject, summary, changes }, choose) {
  return element(
    "div",
    { class: "body" },
    element("p", { class: "kind" }, `${date} ${revision}`),
    element("h2", {}, subject),
    element("p", { class: "duty" }, summary),
    element("section", {}, element("h3", {}, page.word("changes")), changeList(page, changes, choose)),
  );
}

/**
 * Older, newer, and a slider between the oldest and the newest.
 * @param {Timeline} page
 * @param {number} last
 */
function steps({ store, word }, last) {
  const go = (/** @type {number} */ at) => store.set({ at: Math.min(Math.max(at, 0), last), chosen: -1 });
  const older = button(word("older"), { onclick: () => go(store.get().at - 1) });
  const newer = button(word("newer"), { onclick: () => go(store.get().at + 1) });
  const range = element("input", {
    ...{ type: "range", min: 0, max: last, value: last, "aria-label": word("revision") },
    oninput: () => go(Number(range.value)),
  });
  const update = () => {
    const { at } = store.get();
    range.value = String(at);
    older.disabled = at === 0;
    newer.disabled = at === last;
  };
  store.on(update);
  update();
  return element("div", { class: "tools slider" }, older, range, newer);
}
