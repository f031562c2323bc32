// What something that is brought would change, shown before anything is written.

import { button, element } from "../core/dom.js";
import { dialogOf } from "./dialogs.js";
import { wrongness } from "../core/forms.js";
import { nameOfSource } from "./sources.js";

/**
 * Show what a source would change, with what it was taken for, until it is written or given up.
 * @param {Studio} studio
 * @param {Source} source
 */
export function preview(studio, source) {
  const { page, live, server } = studio;
  /** @type {Asked} */
  const asked = { columns: {}, boxes: {}, people: false, title: "" };
  const body = element("div", { class: "brought" });
  const wrong = wrongness("");
  const write = button(page.word("import-write"), { class: "primary", disabled: true, onclick: () => void send(true) });
  const cancel = button(page.word("cancel"), { onclick: () => dialog.close() });
  const name = nameOfSource(page, source);
  const dialog = dialogOf(page.word("import-title", { name }), body, element("div", { class: "foot" }, wrong, cancel, write));
  dialog.classList.add("importing");
  let base = "";
  let turn = 0;

  const send = async (/** @type {boolean} */ isFinal) => {
    const own = ++turn;
    write.disabled = true;
    if (!isFinal) base = live.get().revision;
    const { status, body: answer } = await server.post("/api/import", { source, ...asked, write: isFinal }, base);
    if (own !== turn || !dialog.isConnected) return; // asked again meanwhile, or given up
    wrong.textContent = status === 200 ? "" : status ? (answer.error ?? "") : page.word("no-answer");
    if (status !== 200) return status === 409 ? void live.newer().then(() => send(false)) : undefined;
    if (isFinal) return done(answer.revision);
    write.disabled = !answer.changes.length;
    body.replaceChildren(...partsOf(studio, source, answer, asked, () => void send(false)));
  };
  const done = (/** @type {string} */ revision) => {
    live.set({ revision });
    dialog.close();
    page.say(page.word("saved-edit"), true);
    void live.newer();
  };
  void send(false);
}

/**
 * The parts of a proposal; `again` asks for it with other answers.
 * @param {Studio} studio
 * @param {Source} source
 * @param {any} proposal
 * @param {Asked} asked
 * @param {() => void} again
 * @returns {Node[]}
 */
function partsOf({ page, live }, source, proposal, asked, again) {
  const { columns, fields, boxes, summary, changes, remarks, hasPeople } = proposal;
  const nothing = element("p", { class: "absent" }, page.word("import-same"));
  const found = [
    live.get().isEmpty && !source.pattern ? titleField(page, asked) : null,
    columns.length ? section(page.word("import-columns"), columnTable(page, columns, fields, asked, again)) : null,
    boxes.length ? section(page.word("import-boxes"), boxList(page, boxes, asked, again)) : null,
    hasPeople ? peopleField(page, asked, again) : null,
    section(page.word("import-changes"), changes.length ? changeList(summary, changes) : nothing),
    remarks.length ? section(`${page.word("import-remarks")} (${remarks.length})`, listOf(remarks)) : null,
  ];
  return found.filter((part) => part !== null);
}

/**
 * @param {string} title
 * @param {...Node} parts
 */
function section(title, ...parts) {
  return element("section", {}, element("h3", {}, title), ...parts);
}

/** @param {string[]} lines */
function listOf(lines) {
  return element("ul", {}, ...lines.map((words) => element("li", {}, words)));
}

/**
 * What changes, in the words of a comparison; lines that are not indented are headings.
 * @param {string} summary
 * @param {string[]} lines
 */
function changeList(summary, lines) {
  const shown = lines.filter(Boolean).map((line) => element("li", { class: line.startsWith("  ") ? "" : "head" }, line.trim()));
  return element("div", {}, element("p", {}, summary), element("ul", { class: "changed" }, ...shown));
}

/**
 * Each column with what it was taken for, which can be set right.
 * @param {Page} page
 * @param {{place: string, heading: string, field: string, words: string}[]} columns
 * @param {[string, string][]} fields
 * @param {Asked} asked
 * @param {() => void} again
 */
function columnTable(page, columns, fields, asked, again) {
  const rows = columns.map(({ place, heading, field, words }) => {
    const isKnown = fields.some(([value]) => value === field);
    const own = isKnown ? [] : [element("option", { value: "", selected: true }, field ? words : page.word("unknown-column"))];
    const options = fields.map(([value, label]) => element("option", { value, selected: value === field }, label));
    const choice = element("select", { "aria-label": heading, class: field ? "" : "unknown" }, ...own, ...options);
    choice.addEventListener("change", () => {
      asked.columns = { ...asked.columns, [heading]: choice.value };
      again();
    });
    const cells = [element("td", {}, heading), element("td", {}, choice), element("td", { class: "place" }, place)];
    return element("tr", {}, ...cells);
  });
  return element("table", {}, element("tbody", {}, ...rows));
}

/**
 * Each box that may be a role or a party.
 * @param {Page} page
 * @param {{words: string, kind: string}[]} boxes
 * @param {Asked} asked
 * @param {() => void} again
 */
function boxList(page, boxes, asked, again) {
  const kinds = ["role", "party"];
  const rows = boxes.map(({ words, kind }) => {
    const options = kinds.map((one) => element("option", { value: one, selected: one === kind }, page.word(`is-${one}`)));
    const choice = element("select", { "aria-label": words }, ...options);
    choice.addEventListener("change", () => {
      asked.boxes = { ...asked.boxes, [words]: choice.value };
      again();
    });
    return element("tr", {}, element("td", {}, words), element("td", {}, choice));
  });
  return element("table", {}, element("tbody", {}, ...rows));
}

/**
 * @param {Page} page
 * @param {Asked} asked
 */
function titleField(page, asked) {
  const field = element("input", { type: "text", value: asked.title, maxlength: 120, placeholder: page.word("import-own-title") });
  field.addEventListener("input", () => (asked.title = field.value));
  return element("label", { class: "entry" }, element("span", {}, page.word("import-plan-title")), field);
}

/**
 * @param {Page} page
 * @param {Asked} asked
 * @param {() => void} again
 */
function peopleField(page, asked, again) {
  const field = element("input", { type: "checkbox", checked: asked.people });
  field.addEventListener("change", () => {
    asked.people = field.checked;
    again();
  });
  return element("label", { class: "people" }, field, element("span", {}, page.word("import-people")));
}
