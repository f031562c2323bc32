// In-house or outsourced, groups, teams: what is not chosen is dimmed.

import { element } from "../core/dom.js";
import { isFiltered, isLeft } from "./highlight.js";
import { showOnly } from "../panel/focus-bar.js";
import { menuOf, tool } from "../core/menus.js";

/** @typedef {"sourcing" | "groups" | "teams"} Kind */

/**
 * The button with its menu, and how many filters are on.
 * @param {Page} page
 * @returns {Node[]}
 */
export function filterTool(page) {
  const opener = tool(page, "filter", { icon: "filter" });
  const count = element("span", { class: "count" });
  opener.append(count);
  const menu = menuOf(opener, () => [
    ...kindsOf(page).map(([kind, choices]) => choiceOf(page, kind, choices)),
    showing(page, () => menu.hidePopover()),
    clearing(page, () => menu.hidePopover()),
  ]);
  const update = () => {
    const { sourcing, groups, teams } = page.store.get();
    const many = sourcing.length + groups.length + teams.length;
    count.textContent = many ? String(many) : "";
    opener.classList.toggle("on", many > 0);
  };
  update();
  page.store.on(update);
  return [opener, menu];
}

/**
 * What can be chosen: by the kind of filter, ids and names.
 * @param {Page} page
 * @returns {[Kind, [string, string][]][]}
 */
function kindsOf(page) {
  const { ends, groups, teams } = page.data.facts;
  const used = (/** @type {"group" | "team"} */ key) => new Set(Object.values(ends).map((end) => end[key]));
  const named = (/** @type {Record<string, Both>} */ all, /** @type {Set<string | undefined>} */ ids) =>
    Object.entries(all).flatMap(([id, name]) =>
      ids.has(id) ? [/** @type {[string, string]} */ ([id, page.text(name)])] : [],
    );
  /** @type {[Kind, [string, string][]][]} */
  const kinds = [
    ["sourcing", ["in-house", "outsourced"].map((id) => [id, page.word(id)])],
    ["groups", named(groups, used("group"))],
    ["teams", named(teams, used("team"))],
  ];
  return kinds.filter(([, choices]) => choices.length);
}

/**
 * @param {Page} page
 * @param {Kind} kind
 * @param {[string, string][]} choices
 */
function choiceOf(page, kind, choices) {
  const title = page.word({ sourcing: "sourcing", groups: "group", teams: "team" }[kind]);
  const chips = choices.map(([id, name]) => {
    const input = element("input", { type: "checkbox", checked: page.store.get()[kind].includes(id) });
    input.addEventListener("change", () => toggleFilter(page, kind, id, input.checked));
    return element("label", { class: `chip ${kind === "sourcing" ? id : ""}` }, input, element("span", {}, name));
  });
  return element(
    "fieldset",
    { class: "choice" },
    element("legend", {}, title),
    element("div", { class: "chips" }, ...chips),
  );
}

/**
 * @param {Page} page
 * @param {Kind} kind
 * @param {string} id
 * @param {boolean} is
 */
function toggleFilter(page, kind, id, is) {
  const others = page.store.get()[kind].filter((known) => known !== id);
  page.store.set({ [kind]: is ? [...others, id].sort() : others, select: "", way: "" });
  announce(page);
}

/** @param {Page} page */
function announce(page) {
  const state = page.store.get();
  const { facts } = page.data;
  const left = Object.keys(facts.ends).filter((id) => isLeft(facts, id, state));
  page.say(isFiltered(state) ? page.word("filtered", { count: left.length }) : page.word("unfiltered"));
}

/**
 * The line that shows only what is chosen; there while that is of one kind.
 * @param {Page} page
 * @param {() => void} close
 */
function showing(page, close) {
  const chosen = () => {
    const { sourcing, groups, teams } = page.store.get();
    const kinds = [sourcing.map((id) => `sourcing:${id}`), groups, teams].filter((ids) => ids.length);
    return kinds.length === 1 ? kinds[0].join(",") : "";
  };
  const show = () => {
    showOnly(page, chosen());
    close();
  };
  const made = element("button", { type: "button", class: "item", onclick: show }, page.word("focus-these"));
  const update = () => (made.disabled = !chosen());
  update();
  page.store.on(update);
  return made;
}

/**
 * @param {Page} page
 * @param {() => void} close
 */
function clearing(page, close) {
  const clear = () => {
    page.store.set({ sourcing: [], groups: [], teams: [] });
    announce(page);
    close();
  };
  return element("button", { type: "button", class: "item clear", onclick: clear }, page.word("clear"));
}
