// The panel at the side: what is chosen, or a way. It comes and goes with the state.

import { button, element } from "../core/dom.js";
import { flowsOf, nameOf } from "./facts.js";
import { subject } from "./panel.js";
import { route } from "./route.js";
import { endsOf } from "../figure/scene.js";
import { differs } from "../core/state.js";

/** @type {((page: Page, body: HTMLElement, id: string) => void)[]} */
const ADDITIONS = [];

/**
 * Have something added whenever the panel shows a chosen id.
 * @param {(page: Page, body: HTMLElement, id: string) => void} add
 */
export function addToPanel(add) {
  ADDITIONS.push(add);
}

/** @type {(() => Node[]) | null} */
let guest = null; // what the panel shows instead of what is chosen

/**
 * Let the panel show something else until something is chosen or it is closed; null ends that.
 * @param {Page} page
 * @param {(() => Node[]) | null} fill - called at every drawing
 */
export function fillPanel(page, fill) {
  guest = fill;
  drawPanel(page);
}

/**
 * Keep the panel as the state asks.
 * @param {Page} page
 */
export function panelOf(page) {
  drawPanel(page);
  page.store.on((state, before) => {
    if (differs(state, before, "select", "also", "way", "figure")) guest = null;
    if (differs(state, before, "select", "also", "way", "figure", "lang", "mode")) drawPanel(page);
    if (differs(state, before, "select") && !state.way) announce(page, state.select);
  });
}

/**
 * Draw the panel; a heading gets the focus that something in the panel had before.
 * @param {Page} page
 */
export function drawPanel(page) {
  const { panel } = page.parts;
  const { select, way } = page.store.get();
  const had = panel.contains(document.activeElement);
  const known = guest !== null || way !== "" || isKnown(page, select);
  document.documentElement.classList.toggle("with-panel", known);
  panel.hidden = !known;
  if (!known) return panel.replaceChildren();
  const body = element("div", { class: "body" }, ...shownIn(page, select, way));
  if (!way && !guest) for (const add of ADDITIONS) add(page, body, select);
  panel.replaceChildren(
    button(page.word("close"), { icon: "close", class: "close", words: false, onclick: () => leave(page) }),
    body,
  );
  panel.scrollTop = 0;
  if (had) panel.querySelector("h2")?.focus();
}

/**
 * @param {Page} page
 * @param {string} select
 * @param {string} way
 */
function shownIn(page, select, way) {
  return guest ? guest() : way ? route(page, way) : subject(page, select);
}

/**
 * @param {Page} page
 * @param {string} id
 */
function isKnown(page, id) {
  const { facts } = page.data;
  return (
    id !== "" &&
    (id in facts.ends ||
      ["peacetime", "incident"].some((mode) => endsOf(facts, id, mode).length > 0 || facts.posts[mode]?.[id]))
  );
}

/**
 * Give up a way, else what is chosen; the focus goes back to the figure.
 * @param {Page} page
 */
export function leave(page) {
  const { way, select } = page.store.get();
  if (guest) return fillPanel(page, null);
  if (!way && !select) return;
  const had = page.parts.panel.contains(document.activeElement);
  page.store.set(way ? { way: "" } : { select: "" }, "push");
  const back = page.picture().svg.querySelector("[tabindex='0']");
  if (had) (back instanceof SVGElement ? back : page.parts.stage).focus();
}

/**
 * Announce the choice to those who do not see it.
 * @param {Page} page
 * @param {string} id
 */
function announce(page, id) {
  if (!id) return page.say(page.word("unselected"));
  const { sends, receives } = flowsOf(page.data.facts, id);
  page.say(page.word("chosen", { name: nameOf(page, id), sends: sends.length, receives: receives.length }));
}
