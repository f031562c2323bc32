// Elements, made without markup: text stays text, whatever is in it.

const SVG = "http://www.w3.org/2000/svg";

/**
 * An HTML element. Attributes that are false, null or undefined are left out; `on…` is a listener.
 * @template {keyof HTMLElementTagNameMap} T
 * @param {T} tag
 * @param {Record<string, any>} [attributes]
 * @param {...(Node | string | null)} children
 * @returns {HTMLElementTagNameMap[T]}
 */
export function element(tag, attributes = {}, ...children) {
  return filledIn(document.createElement(tag), attributes, children);
}

/**
 * An SVG element, in the same way.
 * @template {keyof SVGElementTagNameMap} T
 * @param {T} tag
 * @param {Record<string, any>} [attributes]
 * @param {...(Node | string | null)} children
 * @returns {SVGElementTagNameMap[T]}
 */
export function shape(tag, attributes = {}, ...children) {
  return filledIn(document.createElementNS(SVG, tag), attributes, children);
}

/**
 * @template {Element} E
 * @param {E} made
 * @param {Record<string, any>} attributes
 * @param {(Node | string | null)[]} children
 * @returns {E}
 */
function filledIn(made, attributes, children) {
  for (const [name, value] of Object.entries(attributes)) {
    if (name.startsWith("on")) made.addEventListener(name.slice(2), value);
    else if (value !== false && value !== null && value !== undefined)
      made.setAttribute(name, value === true ? "" : value);
  }
  made.append(...children.filter((child) => child !== null));
  return made;
}

/** The lines of the icons, on a square of 20. */
const ICONS = /** @type {Record<string, string>} */ ({
  search: "M9 3.5a5.5 5.5 0 1 0 0 11a5.5 5.5 0 0 0 0-11M13.2 13.2L17 17",
  filter: "M3 5h14M6 10h8M8.5 15h3",
  way: "M5 3.5a2 2 0 1 0 0 4a2 2 0 0 0 0-4M15 12.5a2 2 0 1 0 0 4a2 2 0 0 0 0-4M5 7.5v3.5a3.5 3.5 0 0 0 3.5 3.5h4.5M7 5.5h5a3 3 0 0 1 3 3v1",
  table: "M3 4.5h14v11h-14zM3 8.5h14M8 8.5v7",
  save: "M10 3.5v9M6.5 9l3.5 3.5L13.5 9M3.5 13.5v3h13v-3",
  light:
    "M10 6.5a3.5 3.5 0 1 0 0 7a3.5 3.5 0 0 0 0-7M10 2v1.5M10 16.5V18M2 10h1.5M16.5 10H18M4.3 4.3l1.1 1.1M14.6 14.6l1.1 1.1M4.3 15.7l1.1-1.1M14.6 5.4l1.1-1.1",
  close: "M5 5l10 10M15 5L5 15",
  whole: "M3.5 7.5v-4h4M12.5 3.5h4v4M16.5 12.5v4h-4M7.5 16.5h-4v-4",
  back: "M16.5 10H4M9 4.5L3.5 10L9 15.5",
  plus: "M10 4.5v11M4.5 10h11",
  minus: "M4.5 10h11",
  play: "M6.5 4.5v11l9-5.5z",
  pause: "M7 4.5v11M13 4.5v11",
  next: "M3.5 10H16M11 4.5l5 5.5l-5 5.5",
  present: "M3 4.5h14v9.5H3zM10 14v3M6.5 17h7",
  up: "M10 15.5V5M5.5 9.5L10 5l4.5 4.5",
  down: "M10 4.5V15M5.5 10.5L10 15l4.5-4.5",
  help: "M7.5 7.5a2.5 2.5 0 1 1 3.6 2.2c-.8.4-1.1.9-1.1 1.8M10 14.5v.2",
  only: "M10 6.5a3.5 3.5 0 1 0 0 7a3.5 3.5 0 0 0 0-7M3.5 7V3.5H7M13 3.5h3.5V7M16.5 13v3.5H13M7 16.5H3.5V13",
  swap: "M4 7h11M12 4l3 3l-3 3M16 13H5M8 10l-3 3l3 3",
});

/**
 * Add the icons of another part of the page.
 * @param {Record<string, string>} more
 */
export function addIcons(more) {
  Object.assign(ICONS, more);
}

/**
 * A small picture on a button; the button has its name.
 * @param {string} name
 * @returns {SVGSVGElement}
 */
export function icon(name) {
  const line = { d: ICONS[name], fill: "none", stroke: "currentColor", "stroke-width": 1.6, "stroke-linecap": "round" };
  return shape(
    "svg",
    { class: "icon", viewBox: "0 0 20 20", width: 18, height: 18, "aria-hidden": "true" },
    shape("path", { ...line, "stroke-linejoin": "round" }),
  );
}

/**
 * A button with a picture, with words, or with both.
 * @param {string} label
 * @param {{icon?: string, class?: string, words?: boolean, [name: string]: any}} options - `words`: whether the label is seen
 * @returns {HTMLButtonElement}
 */
export function button(label, { icon: picture, class: looks = "", words = true, ...more }) {
  const shown = words ? element("span", {}, label) : null;
  const name = words ? {} : { "aria-label": label, title: label };
  return element(
    "button",
    { type: "button", class: `button ${looks}`.trim(), ...name, ...more },
    picture ? icon(picture) : null,
    shown,
  );
}

/** Whether movements are not wanted. */
export function isStill() {
  return matchMedia("(prefers-reduced-motion: reduce)").matches;
}

/**
 * Do something once what is there has been painted and nothing else is to be done.
 * @param {() => void} act
 */
export function whenIdle(act) {
  if ("requestIdleCallback" in window) requestIdleCallback(act, { timeout: 500 });
  else requestAnimationFrame(() => setTimeout(act)); // Safari
}
