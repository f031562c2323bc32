// The page's parts, in the order that Tab goes through them.

import { element } from "./dom.js";
import { inLanguage, tool } from "./menus.js";

/** @returns {Page["parts"]} */
export function layoutOf() {
  const sheet = element("div", { class: "sheet" });
  const float = element("div", { class: "float" });
  return {
    header: element("header", { class: "bar" }),
    tools: element("div", { class: "tools", role: "group" }),
    rail: element("div", { class: "rail", role: "tablist", "aria-orientation": "vertical" }),
    stage: element("section", { class: "stage", id: "stage", role: "tabpanel", tabindex: "0" }, sheet, float),
    sheet,
    tables: element("section", { class: "tables hidden" }),
    panel: element("aside", { class: "panel", hidden: true }),
    float,
  };
}

/**
 * Put the parts on the page.
 * @param {Shell} page
 * @param {Node} live - what is read out
 */
export function place(page, live) {
  const { header, rail, stage, tables, panel } = page.parts;
  const skip = element("a", { class: "skip", href: "#stage" });
  skip.addEventListener("click", (event) => {
    event.preventDefault(); // the address belongs to the state
    stage.focus();
  });
  const nav = element("nav", { class: "figures" }, rail);
  document.getElementById("cg-shell")?.remove(); // it stood for the header until now
  document.body.append(skip, header, nav, element("main", {}, stage, tables), panel, live);
  inLanguage(page, () => {
    skip.textContent = page.word("skip");
    nav.setAttribute("aria-label", page.word("figures"));
    panel.setAttribute("aria-label", page.word("details"));
    tables.setAttribute("aria-label", page.word("tables"));
    page.parts.tools.setAttribute("aria-label", page.word("tools"));
    document.documentElement.lang = page.store.get().lang;
  });
}

/**
 * The buttons for those who do not zoom by hand.
 * @param {Shell} page
 */
export function zoomButtons(page) {
  const { parts, view } = page;
  parts.float.append(
    tool(page, "zoom-out", { icon: "minus", words: false, onclick: () => view.zoom(0.8, undefined, undefined, true) }),
    tool(page, "fit", { icon: "whole", words: false, onclick: () => view.fit(true) }),
    tool(page, "zoom-in", { icon: "plus", words: false, onclick: () => view.zoom(1.25, undefined, undefined, true) }),
  );
}
