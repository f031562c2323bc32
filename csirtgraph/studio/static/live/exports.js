// The figure on screen as a file made by the studio, in every format; the same bytes as the command makes.

import { themeOf } from "../core/colours.js";
import { element } from "../core/dom.js";
import { addToSave, sent } from "../core/save.js";
import { figureOf } from "../figure/scene.js";
import { item } from "../core/menus.js";

/**
 * Put the formats into the menu of the page's save button.
 * @param {Live} live
 * @param {Server} server
 */
export function offerExports(live, server) {
  addToSave((page) => [
    item(page.word("send-view"), () => void exported(page, live, server, "html", sent), { class: "item send" }),
    element("p", { class: "menu-title" }, page.word("export")),
    element(
      "div",
      { class: "formats" },
      ...offered(page).map(({ name, label }) =>
        item(label, () => void exported(page, live, server, name), { class: "item format", "data-format": name }),
      ),
    ),
  ]);
}

/**
 * The formats that can hold what is on screen.
 * @param {Page} page
 */
function offered(page) {
  const { kind, of } = page.picture().scene;
  const { against, folded } = page.store.get();
  const isPart = of || (folded.length && kind !== "table");
  const contents = [kind === "table" && "table", against && "comparison", isPart && "part"].filter(Boolean);
  return (page.data.studio?.formats ?? []).filter(({ holds }) =>
    contents.every((content) => holds.includes(String(content))),
  );
}

/**
 * Fetch a file and hand it over.
 * @param {Page} page
 * @param {Live} live
 * @param {Server} server
 * @param {string} format
 * @param {(page: Page, text: string) => string} [given] - how the text is handed over, where not as it is; in words
 */
async function exported(page, live, server, format, given) {
  const { figure, mode, lang, part, theme, focus, hops, folded, against } = page.store.get();
  const { modes } = figureOf(page.data, figure);
  const { audience } = live.get();
  page.say(page.word("exporting"), true);
  const { status, error, name, blob } = await server.file({
    ...{ figure, lang, format, part, focus: given ? "" : focus, hops, folded: given ? "" : folded.join(), theme: themeOf(theme) },
    mode: modes.length ? (modes.includes(mode) ? mode : modes[0]) : "",
    against,
    audience,
  });
  if (!blob) return page.say(status ? error : page.word("no-answer"), true);
  if (given) return page.say(given(page, await blob.text()), true);
  const url = URL.createObjectURL(blob);
  element("a", { href: url, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
  page.say(page.word("saved", { name }), true);
}
