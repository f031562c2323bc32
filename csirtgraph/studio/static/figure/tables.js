// The figure as real tables, for screen readers and readers who prefer tables.

import { element } from "../core/dom.js";
import { textOf } from "./scene.js";

/**
 * The tables of a scene.
 * @param {Page} page
 * @param {Scene} scene
 * @returns {Node[]}
 */
export function tablesOf(page, scene) {
  const title = scene.badge ? `${scene.title} (${scene.badge})` : scene.title;
  if (scene.kind === "table") return [gridOf(scene, title)];
  const elements = tableOf(
    page.word("elements", { title }),
    ["name", "contents", "sourcing", "frame"].map((word) => page.word(word)),
    scene.boxes.map((box) => boxRow(page, scene, box)),
  );
  const names = new Map([...scene.frames, ...scene.boxes].map((part) => [part.id, part.name || textOf(part)]));
  const flows = scene.arrows.map(({ from, to, heads, label }) => [
    names.get(from) ?? "",
    MARKS[heads] ?? "→",
    names.get(to) ?? "",
    label ?? "",
  ]);
  const heads = [page.word("from"), page.word("direction"), page.word("to"), page.word("label")];
  return flows.length ? [elements, tableOf(page.word("flows", { title }), heads, flows)] : [elements];
}

const MARKS = /** @type {Record<string, string>} */ ({ end: "→", both: "↔", none: "–" });

/**
 * @param {Page} page
 * @param {Scene} scene
 * @param {Part} box
 */
function boxRow(page, scene, box) {
  const name = box.name || textOf(box);
  const more = (box.spoken ?? "").slice(name.length).replace(/^: /, "");
  const sourcing = ["in-house", "outsourced"].find((tag) => box.tags.includes(tag));
  const frame = scene.frames.find((known) => known.id === box.in)?.name ?? "";
  return [name, more, sourcing ? page.word(sourcing) : "", frame];
}

/**
 * A table with its first column as headings; columns with nothing in them are left out.
 * @param {string} caption
 * @param {string[]} heads
 * @param {string[][]} rows
 */
function tableOf(caption, heads, rows) {
  const used = heads.map((_, at) => at).filter((at) => rows.some((cells) => cells[at]));
  const head = used.map((at) => element("th", { scope: "col" }, heads[at]));
  const body = rows.map((cells) =>
    element(
      "tr",
      {},
      ...used.map((at) => (at ? element("td", {}, cells[at]) : element("th", { scope: "row" }, cells[at]))),
    ),
  );
  return element(
    "table",
    {},
    element("caption", {}, caption),
    element("thead", {}, element("tr", {}, ...head)),
    element("tbody", {}, ...body),
  );
}

/**
 * A figure that is a table, read from the places of its cells.
 * @param {Scene} scene
 * @param {string} caption
 */
function gridOf(scene, caption) {
  const columns = edgesOf(scene.boxes.map((box) => box.x));
  const lines = edgesOf(scene.boxes.map((box) => box.y));
  /** @type {[Part, number][][]} */
  const rows = lines.map(() => []);
  for (const box of scene.boxes) rows[edgeAt(lines, box.y)].push([box, edgeAt(columns, box.x)]);
  const cells = (/** @type {[Part, number][]} */ row) =>
    row
      .sort((one, other) => one[1] - other[1])
      .map(([box, column]) => {
        const across = edgeAt(columns, box.x + box.w) - column;
        const down = edgeAt(lines, box.y + box.h) - edgeAt(lines, box.y);
        const spans = { colspan: across > 1 ? across : null, rowspan: down > 1 ? down : null };
        if (box.look === "head") return element("th", { scope: row.length > 1 ? "col" : null, ...spans }, textOf(box));
        return element(column || !textOf(box) ? "td" : "th", { scope: column || !textOf(box) ? null : "row", ...spans }, textOf(box));
      });
  return element(
    "table",
    {},
    element("caption", {}, caption),
    element("tbody", {}, ...rows.map((row) => element("tr", {}, ...cells(row)))),
  );
}

/**
 * Where columns or rows begin.
 * @param {number[]} values
 * @returns {number[]}
 */
function edgesOf(values) {
  const sorted = [...values].sort((one, other) => one - other);
  return sorted.filter((value, place) => place === 0 || value - sorted[place - 1] > 1);
}

/**
 * The number of the column or row that begins at a place; behind the last, how many there are.
 * @param {number[]} edges
 * @param {number} value
 */
function edgeAt(edges, value) {
  const found = edges.findIndex((edge) => edge > value - 1);
  return found < 0 ? edges.length : found;
}
