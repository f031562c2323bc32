// Beside the figure: everything the plan says of the chosen role.

import { button, element } from "../core/dom.js";
import { factsOfPost, flowsOf, nameOf } from "./facts.js";
import { endsOf } from "../figure/scene.js";
import { onlyThis } from "./focus-bar.js";
import { contactList, peopleParts } from "./people.js";
import { byMode, flowPart, list, section, skillParts } from "./sections.js";

/**
 * What the panel shows of a chosen id.
 * @param {Page} page
 * @param {string} id
 * @returns {Node[]}
 */
export function subject(page, id) {
  const { facts } = page.data;
  const { mode } = page.store.get();
  const end = facts.ends[id];
  if (end) return endParts(page, id, end);
  const roles = [...new Set(endsOf(facts, id, mode))];
  const post = facts.posts[mode]?.[id];
  return [
    ...heading(page, page.word("post"), nameOf(page, id)),
    ...(post ? [element("p", { class: "duty" }, factsOfPost(page, mode, post)), element("p", { class: "ways" }, onlyThis(page, id))] : []),
    ...fieldless([
      section(
        page.word("role"),
        element("ul", { class: "plain" }, ...roles.map((role) => element("li", {}, leading(page, role)))),
      ),
    ]),
  ];
}

/**
 * @param {Page} page
 * @param {string} id
 * @param {End} end
 */
function endParts(page, id, end) {
  const { facts, languages } = page.data;
  const { lang } = page.store.get();
  const other = languages.find((known) => known !== lang);
  const place = page.text(facts.teams[end.team ?? ""] ?? facts.groups[end.group ?? ""]);
  const kind = [page.word(end.kind), place].filter(Boolean).join(" · ");
  const members = Object.keys(facts.ends).filter((role) => facts.ends[role].team === id);
  const { sends, receives } = flowsOf(facts, id);
  const duty = page.text(end.duty ?? end.brief ?? end.note);
  return [
    ...heading(page, kind, page.text(end.name), (other && end.name[other]) || ""),
    marksOf(page, end),
    duty ? element("p", { class: "duty" }, duty) : null,
    waysFrom(page, id),
    end.kind === "role" ? byMode(page, id, end) : null,
    ...skillParts(page, end),
    end.functions ? section(page.word("functions"), list(end.functions.map((item) => page.text(item.name)))) : null,
    ...fieldless(members.length ? [membersPart(page, members)] : []),
    flowPart(page, "sends", sends),
    flowPart(page, "receives", receives),
    deputyPart(page, id, end),
    end.contacts ? section(page.word("contacts"), contactList(page, end.contacts)) : null,
    ...fieldless(end.kind === "role" ? peopleParts(page, id) : []),
    ...fieldless(end.career ? [section(page.word("career"), element("p", {}, page.text(end.career)))] : []),
  ].filter((node) => node !== null);
}

/**
 * Parts that stay where the other facts become fields.
 * @param {HTMLElement[]} parts
 */
function fieldless(parts) {
  for (const part of parts) part.classList.add("fieldless");
  return parts;
}

/**
 * @param {Page} page
 * @param {string[]} members
 */
function membersPart(page, members) {
  const rows = members.map((role) => element("li", {}, leading(page, role)));
  return section(page.word("members"), element("ul", { class: "plain" }, ...rows));
}

/**
 * For whom a role deputises, and who deputises for it.
 * @param {Page} page
 * @param {string} id
 * @param {End} end
 */
function deputyPart(page, id, end) {
  const { ends } = page.data.facts;
  const acting = Object.keys(ends).filter((other) => ends[other].deputyOf?.[id]);
  const line = (/** @type {string} */ other, /** @type {Both | undefined} */ when) => {
    const words = page.text(when);
    return element("li", {}, leading(page, other), words ? element("small", {}, ` ${words}`) : null);
  };
  const parts = [
    ...Object.entries(end.deputyOf ?? {}).map(([other, when]) => [page.word("deputy-for"), line(other, when)]),
    ...acting.map((other) => [page.word("deputies"), line(other, ends[other].deputyOf?.[id])]),
  ];
  const titles = [...new Set(parts.map(([title]) => String(title)))];
  const lists = titles.map((title) =>
    section(title, element("ul", { class: "plain" }, ...parts.flatMap(([of, item]) => (of === title ? [item] : [])))),
  );
  return lists.length ? element("div", {}, ...lists) : null;
}

/**
 * @param {Page} page
 * @param {string} kind
 * @param {string} name
 * @param {string} [other] - the name in the other language
 */
export function heading(page, kind, name, other = "") {
  return [
    element("p", { class: "kind" }, kind),
    element("h2", { tabindex: "-1" }, name),
    ...(other && other !== name ? [element("p", { class: "other" }, other)] : []),
  ];
}

/**
 * @param {Page} page
 * @param {End} end
 */
function marksOf(page, end) {
  const words = [end.specialist ? "specialist" : "", end.inferred ? "inferred" : ""].filter(Boolean);
  return words.length
    ? element("p", { class: "marks" }, ...words.map((word) => element("span", { class: "mark" }, page.word(word))))
    : null;
}

/**
 * A button that leads to a role.
 * @param {Page} page
 * @param {string} id
 */
export function leading(page, id) {
  const go = () => page.store.set({ select: id, way: "" }, "push");
  return element("button", { type: "button", class: "link", onclick: go }, nameOf(page, id));
}

/**
 * Buttons that begin or end a way here.
 * @param {Page} page
 * @param {string} id
 */
function waysFrom(page, id) {
  const [from = "", to = ""] = page.store.get().way.split(",");
  return element(
    "p",
    { class: "ways" },
    button(page.word("from-here"), {
      icon: "way",
      class: "small",
      onclick: () => page.store.set({ way: `${id},${to}` }, "push"),
    }),
    button(page.word("to-here"), { class: "small", onclick: () => page.store.set({ way: `${from},${id}` }, "push") }),
    onlyThis(page, id),
  );
}
