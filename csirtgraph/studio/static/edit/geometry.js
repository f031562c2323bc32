// Lines between parts of a figure while somebody draws or moves them.

/** @typedef {{x: number, y: number}} Spot */
/** @typedef {{x: number, y: number, w: number, h: number}} Place */

const HEAD = 10; // pt, the length of an arrowhead

/**
 * @param {Place} place
 * @returns {Spot}
 */
export function middleOf({ x, y, w, h }) {
  return { x: x + w / 2, y: y + h / 2 };
}

/**
 * Where a line from a part's middle to a spot leaves the part.
 * @param {Place} part
 * @param {Spot} to
 * @returns {Spot}
 */
export function edgeOf(part, to) {
  const { x, y } = middleOf(part);
  const [dx, dy] = [to.x - x, to.y - y];
  const share = Math.min(1, part.w / 2 / Math.abs(dx || 1e-9), part.h / 2 / Math.abs(dy || 1e-9));
  return { x: x + dx * share, y: y + dy * share };
}

/**
 * The corners of an arrowhead.
 * @param {Spot} tail
 * @param {Spot} head
 */
export function headAt(tail, head) {
  const long = Math.hypot(head.x - tail.x, head.y - tail.y) || 1;
  const [ux, uy] = [(head.x - tail.x) / long, (head.y - tail.y) / long];
  const side = (/** @type {number} */ turn) => `${head.x - HEAD * ux + 4 * turn * uy},${head.y - HEAD * uy - 4 * turn * ux}`;
  return `${head.x},${head.y} ${side(1)} ${side(-1)}`;
}

/**
 * A line with right angles from part to part, with one corner at most.
 * @param {Place} tail
 * @param {Place} head
 * @returns {Spot[]}
 */
export function elbow(tail, head) {
  const [one, other] = [middleOf(tail), middleOf(head)];
  const across = shared(tail.x, tail.x + tail.w, head.x, head.x + head.w);
  const down = shared(tail.y, tail.y + tail.h, head.y, head.y + head.h);
  const isBelow = other.y > one.y;
  if (across !== null) return [{ x: across, y: isBelow ? tail.y + tail.h : tail.y }, { x: across, y: isBelow ? head.y : head.y + head.h }];
  const isRight = other.x > one.x;
  const start = isRight ? tail.x + tail.w : tail.x;
  if (down !== null) return [{ x: start, y: down }, { x: isRight ? head.x : head.x + head.w, y: down }];
  return [{ x: start, y: one.y }, { x: other.x, y: one.y }, { x: other.x, y: isBelow ? head.y : head.y + head.h }];
}

/**
 * The middle of what two stretches share; null where that is too short for a line.
 * @param {number} start
 * @param {number} end
 * @param {number} from
 * @param {number} to
 */
function shared(start, end, from, to) {
  const [low, high] = [Math.max(start, from), Math.min(end, to)];
  return high - low > 12 ? (low + high) / 2 : null;
}
