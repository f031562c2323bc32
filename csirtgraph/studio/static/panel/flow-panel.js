// Beside the figure: everything the plan says of an arrow that was clicked.

import { element } from "../core/dom.js";
import { wordsOfArrow } from "../figure/tips.js";
import { MODES } from "../core/modes.js";
import { heading, leading } from "./panel.js";
import { modeMark, section } from "./sections.js";
import { fillPanel } from "./side-panel.js";

/**
 * Show an arrow in the panel; whether there is anything to say of it.
 * @param {Page} page
 * @param {string} id
 */
export function showArrow(page, id) {
  if (!wordsOfArrow(page, id).length) return false;
  page.store.set({ select: "", way: "" }, "push");
  fillPanel(page, () => about(page, id));
  page.say(wordsOfArrow(page, id).join(". "));
  return true;
}

/**
 * @param {Page} page
 * @param {string} id
 * @returns {Node[]}
 */
function about(page, id) {
  const [ends, label = "", terms = ""] = wordsOfArrow(page, id);
  const flow = page.data.facts.flows.find((one) => one.id === id);
  const nodes = heading(page, page.word("the-flow"), label || ends);
  if (!flow) return [...nodes, element("p", {}, ends)];
  const list = (/** @type {string} */ end) => element("ul", { class: "plain" }, element("li", {}, leading(page, end)));
  return [
    ...nodes,
    element("p", {}, ...MODES.filter((mode) => flow.modes.includes(mode)).map((mode) => modeMark(page, mode))),
    ...(terms ? [element("p", { class: "duty" }, terms)] : []),
    section(page.word("from"), list(flow.from)),
    section(page.word("to"), list(flow.to)),
  ];
}
