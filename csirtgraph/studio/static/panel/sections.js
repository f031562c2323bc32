// The sections of the panel: who provides and holds a role, its skills, its flows.

import { element } from "../core/dom.js";
import { holdersOf, labelOf, nameOf, termsOf } from "./facts.js";
import { MODES } from "../core/modes.js";

/**
 * A heading and what stands below it.
 * @param {string} title
 * @param {...Node} parts
 */
export function section(title, ...parts) {
  return element("section", {}, element("h3", {}, title), ...parts);
}

/** @param {string[]} texts */
export function list(texts) {
  return element("ul", {}, ...texts.map((text) => element("li", {}, text)));
}

/**
 * Who provides and who holds a role, for each mode.
 * @param {Page} page
 * @param {string} id
 * @param {End} end
 */
export function byMode(page, id, end) {
  const now = page.store.get().mode;
  const cell = (/** @type {string} */ mode, /** @type {Node | string} */ content) =>
    element("td", { class: mode === now ? "now" : "" }, content);
  const provided = (/** @type {string} */ mode) => {
    const is = end.sourcing?.[mode];
    return is
      ? element("span", { class: `sourcing ${is}` }, page.word(is))
      : element("span", { class: "absent" }, page.word("absent"));
  };
  const held = MODES.map((mode) => holdersOf(page, id, mode));
  const rows = [
    element(
      "tr",
      {},
      element("th", { scope: "row" }, page.word("sourcing")),
      ...MODES.map((mode) => cell(mode, provided(mode))),
    ),
    ...(held.some((names) => names.length)
      ? [
          element(
            "tr",
            {},
            element("th", { scope: "row" }, page.word("holder")),
            ...MODES.map((mode, at) => cell(mode, lines(held[at]))),
          ),
        ]
      : []),
  ];
  const head = MODES.map((mode) =>
    element("th", { scope: "col", class: `${mode} ${mode === now ? "now" : ""}` }, page.word(mode)),
  );
  return element(
    "table",
    { class: "by-mode" },
    element("thead", {}, element("tr", {}, element("td"), ...head)),
    element("tbody", {}, ...rows),
  );
}

/** @param {string[]} names */
function lines(names) {
  return names.length ? element("span", {}, names.join("\n")) : element("span", { class: "absent" }, "–");
}

/**
 * Skills: once where both modes need the same, else by mode.
 * @param {Page} page
 * @param {End} end
 */
export function skillParts(page, end) {
  const by = MODES.map((mode) => (end.skills?.[mode] ?? []).map((skill) => page.text(skill)));
  if (!by[0].length && !by[1].length) return [];
  if (by[0].join() === by[1].join()) return [section(page.word("skills"), list(by[0]))];
  const parts = MODES.flatMap((mode, at) =>
    by[at].length ? [element("p", { class: "in-mode" }, modeMark(page, mode)), list(by[at])] : [],
  );
  return [section(page.word("skills"), ...parts)];
}

/**
 * @param {Page} page
 * @param {string} mode
 */
export function modeMark(page, mode) {
  return element("span", { class: `mode-mark ${mode}` }, page.word(mode));
}

/**
 * What an end sends or receives; each flow leads to its other end, in a mode that has it.
 * @param {Page} page
 * @param {"sends" | "receives"} way
 * @param {import("./facts.js").Seen[]} seen
 */
export function flowPart(page, way, seen) {
  const now = page.store.get().mode;
  const sorted = [...seen].sort(
    (one, other) => Number(other.flow.modes.includes(now)) - Number(one.flow.modes.includes(now)),
  );
  const rows = sorted.map(({ flow, other }) => {
    const mode = flow.modes.includes(now) ? now : flow.modes[0];
    const go = () => page.store.set({ select: other, mode, way: "" }, "push");
    return element(
      "li",
      {},
      element(
        "button",
        { type: "button", class: `flow ${flow.modes.includes(now) ? "" : "elsewhere"}`, onclick: go },
        element("span", { class: "whom" }, way === "sends" ? "→ " : "← ", nameOf(page, other)),
        element("span", { class: "what" }, labelOf(page, flow)),
        element("span", { class: "terms" }, termsOf(page, flow)),
        element(
          "span",
          { class: "when" },
          ...MODES.flatMap((known) => (flow.modes.includes(known) ? [modeMark(page, known)] : [])),
        ),
      ),
    );
  });
  const body = rows.length
    ? element("ul", { class: "flows" }, ...rows)
    : element("p", { class: "absent" }, page.word("no-flows"));
  const title = section(page.word(way), body);
  title.querySelector("h3")?.append(element("span", { class: "number" }, String(rows.length)));
  return title;
}
