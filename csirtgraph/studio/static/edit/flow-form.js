// A flow in the panel: one that is there, or one about to be added.

import { fillPanel } from "../panel/side-panel.js";
import { button, element } from "../core/dom.js";
import { draftForm, editsOf, isWrong, wrongWord } from "./draft-form.js";
import { draftOf, forget, note } from "./drafts.js";
import { complain, fieldOf, wrongness } from "../core/forms.js";
import { heading } from "../panel/panel.js";
import { labelOf, nameOf } from "../panel/facts.js";
import { languagesOf, whenField } from "./end-fields.js";
import { flagField, isWhole } from "./listing.js";
import { MODES } from "../core/modes.js";
import { redrawPanel } from "../panel/redraw.js";
import { takeClicks } from "../core/page.js";

const KINDS = ["report", "request", "instruct", "answer", "inform", "cooperate", "approve", "appoint", "assist"];
const CHANNELS = ["phone", "mail", "chat", "meeting", "ticket", "form", "fax", "paper"];

export const NEW_FLOW = "new-flow"; // the draft of a flow that is not there yet

/** @typedef {Omit<Flow, "id">} Plain - a flow that may not be there yet */

/**
 * Show a flow of the plan in the panel, to be changed.
 * @param {Studio} studio
 * @param {string} id
 * @param {() => void} [closed] - called once it is no longer shown
 */
export function openFlow(studio, id, closed = () => {}) {
  const { page } = studio;
  const close = () => {
    fillPanel(page, null);
    closed();
  };
  fillPanel(page, () => {
    const flow = page.data.facts.flows.find((one) => one.id === id);
    if (!flow) {
      queueMicrotask(close); // it is gone, or has become another by its ends
      return [];
    }
    const fields = flowFields(page, flow, id);
    const remove = button(page.word("remove"), { class: "danger", onclick: () => removed() });
    const removed = async () => {
      const { is } = await studio.save([{ op: "remove-flow", id }]);
      if (is !== "saved") return;
      forget(`flow:${id}`);
      close();
    };
    const does = (/** @type {Field[]} */ changes) => flowEdits(flow, changes);
    return [
      ...heading(page, page.word("the-flow"), labelOf(page, flow)),
      element("p", { class: "other" }, page.word("drawn", { from: nameOf(page, flow.from), to: nameOf(page, flow.to) })),
      draftForm(studio, `flow:${id}`, fields, { does, done: close, more: [remove] }),
    ];
  });
}

/**
 * The edits of a flow, those last that give it another id.
 * @param {Flow} flow
 * @param {Field[]} changes
 * @returns {any[]}
 */
function flowEdits(flow, changes) {
  const value = (/** @type {string} */ key) => changes.find((one) => one.key === key)?.value;
  const [from, to, kind] = ["from", "to", "kind"].map(value);
  const rest = changes.filter(({ key }) => !["from", "to", "kind"].includes(key));
  const { id } = flow;
  const ends = from || to ? { ...(from ? { from } : {}), ...(to ? { to } : {}) } : null;
  if (ends && kind) {
    const { step = null, within = "", via = [], when = {}, label = {}, modes } = flow;
    const before = { from: flow.from, to: flow.to, modes, label, step, within, via, when, private: flow.private ?? false };
    return [{ op: "remove-flow", id }, { op: "add-flow", ...joined(before, editsOf(rest)), ...ends, kind }];
  }
  return [
    ...editsOf(rest),
    ...(kind ? [{ op: "set-flow", id, kind }] : []),
    ...(ends ? [{ op: "redirect-flow", id, ...ends }] : []),
  ];
}

/**
 * What several edits of one flow say together, over what it said before.
 * @param {Record<string, any>} before
 * @param {any[]} edits
 * @returns {Record<string, any>}
 */
function joined(before, edits) {
  const found = { ...before };
  for (const { op: _, id: __, label, when, ...more } of edits) {
    Object.assign(found, more);
    if (label) found.label = { ...found.label, ...label };
    if (when) found.when = { ...found.when, ...when };
  }
  return found;
}

/**
 * What a flow has.
 * @param {Page} page
 * @param {Plain} flow
 * @param {string} [id]
 * @returns {Field[]}
 */
export function flowFields(page, flow, id = "") {
  const { ends } = page.data.facts;
  const options = Object.keys(ends).map((end) => /** @type {[string, string]} */ ([end, nameOf(page, end)]));
  /** @type {Field[]} */
  const both = ["from", "to"].map((key) => ({
    ...{ key, label: page.word(key), kind: "find", options, needed: true },
    value: key === "from" ? flow.from : flow.to,
  }));
  /** @type {Field[]} */
  const labels = languagesOf(page).map((lang) => ({
    ...{ key: `label-${lang}`, label: page.word("label-in", { lang: page.word(lang) }), kind: "text", lang },
    value: flow.label?.[lang] ?? "",
    placeholder: page.text(flow.label),
    edit: (text) => ({ op: "set-flow", id, label: { [lang]: text.trim() } }),
  }));
  return [
    ...both,
    ...labels,
    {
      ...{ key: "kind", label: page.word("kind-of-flow"), kind: "choice", value: flow.kind },
      options: KINDS.map((kind) => [kind, page.word(kind)]),
    },
    whenField(page, flow.modes, (modes) => ({ op: "set-flow", id, modes })),
    ...termFields(page, flow, id),
  ];
}

/**
 * A flow's place in the order, its limit, its means and its condition; and whether the public may know of it.
 * @param {Page} page
 * @param {Plain} flow
 * @param {string} id
 * @returns {Field[]}
 */
function termFields(page, flow, id) {
  const edit = (/** @type {any} */ change) => ({ op: "set-flow", id, ...change });
  /** @type {Field[]} */
  const conditions = languagesOf(page).map((lang) => ({
    ...{ key: `when-${lang}`, label: page.word("when-in", { lang: page.word(lang) }), kind: "text", lang },
    value: flow.when?.[lang] ?? "",
    edit: (text) => edit({ when: { [lang]: text.trim() } }),
  }));
  return [
    {
      ...{ key: "step", label: page.word("step"), kind: "number", is: "half", value: String(flow.step ?? "") },
      edit: (value) => edit({ step: value === "" ? null : Number(value) }),
    },
    {
      ...{ key: "within", label: page.word("time-limit"), kind: "text", is: "half", value: flow.within ?? "" },
      edit: (value) => edit({ within: value.trim() }),
    },
    {
      ...{ key: "via", label: page.word("via"), kind: "checks", value: (flow.via ?? []).join() },
      options: CHANNELS.map((channel) => [channel, page.word(channel)]),
      edit: (value) => edit({ via: value.split(",").filter(Boolean) }),
    },
    ...conditions,
    ...(isWhole(page)
      ? [flagField(page, "private", page.word("private"), flow.private ?? false, (is) => edit({ private: is }))]
      : []),
  ];
}

/**
 * Ask in the panel for a flow that is about to be added.
 * @param {Studio} studio
 * @param {{from?: string, to?: string}} ends
 * @param {() => void} [closed]
 */
export function askFlow(studio, { from = "", to = "" }, closed = () => {}) {
  const { page } = studio;
  const modes = MODES.filter((mode) => [from, to].every((id) => page.data.facts.ends[id]?.modes.includes(mode) ?? true));
  /** @type {Plain} */
  const wanted = { from, to, kind: "report", modes: modes.length ? modes : [...MODES] };
  const empty = flowFields(page, wanted);
  const plain = new Map(empty.map((field) => [field.key, field.value]));
  const typed = new Map(plain);
  for (const [key, value] of Object.entries(draftOf(NEW_FLOW)?.values ?? {}))
    if (!(key === "from" && from) && !(key === "to" && to)) typed.set(key, value);
  const changed = (/** @type {string} */ key, /** @type {string} */ value) => {
    typed.set(key, value);
    const field = empty.find((one) => one.key === key);
    if (field) note(NEW_FLOW, field, value, "");
  };
  const close = () => {
    forget(NEW_FLOW);
    fillPanel(page, null);
    closed();
  };
  const asked = (/** @type {Field[]} */ fields) => {
    const [from, to, kind] = ["from", "to", "kind"].map((key) => typed.get(key));
    const said = fields.filter(({ key, value }) => value !== plain.get(key) || key === "modes");
    return { op: "add-flow", from, to, kind, ...joined({}, editsOf(said)) };
  };
  fillPanel(page, () => {
    const fields = flowFields(page, wanted).map((field) => ({ ...field, value: typed.get(field.key) ?? "" }));
    const wrong = wrongness("");
    const form = element(
      "form",
      { class: "draft new-flow" },
      ...fields.map((field) => fieldOf(field, changed)),
      element(
        "div",
        { class: "foot" },
        wrong,
        button(page.word("cancel"), { onclick: close }),
        button(page.word("add"), { class: "primary", type: "submit" }),
      ),
    );
    form.addEventListener("submit", async (event) => {
      event.preventDefault();
      const now = fields.map((field) => ({ ...field, value: typed.get(field.key) ?? "" }));
      const bad = now.find(isWrong);
      if (bad) return void (complain(form, bad.key, page.word(wrongWord(bad))) || (wrong.textContent = page.word(wrongWord(bad))));
      const outcome = await studio.save([asked(now)]);
      if (outcome.is === "failed") return void (wrong.textContent = outcome.words);
      close();
    });
    return [...heading(page, page.word("the-flow"), page.word("new-flow")), form];
  });
  const next = () => ["from", "to"].find((key) => !typed.get(key)) ?? `label-${page.store.get().lang}`;
  takeClicks((id) => {
    const key = next();
    if (!page.parts.panel.querySelector("form.new-flow") || !(key === "from" || key === "to")) {
      takeClicks(null);
      return false;
    }
    changed(key, id);
    redrawPanel(page);
    focusIn(page, next());
    return true;
  });
  focusIn(page, next());
}

/**
 * Put the cursor into a field of the panel.
 * @param {Page} page
 * @param {string} name
 */
export function focusIn(page, name) {
  const field = page.parts.panel.querySelector(`[name="${name}"]`);
  if (field instanceof HTMLElement) field.focus();
}
