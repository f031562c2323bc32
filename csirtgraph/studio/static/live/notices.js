// Lines above the figure: what is not as usual. They stay until that is over.

import { button, element } from "../core/dom.js";

/**
 * Where notices stand; the function shows one, or takes it away.
 * @param {() => Page} page
 * @returns {Studio["notice"]}
 */
export function noticesOn(page) {
  const all = element("div", { class: "notices", role: "status" });
  /** @type {Map<string, HTMLElement>} */
  const shown = new Map();
  return (key, words, act) => {
    if (!all.isConnected) page().parts.stage.parentElement?.append(all);
    shown.get(key)?.remove();
    shown.delete(key);
    if (!words) return;
    const line = element(
      "p",
      { class: `notice ${key}` },
      element("span", {}, words),
      act ? button(act.label, { class: "small", onclick: act.does }) : null,
    );
    shown.set(key, line);
    all.append(line);
  };
}
