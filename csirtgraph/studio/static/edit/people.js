// The people of the plan in the panel: who there is, how each is reached, and one more.

import { askNamed, nameFields, nameIn } from "./adding.js";
import { draftForm } from "./draft-form.js";
import { languagesOf } from "./end-fields.js";
import { contactsField, flagField } from "./listing.js";
import { button, element } from "../core/dom.js";
import { heading } from "../panel/panel.js";
import { onlyThis } from "../panel/focus-bar.js";
import { fillPanel } from "../panel/side-panel.js";

/** @type {Set<string>} */
const OPENED = new Set();

/**
 * Show everybody in the panel.
 * @param {Studio} studio
 */
export function openPeople(studio) {
  const { page } = studio;
  fillPanel(page, () => {
    const people = Object.entries(page.data.facts.people ?? {});
    const add = button(page.word("new-person"), { icon: "plus", class: "small", onclick: () => askPerson(studio) });
    return [
      ...heading(page, page.word("plan"), page.word("people-of")),
      element("div", { class: "cards" }, ...people.map(([id, person]) => personCard(studio, id, person))),
      add,
    ];
  });
}

/**
 * A person that can be opened.
 * @param {Studio} studio
 * @param {string} id
 * @param {Person} person
 */
function personCard(studio, id, person) {
  const { page } = studio;
  const remove = button(page.word("remove"), {
    class: "danger",
    onclick: () => void studio.save([{ op: "remove-person", id }]),
  });
  const more = [page.text(person.department), page.text(person.title)].filter(Boolean).join(" · ");
  const card = element(
    "details",
    { class: "card person", open: OPENED.has(id) },
    element("summary", {}, element("b", {}, page.text(person.name)), more ? element("small", {}, more) : null),
    onlyThis(page, `person:${id}`),
    draftForm(studio, `person:${id}`, personFields(page, id, person), { more: [remove] }),
  );
  card.addEventListener("toggle", () => (card.open ? OPENED.add(id) : OPENED.delete(id)));
  return card;
}

/**
 * @param {Page} page
 * @param {string} id
 * @param {Person} person
 * @returns {Field[]}
 */
function personFields(page, id, person) {
  const edit = (/** @type {any} */ change) => ({ op: "set-person", id, ...change });
  const texts = /** @type {const} */ (["name", "department", "title"]).flatMap((key) =>
    languagesOf(page).map((lang) => {
      /** @type {Field} */
      const field = {
        ...{ key: `${key}-${lang}-${id}`, label: page.word(`${key === "name" ? "person" : key}-in`, { lang: page.word(lang) }), kind: "text" },
        ...{ lang, value: person[key]?.[lang] ?? "", needed: key === "name" && !!person.name[lang] },
        edit: (words) => edit({ [key]: { [lang]: words.trim() } }),
      };
      return field;
    }),
  );
  /** @type {Field} */
  const verified = {
    ...{ key: `verified-${id}`, label: page.word("verified"), kind: "text", is: "half", value: person.verified ?? "" },
    edit: (value) => edit({ verified: value.trim() }),
  };
  const contacts = contactsField(page, person.contacts ?? [], (found) => edit({ contacts: found }));
  return [
    ...texts,
    { ...contacts, key: `contacts-${id}` },
    verified,
    flagField(page, `private-${id}`, page.word("private"), person.private ?? false, (is) => edit({ private: is })),
  ];
}

/** @param {Studio} studio */
function askPerson(studio) {
  const { page } = studio;
  askNamed(
    studio,
    "person",
    page.word("new-person"),
    nameFields(page),
    (value) => ({ op: "add-person", id: value.get("id"), name: nameIn(page, value) }),
    {
      isTaken: (id) => id in (page.data.facts.people ?? {}),
      done(id) {
        OPENED.add(id);
        openPeople(studio);
      },
    },
  );
}
