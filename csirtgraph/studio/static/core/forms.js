// Forms made of fields: every one with its label, reachable by keyboard, and read by its key. What is typed is never cut:
// a text that is too long says so beside its field, and is not saved.

import { checksOf, controlOf, listOf, valueIn } from "./controls.js";
import { element } from "./dom.js";
import { rowsOf } from "./rows.js";

export const LONGEST = 500; // characters of a text in a plan

/**
 * A field with its label; `changed` is called with every new value.
 * @param {Field} field
 * @param {(key: string, value: string) => void} changed
 * @returns {HTMLElement}
 */
export function fieldOf(field, changed) {
  const report = (/** @type {string} */ value) => changed(field.key, value);
  if (field.kind === "checks") return checksOf(field, report);
  if (field.kind === "rows") return rowsOf(field, report);
  const made = controlOf(field);
  const over = element("small", { class: "over", role: "status" });
  const count = () => (over.textContent = made.value.length > LONGEST ? `${made.value.length} / ${LONGEST}` : "");
  made.addEventListener("input", () => {
    made.setCustomValidity("");
    count();
    report(valueIn(field, made.value));
  });
  count();
  const known = field.kind === "find" ? listOf(field) : null;
  const looks = `entry ${field.kind} ${field.is ?? ""}`.trim();
  return element("label", { class: looks }, element("span", {}, field.label), made, known, over);
}

/**
 * Say at a field what is wrong with it; whether there was such a field.
 * @param {HTMLFormElement} form
 * @param {string} name
 * @param {string} words
 */
export function complain(form, name, words) {
  const at = form.elements.namedItem(name);
  if (!(at instanceof HTMLInputElement || at instanceof HTMLTextAreaElement || at instanceof HTMLSelectElement))
    return false;
  at.setCustomValidity(words);
  at.reportValidity();
  return true;
}

/**
 * Where a form says what went wrong.
 * @param {string} words
 */
export function wrongness(words) {
  return element("p", { class: "wrong", role: "alert" }, words);
}
