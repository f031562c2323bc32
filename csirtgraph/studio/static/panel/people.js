// Who holds a role and how they are reached, where the page may say so.

import { element } from "../core/dom.js";
import { MODES } from "../core/modes.js";
import { onlyThis } from "./focus-bar.js";
import { section } from "./sections.js";

/**
 * Everybody who holds a role, and who is on call.
 * @param {Page} page
 * @param {string} id
 * @returns {HTMLElement[]}
 */
export function peopleParts(page, id) {
  const { posts, people = {} } = page.data.facts;
  const held = MODES.flatMap((mode) =>
    Object.entries(posts[mode] ?? {}).flatMap(([key, post]) => (key === id || post.roles.includes(id) ? [post] : [])),
  );
  const holders = [...new Set(held.flatMap((post) => post.holders ?? []))].filter((one) => one in people);
  const turns = held.flatMap((post) => post.onCall ?? []);
  const words = [...new Set(turns.map((turn) => turnWords(page, turn)))];
  return [
    ...holders.map((one) => section(page.text(people[one].name), ...personParts(page, people[one]), onlyThis(page, `person:${one}`))),
    ...(words.length ? [section(page.word("on-call"), element("ul", { class: "plain" }, ...words.map(line)))] : []),
  ];
}

/** @param {string} words */
function line(words) {
  return element("li", {}, words);
}

/**
 * @param {Page} page
 * @param {Person} person
 */
function personParts(page, person) {
  const about = [page.text(person.department), page.text(person.title)].filter(Boolean).join(" · ");
  return [
    ...(about ? [element("p", { class: "other" }, about)] : []),
    ...(person.contacts ? [contactList(page, person.contacts)] : []),
  ];
}

/**
 * Numbers that a phone can call, and addresses.
 * @param {Page} page
 * @param {Contact[]} contacts
 */
export function contactList(page, contacts) {
  const rows = contacts.map(({ phone, mail, chat, use, hours }) => {
    const links = [
      phone ? element("a", { href: `tel:${phone.replace(/[^+0-9]/g, "")}` }, phone) : null,
      mail ? element("a", { href: `mailto:${encodeURI(mail)}` }, mail) : null,
      chat ? element("span", {}, chat) : null,
    ].filter((link) => link !== null);
    const more = [use ? page.word(use) : "", hours ?? ""].filter(Boolean).join(" ");
    return element("li", {}, ...links.flatMap((link) => [link, " "]), more ? element("small", {}, more) : null);
  });
  return element("ul", { class: "plain contacts" }, ...rows);
}

/**
 * A turn in words: when, in which rotation, who.
 * @param {Page} page
 * @param {Turn} turn
 */
function turnWords(page, { hours, rotation, holders = [] }) {
  const { people = {} } = page.data.facts;
  const names = holders.filter((one) => one in people).map((one) => page.text(people[one].name));
  return [hours, page.text(rotation), names.join(page.word("and"))].filter(Boolean).join(" ");
}
