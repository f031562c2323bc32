// The picture on screen as a file: SVG of plain attributes, or PNG drawn from it.

import { element } from "./dom.js";
import { item, menuOf, tool } from "./menus.js";
import { openingOn, pageText } from "./send.js";
import { sceneName } from "../figure/scene.js";
import { viewsOf } from "../present/views.js";

const PNG_WIDTH = 2400; // px at least
const PNG_MOST = 16_000; // px that a canvas can have

/** @type {((page: Page) => Node[])[]} */
const FURTHER = [];

/**
 * Have further lines in the menu; called whenever it opens.
 * @param {(page: Page) => Node[]} lines
 */
export function addToSave(lines) {
  FURTHER.push(lines);
}

/**
 * The button with its menu.
 * @param {Page} page
 * @returns {Node[]}
 */
export function saveTool(page) {
  const opener = tool(page, "save", { icon: "save" });
  let cropped = true;
  const menu = menuOf(opener, () => {
    const box = element("input", { type: "checkbox", checked: cropped, onchange: () => (cropped = box.checked) });
    const crop = () => cropped && !page.view.isWhole();
    const act = (/** @type {string} */ word, /** @type {() => Promise<string>} */ does) =>
      item(page.word(word), async () => {
        menu.hidePopover();
        page.say(await does().catch(() => page.word("not-saved")), true);
      });
    return [
      page.view.isWhole() ? null : element("label", { class: "check" }, box, element("span", {}, page.word("visible"))),
      act("save-svg", async () => saved(page, new Blob([svgOf(page, crop())], { type: "image/svg+xml" }), "svg")),
      act("save-png", async () => saved(page, await pngOf(page, crop()), "png")),
      act("copy-svg", () => copied(page, svgItem(svgOf(page, crop())))),
      act("copy-png", () => copied(page, { "image/png": pngOf(page, crop()) })),
      page.data.studio ? null : act("send-view", async () => sent(page, pageText())),
      act("copy-link", () => linkCopied(page)),
      item(page.word("print"), () => {
        menu.hidePopover();
        print();
      }),
      ...FURTHER.flatMap((lines) => lines(page)),
    ].filter((node) => node !== null);
  });
  return [opener, menu];
}

/**
 * What is seen as an SVG document.
 * @param {Page} page
 * @param {boolean} cropped - only the part on screen
 * @returns {string}
 */
export function svgOf(page, cropped) {
  const { svg, scene } = page.picture();
  const copy = /** @type {SVGSVGElement} */ (svg.cloneNode(true));
  for (const node of [copy, ...copy.querySelectorAll("*")]) {
    if (["leaving", "pins", "folds"].some((looks) => node.classList.contains(looks))) node.remove();
    for (const name of node.getAttributeNames()) {
      if (/^(class|style|tabindex|role|data-|aria-)/.test(name)) node.removeAttribute(name);
    }
  }
  const { x, y, w, h } = cropped ? page.view.visible() : { x: 0, y: 0, w: scene.width, h: scene.height };
  const place = [x, y, w, h].map((length) => Number(length.toFixed(1)));
  copy.setAttribute("viewBox", place.join(" "));
  copy.setAttribute("width", `${place[2]}pt`);
  copy.setAttribute("height", `${place[3]}pt`);
  copy.setAttribute("role", "img");
  const title = document.createElementNS(copy.namespaceURI, "title");
  title.textContent = [scene.title, scene.badge].filter(Boolean).join(" ");
  copy.prepend(title);
  return `<?xml version="1.0" encoding="UTF-8"?>\n${new XMLSerializer().serializeToString(copy)}\n`;
}

/**
 * What is seen as PNG.
 * @param {Page} page
 * @param {boolean} cropped
 * @returns {Promise<Blob>}
 */
export async function pngOf(page, cropped) {
  const url = URL.createObjectURL(new Blob([svgOf(page, cropped)], { type: "image/svg+xml" }));
  try {
    const image = new Image();
    image.src = url;
    await image.decode();
    const factor = Math.min(Math.max(2, PNG_WIDTH / image.width), PNG_MOST / Math.max(image.width, image.height));
    const canvas = element("canvas", {
      width: Math.round(image.width * factor),
      height: Math.round(image.height * factor),
    });
    canvas.getContext("2d")?.drawImage(image, 0, 0, canvas.width, canvas.height);
    return await new Promise((done, fail) =>
      canvas.toBlob((blob) => (blob ? done(blob) : fail(new Error("no picture"))), "image/png"),
    );
  } finally {
    URL.revokeObjectURL(url);
  }
}

/**
 * Save the text of a page as one that opens on what is on screen; in words, as what.
 * @param {Page} page
 * @param {string} html
 */
export function sent(page, html) {
  const text = openingOn(html, page.store.get(), viewsOf(page));
  return saved(page, new Blob([text], { type: "text/html" }), "html");
}

/**
 * Save a file, named after the plan and the figure.
 * @param {Page} page
 * @param {Blob} blob
 * @param {string} ending
 */
function saved(page, blob, ending) {
  const name = `${page.data.plan.id}-${sceneName(page.data, page.store.get())}.${ending}`;
  const url = URL.createObjectURL(blob);
  element("a", { href: url, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
  return page.word("saved", { name });
}

/**
 * SVG for the clipboard: as a picture where the browser can, always as text.
 * @param {string} text
 */
function svgItem(text) {
  const plain = { "text/plain": new Blob([text], { type: "text/plain" }) };
  const can = "supports" in ClipboardItem && ClipboardItem.supports("image/svg+xml");
  return can ? { ...plain, "image/svg+xml": new Blob([text], { type: "image/svg+xml" }) } : plain;
}

/**
 * Put the address on the clipboard; in words, whether it worked and for whom it does.
 * @param {Page} page
 */
async function linkCopied(page) {
  const said = await copied(page, { "text/plain": new Blob([location.href], { type: "text/plain" }) });
  return page.data.studio && said === page.word("copied") ? page.word("copied-link") : said;
}

/**
 * Put something on the clipboard; whether it worked, in words.
 * @param {Page} page
 * @param {Record<string, Blob | Promise<Blob>>} forms
 */
async function copied(page, forms) {
  try {
    await navigator.clipboard.write([new ClipboardItem(forms)]);
    return page.word("copied");
  } catch {
    return page.word("not-copied");
  }
}
