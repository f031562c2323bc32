// Dialogs: forms for new entries, and questions to confirm.

import { button, element } from "../core/dom.js";
import { isWrong, wrongWord } from "./draft-form.js";
import { complain, fieldOf, wrongness } from "../core/forms.js";

/**
 * A dialog on top of the page.
 * @param {string} title
 * @param {...Node} parts
 */
export function dialogOf(title, ...parts) {
  const dialog = element("dialog", { class: "asking" }, element("h2", {}, title), ...parts);
  dialog.setAttribute("aria-label", title);
  dialog.addEventListener("close", () => dialog.remove());
  dialog.addEventListener("keydown", (event) => event.stopPropagation()); // keys of the page are not meant
  document.body.append(dialog);
  dialog.showModal();
  return dialog;
}

/**
 * Ask for the fields of a new entry until it is saved or cancelled.
 * @param {Studio} studio
 * @param {string} title
 * @param {Field[]} fields
 * @param {{edits(value: Map<string, string>): any[], check?(value: Map<string, string>): [string, string] | null,
 *   follow?(key: string, value: Map<string, string>, form: HTMLFormElement): void, done?(value: Map<string, string>): void}} plan
 *   `check` returns the key of a wrong field and the message; `follow` may fill a field from another
 */
export function ask(studio, title, fields, { edits, check = () => null, follow = () => {}, done = () => {} }) {
  const { page } = studio;
  const value = new Map(fields.map((field) => [field.key, field.value]));
  const wrong = wrongness("");
  const add = button(page.word("add"), { class: "primary", type: "submit" });
  const changed = (/** @type {string} */ key, /** @type {string} */ now) => {
    value.set(key, now);
    wrong.textContent = "";
    follow(key, value, form);
  };
  const isTyped = () => fields.some(({ key, kind, value: first }) => kind !== "choice" && (value.get(key) ?? "") !== first);
  const leave = async () => {
    if (isTyped() && !(await confirmed(page, page.word("discard-this"), "", page.word("discard")))) return;
    dialog.close();
  };
  const form = element(
    "form",
    { class: "draft", novalidate: true },
    ...fields.map((field) => fieldOf(field, changed)),
    element("div", { class: "foot" }, wrong, button(page.word("cancel"), { onclick: leave }), add),
  );
  const dialog = dialogOf(title, form);
  dialog.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || event.isComposing) return;
    event.preventDefault(); // a dialog closes by itself at the second Escape, whatever was typed
    void leave();
  });
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    const bad = fields.map((field) => ({ ...field, value: value.get(field.key) ?? "" })).find(isWrong);
    const [key, words] = bad ? [bad.key, page.word(wrongWord(bad))] : (check(value) ?? ["", ""]);
    if (words) return void (complain(form, key, words) || (wrong.textContent = words));
    add.disabled = true;
    const outcome = await studio.save(edits(value));
    add.disabled = false;
    if (outcome.is === "failed") return void (wrong.textContent = outcome.words);
    dialog.close();
    if (outcome.is === "saved") done(value);
  });
}

/**
 * Ask for confirmation.
 * @param {Page} page
 * @param {string} title
 * @param {string} words
 * @param {string} yes
 * @returns {Promise<boolean>}
 */
export function confirmed(page, title, words, yes) {
  return new Promise((answer) => {
    const dialog = dialogOf(
      title,
      element("p", {}, words),
      element(
        "div",
        { class: "foot" },
        button(page.word("cancel"), { onclick: () => dialog.close() }),
        button(yes, { class: "danger", onclick: () => dialog.close("yes") }),
      ),
    );
    dialog.addEventListener("close", () => answer(dialog.returnValue === "yes"));
  });
}
