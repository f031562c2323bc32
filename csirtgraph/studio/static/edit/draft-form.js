// A form about something the plan has: what is typed waits as a draft until it is saved.

import { draftOf, forget, note, settle, withDraft } from "./drafts.js";
import { button, element } from "../core/dom.js";
import { complain, fieldOf, LONGEST, wrongness } from "../core/forms.js";
import { redrawPanel } from "../panel/redraw.js";

const SAVING = /** @type {Set<string>} */ (new Set()); // keys of drafts that are on their way,
const AGAIN = /** @type {Set<string>} */ (new Set()); // and of those to be saved once more after that

/**
 * The form of some fields; `done` is called once its changes are saved.
 * @param {Studio} studio
 * @param {string} key - of the draft
 * @param {Field[]} fields - as the plan has them
 * @param {{does?: (fields: Field[]) => any[], done?: () => void, more?: Node[]}} [options]
 *   `does`: the edits of the fields that changed, where they are not simply one each
 * @returns {HTMLFormElement}
 */
export function draftForm(studio, key, fields, { does = editsOf, done = () => {}, more = [] } = {}) {
  const { page, live } = studio;
  const shown = withDraft(key, fields, live.get().revision);
  const save = button(page.word("save-edit"), { class: "primary", type: "submit" });
  const discard = button(page.word("discard"), { onclick: () => leave() });
  const wrong = wrongness("");
  const foot = element("div", { class: "foot" }, wrong, ...more, discard, save);
  const update = () => {
    const has = draftOf(key) !== undefined;
    save.hidden = discard.hidden = !has;
    foot.hidden = !has && !more.length;
    form.classList.toggle("drafted", has);
  };
  const leave = () => {
    forget(key);
    redrawPanel(page);
  };
  const changed = (/** @type {string} */ name, /** @type {string} */ value) => {
    const field = fields.find((one) => one.key === name);
    if (field) note(key, field, value, live.get().revision);
    wrong.textContent = "";
    update();
  };
  const submit = async () => {
    const draft = draftOf(key);
    if (!draft) return;
    if (SAVING.has(key)) return void AGAIN.add(key); // once what is on its way has arrived
    const changes = fields.flatMap((one) => (one.key in draft.values ? [{ ...one, value: draft.values[one.key] }] : []));
    const bad = changes.find((one) => isWrong(one));
    if (bad) return void (complain(form, bad.key, page.word(wrongWord(bad))) || (wrong.textContent = page.word(wrongWord(bad))));
    const sent = { ...draft.values };
    SAVING.add(key);
    const { is, words } = await studio.save(does(changes), draft.base);
    SAVING.delete(key);
    const again = AGAIN.delete(key);
    if (is === "failed") {
      wrong.textContent = words;
      return update();
    }
    if (is === "saved") settle(key, sent, live.get().revision);
    else forget(key);
    redrawPanel(page);
    if (is === "saved") done();
    if (again) void submit();
  };
  const form = element("form", { class: "draft" }, ...shown.map((field) => fieldOf(field, changed)), foot);
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    void submit();
  });
  form.addEventListener("keydown", (event) => {
    const saves = (event.ctrlKey || event.metaKey) && (event.key === "s" || event.key === "Enter");
    if (!saves) return;
    event.preventDefault();
    void submit();
  });
  update();
  return form;
}

/**
 * One edit, or several, of each field that changed.
 * @param {Field[]} changes
 * @returns {any[]}
 */
export function editsOf(changes) {
  return changes.flatMap((field) => field.edit?.(field.value) ?? []);
}

/**
 * Whether a text is longer than a plan may have it.
 * @param {string} kind
 * @param {string} value
 */
function isLong(kind, value) {
  return (kind === "text" || kind === "area") && value.length > LONGEST;
}

/**
 * Whether a value cannot be meant.
 * @param {Field} field
 */
export function isWrong({ kind, value, needed }) {
  return value === "?" || isLong(kind, value) || ((needed ?? false) && !value.trim()) || (kind === "checks" && needed === true && !value);
}

/**
 * The word for what is wrong with a value.
 * @param {Field} field
 */
export function wrongWord({ kind, value }) {
  return isLong(kind, value) ? "too-long" : kind === "find" ? "not-found" : kind === "checks" ? "one-mode-needed" : "needed";
}
