// Which scene a state shows, and what its boxes stand for.

import { unpacked } from "./unpack.js";

/** @type {WeakMap<object, Scene>} */
const WHOLE = new WeakMap();

/** @type {Figure} */
const NO_FIGURE = { name: "", title: {}, modes: [] };

/**
 * The name of a figure's scene; of a part of it where the state is in one that the figure has.
 * @param {PageData} data
 * @param {{figure: string, mode: string, lang: string, part?: string, against?: string, focus?: string, hops?: string, folded?: string[]}} state
 * @returns {string}
 */
export function sceneName(data, { figure, mode, lang, part, against, focus, hops, folded }) {
  const modes = figureOf(data, figure).modes;
  const whole = `${figure}${modes.length ? `-${modes.includes(mode) ? mode : modes[0]}` : ""}.${lang}`;
  const inStudio = data.studio ? [against && `since-${against}`, focus && `${focus}@${hops}`, folded?.length && `without-${folded}`] : [];
  const own = [whole, part, ...inStudio].filter(Boolean).join(".");
  return data.studio || own in data.scenes ? own : whole;
}

/**
 * A scene with its parts as lists; undefined where the page does not have it (yet).
 * @param {PageData} data
 * @param {string} name
 * @returns {Scene | undefined}
 */
export function sceneNamed(data, name) {
  const packed = data.scenes[name];
  if (!packed) return undefined;
  let scene = WHOLE.get(packed);
  if (!scene) WHOLE.set(packed, (scene = /** @type {Scene} */ (unpacked(packed, data.tables))));
  return scene;
}

/**
 * A figure by its name.
 * @param {PageData} data
 * @param {string} name
 * @returns {Figure}
 */
export function figureOf(data, name) {
  return data.figures.find((figure) => figure.name === name) ?? data.figures[0] ?? NO_FIGURE;
}

/**
 * What a state becomes when another figure is opened: whole, in a mode that it has.
 * @param {PageData} data
 * @param {State} state
 * @param {string} figure
 * @returns {Partial<State>}
 */
export function opened(data, { mode }, figure) {
  const { modes } = figureOf(data, figure);
  return { figure, at: "", part: "", mode: modes.length && !modes.includes(mode) ? modes[0] : mode };
}

/**
 * What a box says.
 * @param {Part} part
 * @returns {string}
 */
export function textOf(part) {
  const lines = part.shapes.filter((line) => line[0] === "t").map((line) => line[1]);
  return part.spoken || part.name || lines.join(/[\u3040-\u9fff]/.test(lines[0] ?? "") ? "" : " ");
}

/**
 * The roles, parties or teams that a box of a scene, or an id of the state, stands for.
 * @param {Facts} facts
 * @param {string} id
 * @param {string} mode
 * @param {Scene} [scene] - the scene of the box; in an organisation chart posts come first
 * @returns {string[]}
 */
export function endsOf(facts, id, mode, scene) {
  const post = facts.posts[mode]?.[id];
  if (post && (scene?.kind === "tree" || !facts.ends[id])) return post.roles.flatMap((role) => withParts(facts, role));
  if (facts.ends[id]) return withParts(facts, id);
  const row = id.slice(0, id.lastIndexOf("/"));
  return scene?.kind === "table" && facts.ends[row] ? withParts(facts, row) : [];
}

/**
 * A role and those it combines.
 * @param {Facts} facts
 * @param {string} id
 */
function withParts(facts, id) {
  return [id, ...(facts.ends[id]?.combines ?? [])];
}

/**
 * Whether a part of a scene can be chosen.
 * @param {Facts} facts
 * @param {Part} part
 * @param {string} mode
 * @param {Scene} scene
 */
export function isSubject(facts, part, mode, scene) {
  return part.look !== "head" && endsOf(facts, part.id, mode, scene).length > 0;
}

/**
 * The parts of a scene that show an end or a post: boxes first, else frames.
 * @param {Facts} facts
 * @param {Scene} scene
 * @param {string} id
 * @param {string} mode
 * @returns {Part[]}
 */
export function partsOf(facts, scene, id, mode) {
  const wanted = new Set(endsOf(facts, id, mode, scene));
  /** @param {Part} part */
  const shows = (part) => part.look !== "head" && endsOf(facts, part.id, mode, scene).some((end) => wanted.has(end));
  const exact = scene.kind === "table" ? [] : [...scene.boxes, ...scene.frames].filter((part) => part.id === id);
  if (exact.length) return exact;
  const boxes = scene.boxes.filter(shows);
  return boxes.length ? boxes : scene.frames.filter(shows);
}
