// The page: its parts, what they have in common, and how they hear of each other.

import { element, whenIdle } from "./dom.js";
import { figureOn } from "../figure/figure.js";
import { addCommands } from "../panel/commands.js";
import { focusBar } from "../panel/focus-bar.js";
import { minimapOn } from "../figure/minimap.js";
import { arrowAt, tipsOn } from "../figure/tips.js";
import { showArrow } from "../panel/flow-panel.js";
import { followHands } from "../figure/gestures.js";
import { firstState, hashOf, stateOf } from "./hash.js";
import { fillHeader } from "./header.js";
import { focusOn, followKeys } from "../figure/keys.js";
import { layoutOf, place, zoomButtons } from "./layout.js";
import { pathWith } from "../panel/route.js";
import { endsOf, isSubject, partsOf } from "../figure/scene.js";
import { pager } from "./pages.js";
import { wayBack } from "./parts.js";
import { leave, panelOf } from "../panel/side-panel.js";
import { differs, storeOf } from "./state.js";
import { tablesOf } from "../figure/tables.js";
import { switchMode } from "./modes.js";
import { tabs } from "./tabs.js";
import { lookAt, placeOf, viewOf } from "../figure/view.js";
import { filled } from "./words.js";

const READABLE = 0.7; // of its own size
const SETTLED = 250; // ms after the last move
const SEEN = 3000; // ms that a message stays in sight

/**
 * Build the page. `need` is called with the name of a scene that is not in the data; put it there and `refresh`.
 * @param {PageData} data
 * @param {(name: string) => void} [need]
 * @returns {Page}
 */
export function openPage(data, need = () => {}) {
  const first = firstState(data);
  const asked = location.hash;
  const store = storeOf(stateOf(asked, first, data), (state, how) => {
    const address = `#${hashOf(state, first)}`;
    if (how === "push") history.pushState(null, "", address);
    if (how === "replace") history.replaceState(null, "", address);
  });
  const parts = layoutOf();
  const live = element("p", { class: "hidden", role: "status", "aria-live": "polite" });
  let [settling, announced] = [0, 0];
  let moved = () => {};
  const view = viewOf(parts.stage, parts.sheet, () => {
    clearTimeout(settling);
    settling = window.setTimeout(() => store.set({ at: placeOf(view) }), SETTLED);
    moved();
  });
  /** @type {Page} */
  const page = {
    ...{ data, store, view, parts },
    text: (both) => both?.[store.get().lang] || both?.ja || both?.en || "",
    word: (key, values) => filled(page.text(data.own[key] ?? data.words[key]) || key, values),
    say(words, seen = false) {
      clearTimeout(announced);
      live.textContent = words;
      live.className = seen ? "toast" : "hidden";
      announced = window.setTimeout(() => (live.className = "hidden"), SEEN);
    },
    picture: () => figure.picture(),
    reopen() {
      const { select, way, step, focus, also } = stateOf(asked, first, data);
      if (asked) store.set({ select, way, step, focus, also }, "read");
    },
    refresh: (smooth) => figure.draw(smooth),
    onDrawn: (listener) => figure.onDrawn(listener),
  };
  const figure = figureOn(page, need);
  place(page, live);
  fillHeader(page, (id) => reveal(page, id));
  whenIdle(() => tabs(page)); // the figure is painted first
  zoomButtons(page);
  wayBack(page);
  pager(page);
  focusBar(page);
  panelOf(page);
  tablesBeside(page);
  moved = minimapOn(page);
  tipsOn(page);
  page.onDrawn(() => sought && reveal(page, sought));
  followHands(parts.stage, view, (target, event) => {
    const id = target.closest(".sheet [data-id]")?.getAttribute("data-id") ?? "";
    const arrow = figure.picture().boxes.has(id) ? "" : arrowAt(page, event);
    if (!arrow || store.get().way || !showArrow(page, arrow)) choose(page, id);
  });
  followKeys(
    page,
    (id) => choose(page, id),
    () => leave(page),
  );
  addCommands([
    { word: "keys-mode", act: () => switchMode(page) },
    { word: "show-table", act: () => store.set({ table: !store.get().table }, "push") },
    { word: "fit", act: () => view.fit(true) },
    ...data.languages
      .filter((lang) => lang !== data.start.lang)
      .map(() => ({ word: "language-other", act: () => store.set({ lang: store.get().lang === "ja" ? "en" : "ja" }) })),
    { word: "way", act: () => store.set({ way: `${store.get().select in data.facts.ends ? store.get().select : ""},` }, "push") },
  ]);
  followAddress(page, first);
  followSize(page);
  figure.draw();
  return page;
}

/** @type {((id: string) => boolean) | null} */
let taker = null; // who takes the role or party that is clicked, in place of choosing it

/**
 * Let somebody take what is clicked until it answers false.
 * @param {((id: string) => boolean) | null} take
 */
export function takeClicks(take) {
  taker = take;
}

/**
 * What a click on a part of the figure does: choose it, or take it as an end of a way.
 * @param {Page} page
 * @param {string} id - "" beside all parts
 */
export function choose(page, id) {
  const { store, data } = page;
  const { way, mode, select } = store.get();
  const { scene, boxes, frames } = page.picture();
  const drawn = boxes.get(id) ?? frames.get(id);
  if (drawn?.part.opens) return store.set({ part: drawn.part.opens, select: "", at: "" }, "push");
  if (!drawn || !isSubject(data.facts, drawn.part, mode, scene))
    return way ? undefined : store.set({ select: "" }, "push");
  const ends = [...new Set(endsOf(data.facts, id, mode, scene))];
  if (taker?.(ends[0])) return;
  const isPost = scene.kind === "tree" && data.facts.posts[mode]?.[id]?.roles.length !== 1;
  const chosen = isPost && id in (data.facts.posts[mode] ?? {}) ? id : ends[0];
  if (way) store.set({ way: pathWith(way, ends[0]) }, "push");
  else store.set({ select: chosen === select ? "" : chosen }, "push");
}

let sought = ""; // what is brought into sight once it is drawn

/**
 * Bring an end, or a box, of the figure into sight and large enough to be read, with the focus on it.
 * @param {Page} page
 * @param {string} id
 */
export function reveal(page, id) {
  const { boxes, frames, scene } = page.picture();
  const part = boxes.get(id)?.part ?? partsOf(page.data.facts, scene, id, page.store.get().mode)[0];
  const drawn = part && (boxes.get(part.id) ?? frames.get(part.id));
  sought = drawn ? "" : id;
  if (!drawn) return page.parts.stage.focus();
  drawn.node.setAttribute("tabindex", "0");
  focusOn(page, drawn);
  const { x, y, w, h } = drawn.part;
  if (page.view.look().scale < READABLE) page.view.show({ x: x - w, y: y - 2 * h, w: 3 * w, h: 5 * h }, true);
}

/**
 * Back, and links that are pasted.
 * @param {Page} page
 * @param {State} first
 */
function followAddress({ store, data, view }, first) {
  const read = () => {
    const state = stateOf(location.hash, first, data);
    const moved = !differs(state, store.get(), "figure", "part") && state.at !== placeOf(view);
    store.set(state, "read");
    if (moved) lookAt(view, state.at);
  };
  addEventListener("popstate", read);
  addEventListener("hashchange", read);
}

/**
 * Another size of the window, or a panel beside the figure: the whole figure stays whole, what is chosen in sight.
 * @param {Page} page
 */
function followSize(page) {
  const { view, parts, store, data } = page;
  let width = 0; // not looked at yet: that would lay the page out before it has its figure
  new ResizeObserver(() => {
    const change = width && Math.abs(parts.stage.clientWidth - width);
    width = parts.stage.clientWidth;
    if (!width || matchMedia("print").matches) return;
    if (view.isWhole()) return view.start(change > 200);
    const { select, mode } = store.get();
    const [part] = select ? partsOf(data.facts, page.picture().scene, select, mode) : [];
    if (part && change > 200) view.reveal(part);
  }).observe(parts.stage);
  store.on((state, before) => {
    if (!state.select || state.select === before.select || view.isWhole()) return;
    const [part] = partsOf(data.facts, page.picture().scene, state.select, state.mode);
    if (part) view.reveal(part);
  });
}

/**
 * The figure as tables: always there for readers of the screen, in sight when asked for.
 * @param {Page} page
 */
function tablesBeside(page) {
  const { tables, stage } = page.parts;
  let late = 0;
  const show = () => {
    const { table } = page.store.get();
    tables.classList.toggle("hidden", !table);
    tables.setAttribute("tabindex", table ? "0" : "-1"); // so that it can be scrolled by keys
    stage.classList.toggle("gone", table);
    if (table) fill();
  };
  const fill = () => tables.replaceChildren(...tablesOf(page, page.picture().scene));
  page.onDrawn(() => {
    clearTimeout(late);
    if (page.store.get().table) fill();
    else late = window.setTimeout(fill, 400); // the figure comes first
  });
  page.store.on((state, before) => {
    if (differs(state, before, "table")) show();
  });
  if (page.store.get().table) page.onDrawn(show);
}
