// The way between two: both ends are chosen here or in the figure, the steps are listed.

import { button, element } from "../core/dom.js";
import { labelOf, nameOf } from "./facts.js";
import { heading, leading } from "./panel.js";
import { section } from "./sections.js";
import { shortestPath } from "../core/paths.js";

/**
 * What the panel shows of a way.
 * @param {Page} page
 * @param {string} way - "from,to"
 * @returns {Node[]}
 */
export function route(page, way) {
  const [from = "", to = ""] = way.split(",");
  const go = (/** @type {string} */ one, /** @type {string} */ other) =>
    page.store.set({ way: `${one},${other}` }, "push");
  return [
    ...heading(page, page.word(page.store.get().mode), page.word("way-title")),
    element(
      "div",
      { class: "route" },
      field(page, "from", from, (id) => go(id, to)),
      button(page.word("swap"), { icon: "swap", class: "swap", words: false, onclick: () => go(to, from) }),
      field(page, "to", to, (id) => go(from, id)),
    ),
    from && to ? steps(page, from, to) : element("p", { class: "hint" }, page.word("way-hint")),
  ];
}

/**
 * What a click in the figure makes of a way: its first end that is missing, else a new beginning.
 * @param {string} way
 * @param {string} id
 * @returns {string}
 */
export function pathWith(way, id) {
  const [from = "", to = ""] = way.split(",");
  if (!from) return `${id},${to}`;
  return to ? `${id},` : `${from},${id}`;
}

/**
 * A list of everyone.
 * @param {Page} page
 * @param {"from" | "to"} word
 * @param {string} chosen
 * @param {(id: string) => void} choose
 */
function field(page, word, chosen, choose) {
  const { ends } = page.data.facts;
  const { mode } = page.store.get();
  const options = (/** @type {string} */ kind) =>
    Object.keys(ends)
      .filter((id) => ends[id].kind === kind && (ends[id].modes.includes(mode) || id === chosen))
      .map((id) => element("option", { value: id, selected: id === chosen }, optionName(page, id)));
  const select = element(
    "select",
    { onchange: () => choose(select.value) },
    element("option", { value: "" }, page.word("choose")),
    ...["role", "team", "party"].flatMap((kind) => {
      const all = options(kind);
      return all.length ? [element("optgroup", { label: page.word(kind) }, ...all)] : [];
    }),
  );
  return element("label", { class: "field" }, element("span", {}, page.word(word)), select);
}

/**
 * A name, with its note where another one has the same.
 * @param {Page} page
 * @param {string} id
 */
function optionName(page, id) {
  const { ends, teams } = page.data.facts;
  const name = nameOf(page, id);
  const twins = Object.keys(ends).filter((other) => nameOf(page, other) === name);
  const note = page.text(teams[ends[id].team ?? ""] ?? ends[id].note);
  return twins.length > 1 && note ? `${name} (${note})` : name;
}

/**
 * The steps in words.
 * @param {Page} page
 * @param {string} from
 * @param {string} to
 */
function steps(page, from, to) {
  const mode = page.word(page.store.get().mode);
  const found = shortestPath(page.data.facts, from, to, page.store.get().mode);
  if (!found) return element("p", { class: "hint" }, page.word("no-way", { mode }));
  const rows = found.map((step) => {
    const flows = step.flows.map((flow) => labelOf(page, flow)).join(page.word("and"));
    return element(
      "li",
      {},
      element("span", { class: "what" }, flows || page.word(ownWord(page, step))),
      leading(page, step.to),
    );
  });
  const count = found.filter((step) => step.flows.length || ownWord(page, step) === "within").length;
  const title = page.word(count === 1 ? "one-step" : "steps", { mode, count });
  return section(title, element("ol", { class: "steps" }, element("li", {}, leading(page, from)), ...rows));
}

/**
 * What a step without a flow is called.
 * @param {Page} page
 * @param {import("../core/paths.js").Step} step
 */
function ownWord(page, { from, to }) {
  const { ends } = page.data.facts;
  return ends[from]?.team === to && ends[to]?.kind === "team" ? "within" : "belongs";
}
