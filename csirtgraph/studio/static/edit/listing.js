// Fields that hold lists: deputies, contacts, holders, turns, superiors.

import { nameOf } from "../panel/facts.js";

const USES = ["work", "mobile", "night", "home"];

/**
 * Whether people and contacts may be seen, and so be changed.
 * @param {Page} page
 */
export function isWhole(page) {
  return page.data.facts.people !== undefined;
}

/**
 * A field of rows.
 * @param {Page} page
 * @param {string} key
 * @param {string} label
 * @param {Field[]} columns
 * @param {Record<string, string>[]} rows
 * @param {(rows: Record<string, string>[]) => any} [edit] - without rows that say nothing
 * @returns {Field}
 */
export function rowsField(page, key, label, columns, rows, edit) {
  const words = { add: page.word("add-row"), remove: page.word("remove"), up: page.word("move-up") };
  return {
    ...{ key, label, kind: "rows", columns, words, value: JSON.stringify(rows) },
    edit: edit && ((value) => edit(rowsIn(value))),
  };
}

/**
 * The rows of a value that say something.
 * @param {string} value
 * @returns {Record<string, string>[]}
 */
export function rowsIn(value) {
  return JSON.parse(value || "[]").filter((/** @type {Record<string, string>} */ row) => Object.values(row).some(Boolean));
}

/**
 * A column of a listing.
 * @param {string} key
 * @param {string} label
 * @param {string} [is]
 * @returns {Field}
 */
export function column(key, label, is = "") {
  return { key, label, kind: "text", value: "", is };
}

/**
 * A text in both languages, as columns.
 * @param {Page} page
 * @param {string} word - with a place for the language
 * @returns {Field[]}
 */
export function inBothColumns(page, word) {
  return page.data.languages.map((lang) => ({
    ...column(lang, page.word(word, { lang: page.word(lang) }), "half"),
    lang,
  }));
}

/**
 * The texts of a row.
 * @param {Record<string, string>} row
 * @returns {Both}
 */
export function bothIn({ ja = "", en = "" }) {
  return { ja, en };
}

/**
 * For whom a role deputises.
 * @param {Page} page
 * @param {string} id
 * @returns {Field}
 */
export function deputiesField(page, id) {
  const { ends } = page.data.facts;
  const roles = Object.keys(ends).filter((other) => ends[other].kind === "role" && other !== id);
  /** @type {Field} */
  const role = {
    ...{ key: "role", label: page.word("role"), kind: "choice", value: "" },
    options: [["", page.word("choose")], ...roles.map((other) => /** @type {[string, string]} */ ([other, nameOf(page, other)]))],
  };
  const rows = Object.entries(ends[id].deputyOf ?? {}).map(([other, when]) => ({ role: other, ...bothIn(when) }));
  return rowsField(page, "deputies", page.word("deputy-for"), [role, ...inBothColumns(page, "when-in")], rows, (found) => ({
    ...{ op: "set-deputies", id },
    deputies: found.filter((row) => row.role).map((row) => ({ role: row.role, when: bothIn(row) })),
  }));
}

/**
 * How somebody is reached.
 * @param {Page} page
 * @param {Contact[]} contacts
 * @param {(contacts: Contact[]) => any} edit
 * @returns {Field}
 */
export function contactsField(page, contacts, edit) {
  /** @type {Field} */
  const use = {
    ...{ key: "use", label: page.word("use"), kind: "choice", value: "work", is: "half" },
    options: USES.map((one) => [one, page.word(one)]),
  };
  const columns = [
    ...["phone", "mail", "chat"].map((key) => column(key, page.word(key))),
    ...[use, column("hours", page.word("hours"), "half")],
  ];
  const rows = contacts.map((one) => ({ phone: "", mail: "", chat: "", use: "work", hours: "", ...one }));
  return rowsField(page, "contacts", page.word("contacts"), columns, rows, edit);
}

/**
 * Everybody, and nobody.
 * @param {Page} page
 * @returns {[string, string][]}
 */
export function personOptions(page) {
  const people = Object.entries(page.data.facts.people ?? {});
  return people.map(([id, { name }]) => [id, page.text(name) || id]);
}

/**
 * Whether something is so.
 * @param {Page} page
 * @param {string} key
 * @param {string} label
 * @param {boolean} is
 * @param {(is: boolean) => any} edit
 * @returns {Field}
 */
export function flagField(page, key, label, is, edit) {
  return {
    ...{ key, label, kind: "choice", is: "half", value: is ? "yes" : "" },
    options: [
      ["", "–"],
      ["yes", page.word("yes")],
    ],
    edit: (value) => edit(value === "yes"),
  };
}
