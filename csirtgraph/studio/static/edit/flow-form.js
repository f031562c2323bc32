// A flow in the panel: one that is there, or one about to be added.

import { fillPanel } from "../panel/side-panel.js";
import { button, element } from "../core/dom.js";
import { draftForm, editsOf, isWrong, wrongWord } from "./draft-form.js";
import { forget } from "./drafts.js";
import { complain, fieldOf, wrongness } from "../core/forms.js";
import { heading } from "../panel/panel.js";
import { labelOf, nameOf } from "../panel/facts.js";
import { languagesOf, whenField } from "./end-fields.js";
import { MODES } from "../core/modes.js";

const KINDS = ["report", "request", "instruct", "answer", "inform", "cooperate"];

/** @typedef {{from: string, to: string, label: Both, kind: string, modes: string[]}} Plain */

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
    const fields = flowFields(page, { ...flow, label: flow.label ?? {} }, id);
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
    const label = { ...flow.label };
    for (const { key, value: text } of rest) if (key.startsWith("label-")) label[langOf(key)] = text;
    const modes = value("modes")?.split(",") ?? flow.modes;
    return [{ op: "remove-flow", id }, { op: "add-flow", from: flow.from, to: flow.to, ...ends, label, kind, modes }];
  }
  return [
    ...editsOf(rest),
    ...(kind ? [{ op: "set-flow", id, kind }] : []),
    ...(ends ? [{ op: "redirect-flow", id, ...ends }] : []),
  ];
}

/**
 * @param {string} key
 * @returns {Lang}
 */
function langOf(key) {
  return key.endsWith("-ja") ? "ja" : "en";
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
    value: flow.label[lang] ?? "",
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
  const wanted = { from, to, label: {}, kind: "report", modes: modes.length ? modes : [...MODES] };
  const typed = new Map(flowFields(page, wanted).map((field) => [field.key, field.value]));
  const close = () => {
    fillPanel(page, null);
    closed();
  };
  const words = () => {
    const label = Object.fromEntries(
      languagesOf(page).flatMap((lang) => {
        const text = typed.get(`label-${lang}`)?.trim();
        return text ? [[lang, text]] : [];
      }),
    );
    return { from: typed.get("from"), to: typed.get("to"), label, kind: typed.get("kind") };
  };
  fillPanel(page, () => {
    const fields = flowFields(page, wanted).map((field) => ({ ...field, value: typed.get(field.key) ?? "" }));
    const wrong = wrongness("");
    const form = element(
      "form",
      { class: "draft" },
      ...fields.map((field) => fieldOf(field, (key, value) => typed.set(key, value))),
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
      const bad = fields.find((field) => isWrong({ ...field, value: typed.get(field.key) ?? "" }));
      if (bad) return void (complain(form, bad.key, page.word(wrongWord(bad))) || (wrong.textContent = page.word(wrongWord(bad))));
      const modes = (typed.get("modes") ?? "").split(",");
      const outcome = await studio.save([{ op: "add-flow", ...words(), modes }]);
      if (outcome.is === "failed") return void (wrong.textContent = outcome.words);
      close();
    });
    return [...heading(page, page.word("the-flow"), page.word("new-flow")), form];
  });
  focusIn(page, from && to ? `label-${page.store.get().lang}` : from ? "to" : "from");
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
