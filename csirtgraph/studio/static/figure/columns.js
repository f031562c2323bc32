// Numbers below each other in the shortest of a few forms. columns.py is the other half.

const LETTERS = Array.from({ length: 92 }, (_, at) => String.fromCharCode(35 + at)).filter((one) => !"<\\".includes(one));
const NUMBER_OF = new Map(LETTERS.map((letter, number) => [letter, number]));

/**
 * The values of a column: as they are, from the steps between them, from a cycle, each several times over, or by letters.
 * @param {any} column
 * @returns {(number | null)[]}
 */
export function cellsOf(column) {
  const { steps, cycle, to, each, by, of, at } = column;
  if (steps) return sums(cellsOf(steps));
  if (cycle) return repeated(cellsOf(cycle), to);
  if (each) return cellsOf(each).flatMap((value) => Array(by).fill(value));
  if (of) return Array.from(at, (letter) => of[NUMBER_OF.get(letter) ?? 0]);
  return column;
}

/**
 * @param {(number | null)[]} steps
 */
function sums(steps) {
  let last = 0;
  return steps.map((step) => (step === null ? null : (last += step)));
}

/**
 * @param {(number | null)[]} values
 * @param {number} count
 */
function repeated(values, count) {
  return Array.from({ length: count }, (_, at) => values[at % values.length]);
}
