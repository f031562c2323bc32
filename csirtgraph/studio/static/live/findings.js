// What `check` finds, beside the figure; each finding leads to its box.

import { element } from "../core/dom.js";
import { placeIn } from "./drawer.js";
import { partsOf } from "../figure/scene.js";
import { reveal } from "../core/page.js";

const PAUSE_OF_FINDINGS = 300; // ms: they may come after the picture

/** @typedef {{rule: string, severity: string, text: string, ids: string[], modes?: string[], file: string, line: number, column: number}} Finding */

/**
 * The findings, kept new.
 * @param {Page} page
 * @param {Live} live
 * @param {Server} server
 * @param {() => void} changed
 * @returns {() => Finding[]}
 */
export function findingsOf(page, live, server, changed) {
  /** @type {Finding[]} */
  let all = [];
  let [of, late] = ["", 0];
  const update = async () => {
    const wanted = `${live.get().drawn} ${page.store.get().lang}`;
    if (wanted === of || !live.get().drawn) return;
    of = wanted;
    const { status, body } = await server.get("/api/findings");
    if (wanted !== of) return;
    if (status !== 200) return void (of = "");
    all = body;
    changed();
  };
  const soon = () => {
    clearTimeout(late);
    late = window.setTimeout(update, PAUSE_OF_FINDINGS);
  };
  live.on(soon);
  page.store.on((state, before) => {
    if (state.lang !== before.lang) soon();
  });
  return () => all;
}

/**
 * The findings as lines, those first that weigh most.
 * @param {Page} page
 * @param {Finding[]} all
 * @returns {Node[]}
 */
export function findingLines(page, all) {
  const weight = (/** @type {Finding} */ { severity }) => ["error", "warning"].indexOf(severity) >>> 0;
  return [...all]
    .sort((one, other) => weight(one) - weight(other))
    .map((finding) => {
      const parts = [
        element("span", { class: "sign", title: page.word(finding.severity) }),
        element("span", { class: "what" }, finding.text),
        placeIn(finding),
      ];
      const id = finding.ids.find((one) => one in page.data.facts.ends);
      const looks = `problem-line ${finding.severity}`;
      if (!id) return element("li", { class: looks }, ...parts);
      const go = () => lead(page, id, finding.modes ?? []);
      return element("li", {}, element("button", { type: "button", class: looks, onclick: go }, ...parts));
    });
}

/**
 * Go to the box of an end: in this figure where it is there, else in the relations.
 * @param {Page} page
 * @param {string} id
 * @param {string[]} modes - in which the finding holds
 */
function lead(page, id, modes) {
  const { facts, figures } = page.data;
  const { mode, figure } = page.store.get();
  const all = modes.length ? modes : facts.ends[id].modes;
  const now = all.includes(mode) ? mode : (all[0] ?? mode);
  const isHere = partsOf(facts, page.picture().scene, id, now).length > 0;
  const other = figures.some(({ name }) => name === "relations") ? "relations" : figure;
  page.store.set({ select: id, way: "", mode: now, ...(isHere ? {} : { figure: other, at: "" }) }, "push");
  reveal(page, id);
}
