// A scene as it travels (parts as columns, repeated values once) back into lists of parts.
// pack.py is the other half.

/**
 * The scene with its frames, arrows and boxes as lists; one that is unpacked already stays as it is.
 * @param {any} scene
 * @param {Record<string, any>} scenes - all packed scenes: a column may be that of another one
 * @returns {any}
 */
export function unpacked(scene, scenes) {
  if (!scene.fonts) return scene;
  const { fonts, ...rest } = scene;
  /** @param {any[]} shapes */
  const whole = (shapes) => shapes.flatMap((shape) => textLines(shape, fonts));
  for (const part of ["frames", "arrows", "boxes"]) {
    rest[part] = rowsOf(scene[part], part, scenes).map(({ shape, shapes, ...known }) => {
      for (const name of ["words", "sign"]) if (known[name]) known[name] = whole(known[name]);
      return { ...known, shapes: whole([shape, ...shapes]) };
    });
  }
  return { ...rest, around: whole(scene.around) };
}

/**
 * A text as one shape for each of its lines, with its font; any other shape as it is.
 * @param {any[]} shape
 * @param {any[][]} fonts
 * @returns {any[][]}
 */
function textLines(shape, fonts) {
  if (shape[0] !== "t") return [shape];
  const [kind, text, x, y, font, distance] = shape;
  return text
    .split("\n")
    .map((/** @type {string} */ line, /** @type {number} */ at) => [kind, line, x, y + at * (distance ?? 0), ...fonts[font]]);
}

/**
 * Columns as rows; a value that is null is left out.
 * @param {Record<string, any>} columns
 * @param {string} part
 * @param {Record<string, any>} scenes
 * @returns {any[]}
 */
function rowsOf(columns, part, scenes) {
  /** @type {any[]} */
  const rows = [];
  for (const [name, values] of Object.entries(columns)) {
    let column = values;
    while (typeof column === "string") column = scenes[column][part][name]; // that one may name another
    cellsOf(column).forEach((/** @type {any} */ value, /** @type {number} */ row) => {
      rows[row] ??= {};
      if (value !== null) rows[row][name] = value;
    });
  }
  return rows;
}

/**
 * The values of a column: as they are, by their numbers, or from both halves of ids.
 * @param {any} column
 * @returns {any[]}
 */
function cellsOf(column) {
  if (column.of) return column.at.map((/** @type {number} */ at) => column.of[at]);
  if (!column.tail) return column;
  const heads = cellsOf(column.head);
  return cellsOf(column.tail).map((tail, row) => (heads[row] === null ? tail : `${heads[row]}/${tail}`));
}
