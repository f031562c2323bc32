// What stands out: a way, else a chosen role with its neighbours, else what the filters leave. The rest is dimmed.

import { endsOf, isSubject, partsOf } from "./scene.js";
import { stepOf } from "../core/alarm.js";
import { shortestPath } from "../core/paths.js";

/**
 * The parts of a picture that stand out.
 * @typedef {{boxes: Set<string>, frames: Set<string>, arrows: Set<string>, chosen: Set<string>, strong: Set<string>}} Highlight
 */

/**
 * What a state lets stand out; null for everything.
 * @param {Facts} facts
 * @param {Scene} scene
 * @param {State} state
 * @returns {Highlight | null}
 */
export function highlightOf(facts, scene, state) {
  const [from, to] = state.way.split(",");
  if (from || to) return alongPath(facts, scene, state, from, to);
  const step = stepOf(facts, state);
  if (step) return atStep(facts, scene, state, step);
  if (state.select) {
    const chosen = [state.select, ...state.also].flatMap((id) => partsOf(facts, scene, id, state.mode));
    if (chosen.length) return scene.kind === "table" ? inTable(facts, scene, state, chosen) : around(scene, chosen);
  }
  return isFiltered(state) ? left(facts, scene, state) : null;
}

/** @param {State} state */
export function isFiltered({ sourcing, groups, teams }) {
  return sourcing.length + groups.length + teams.length > 0;
}

/**
 * A highlight that is empty.
 * @param {Iterable<string>} [chosen]
 * @returns {Highlight}
 */
function nothing(chosen) {
  return { boxes: new Set(), frames: new Set(), arrows: new Set(), chosen: new Set(chosen), strong: new Set() };
}

/**
 * The chosen parts, their arrows, and those at the other ends.
 * @param {Scene} scene
 * @param {Part[]} chosen
 */
function around(scene, chosen) {
  const highlight = nothing(chosen.map((part) => part.id));
  const near = new Set(highlight.chosen);
  const parents = new Set(chosen.flatMap((part) => part.in ?? []));
  const inside = scene.boxes.filter((box) => box.in && highlight.chosen.has(box.in)).map((box) => box.id);
  for (const arrow of scene.arrows) {
    const own = highlight.chosen.has(arrow.from) || highlight.chosen.has(arrow.to);
    if (!own && !parents.has(arrow.from) && !parents.has(arrow.to)) continue;
    highlight.arrows.add(arrow.id);
    near.add(arrow.from).add(arrow.to);
  }
  return spread(scene, highlight, [...near, ...inside]);
}

/**
 * Light boxes and frames, and the frames around boxes.
 * @param {Scene} scene
 * @param {Highlight} highlight
 * @param {Iterable<string>} ids
 */
function spread(scene, highlight, ids) {
  const wanted = new Set(ids);
  for (const frame of scene.frames) if (wanted.has(frame.id)) highlight.frames.add(frame.id);
  for (const box of scene.boxes) {
    if (!wanted.has(box.id) && !(box.in && highlight.chosen.has(box.in))) continue;
    highlight.boxes.add(box.id);
    if (box.in) highlight.frames.add(box.in);
  }
  return highlight;
}

/**
 * The rows of what is chosen, and what belongs to nobody.
 * @param {Facts} facts
 * @param {Scene} scene
 * @param {State} state
 * @param {Part[]} chosen
 */
function inTable(facts, scene, state, chosen) {
  const highlight = nothing();
  const own = new Set(chosen.map((part) => part.id));
  for (const box of scene.boxes) {
    if (own.has(box.id) || !isSubject(facts, box, state.mode, scene)) highlight.boxes.add(box.id);
    if (own.has(box.id)) highlight.chosen.add(box.id);
  }
  return highlight;
}

/**
 * The boxes and arrows of the shortest way.
 * @param {Facts} facts
 * @param {Scene} scene
 * @param {State} state
 * @param {string} from
 * @param {string} to
 */
function alongPath(facts, scene, state, from, to) {
  const steps = (from && to && shortestPath(facts, from, to, state.mode)) || [];
  const ids = new Set([from, to, ...steps.flatMap((step) => [step.from, step.to])].filter(Boolean));
  const parts = [...ids].flatMap((id) => partsOf(facts, scene, id, state.mode));
  const highlight = nothing(parts.map((part) => part.id));
  if (!(from && to)) return { ...everything(scene), chosen: highlight.chosen };
  if (scene.kind === "table") return inTable(facts, scene, state, parts);
  const flows = new Set(steps.flatMap((step) => step.flows.map((flow) => flow.id)));
  const pairs = new Set(steps.flatMap((step) => [`${step.from} ${step.to}`, `${step.to} ${step.from}`]));
  for (const arrow of scene.arrows) {
    const between = scene.kind === "diagram" && pairs.has(`${arrow.from} ${arrow.to}`) && arrow.heads !== "none";
    if (!flows.has(arrow.id) && !between) continue;
    highlight.arrows.add(arrow.id);
    highlight.strong.add(arrow.id);
  }
  return spread(scene, highlight, highlight.chosen);
}

/**
 * Who is notified so far, and the present flow.
 * @param {Facts} facts
 * @param {Scene} scene
 * @param {State} state
 * @param {import("../core/alarm.js").Step} step
 */
function atStep(facts, scene, state, { heard, from, to, flow }) {
  const partsFor = (/** @type {string[]} */ ids) => ids.flatMap((id) => partsOf(facts, scene, id, state.mode));
  const speaking = partsFor([from, to].filter(Boolean));
  if (scene.kind === "table") return inTable(facts, scene, state, speaking);
  const highlight = nothing(speaking.map((part) => part.id));
  const flows = new Set(facts.alarm[state.mode].filter(([end]) => heard.includes(end)).map(([, , , id]) => id));
  for (const arrow of scene.arrows) if (flows.has(arrow.id)) highlight.arrows.add(arrow.id);
  if (highlight.arrows.has(flow)) highlight.strong.add(flow);
  return spread(scene, highlight, [...partsFor(heard).map((part) => part.id), ...highlight.chosen]);
}

/** @param {Scene} scene */
function everything(scene) {
  const ids = (/** @type {{id: string}[]} */ parts) => new Set(parts.map((part) => part.id));
  return { ...nothing(), boxes: ids(scene.boxes), frames: ids(scene.frames), arrows: ids(scene.arrows) };
}

/**
 * What the filters leave, and the arrows between.
 * @param {Facts} facts
 * @param {Scene} scene
 * @param {State} state
 */
function left(facts, scene, state) {
  const highlight = nothing();
  for (const box of scene.boxes) {
    const ends = box.look === "head" ? [] : endsOf(facts, box.id, state.mode, scene);
    if (ends.length && !ends.some((id) => isLeft(facts, id, state))) continue;
    highlight.boxes.add(box.id);
    if (box.in) highlight.frames.add(box.in);
  }
  const there = (/** @type {string} */ id) => highlight.boxes.has(id) || highlight.frames.has(id);
  for (const arrow of scene.arrows) if (there(arrow.from) && there(arrow.to)) highlight.arrows.add(arrow.id);
  return highlight;
}

/**
 * Whether the filters leave an end.
 * @param {Facts} facts
 * @param {string} id
 * @param {State} state
 * @returns {boolean}
 */
export function isLeft(facts, id, { sourcing, groups, teams, mode }) {
  const end = facts.ends[id];
  const of = (/** @type {string[]} */ chosen, /** @type {string | undefined} */ value) =>
    !chosen.length || chosen.includes(value ?? "");
  const provided = end.party === "vendor" ? "outsourced" : end.sourcing?.[mode];
  return of(sourcing, provided) && of(groups, end.group) && of(teams, end.kind === "team" ? id : end.team);
}
