// The shortest path of information from one to another, as plan/analysis/paths.py finds it.
//
// A flow is a step. What a team receives, its roles know; what a role knows, it can
// pass on in its team's name; neither is a step, nor is going between a role and those
// it combines. Within a team is one step even without a flow, where flows lead
// nowhere as fast.

const STEP = 1000;
const UNWRITTEN = STEP + 1;
const VOICE = "/voice"; // behind a team's id: the team as it speaks

/**
 * A step of a path: sender, receiver, and the flows between them.
 * @typedef {{from: string, to: string, flows: Flow[]}} Step
 */

/**
 * A shortest path in a mode; null where there is none.
 * @param {Facts} facts
 * @param {string} from
 * @param {string} to
 * @param {string} mode
 * @returns {Step[] | null}
 */
export function shortestPath(facts, from, to, mode) {
  const flows = facts.flows.filter((flow) => flow.modes.includes(mode));
  const over = walked(linksOf(facts, flows, mode), from, to);
  if (!over.has(to)) return null;
  const way = [to];
  for (let at = over.get(to); at; at = over.get(at)) way.unshift(at);
  const names = way.map((node) => node.replace(VOICE, "")).filter((name, at, all) => name !== all[at - 1]);
  return names.slice(1).map((name, at) => ({ from: names[at], to: name, flows: flowsBetween(flows, names[at], name) }));
}

/**
 * The flows from one to another.
 * @param {Flow[]} flows
 * @param {string} from
 * @param {string} to
 * @returns {Flow[]}
 */
function flowsBetween(flows, from, to) {
  return flows.filter(
    (flow) => (flow.from === from && flow.to === to) || (flow.mutual && flow.from === to && flow.to === from),
  );
}

/**
 * How far it is from everybody to those next to them.
 * @param {Facts} facts
 * @param {Flow[]} flows
 * @param {string} mode
 * @returns {Map<string, [string, number][]>}
 */
function linksOf(facts, flows, mode) {
  /** @type {Map<string, [string, number][]>} */
  const links = new Map();
  const there = (/** @type {string} */ id) => facts.ends[id]?.modes.includes(mode);
  const link = (/** @type {string} */ from, /** @type {string} */ to, /** @type {number} */ length) => {
    const near = links.get(from);
    if (near) near.push([to, length]);
    else links.set(from, [[to, length]]);
  };
  const voice = (/** @type {string} */ id) => (facts.ends[id].kind === "team" ? id + VOICE : id);
  for (const { from, to, mutual } of flows) {
    if (!there(from) || !there(to)) continue;
    link(voice(from), to, STEP);
    if (mutual) link(voice(to), from, STEP);
  }
  for (const [id, end] of Object.entries(facts.ends)) {
    if (end.kind === "team") link(id, id + VOICE, 0);
    if (!there(id)) continue;
    if (end.team) {
      link(end.team, id, 0);
      link(id, end.team + VOICE, 0);
      link(id, end.team, UNWRITTEN);
    }
    for (const part of end.combines ?? []) {
      if (!there(part)) continue;
      link(id, part, 0);
      link(part, id, 0);
    }
  }
  return links;
}

/**
 * By everyone reached, over whom; "" at the start.
 * @param {Map<string, [string, number][]>} links
 * @param {string} from
 * @param {string} to
 * @returns {Map<string, string>}
 */
function walked(links, from, to) {
  const length = new Map([[from, 0]]);
  const over = new Map([[from, ""]]);
  const ahead = [from];
  while (ahead.length) {
    ahead.sort((one, other) => Number(length.get(one)) - Number(length.get(other)));
    const node = /** @type {string} */ (ahead.shift());
    if (node === to) break;
    for (const [next, far] of links.get(node) ?? []) {
      const total = Number(length.get(node)) + far;
      if (total >= (length.get(next) ?? Infinity)) continue;
      length.set(next, total);
      over.set(next, node);
      if (!ahead.includes(next)) ahead.push(next);
    }
  }
  return over;
}
