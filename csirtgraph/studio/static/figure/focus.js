// Showing only a part of a figure: some roles, a team, a group or a sourcing, with what is near them.

import { nameOf } from "../panel/facts.js";
import { partsOf } from "./scene.js";

export const MOST_HOPS = 9;
const SOURCING = "sourcing";
const PERSON = "person";

/**
 * What a state becomes when only something is shown.
 * @param {string} focus - ids with commas between them, sourcing:… or person:…
 * @returns {Partial<State>}
 */
export function focused(focus) {
  return { focus, hops: "1", at: "", part: "", way: "", select: "", sourcing: [], groups: [], teams: [] };
}

/**
 * Whether a name in a focus is one of the plan.
 * @param {Facts} facts
 * @param {string} name
 * @returns {boolean}
 */
export function isKnownFocus(facts, name) {
  const [kind, id] = split(name);
  if (kind === PERSON) return /^[\w.-]{1,80}$/.test(id);
  if (kind === SOURCING) return ["in-house", "outsourced"].includes(id);
  return [facts.ends, facts.groups, facts.teams, facts.units, ...Object.values(facts.posts)].some((all) => Object.hasOwn(all, id));
}

/**
 * What a focus is on, in words.
 * @param {Page} page
 * @param {string} focus
 */
export function focusWords(page, focus) {
  const { groups, teams, units, people } = page.data.facts;
  return focus
    .split(",")
    .map((name) => {
      const [kind, id] = split(name);
      if (kind === SOURCING) return page.word(id);
      if (kind === PERSON) return page.text(people?.[id]?.name) || id;
      return page.text(groups[id] ?? teams[id] ?? units[id]) || nameOf(page, id);
    })
    .join(page.word("and"));
}

/**
 * The scene with nothing but what a state is focused on; as it is where that is not in it.
 * @param {Facts} facts
 * @param {Scene} scene
 * @param {State} state
 * @returns {Scene}
 */
export function partOfScene(facts, scene, { focus, hops, mode }) {
  if (!focus || scene.kind === "table") return scene;
  const start = focus.split(",").flatMap((name) => subjects(facts, name, mode));
  const found = new Set(start.flatMap((id) => partsOf(facts, scene, id, mode)).map((part) => part.id));
  for (const box of scene.boxes) if (box.in && found.has(box.in)) found.add(box.id);
  for (let turn = 0; turn < Number(hops); turn++) {
    const near = scene.arrows.filter(({ from, to }) => found.has(from) || found.has(to));
    for (const { from, to } of near) found.add(from).add(to);
  }
  return only(scene, found);
}

/**
 * @param {Scene} scene
 * @param {Set<string>} ids
 * @returns {Scene}
 */
function only(scene, ids) {
  const parents = new Map(scene.frames.map((frame) => [frame.id, frame.in]));
  const around = (/** @type {Part} */ box) => {
    const found = [];
    for (let at = box.in; at; at = parents.get(at)) found.push(at);
    return found;
  };
  const boxes = scene.boxes.filter((box) => ids.has(box.id) || around(box).some((frame) => ids.has(frame)));
  if (!boxes.length) return scene;
  const frames = new Set(boxes.flatMap(around));
  const there = new Set([...boxes.map((box) => box.id), ...frames]);
  return {
    ...{ ...scene, of: scene.boxes.length, boxes },
    frames: scene.frames.filter((frame) => frames.has(frame.id)),
    arrows: scene.arrows.filter(({ from, to }) => there.has(from) && there.has(to)),
  };
}

/**
 * The ends and posts that a name in a focus stands for.
 * @param {Facts} facts
 * @param {string} name
 * @param {string} mode
 * @returns {string[]}
 */
function subjects(facts, name, mode) {
  const [kind, id] = split(name);
  const posts = Object.entries(facts.posts[mode] ?? {});
  if (kind === PERSON) return posts.flatMap(([post, { holders, roles }]) => (holders?.includes(id) ? [post, ...roles] : []));
  const roles = Object.entries(facts.ends).filter(([, end]) =>
    kind === SOURCING ? end.kind === "role" && end.sourcing?.[mode] === id : end.group === id || end.team === id,
  );
  const ids = roles.map(([role]) => role);
  if (kind === SOURCING) return ids;
  return [id, ...ids, ...posts.flatMap(([post, { unit }]) => (unit === id && !facts.ends[id] ? [post] : []))];
}

/**
 * The kind and the id in a name of a focus.
 * @param {string} name
 * @returns {[string, string]}
 */
function split(name) {
  const at = name.indexOf(":");
  return [name.slice(0, Math.max(at, 0)), name.slice(at + 1)];
}
