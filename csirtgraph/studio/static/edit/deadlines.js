// The deadlines of the plan in the panel: what is due to whom, within what, who reports, on what basis.

import { askNamed, nameFields, nameIn } from "./adding.js";
import { draftForm } from "./draft-form.js";
import { languagesOf } from "./end-fields.js";
import { button, element } from "../core/dom.js";
import { nameOf } from "../panel/facts.js";
import { section } from "../panel/sections.js";

const TEXTS = ["name", "due", "since", "applies", "basis", "source"];
const WORDS = ["within", "link", "checked"];
/** @type {Set<string>} */
const OPENED = new Set();

/**
 * Every deadline, which can be opened, and a button for one more.
 * @param {Studio} studio
 * @param {About} about
 * @returns {HTMLElement}
 */
export function deadlinesPart(studio, about) {
  const { page } = studio;
  const cards = Object.entries(about.deadlines).map(([id, deadline]) => cardOf(studio, id, deadline));
  const add = button(page.word("new-deadline"), {
    ...{ icon: "plus", class: "small" },
    onclick: () => askDeadline(studio, about),
  });
  return section(page.word("deadlines"), element("div", { class: "cards" }, ...cards, add));
}

/**
 * @param {Studio} studio
 * @param {string} id
 * @param {Record<string, any>} deadline
 */
function cardOf(studio, id, deadline) {
  const { page } = studio;
  const remove = button(page.word("remove"), {
    class: "danger",
    onclick: () => void studio.save([{ op: "remove-deadline", id }]),
  });
  const card = element(
    "details",
    { class: "card deadline", open: OPENED.has(id) },
    element("summary", {}, element("b", {}, page.text(deadline.name)), element("small", {}, nameOf(page, deadline.to))),
    draftForm(studio, `deadline:${id}`, fieldsOf(page, id, deadline), { more: [remove] }),
  );
  card.addEventListener("toggle", () => (card.open ? OPENED.add(id) : OPENED.delete(id)));
  return card;
}

/**
 * @param {Page} page
 * @param {string} id
 * @param {Record<string, any>} deadline
 * @returns {Field[]}
 */
function fieldsOf(page, id, deadline) {
  const edit = (/** @type {any} */ change) => ({ op: "set-deadline", id, ...change });
  const texts = TEXTS.flatMap((name) =>
    languagesOf(page).map((lang) => {
      /** @type {Field} */
      const field = {
        ...{ key: `${name}-${lang}-${id}`, label: page.word(`deadline-${name}`, { lang: page.word(lang) }), kind: "text" },
        ...{ lang, value: deadline[name][lang] ?? "", needed: name === "name" && !!deadline.name[lang] },
        edit: (words) => edit({ [name]: { [lang]: words.trim() } }),
      };
      return field;
    }),
  );
  const words = WORDS.map((name) => {
    /** @type {Field} */
    const field = {
      ...{ key: `${name}-${id}`, label: page.word(`deadline-${name}`), kind: "text", is: "half", value: deadline[name] },
      edit: (value) => edit({ [name]: value.trim() }),
    };
    return field;
  });
  const ends = /** @type {const} */ (["to", "by"]).map((name) => {
    /** @type {Field} */
    const field = {
      ...{ key: `${name}-${id}`, label: page.word(`deadline-${name}`), kind: "choice", is: "half", value: deadline[name] },
      options: endOptions(page, name),
      edit: (value) => edit({ [name]: value }),
    };
    return field;
  });
  return [...texts.slice(0, 2), ...ends, ...words, ...texts.slice(2)];
}

/**
 * Parties that can be notified, or roles that can report.
 * @param {Page} page
 * @param {"to" | "by"} name
 * @returns {[string, string][]}
 */
function endOptions(page, name) {
  const { ends } = page.data.facts;
  const known = Object.keys(ends).filter((id) => ends[id].kind === (name === "to" ? "party" : "role"));
  return [["", page.word("choose")], ...known.map((id) => /** @type {[string, string]} */ ([id, nameOf(page, id)]))];
}

/**
 * @param {Studio} studio
 * @param {About} about
 */
function askDeadline(studio, about) {
  const { page } = studio;
  const { lang } = page.store.get();
  const text = (/** @type {string} */ key) => page.word(`deadline-${key}`, { lang: page.word(lang) });
  /** @type {Field[]} */
  const fields = [
    ...nameFields(page),
    { key: "to", label: text("to"), kind: "choice", value: "", options: endOptions(page, "to"), needed: true },
    { key: "within", label: text("within"), kind: "text", value: "", needed: true },
    { key: "basis", label: text("basis"), kind: "text", value: "" },
  ];
  askNamed(
    studio,
    "deadline",
    page.word("new-deadline"),
    fields,
    (value) => ({
      ...{ op: "add-deadline", id: value.get("id"), name: nameIn(page, value), to: value.get("to") },
      ...{ within: value.get("within"), basis: { [lang]: value.get("basis") ?? "" } },
    }),
    { isTaken: (id) => id in about.deadlines, done: (id) => void OPENED.add(id) },
  );
}
