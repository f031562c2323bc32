// The panel of what is chosen: its facts as fields, posts, flows, and what has no field. Locked, they are only facts.

import { addToPanel, drawPanel } from "../panel/side-panel.js";
import { askFlow, openFlow } from "./flow-form.js";
import { button, element } from "../core/dom.js";
import { draftForm } from "./draft-form.js";
import { draftOf } from "./drafts.js";
import { endFields } from "./end-fields.js";
import { labelOf, nameOf } from "../panel/facts.js";
import { postsPart } from "./post-form.js";
import { removeEnd } from "./removing.js";
import { section } from "../panel/sections.js";

/**
 * Let the panel be edited.
 * @param {Studio} studio
 */
export function editPanel(studio) {
  addToPanel((page, body, id) => {
    const isDraft = draftOf(`end:${id}`) !== undefined;
    if (!studio.editing() && !isDraft) return;
    const title = [...body.querySelectorAll(".kind, h2, .other, .marks, .ways")];
    const rest = [...body.querySelectorAll(":scope > .fieldless")];
    const end = page.data.facts.ends[id];
    body.classList.add("edited");
    body.replaceChildren(
      ...title,
      ...(end ? [draftForm(studio, `end:${id}`, endFields(page, id))] : []),
      ...(end?.kind === "role" || !end ? [postsPart(studio, id)] : []),
      ...(end ? [flowsPart(studio, id)] : []),
      ...rest,
      ...(end && end.kind !== "team" ? [removal(studio, id)] : []),
    );
  });
  drawPanel(studio.page);
}

/**
 * The flows of an end, each of which can be opened, and a button to add one.
 * @param {Studio} studio
 * @param {string} id
 */
function flowsPart(studio, id) {
  const { page } = studio;
  const flows = page.data.facts.flows.filter((flow) => flow.from === id || flow.to === id);
  const rows = flows.map((flow) => {
    const [sign, other] = flow.from === id ? ["→", flow.to] : ["←", flow.from];
    const open = () => openFlow(studio, flow.id);
    const named = element("span", { class: "whom" }, `${sign} ${nameOf(page, other)}`);
    const label = element("span", { class: "what" }, labelOf(page, flow));
    return element("li", {}, element("button", { type: "button", class: "flow", onclick: open }, named, label));
  });
  const add = button(page.word("new-flow"), {
    ...{ icon: "plus", class: "small" },
    onclick: () => askFlow(studio, { from: id }),
  });
  const list = rows.length
    ? element("ul", { class: "flows" }, ...rows)
    : element("p", { class: "absent" }, page.word("no-flow-yet"));
  return section(page.word("flows-of"), list, add);
}

/**
 * The button that removes an end, after a question.
 * @param {Studio} studio
 * @param {string} id
 */
function removal(studio, id) {
  const act = () => void removeEnd(studio, id);
  return element("p", { class: "removal" }, button(studio.page.word("remove"), { icon: "trash", class: "danger", onclick: act }));
}
