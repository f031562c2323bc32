// The posts in which a role is held: how many people, under whom, and together with what.

import { button, element } from "../core/dom.js";
import { draftForm, editsOf } from "./draft-form.js";
import { factsOfPost, nameOf } from "../panel/facts.js";
import { MODES } from "../core/modes.js";
import { section } from "../panel/sections.js";
import { askPost } from "./adding.js";
import { bothIn, column, inBothColumns, isWhole, personOptions, rowsField, rowsIn } from "./listing.js";
import { namedOptions, postOptions } from "./end-fields.js";

/** @type {Set<string>} */
const OPENED = new Set();

/**
 * The posts of a role, or a post itself, by mode; and a button to add one.
 * @param {Studio} studio
 * @param {string} id - of a role or a post
 * @returns {HTMLElement}
 */
export function postsPart(studio, id) {
  const { page } = studio;
  const { facts } = page.data;
  const parts = MODES.flatMap((mode) => {
    const held = Object.keys(facts.posts[mode] ?? {}).filter(
      (key) => key === id || facts.posts[mode][key].roles.includes(id),
    );
    const cards = held.map((key) => postCard(studio, mode, key));
    const end = facts.ends[id];
    const asks = !held.length && end?.kind === "role" && end.modes.includes(mode);
    const more = button(page.word("add-post-here", { mode: page.word(mode) }), {
      ...{ icon: "plus", class: "small" },
      onclick: () => askPost(studio, mode, id),
    });
    return asks ? [...cards, more] : cards;
  });
  return section(page.word("posts"), element("div", { class: "cards" }, ...parts));
}

/**
 * A post that can be opened.
 * @param {Studio} studio
 * @param {string} mode
 * @param {string} id
 */
function postCard(studio, mode, id) {
  const { page } = studio;
  const post = page.data.facts.posts[mode][id];
  const key = `post:${mode}:${id}`;
  const remove = button(page.word("remove"), {
    class: "danger",
    onclick: () => void studio.save([{ op: "remove-post", mode, id }]),
  });
  const facts = factsOfPost(page, mode, post);
  const card = element(
    "details",
    { class: "card", open: OPENED.has(key) },
    element(
      "summary",
      {},
      element("span", { class: `mode-mark ${mode}` }, page.word(mode)),
      element("b", {}, nameOf(page, id)),
      facts ? element("small", {}, facts) : null,
    ),
    draftForm(studio, key, postFields(page, mode, id), { does: (changes) => postEdits(page, mode, id, changes), more: [remove] }),
  );
  card.addEventListener("toggle", () => (card.open ? OPENED.add(key) : OPENED.delete(key)));
  return card;
}

/**
 * The edits of a post: its superiors are one list, the line of command first.
 * @param {Page} page
 * @param {string} mode
 * @param {string} id
 * @param {Field[]} changes
 * @returns {any[]}
 */
function postEdits(page, mode, id, changes) {
  const post = page.data.facts.posts[mode][id];
  const now = (/** @type {string} */ key) => changes.find((one) => one.key === `${key}-${mode}-${id}`)?.value;
  const [under, beside] = [now("under"), now("beside")];
  const rest = editsOf(changes.filter(({ key }) => !/^(under|beside)-/.test(key)));
  if (under === undefined && beside === undefined) return rest;
  const others = beside === undefined ? (post.beside ?? []) : rowsIn(beside).map((row) => row.post);
  const all = [under ?? post.under ?? "", ...others].filter(Boolean);
  return [...rest, { op: "set-post", mode, id, under: [...new Set(all)] }];
}

/**
 * @param {Page} page
 * @param {string} mode
 * @param {string} id
 * @returns {Field[]}
 */
function postFields(page, mode, id) {
  const post = page.data.facts.posts[mode][id];
  const edit = (/** @type {any} */ change) => ({ op: "set-post", mode, id, ...change });
  const others = postOptions(page, mode, id);
  const name = `${mode}-${id}`;
  const { units } = page.data.facts;
  /** @type {Field} */
  const unit = {
    ...{ key: `unit-${name}`, label: page.word("unit"), kind: "choice", value: post.unit ?? "" },
    options: namedOptions(page, units),
    edit: (value) => edit({ unit: value }),
  };
  return [
    {
      ...{ key: `people-${name}`, label: page.word("headcount"), kind: "number", is: "half" },
      value: post.people === undefined ? "" : String(post.people),
      edit: (value) => edit({ people: value === "" ? null : Number(value) }),
    },
    {
      ...{ key: `open-${name}`, label: page.word("is-open"), kind: "choice", is: "half", value: post.open ? "yes" : "" },
      options: [
        ["", "–"],
        ["yes", page.word("yes")],
      ],
      edit: (value) => edit({ open: value === "yes" }),
    },
    {
      ...{ key: `under-${name}`, label: page.word("under"), kind: "choice", value: post.under ?? "", options: others },
    },
    besideField(page, name, post, others),
    {
      ...{ key: `held-by-${name}`, label: page.word("held-by"), kind: "choice", value: post.heldBy ?? "" },
      options: others,
      edit: (value) => edit({ "held-by": value }),
    },
    ...(Object.keys(units).length ? [unit] : []),
    ...(isWhole(page) ? holderFields(page, name, post, edit) : []),
  ];
}

/**
 * The superiors beside the line of command.
 * @param {Page} page
 * @param {string} name
 * @param {Post} post
 * @param {[string, string][]} options
 * @returns {Field}
 */
function besideField(page, name, post, options) {
  /** @type {Field} */
  const other = { key: "post", label: page.word("post"), kind: "choice", value: "", options };
  const rows = (post.beside ?? []).map((id) => ({ post: id }));
  return rowsField(page, `beside-${name}`, page.word("beside"), [other], rows);
}

/**
 * Who holds a post, in order, and who is on call.
 * @param {Page} page
 * @param {string} name
 * @param {Post} post
 * @param {(change: any) => any} edit
 * @returns {Field[]}
 */
function holderFields(page, name, post, edit) {
  const people = personOptions(page);
  /** @type {Field} */
  const who = {
    ...{ key: "who", label: page.word("person-of"), kind: "choice", value: "" },
    options: [["", page.word("choose")], ...people],
  };
  /** @type {Field} */
  const several = { key: "holders", label: page.word("holders"), kind: "checks", value: "", options: people };
  const turns = [column("hours", page.word("hours")), ...inBothColumns(page, "rotation-in"), several];
  const held = (post.holders ?? []).map((id) => ({ who: id }));
  const called = (post.onCall ?? []).map(({ hours, rotation, holders }) => ({
    ...{ hours, ...bothIn(rotation ?? {}), holders: (holders ?? []).join() },
  }));
  return [
    rowsField(page, `holders-${name}`, page.word("holders"), [who], held, (rows) =>
      edit({ holders: rows.map((row) => row.who) }),
    ),
    rowsField(page, `on-call-${name}`, page.word("on-call"), turns, called, (rows) =>
      edit({ "on-call": rows.map(turnOf) }),
    ),
  ];
}

/** @param {Record<string, string>} row */
function turnOf(row) {
  return { hours: row.hours.trim(), rotation: bothIn(row), holders: row.holders.split(",").filter(Boolean) };
}
