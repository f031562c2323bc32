// Adding roles, parties and posts.

import { ask } from "./dialogs.js";
import { languagesOf, namedOptions, partyOptions, postOptions, sourcingOptions } from "./end-fields.js";
import { nameOf } from "../panel/facts.js";


/** @param {Studio} studio */
export function askRole(studio) {
  const { page } = studio;
  const { groups, teams } = page.data.facts;
  /** @type {Field[]} */
  const fields = [...nameFields(page)];
  const place = (/** @type {"group" | "team"} */ key, /** @type {Record<string, Both>} */ all) => {
    if (!Object.keys(all).length) return;
    const options = namedOptions(page, all);
    fields.push({ key, label: page.word(key), kind: "choice", value: options[key === "group" ? 1 : 0][0], options });
  };
  place("group", groups);
  place("team", teams);
  fields.push({ ...{ key: "sourcing", label: page.word("sourcing"), kind: "choice", value: "in-house" }, options: sourcingOptions(page) });
  askNamed(studio, "role", page.word("new-role"), fields, (value) => ({
    ...{ op: "add-role", id: value.get("id"), name: nameIn(page, value) },
    ...given(value, "group", "team", "sourcing"),
  }));
}

/** @param {Studio} studio */
export function askParty(studio) {
  const { page } = studio;
  /** @type {Field} */
  const kind = {
    ...{ key: "kind", label: page.word("kind-of-party"), kind: "choice", value: "vendor" },
    options: partyOptions(page),
  };
  askNamed(studio, "party", page.word("new-party"), [...nameFields(page), kind], (value) => ({
    ...{ op: "add-party", id: value.get("id"), name: nameIn(page, value), kind: value.get("kind") },
  }));
}

/**
 * Ask for a group, a team or a unit.
 * @param {Studio} studio
 * @param {"group" | "team" | "unit"} kind
 */
export function askArea(studio, kind) {
  const { page } = studio;
  const add = (/** @type {Map<string, string>} */ value) => ({ op: "add-area", kind, id: value.get("id"), name: nameIn(page, value) });
  askNamed(studio, kind, page.word(`new-${kind}`), nameFields(page), add, {
    isTaken: (id) => takenIn(page)(id) || id in page.data.facts.units,
    done: (id) => page.say(page.word("added", { name: id }), true),
  });
}

/**
 * @param {Studio} studio
 * @param {string} mode
 * @param {string} [role] - held in it
 */
export function askPost(studio, mode, role = "") {
  const { page } = studio;
  const { ends, posts } = page.data.facts;
  const roles = Object.keys(ends).filter((id) => ends[id].kind === "role" && !posts[mode]?.[id]);
  const others = postOptions(page, mode, "");
  /** @type {Field[]} */
  const fields = [
    {
      ...{ key: "role", label: page.word("role"), kind: "find", value: role, needed: true },
      options: roles.map((id) => [id, nameOf(page, id)]),
    },
    { key: "people", label: page.word("headcount"), kind: "number", value: "1" },
    { key: "under", label: page.word("under"), kind: "choice", value: "", options: others },
    { key: "held-by", label: page.word("held-by"), kind: "choice", value: "", options: others },
  ];
  ask(studio, page.word("new-post", { mode: page.word(mode) }), fields, {
    edits: (value) => {
      const id = value.get("role");
      const people = value.get("people") ? { people: Number(value.get("people")) } : {};
      return [{ op: "add-post", mode, id, roles: [id], ...given(value, "under", "held-by"), ...people }];
    },
    done: (value) => page.store.set({ select: value.get("role") ?? "" }, "push"),
  });
}

/**
 * Ask for an end with a name and an id, which follows the names until somebody changes it.
 * @param {Studio} studio
 * @param {"role" | "party" | "person" | "deadline" | "group" | "team" | "unit"} kind
 * @param {string} title
 * @param {Field[]} fields
 * @param {(value: Map<string, string>) => any} edit
 * @param {{isTaken?: (id: string) => boolean, done?: (id: string) => void}} [more]
 */
export function askNamed(studio, kind, title, fields, edit, { isTaken = takenIn(studio.page), done } = {}) {
  const { page } = studio;
  let own = false;
  ask(studio, title, fields, {
    edits: (value) => [edit(value)],
    check(value) {
      const id = value.get("id") ?? "";
      if (!Object.keys(nameIn(page, value)).length) return [`name-${page.store.get().lang}`, page.word("name-needed")];
      if (!/^[a-z0-9]+(-[a-z0-9]+)*$/.test(id)) return ["id", page.word("id-form")];
      return isTaken(id) ? ["id", page.word("id-taken")] : null;
    },
    follow(key, value, form) {
      if (key === "id") own = value.get("id") !== "";
      if (key.startsWith("name-") && !own) void proposeId(studio, kind, value, form, () => own);
    },
    done(value) {
      const id = value.get("id") ?? "";
      if (done) done(id);
      else page.store.set({ select: id, way: "" }, "push");
    },
  });
}

/**
 * Fill the field of the id with the one that the server makes of the names, which may still change meanwhile.
 * @param {Studio} studio
 * @param {"role" | "party" | "person" | "deadline" | "group" | "team" | "unit"} kind
 * @param {Map<string, string>} value
 * @param {HTMLFormElement} form
 * @param {() => boolean} isOwn - whether somebody has written an id meanwhile
 */
async function proposeId({ page, server }, kind, value, form, isOwn) {
  const names = nameIn(page, value);
  const { status, body } = await server.get("/api/id", { kind, ...names });
  const field = form.elements.namedItem("id");
  if (status !== 200 || isOwn() || !(field instanceof HTMLInputElement) || JSON.stringify(names) !== JSON.stringify(nameIn(page, value))) return;
  const id = Object.keys(names).length ? body.id : "";
  value.set("id", id);
  field.value = id;
}

/**
 * Whether something that flows name has an id.
 * @param {Page} page
 */
function takenIn(page) {
  return (/** @type {string} */ id) => {
    const { ends, groups, teams } = page.data.facts;
    return id in ends || id in groups || id in teams;
  };
}

/**
 * @param {Page} page
 * @returns {Field[]}
 */
export function nameFields(page) {
  /** @type {Field[]} */
  const names = languagesOf(page).map((lang) => ({
    ...{ key: `name-${lang}`, label: page.word("name-in", { lang: page.word(lang) }), kind: "text", value: "", lang },
  }));
  return [...names, { key: "id", label: page.word("id"), kind: "text", value: "", is: "code" }];
}

/**
 * The name typed, in the languages that have one.
 * @param {Page} page
 * @param {Map<string, string>} value
 * @returns {Both}
 */
export function nameIn(page, value) {
  const pairs = page.data.languages.flatMap((lang) => {
    const text = value.get(`name-${lang}`)?.trim();
    return text ? [[lang, text]] : [];
  });
  return Object.fromEntries(pairs);
}

/**
 * Those of some values that say something.
 * @param {Map<string, string>} value
 * @param {...string} keys
 */
function given(value, ...keys) {
  return Object.fromEntries(keys.flatMap((key) => (value.get(key) ? [[key, value.get(key)]] : [])));
}
