// Views to present: kept with the plan by the studio, by the browser for a page that stands alone.

import { emptyState, stateOf } from "../core/hash.js";
import { same } from "../core/state.js";

/** @type {((page: Page, views: SavedView[]) => Promise<string>)[]} */
const KEEPERS = [];

/**
 * Have views kept elsewhere than in the browser; the answer is "" or why they are not.
 * @param {(page: Page, views: SavedView[]) => Promise<string>} keep
 */
export function keepViewsBy(keep) {
  KEEPERS.push(keep);
}

/**
 * The views of the plan, in their order.
 * @param {Page} page
 * @returns {SavedView[]}
 */
export function viewsOf(page) {
  return (KEEPERS.length ? null : ownOf(page)) ?? page.data.views;
}

/**
 * Keep other views; "" or why that cannot be.
 * @param {Page} page
 * @param {SavedView[]} views
 * @returns {Promise<string>}
 */
export async function keepViews(page, views) {
  if (KEEPERS.length) return KEEPERS[0](page, views);
  try {
    localStorage.setItem(keyOf(page), JSON.stringify(views));
    return "";
  } catch {
    return page.word("views-not-kept");
  }
}

/**
 * What is on screen, as a view.
 * @param {Page} page
 * @returns {Record<string, string>}
 */
export function shownIn({ data, store }) {
  const [state, nothing] = [store.get(), emptyState(data)];
  const is = (/** @type {keyof State} */ name) => ["figure", "mode", "lang"].includes(name) || !same(state[name], nothing[name]);
  const names = /** @type {(keyof State)[]} */ (Object.keys(state)).filter((name) => name !== "theme" && is(name));
  const kept = names.map((name) => /** @type {const} */ ([name, state[name]]));
  return Object.fromEntries(kept.map(([name, value]) => [name, value === true ? "1" : String(value)]));
}

/**
 * The state that a view shows, in the colours of now.
 * @param {Page} page
 * @param {SavedView} view
 * @returns {State}
 */
export function stateIn({ data, store }, { shows }) {
  return { ...stateOf(String(new URLSearchParams(shows)), emptyState(data), data), theme: store.get().theme };
}

/** @param {Page} page */
function keyOf({ data }) {
  return `csirtgraph-views-${data.plan.id}`;
}

/**
 * The views that this browser keeps; null for none.
 * @param {Page} page
 * @returns {SavedView[] | null}
 */
function ownOf(page) {
  try {
    const found = JSON.parse(localStorage.getItem(keyOf(page)) ?? "null");
    return Array.isArray(found) ? found.filter((one) => one?.name && one?.shows?.figure) : null;
  } catch {
    return null;
  }
}
