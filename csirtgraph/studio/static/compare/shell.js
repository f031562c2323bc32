// What the pages of changes have in common: a bar, a list of what there is to see, the figure, and a panel.

import { themeOfPicture } from "../core/colours.js";
import { element } from "../core/dom.js";
import { layoutOf, place, zoomButtons } from "../core/layout.js";
import { storeOf } from "../core/state.js";
import { mark, walk } from "../core/tabs.js";
import { themeTool } from "../core/theme.js";
import { filled } from "../core/words.js";
import { followHands } from "../figure/gestures.js";
import { pictureOf } from "../figure/picture.js";
import { unpacked } from "../figure/unpack.js";
import { viewOf } from "../figure/view.js";

/**
 * The page without its figure. `first` is what it shows besides language and colours.
 * @template {object} S
 * @param {ChangesData} data
 * @param {S} first
 * @returns {ChangesPage<S>}
 */
export function shellOf(data, first) {
  const parts = layoutOf();
  const live = element("p", { class: "hidden", role: "status", "aria-live": "polite" });
  const view = viewOf(parts.stage, parts.sheet, () => {});
  /** @type {ChangesPage<S>} */
  const page = {
    ...{ data, parts, view },
    store: storeOf({ ...data.start, chosen: -1, ...first }, () => {}),
    word: (key, values) => filled(data.words[key]?.[data.start.lang] || key, values),
    say(words) {
      live.textContent = words;
      live.className = words ? "toast" : "hidden";
    },
  };
  place(page, live);
  parts.tables.remove();
  parts.panel.hidden = false;
  parts.panel.setAttribute("aria-label", page.word("changes"));
  parts.tools.append(...themeTool(page));
  parts.header.append(element("h1", { title: data.title }, data.title), parts.tools);
  zoomButtons(page);
  followHands(parts.stage, view, () => {});
  new ResizeObserver(() => view.isWhole() && view.start()).observe(parts.stage);
  return page;
}

/**
 * Fill the list at the left: a tab for each name, opened by a click or the arrow keys.
 * @param {Shell} page
 * @param {string} heading
 * @param {(string | Node)[]} names
 * @param {(number: number) => void} open
 */
export function fillRail({ parts: { rail } }, heading, names, open) {
  const tab = (/** @type {string | Node} */ name, /** @type {number} */ number) =>
    element(
      "button",
      ...[{ type: "button", role: "tab", class: "tab", id: `tab-${number}`, "aria-controls": "stage", onclick: () => open(number) }],
      name,
    );
  rail.setAttribute("aria-label", heading);
  rail.parentElement?.setAttribute("aria-label", heading);
  rail.replaceChildren(element("span", { class: "heading", "aria-hidden": "true" }, heading), ...names.map(tab));
  rail.addEventListener("keydown", (event) => walk(rail, event));
}

/**
 * Mark the tab that is open.
 * @param {Shell} page
 * @param {number} number
 */
export function markTab({ parts }, number) {
  mark(parts.rail, `tab-${number}`);
  parts.stage.setAttribute("aria-labelledby", `tab-${number}`);
}

/**
 * Put scenes on the stage, upon one another.
 * @param {ChangesPage<any>} page
 * @param {any[]} scenes - as they travel
 * @returns {Picture[]}
 */
export function drawOn({ data, store, parts, view }, scenes) {
  const theme = themeOfPicture(store.get().theme);
  const pictures = scenes.map((scene) => pictureOf(unpacked(scene), data.themes[theme], theme === "print"));
  for (const { svg, scene } of pictures) {
    svg.setAttribute("role", "img");
    svg.setAttribute("aria-label", [scene.title, scene.badge, scene.subtitle, scene.about].filter(Boolean).join(" "));
  }
  parts.sheet.replaceChildren(...pictures.map(({ svg }) => svg));
  if (pictures.length) view.sized(pictures[0].scene.width, pictures[0].scene.height);
  return pictures;
}

/**
 * Draw when the colours on screen change, or paper asks for its own.
 * @param {ChangesPage<any>} page
 * @param {() => void} draw
 */
export function followColours({ store }, draw) {
  store.on((state, before) => {
    if (state.theme !== before.theme) draw();
  });
  for (const query of ["(prefers-color-scheme: dark)", "print"]) matchMedia(query).addEventListener("change", draw);
}
