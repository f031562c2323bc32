// Roles and parties that the figure of relations does not show yet, since no flow names them: each is a box
// at the edge of the figure, from which, and to which, a flow can be drawn.

import { element } from "../core/dom.js";
import { inLanguage } from "../core/menus.js";
import { nameOf } from "../panel/facts.js";
import { partsOf } from "../figure/scene.js";

const MANY = 12;

/**
 * Keep the tray up to date.
 * @param {Studio} studio
 */
export function trayOn(studio) {
  const { page } = studio;
  const title = element("span");
  const list = element("div", { class: "loose" });
  const tray = element("div", { class: "tray float", role: "group", hidden: true }, title, list);
  const draw = () => {
    const loose = studio.editing() ? looseIn(page) : [];
    tray.hidden = !loose.length;
    title.textContent = page.word("without-flow");
    tray.setAttribute("aria-label", page.word("without-flow"));
    list.replaceChildren(...loose.slice(0, MANY).map((id) => chip(studio, id)));
    if (loose.length > MANY) list.append(element("span", {}, `+${loose.length - MANY}`));
  };
  page.parts.stage.append(tray);
  page.onDrawn(draw);
  studio.onEditing(draw);
  inLanguage(page, draw);
  return draw;
}

/**
 * Roles and parties of the mode that a figure of relations does not show.
 * @param {Page} page
 * @returns {string[]}
 */
function looseIn(page) {
  const { figure, mode, part } = page.store.get();
  const { scene } = page.picture();
  if (figure !== "relations" || part || scene.homes) return [];
  const { facts } = page.data;
  return Object.entries(facts.ends).flatMap(([id, end]) =>
    end.kind !== "team" && end.modes.includes(mode) && !partsOf(facts, scene, id, mode).length ? [id] : [],
  );
}

/**
 * @param {Studio} studio
 * @param {string} id
 */
function chip({ page }, id) {
  const name = nameOf(page, id);
  const choose = () => page.store.set({ select: id, way: "" }, "push");
  return element("button", { type: "button", class: "button loose-box", "data-end": id, onclick: choose }, name);
}
