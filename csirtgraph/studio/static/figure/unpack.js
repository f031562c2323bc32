// A scene as it travels (numbers of columns and values that scenes share) as lists of parts and shapes.
// pack.py is the other half.

import { cellsOf } from "./columns.js";

const PLACE = ["x", "y", "w", "h"];
/** By the letter of a shape, the columns that have its values. @type {Record<string, string[]>} */
const COLUMNS = {
  r: PLACE,
  b: [],
  p: ["says"],
  g: ["says"],
  e: ["x", "y"],
  t: ["says", "x", "y"],
  m: ["says", "y"],
  T: ["says", "x", "y", "h"],
  M: ["says", "y", "h"],
};

/** @typedef {NonNullable<PageData["tables"]>} Tables */

/**
 * The scene with its frames, arrows and boxes as lists; one without tables has them already.
 * @param {any} scene
 * @param {Tables} [tables] - those that scenes of the page share
 * @returns {any}
 */
export function unpacked({ tables: own, ...scene }, tables) {
  const known = own ?? tables;
  if (!known) return scene;
  /** @type {Record<string, any>} */
  const found = { ...scene };
  for (const name of ["title", "badge", "subtitle", "about"]) found[name] = known.values[scene[name]];
  for (const name of ["frames", "arrows", "boxes", "around"]) found[name] = partsOf(scene[name], known);
  return { ...found, around: found.around[0].shapes };
}

/**
 * The parts of a kind: their own values, and their shapes.
 * @param {number[]} row - the numbers of their columns
 * @param {Tables} tables
 * @returns {any[]}
 */
function partsOf(row, { names, values, columns }) {
  /** @type {Record<string, any[]>} */
  const table = {};
  row.forEach((number, at) => {
    const cells = cellsOf(columns[number]);
    const isNumber = /^[xywh]$|\.([xywh]|count)$/.test(names[at]);
    if (number) table[names[at]] = isNumber ? cells : cells.map((one) => (one === null ? null : values[one]));
  });
  /** @type {any[]} */
  const parts = [];
  for (const [name, cells] of Object.entries(table)) {
    if (!/\.|^cell$/.test(name)) cells.forEach((value, at) => value !== null && ((parts[at] ??= {})[name] = value));
  }
  table.cell?.forEach((cell, at) => cell !== null && (parts[at].id += `/${cell}`));
  for (const name of ["shapes", "words", "sign"]) giveShapes(parts, name, table);
  return parts;
}

/**
 * Give each part its shapes.
 * @param {any[]} parts
 * @param {string} name - of what they are
 * @param {Record<string, any[]>} table
 */
function giveShapes(parts, name, table) {
  /** @type {Record<string, number>} */
  const read = { look: 0, says: 0, x: 0, y: 0, w: 0, h: 0 };
  const next = (/** @type {string} */ column) => table[`${name}.${column}`][read[column]++];
  table[`${name}.count`]?.forEach((count, at) => {
    if (count === null) return;
    const part = (parts[at] ??= {});
    part[name] = [];
    for (let number = 0; number < count; number++) {
      const [kind, ...look] = next("look");
      part[name].push(...shapesOf(kind, COLUMNS[kind].map(next), look, part));
    }
  });
}

/**
 * A shape as it is drawn; a text as one shape for each of its lines.
 * @param {string} kind
 * @param {any[]} values
 * @param {any[]} look
 * @param {any} part
 * @returns {any[][]}
 */
function shapesOf(kind, values, look, part) {
  if (kind === "b") return [["r", 0, 0, part.w, part.h, ...look]];
  if (!"tmTM".includes(kind)) return [[kind, ...values, ...look]];
  const [says, x, y, distance = 0] = "mM".includes(kind) ? [values[0], part.w / 2, ...values.slice(1)] : values;
  return says.split("\n").map((/** @type {string} */ line, /** @type {number} */ at) => ["t", line, x, y + at * distance, ...look]);
}
