// Teams, units and branches shown as one box: a sign at each of them, the key f, and commands.

import { addCommands } from "../panel/commands.js";
import { addHelp } from "../core/help.js";
import { shape } from "../core/dom.js";
import { focusedPart } from "../figure/keys.js";
import { colour } from "../core/colours.js";

const SIZE = 22; // pt of the square that is clicked
const FOLDED = "folded"; // the tag of a box that stands for others

/**
 * Keep the signs, and listen to the key.
 * @param {Page} page
 */
export function foldingOn(page) {
  const { store, parts } = page;
  page.onDrawn((picture) => picture.svg.append(signs(page, picture)));
  addHelp([["f", "fold-this"]]);
  parts.stage.addEventListener("keydown", (event) => {
    if (event.key !== "f" || event.ctrlKey || event.metaKey || event.altKey) return;
    const drawn = focusedPart(page);
    const id = drawn && foldOf(page, drawn.part);
    if (!id) return;
    event.preventDefault();
    toggle(page, id);
  });
  const all = () => page.picture().scene.frames.filter((frame) => !frame.in).map((frame) => frame.id);
  const isWhole = () => page.picture().scene.kind !== "table" && all().length > 0;
  addCommands([
    { word: "fold-all", act: () => store.set({ folded: [...new Set([...store.get().folded, ...all()])], at: "", part: "" }, "push"), can: isWhole },
    { word: "unfold-all", act: () => store.set({ folded: [], at: "", part: "" }, "push"), can: () => store.get().folded.length > 0 },
  ]);
}

/**
 * Fold something, or unfold it.
 * @param {Page} page
 * @param {string} id
 */
function toggle(page, id) {
  const { folded } = page.store.get();
  const is = folded.includes(id);
  page.store.set({ folded: is ? folded.filter((one) => one !== id) : [...folded, id], at: "", part: "" }, "push");
  page.say(page.word(is ? "unfolded" : "folded-now"));
}

/**
 * What a part folds or unfolds: itself where it has others below it or stands for some, else the frame around it.
 * @param {Page} page
 * @param {Part} part
 */
function foldOf(page, part) {
  const { scene, frames } = page.picture();
  if (part.tags.includes(FOLDED) || frames.has(part.id) || heads(scene).has(part.id)) return part.id;
  return part.in ?? "";
}

/**
 * The boxes of a tree that have others below them.
 * @param {Scene} scene
 */
function heads(scene) {
  return new Set(scene.kind === "tree" ? scene.arrows.filter(({ tags }) => tags.includes("line")).map(({ from }) => from) : []);
}

/**
 * The signs of a picture: − where something can be folded, ＋ where it is.
 * @param {Page} page
 * @param {Picture} picture
 */
function signs(page, { scene, palette, frames }) {
  const layer = shape("g", { class: "folds", "aria-hidden": "true" });
  if (scene.kind === "table" || scene.homes) return layer;
  const tops = heads(scene);
  const places = [...scene.frames, ...scene.boxes].flatMap((part) => {
    const isFolded = part.tags.includes(FOLDED);
    const isFrame = frames.has(part.id);
    if (!isFolded && !isFrame && !tops.has(part.id)) return [];
    if (isFrame) return [{ part, isFolded, x: part.x + part.w - SIZE, y: part.y }];
    if (isFolded) return [{ part, isFolded, x: part.x + part.w - SIZE / 2, y: part.y - SIZE / 2 }];
    return [{ part, isFolded, x: part.x + (part.w - SIZE) / 2, y: part.y + part.h - SIZE / 2 }];
  });
  const line = { stroke: colour(palette, "quiet"), "stroke-width": 1.4, fill: "none" };
  for (const { part, isFolded, x, y } of places) {
    const sign = shape(
      "g",
      { "data-fold": part.id, transform: `translate(${x} ${y})` },
      shape("rect", { width: SIZE, height: SIZE, fill: "transparent" }),
      shape("rect", { x: 6, y: 6, width: 10, height: 10, rx: 2, fill: palette.ground, stroke: line.stroke, "stroke-width": 1 }),
      shape("path", { d: `M8.5 11h5${isFolded ? "M11 8.5v5" : ""}`, ...line }),
    );
    sign.addEventListener("pointerdown", (event) => event.stopPropagation());
    sign.addEventListener("click", () => toggle(page, part.id));
    layer.append(sign);
  }
  return layer;
}
