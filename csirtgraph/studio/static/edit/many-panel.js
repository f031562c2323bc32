// The panel when several boxes are chosen: what can be changed of all of them at once, in one step of undo.

import { addToPanel } from "../panel/side-panel.js";
import { button, element } from "../core/dom.js";
import { chooseAll, chosenIn } from "./many.js";
import { draftForm } from "./draft-form.js";
import { heading } from "../panel/panel.js";
import { MODES } from "../core/modes.js";
import { nameOf } from "../panel/facts.js";
import { namedOptions, partyOptions, sourcingOptions } from "./end-fields.js";
import { removeAll } from "./removing.js";
import { showOnly } from "../panel/focus-bar.js";
import { tierOptions } from "./role-fields.js";

const VARIOUS = "*"; // a value that stands for several

/** @typedef {[string, string]} Pair - an id, and the value it has */

/**
 * @param {Studio} studio
 */
export function manyInPanel(studio) {
  addToPanel((page, body) => {
    const ids = chosenIn(page);
    if (ids.length < 2) return;
    const only = button(page.word("focus-these"), { class: "small", onclick: () => showOnly(page, ids.join()) });
    const remove = button(page.word("remove"), { icon: "trash", class: "danger", onclick: () => void removeAll(studio, ids) });
    const fields = studio.editing() ? manyFields(page, ids) : [];
    body.classList.toggle("edited", fields.length > 0);
    body.replaceChildren(
      ...heading(page, page.word("chosen-kind"), page.word("chosen-count", { count: ids.length })),
      element("p", { class: "ways" }, only),
      element("ul", { class: "chosen" }, ...ids.map((id) => line(page, ids, id))),
      ...(fields.length ? [draftForm(studio, `many:${ids.join()}`, fields)] : []),
      ...(studio.editing() ? [element("p", { class: "removal" }, remove)] : []),
    );
  });
}

/**
 * One of those chosen, with the button that takes it out.
 * @param {Page} page
 * @param {string[]} ids
 * @param {string} id
 */
function line(page, ids, id) {
  const name = nameOf(page, id);
  const out = () => chooseAll(page, ids.filter((one) => one !== id));
  const label = page.word("choose-without", { name });
  return element("li", {}, name, button(label, { icon: "close", words: false, class: "small", onclick: out }));
}

/**
 * What can be changed of several at once.
 * @param {Page} page
 * @param {string[]} ids
 * @returns {Field[]}
 */
function manyFields(page, ids) {
  const { ends, groups, teams, units } = page.data.facts;
  const roles = ids.filter((id) => ends[id]?.kind === "role");
  const parties = ids.filter((id) => ends[id]?.kind === "party");
  const of = (/** @type {string[]} */ all, /** @type {(end: End) => string | undefined} */ value) =>
    all.map((id) => /** @type {Pair} */ ([id, value(ends[id]) ?? ""]));
  const field = fieldFor(page);
  return [
    ...MODES.flatMap((mode) => {
      const held = roles.filter((id) => ends[id].modes.includes(mode));
      const label = `${page.word("sourcing")} · ${page.word(mode)}`;
      const now = of(held, (end) => end.sourcing?.[mode] ?? "in-house");
      return field(`sourcing-${mode}`, label, sourcingOptions(page), now, (id, sourcing) => ({ op: "set-sourcing", id, mode, sourcing }));
    }),
    ...(Object.keys(groups).length
      ? field("group", page.word("group"), namedOptions(page, groups), of(roles, (end) => end.group), (id, group) => ({ op: "set-group", id, group }))
      : []),
    ...(Object.keys(teams).length
      ? field("team", page.word("team"), namedOptions(page, teams), of(roles, (end) => end.team), (id, team) => ({ op: "set-team", id, team }))
      : []),
    ...field("tier", page.word("tier"), tierOptions(page), of(roles, (end) => end.ownTier), (id, tier) => ({ op: "set-tier", id, tier })),
    ...(Object.keys(units).length ? unitFields(page, roles) : []),
    ...field("kind", page.word("kind-of-party"), partyOptions(page), of(parties, (end) => end.party), (id, kind) => ({ op: "set-kind", id, kind })),
  ];
}

/**
 * The unit of the posts in which roles are held, by mode.
 * @param {Page} page
 * @param {string[]} roles
 * @returns {Field[]}
 */
function unitFields(page, roles) {
  const { posts, units } = page.data.facts;
  return MODES.flatMap((mode) => {
    const held = Object.entries(posts[mode] ?? {}).filter(([, post]) => post.roles.some((id) => roles.includes(id)));
    const now = held.map(([id, post]) => /** @type {Pair} */ ([id, post.unit ?? ""]));
    const label = `${page.word("unit")} · ${page.word(mode)}`;
    return fieldFor(page)(`unit-${mode}`, label, namedOptions(page, units), now, (id, unit) => ({ op: "set-post", mode, id, unit }));
  });
}

/**
 * Makes the field of a value that several have, or each its own; none where nobody has one.
 * @param {Page} page
 */
function fieldFor(page) {
  /**
   * @param {string} key
   * @param {string} label
   * @param {[string, string][]} options
   * @param {Pair[]} now
   * @param {(id: string, value: string) => any} edit
   * @returns {Field[]}
   */
  return (key, label, options, now, edit) => {
    const values = new Set(now.map(([, value]) => value));
    if (!values.size) return [];
    const isOne = values.size === 1;
    return [
      {
        ...{ key, label, kind: "choice", value: isOne ? [...values][0] : VARIOUS },
        options: isOne ? options : [[VARIOUS, page.word("various")], ...options],
        edit: (value) => (value === VARIOUS ? [] : now.flatMap(([id, had]) => (had === value ? [] : [edit(id, value)]))),
      },
    ];
  };
}
