// A field of a form that holds a list: a row for each item, in an order that can be changed.

import { checksOf, controlOf, valueIn } from "./controls.js";
import { button, element } from "./dom.js";

/** @typedef {Record<string, string>} Row */

/**
 * The rows of a field; `report` is called with all of them as JSON.
 * @param {Field} field - its `columns` say what a row has, its `words` what its buttons are called
 * @param {(value: string) => void} report
 * @returns {HTMLElement}
 */
export function rowsOf(field, report) {
  /** @type {Row[]} */
  let rows = JSON.parse(field.value || "[]");
  const { columns = [], words = { add: "", remove: "", up: "" } } = field;
  const list = element("ol", { class: "rows" });
  const changed = () => report(JSON.stringify(rows));
  const put = (/** @type {Row[]} */ now, /** @type {number} */ at) => {
    rows = now;
    draw();
    changed();
    const next = list.children[at]?.querySelector("input, select, button") ?? add;
    if (next instanceof HTMLElement) next.focus();
  };
  const draw = () => list.replaceChildren(...rows.map(rowOf));
  const rowOf = (/** @type {Row} */ row, /** @type {number} */ at) => {
    const cells = columns.map((column) => cellOf(column, `${field.key}-${at}-${column.key}`, row, changed));
    const up = button(words.up, {
      ...{ icon: "up", class: "small bare", words: false, disabled: at === 0 },
      onclick: () => put([...rows.slice(0, at - 1), row, rows[at - 1], ...rows.slice(at + 1)], at - 1),
    });
    const remove = button(words.remove, {
      ...{ icon: "close", class: "small bare", words: false },
      onclick: () => put(rows.filter((_, place) => place !== at), at),
    });
    return element("li", {}, element("div", { class: "cells" }, ...cells), up, remove);
  };
  const add = button(words.add, {
    ...{ icon: "plus", class: "small", name: `${field.key}-add` },
    onclick: () => put([...rows, Object.fromEntries(columns.map(({ key, value }) => [key, value]))], rows.length),
  });
  draw();
  return element("fieldset", { class: "entry listing" }, element("legend", {}, field.label), list, add);
}

/**
 * One value of a row.
 * @param {Field} column
 * @param {string} key
 * @param {Row} row - which is changed
 * @param {() => void} changed
 */
function cellOf(column, key, row, changed) {
  const field = { ...column, key, value: row[column.key] ?? "" };
  const took = (/** @type {string} */ value) => {
    row[column.key] = value;
    changed();
  };
  if (field.kind === "checks") return checksOf(field, took);
  const made = controlOf(field);
  made.addEventListener("input", () => took(valueIn(field, made.value)));
  return element("label", { class: `entry ${field.is ?? ""}`.trim() }, element("span", {}, column.label), made);
}
