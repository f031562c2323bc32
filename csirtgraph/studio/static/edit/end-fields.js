// What can be changed of a role, a party or a team, and what changing it means.

import { nameOf } from "../panel/facts.js";
import { contactsField, deputiesField, flagField, isWhole } from "./listing.js";
import { linkField, roleDetails } from "./role-fields.js";
import { MODES } from "../core/modes.js";

const PARTIES = ["vendor", "external", "management", "system", "customer", "internal", "committee", "authority"];

/**
 * The fields of an end.
 * @param {Page} page
 * @param {string} id
 * @returns {Field[]}
 */
export function endFields(page, id) {
  const end = page.data.facts.ends[id];
  if (!end) return [];
  const { kind } = end;
  const about =
    kind === "role" ? [...inBoth(page, id, "duty", end.duty, "area"), ...inBoth(page, id, "brief", end.brief, "text")] : [];
  const noted = kind === "party" ? [...inBoth(page, id, "note", end.note, "area")] : [];
  return [
    ...inBoth(page, id, "name", end.name, "text"),
    ...(kind === "role" ? inBoth(page, id, "short", end.short, "text") : []),
    ...about,
    ...noted,
    ...(kind === "team" ? [] : [whenField(page, end.modes, (modes) => ({ op: "set-modes", kind, id, modes }))]),
    ...(kind === "role" ? [...sourcingFields(page, id, end), ...placeFields(page, id, end), ...roleDetails(page, id, end), deputiesField(page, id)] : []),
    ...(kind === "team" ? [] : [linkField(page, id, end)]),
    ...(kind === "party" ? partyFields(page, id, end) : []),
    ...(kind !== "team" && isWhole(page)
      ? [contactsField(page, end.contacts ?? [], (contacts) => ({ op: "set-contacts", kind, id, contacts }))]
      : []),
  ];
}

/**
 * What a party is, and whether the public may know of it.
 * @param {Page} page
 * @param {string} id
 * @param {End} end
 * @returns {Field[]}
 */
function partyFields(page, id, end) {
  /** @type {Field} */
  const kind = {
    ...{ key: "kind", label: page.word("kind-of-party"), kind: "choice", is: "half", value: end.party ?? "" },
    options: partyOptions(page),
    edit: (value) => ({ op: "set-kind", id, kind: value }),
  };
  const hidden = flagField(page, "private", page.word("private"), end.private ?? false, (is) => ({
    ...{ op: "set-private", id, private: is },
  }));
  return isWhole(page) ? [kind, hidden] : [kind];
}

/**
 * @param {Page} page
 * @returns {[string, string][]}
 */
export function partyOptions(page) {
  return PARTIES.map((one) => [one, page.word(one)]);
}

/**
 * A text in both languages, that of the page first.
 * @param {Page} page
 * @param {string} id
 * @param {string} field
 * @param {Both | undefined} text
 * @param {"text" | "area"} kind
 * @returns {Field[]}
 */
function inBoth(page, id, field, text, kind) {
  const { kind: of } = page.data.facts.ends[id];
  return languagesOf(page).map((lang) => ({
    key: `${field}-${lang}`,
    label: page.word(`${field}-in`, { lang: page.word(lang) }),
    ...{ kind, lang },
    value: text?.[lang] ?? "",
    placeholder: page.text(text),
    needed: field === "name" && !languagesOf(page).some((other) => other !== lang && text?.[other]),
    edit: (words) => ({ op: "set", kind: of, id, field, lang, text: words.trim() }),
  }));
}

/**
 * The languages, that of the page first.
 * @param {Page} page
 * @returns {Lang[]}
 */
export function languagesOf(page) {
  const { lang } = page.store.get();
  return [lang, ...page.data.languages.filter((other) => other !== lang)];
}

/**
 * When something holds.
 * @param {Page} page
 * @param {string[]} modes
 * @param {(modes: string[]) => any} edit
 * @returns {Field}
 */
export function whenField(page, modes, edit) {
  return {
    ...{ key: "modes", label: page.word("modes"), kind: "checks", needed: true },
    value: MODES.filter((mode) => modes.includes(mode)).join(),
    options: modeOptions(page),
    edit: (value) => edit(value.split(",").filter(Boolean)),
  };
}

/**
 * @param {Page} page
 * @returns {[string, string][]}
 */
export function modeOptions(page) {
  return MODES.map((mode) => [mode, page.word(mode)]);
}

/**
 * Who provides a role, for each mode.
 * @param {Page} page
 * @param {string} id
 * @param {End} end
 * @returns {Field[]}
 */
function sourcingFields(page, id, end) {
  return MODES.filter((mode) => end.modes.includes(mode)).map((mode) => ({
    key: `sourcing-${mode}`,
    label: `${page.word("sourcing")} · ${page.word(mode)}`,
    kind: "choice",
    is: "half",
    value: end.sourcing?.[mode] ?? "in-house",
    options: sourcingOptions(page),
    edit: (sourcing) => ({ op: "set-sourcing", id, mode, sourcing }),
  }));
}

/**
 * @param {Page} page
 * @returns {[string, string][]}
 */
export function sourcingOptions(page) {
  return ["in-house", "outsourced"].map((value) => [value, page.word(value)]);
}

/**
 * The group and the team of a role.
 * @param {Page} page
 * @param {string} id
 * @param {End} end
 * @returns {Field[]}
 */
function placeFields(page, id, end) {
  const { groups, teams } = page.data.facts;
  /** @type {Field[]} */
  const fields = [];
  if (Object.keys(groups).length)
    fields.push({
      ...{ key: "group", label: page.word("group"), kind: "choice", value: end.group ?? "" },
      options: namedOptions(page, groups),
      edit: (group) => ({ op: "set-group", id, group }),
    });
  if (Object.keys(teams).length)
    fields.push({
      ...{ key: "team", label: page.word("team"), kind: "choice", value: end.team ?? "" },
      options: namedOptions(page, teams),
      edit: (team) => ({ op: "set-team", id, team }),
    });
  return fields;
}

/**
 * The names of groups, teams or units, and none.
 * @param {Page} page
 * @param {Record<string, Both>} all
 * @returns {[string, string][]}
 */
export function namedOptions(page, all) {
  const known = Object.entries(all).map(([id, name]) => /** @type {[string, string]} */ ([id, page.text(name) || id]));
  return [["", page.word("no-group")], ...known];
}

/**
 * The posts of a mode besides one, and none.
 * @param {Page} page
 * @param {string} mode
 * @param {string} id
 * @returns {[string, string][]}
 */
export function postOptions(page, mode, id) {
  const all = Object.keys(page.data.facts.posts[mode] ?? {}).filter((key) => key !== id);
  return [["", page.word("nobody")], ...all.map((key) => /** @type {[string, string]} */ ([key, nameOf(page, key)]))];
}
