// A tab for every figure: pictures first, then tables; those that change with the mode first among them.

import { element } from "./dom.js";
import { inLanguage } from "./menus.js";
import { opened, sceneName } from "../figure/scene.js";

/**
 * Keep the rail with the tabs.
 * @param {Page} page
 */
export function tabs(page) {
  const { rail } = page.parts;
  inLanguage(page, () => drawTabs(page));
  page.store.on((state, before) => {
    if (state.figure !== before.figure) markTab(page);
  });
  rail.addEventListener("keydown", (event) => walk(rail, event));
}

/**
 * Draw the tabs, which may be others now.
 * @param {Page} page
 */
export function drawTabs(page) {
  const { rail } = page.parts;
  rail.replaceChildren(...groupsOf(page.data).flatMap(([name, figures]) => groupOf(page, name, figures)));
  rail.setAttribute("aria-label", page.word("figures"));
  markTab(page);
}

/**
 * Figures by the heading they stand under.
 * @param {PageData} data
 * @returns {[string, Figure[]][]}
 */
function groupsOf(data) {
  const kind = (/** @type {Figure} */ figure) =>
    figure.kind ??
    data.scenes[sceneName(data, { figure: figure.name, mode: "", lang: data.start.lang })]?.kind ??
    "diagram";
  const rank = (/** @type {Figure} */ figure) => (figure.modes.length ? 0 : 1) + (kind(figure) === "tree" ? 0.5 : 0);
  const sorted = [...data.figures].sort((one, other) => rank(one) - rank(other));
  /** @type {[string, Figure[]][]} */
  const groups = [
    ["diagrams", sorted.filter((figure) => kind(figure) !== "table")],
    ["tables", sorted.filter((figure) => kind(figure) === "table")],
  ];
  return groups.filter(([, figures]) => figures.length);
}

/**
 * @param {Page} page
 * @param {string} name
 * @param {Figure[]} figures
 */
function groupOf(page, name, figures) {
  const made = figures.map((figure) =>
    element(
      "button",
      {
        type: "button",
        role: "tab",
        class: "tab",
        id: `tab-${figure.name}`,
        "aria-controls": "stage",
        onclick: () => page.store.set(opened(page.data, page.store.get(), figure.name), "push"),
      },
      page.text(figure.title),
    ),
  );
  return [element("span", { class: "heading", "aria-hidden": "true" }, page.word(name)), ...made];
}

/** @param {Page} page */
function markTab({ parts, store }) {
  const { figure } = store.get();
  mark(parts.rail, `tab-${figure}`);
  parts.stage.setAttribute("aria-labelledby", `tab-${figure}`);
}

/**
 * Mark the tab that is open, of those in a rail.
 * @param {HTMLElement} rail
 * @param {string} id
 */
export function mark(rail, id) {
  for (const tab of rail.querySelectorAll(".tab")) {
    const is = tab.id === id;
    tab.setAttribute("aria-selected", String(is));
    tab.setAttribute("tabindex", is ? "0" : "-1");
    if (is) tab.scrollIntoView({ block: "nearest", inline: "nearest" });
  }
}

/**
 * Arrow keys go from tab to tab, and open it.
 * @param {HTMLElement} rail
 * @param {KeyboardEvent} event
 */
export function walk(rail, event) {
  const all = /** @type {HTMLElement[]} */ ([...rail.querySelectorAll(".tab")]);
  const at = all.indexOf(/** @type {HTMLElement} */ (document.activeElement));
  const to = { ArrowDown: at + 1, ArrowRight: at + 1, ArrowUp: at - 1, ArrowLeft: at - 1, Home: 0, End: -1 }[event.key];
  if (to === undefined || at < 0) return;
  event.preventDefault();
  const next = all.at(to % all.length);
  next?.focus();
  next?.click();
}
