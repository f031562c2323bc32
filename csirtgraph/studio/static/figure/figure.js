// The figure on the stage: drawn when the state asks for another one, moved on when only the mode changed.

import { themeOfPicture } from "../core/colours.js";
import { emphasise } from "./emphasis.js";
import { partOfScene } from "./focus.js";
import { focusedPart, makeReachable } from "./keys.js";
import { highlightOf } from "./highlight.js";
import { moveOn, placesOf } from "./moves.js";
import { pictureOf } from "./picture.js";
import { sceneName, sceneNamed } from "./scene.js";
import { differs } from "../core/state.js";
import { lookAt } from "./view.js";

const NONE = /** @type {Scene} */ ({
  ...{ title: "", badge: "", subtitle: "", about: "", lang: "en", kind: "diagram", width: 400, height: 300 },
  ...{ around: [], frames: [], arrows: [], boxes: [] },
});

/**
 * Keep the figure as the state asks. `need` is called with the name of a scene that the page lacks.
 * @param {Page} page
 * @param {(name: string) => void} need
 * @returns {{picture(): Picture, draw(smooth?: boolean): void, onDrawn(listener: (picture: Picture) => void): void}}
 */
export function figureOn(page, need) {
  const { store, data, view, parts } = page;
  /** @type {((picture: Picture) => void)[]} */
  const listeners = [];
  let shown = store.get(); // the state that the picture shows
  let picture = pictureOf(NONE, data.themes.light, false);

  const emphasis = () => emphasise(picture, highlightOf(data.facts, picture.scene, store.get()));

  const draw = (smooth = false) => {
    const state = store.get();
    const whole = sceneNamed(data, sceneName(data, state));
    parts.sheet.classList.toggle("waiting", !whole && differs(state, shown, "figure", "part")); // under the name of another
    if (!whole) return need(sceneName(data, state));
    const scene = data.studio ? whole : partOfScene(data.facts, whole, state); // the studio lays parts out again
    const focused = focusedPart(page)?.part.id ?? "";
    const before = picture;
    const places = smooth ? placesOf(before) : new Map();
    const theme = themeOfPicture(state.theme);
    picture = pictureOf(scene, data.themes[theme], theme === "print");
    const name = [scene.title, scene.badge].filter(Boolean).join(" ");
    picture.svg.setAttribute("role", "group");
    picture.svg.setAttribute("aria-label", name);
    parts.sheet.replaceChildren(picture.svg);
    view.sized(scene.width, scene.height);
    document.documentElement.classList.toggle("tall", scene.height > scene.width);
    makeReachable(page, picture, focused);
    emphasis();
    const other = differs(state, shown, "figure", "part") || before.scene === NONE;
    if (other) lookAt(view, state.at);
    if (differs(state, shown, "focus", "hops", "folded") || (other && !state.at)) {
      if (scene !== whole) view.show(around(scene), smooth);
      else if (!other) view.start(smooth);
    } else if (!other && view.isWhole()) view.start(smooth);
    if (smooth && !other) moveOn(before, places, picture);
    shown = state;
    for (const listener of listeners) listener(picture);
  };

  store.on((state, before) => {
    if (differs(state, before, "figure", "part", "mode", "lang", "theme", "against", "focus", "hops", "folded"))
      draw(differs(state, before, "mode", "focus", "hops", "folded"));
    else if (differs(state, before, "select", "also", "way", "step", "sourcing", "groups", "teams")) emphasis();
  });
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => draw());
  matchMedia("print").addEventListener("change", ({ matches }) => {
    draw();
    if (matches && !view.isWhole()) cropped(picture.svg, view.visible());
  });
  return { picture: () => picture, draw, onDrawn: (listener) => listeners.push(listener) };
}

/**
 * The room that boxes and frames of a scene take.
 * @param {Scene} scene
 */
function around({ boxes, frames }) {
  const all = [...boxes, ...frames];
  const [x, y] = [Math.min(...all.map((part) => part.x)), Math.min(...all.map((part) => part.y))];
  const [right, bottom] = [Math.max(...all.map((part) => part.x + part.w)), Math.max(...all.map((part) => part.y + part.h))];
  return { x, y, w: right - x, h: bottom - y };
}

/**
 * Show only a part of a picture.
 * @param {SVGSVGElement} svg
 * @param {{x: number, y: number, w: number, h: number}} part
 */
function cropped(svg, { x, y, w, h }) {
  svg.setAttribute("viewBox", `${x} ${y} ${w} ${h}`);
}
