// The parts of a form in which something is typed, chosen or checked.

import { element } from "./dom.js";

/**
 * What a value is typed or chosen in.
 * @param {Field} field
 */
export function controlOf(field) {
  const { key: name, lang = null, needed: required = false, placeholder = null } = field;
  if (field.kind === "choice") {
    const options = (field.options ?? []).map(([value, words]) =>
      element("option", { value, selected: value === field.value }, words),
    );
    return element("select", { name }, ...options);
  }
  if (field.kind === "area") return grown(element("textarea", { name, lang, placeholder, rows: 2 }, field.value));
  const number = field.kind === "number" ? { type: "number", min: 0, max: 9999, inputmode: "numeric" } : {};
  const found = field.kind === "find" ? { list: `list-${name}` } : {};
  const value = field.kind === "find" ? shownFor(field, field.value) : field.value;
  const rest = { autocomplete: "off", spellcheck: "false", placeholder };
  return element("input", { type: "text", name, lang, value, required, ...rest, ...number, ...found });
}

/**
 * A text area as high as its text.
 * @param {HTMLTextAreaElement} area
 */
function grown(area) {
  const fit = () => {
    area.style.height = "auto";
    area.style.height = `${area.scrollHeight + 2}px`;
  };
  area.addEventListener("input", fit);
  requestAnimationFrame(fit);
  return area;
}

/**
 * What can be found by typing.
 * @param {Field} field
 */
export function listOf(field) {
  const options = (field.options ?? []).map(([value]) => element("option", { value: shownFor(field, value) }));
  return element("datalist", { id: `list-${field.key}` }, ...options);
}

/**
 * How a value of a list is written: its words, with the value where others have the same words.
 * @param {Field} field
 * @param {string} value
 */
function shownFor({ options = [] }, value) {
  const words = options.find(([known]) => known === value)?.[1] ?? "";
  return options.filter(([, other]) => other === words).length > 1 ? `${words} (${value})` : words;
}

/**
 * What a text typed in a field stands for; of a list "?" where it is not one of it.
 * @param {Field} field
 * @param {string} text
 */
export function valueIn(field, text) {
  if (field.kind !== "find") return text;
  if (!text.trim()) return "";
  return (field.options ?? []).find(([value]) => shownFor(field, value) === text.trim())?.[0] ?? "?";
}

/**
 * Several that can be checked.
 * @param {Field} field
 * @param {(value: string) => void} report
 */
export function checksOf(field, report) {
  const checked = new Set(field.value.split(",").filter(Boolean));
  const chips = (field.options ?? []).map(([value, words]) => {
    const box = element("input", { type: "checkbox", name: `${field.key}-${value}`, checked: checked.has(value) });
    box.addEventListener("change", () => {
      box.checked ? checked.add(value) : checked.delete(value);
      report((field.options ?? []).flatMap(([one]) => (checked.has(one) ? [one] : [])).join(","));
    });
    return element("label", { class: `chip ${value}` }, box, element("span", {}, words));
  });
  return element(
    "fieldset",
    { class: "entry checks" },
    element("legend", {}, field.label),
    element("div", { class: "chips" }, ...chips),
  );
}
