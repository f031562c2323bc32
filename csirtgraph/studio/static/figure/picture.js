// A scene as SVG: plain shapes with presentation attributes, so that what is seen can be saved as it is.

import { shape } from "../core/dom.js";
import { colour } from "../core/colours.js";

// Those of every picture; then those of Linux, which a browser that is not told looks for once for every character.
const FONTS = "Noto Sans JP, Hiragino Sans, Yu Gothic, Meiryo, sans-serif, system-ui, Noto Sans CJK JP, IPAGothic";
const ANCHORS = /** @type {Record<string, string>} */ ({ m: "middle", s: "start", e: "end" });
const HATCH = 3; // pt between slanted lines

/**
 * The whole picture of a scene.
 * @param {Scene} scene
 * @param {Palette} palette
 * @param {boolean} hatched - whether dashed boxes are hatched too, for print without colour
 * @returns {Picture}
 */
export function pictureOf(scene, palette, hatched) {
  const { width, height } = scene;
  /** @param {Shape[]} shapes */
  const draw = (shapes) => shapes.flatMap((item) => shapeOf(item, palette, hatched));
  const frames = placed(scene.frames, "frame", draw);
  const boxes = placed(scene.boxes, "box", draw);
  const arrows = new Map(
    scene.arrows.map((part) => {
      const node = shape("g", { class: "arrow", "data-id": part.id }, ...draw(part.shapes));
      const also = part.words.length ? shape("g", { class: "words", "data-id": part.id }, ...draw(part.words)) : null;
      return [part.id, { part, node, also }];
    }),
  );
  const svg = shape(
    "svg",
    { viewBox: `0 0 ${width} ${height}`, width, height, "font-family": FONTS, lang: scene.lang },
    shape("rect", { class: "ground", width, height, fill: palette.ground }),
    layer("around", draw(scene.around)),
    layer(
      "frames",
      [...frames.values()].map((drawn) => drawn.node),
    ),
    layer(
      "arrows",
      [...arrows.values()].map((drawn) => drawn.node),
    ),
    layer(
      "boxes",
      [...boxes.values()].map((drawn) => drawn.node),
    ),
    layer(
      "labels",
      [...arrows.values()].flatMap((drawn) => drawn.also ?? []),
    ),
  );
  return { scene, svg, palette, frames, arrows, boxes };
}

/**
 * @param {string} name
 * @param {Node[]} children
 */
function layer(name, children) {
  return shape("g", { class: name, "aria-hidden": name === "boxes" || name === "frames" ? null : "true" }, ...children);
}

/**
 * Parts in groups that can be moved.
 * @param {Part[]} parts
 * @param {string} kind
 * @param {(shapes: Shape[]) => SVGElement[]} draw
 * @returns {Map<string, Drawn<Part>>}
 */
function placed(parts, kind, draw) {
  return new Map(
    parts.map((part) => {
      const also = part.sign ? shape("g", {}, ...draw(part.sign)) : null;
      const attributes = { class: kind, "data-id": part.id, transform: `translate(${part.x} ${part.y})` };
      return [part.id, { part, also, node: shape("g", attributes, ...spaced(draw(part.shapes)), also) }];
    }),
  );
}

/**
 * Shapes with a space between lines of words that are written with spaces, and behind a name, so that they are read as words.
 * @param {Element[]} shapes
 * @returns {(Element | string)[]}
 */
function spaced(shapes) {
  const weight = (/** @type {Element | undefined} */ one) => one?.getAttribute("font-weight");
  const isWord = (/** @type {Element} */ one) => !/[\u3000-\u9fff\uff00-\uffef]$/.test(one.textContent ?? "");
  return shapes.flatMap((one, at) => {
    if (one.nodeName !== "text") return [one];
    return isWord(one) || weight(one) !== weight(shapes[at + 1]) ? [one, " "] : [one];
  });
}

/**
 * One shape as elements.
 * @param {Shape} item
 * @param {Palette} palette
 * @param {boolean} hatched
 * @returns {SVGElement[]}
 */
function shapeOf([kind, ...rest], palette, hatched) {
  /** @param {string} token */
  const ink = (token) => colour(palette, token);
  if (kind === "t") {
    const [text, x, y, size, token, bold, anchor] = rest;
    const weight = { "font-weight": bold ? "bold" : null, "text-anchor": anchor === "s" ? null : ANCHORS[anchor] };
    return [shape("text", { x, y, "font-size": size, fill: ink(token), ...weight }, text)];
  }
  if (kind === "g") return [shape("polygon", { points: rest[0], fill: ink(rest[1]) })];
  if (kind === "e") {
    const [cx, cy, r, fill, line] = rest;
    return [shape("circle", { cx, cy, r, fill: ink(fill), stroke: ink(line), "stroke-width": 1.2 })];
  }
  const [fill, line, width, dash] = kind === "p" ? rest[1] : rest[5];
  const stroke = { stroke: ink(line), "stroke-width": width };
  if (kind === "p")
    return [shape("path", { d: rest[0], fill: ink(fill), ...stroke, "stroke-dasharray": dash || null })];
  const [x, y, w, h, radius, , dashed] = rest;
  const place = { x: x || null, y: y || null, width: w, height: h, rx: radius || null };
  const made = shape("rect", {
    ...place,
    fill: ink(fill),
    ...stroke,
    "stroke-dasharray": dashed ? "5 3" : dash || null,
  });
  return dashed && hatched ? [made, hatch(x, y, h, radius, ink(line))] : [made];
}

/**
 * Slanted lines in a strip at the left side of a box.
 * @param {number} x
 * @param {number} y
 * @param {number} height
 * @param {number} radius
 * @param {string} stroke
 */
function hatch(x, y, height, radius, stroke) {
  let d = "";
  for (let at = y + radius + 5; at <= y + height - radius; at += HATCH) d += `M${x + 2} ${at}l5 -5`;
  return shape("path", { d, fill: "none", stroke, "stroke-width": 0.8 });
}
