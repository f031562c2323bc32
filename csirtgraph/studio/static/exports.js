// The figure on screen as a file made by the studio, in every format; the same bytes as the command makes.

import { themeOf } from "./colours.js";
import { element } from "./dom.js";
import { addToSave } from "./save.js";
import { figureOf } from "./scene.js";
import { item } from "./menus.js";

/** What a figure can be, with a name for people. */
export const FORMATS = /** @type {[string, string][]} */ ([
  ["svg", "SVG"],
  ["png", "PNG"],
  ["pdf", "PDF"],
  ["pptx", "PowerPoint"],
  ["drawio", "draw.io"],
  ["mmd", "Mermaid"],
  ["md", "Markdown"],
  ["csv", "CSV"],
  ["xlsx", "Excel"],
  ["dot", "Graphviz"],
  ["json", "JSON"],
  ["graphml", "GraphML"],
  ["gexf", "GEXF"],
  ["html", "HTML"],
]);

/**
 * Put the formats into the menu of the page's save button.
 * @param {Live} live
 * @param {Server} server
 */
export function offerExports(live, server) {
  addToSave((page) => [
    element("p", { class: "menu-title" }, page.word("export")),
    element(
      "div",
      { class: "formats" },
      ...FORMATS.map(([format, name]) =>
        item(name, () => void exported(page, live, server, format), { class: "item format", "data-format": format }),
      ),
    ),
  ]);
}

/**
 * Fetch a file and hand it over.
 * @param {Page} page
 * @param {Live} live
 * @param {Server} server
 * @param {string} format
 */
async function exported(page, live, server, format) {
  const { figure, mode, lang, theme } = page.store.get();
  const { modes } = figureOf(page.data, figure);
  const { against } = live.get();
  page.say(page.word("exporting"), true);
  const { status, error, name, blob } = await server.file({
    ...{ figure, lang, format, theme: themeOf(theme) },
    mode: modes.length ? (modes.includes(mode) ? mode : modes[0]) : "",
    against,
  });
  if (!blob) return page.say(status ? error : page.word("no-answer"), true);
  const url = URL.createObjectURL(blob);
  element("a", { href: url, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
  page.say(page.word("saved", { name }), true);
}
