// The parts of a large figure: the way back to its overview, and where a box is.

import { tool } from "./menus.js";
import { sceneName, sceneNamed } from "../figure/scene.js";

/**
 * The button that leads from a part back to the overview.
 * @param {Page} page
 */
export function wayBack(page) {
  const { store, parts } = page;
  const back = tool(page, "overview", { icon: "back", onclick: () => store.set({ part: "", at: "" }, "push") });
  parts.float.prepend(back);
  const update = () => (back.hidden = !store.get().part || !!page.picture().scene.pages);
  update();
  store.on(update);
  page.onDrawn(update);
}

/**
 * The part of a figure that has a box: the one on screen where it shows it, else that of the overview; "" for none.
 * @param {PageData} data
 * @param {State} state
 * @param {string} id
 * @returns {string}
 */
export function partWith(data, state, id) {
  const overview = sceneNamed(data, sceneName(data, { ...state, part: "" }));
  return overview?.homes?.[id] ?? "";
}
