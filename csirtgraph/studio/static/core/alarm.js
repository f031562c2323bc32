// How an alarm spreads, step by step: a step is a flow by which somebody hears, at its time on the clock.

/**
 * Who has heard and what is said at one step.
 * @typedef {{heard: string[], from: string, to: string, minutes: number, flow: string, number: number, count: number}} Step
 */

/**
 * The moment that a state shows; null where nothing is played. Step 0 is the moment at which somebody notices.
 * @param {Facts} facts
 * @param {State} state
 * @returns {Step | null}
 */
export function stepOf(facts, { mode, step }) {
  const all = facts.alarm[mode];
  if (step === "" || !all) return null;
  const places = all.flatMap(([, , , flow], place) => (flow ? [place] : []));
  const number = Math.min(Number(step), places.length);
  const place = number ? places[number - 1] : 0;
  const next = places[number] ?? all.length;
  const [to, from, minutes, flow] = all[place];
  return { heard: all.slice(0, next).map(([end]) => end), from, to, minutes, flow, number, count: places.length };
}

/**
 * Minutes as 1:05, and with days as 2d 1:05.
 * @param {number} minutes
 */
export function clock(minutes) {
  const [days, left] = [Math.floor(minutes / 1440), minutes % 1440];
  return `${days ? `${days}d ` : ""}${Math.floor(left / 60)}:${String(left % 60).padStart(2, "0")}`;
}
