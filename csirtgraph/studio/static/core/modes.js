// Peacetime or incident: a switch that is always in sight.

import { element } from "./dom.js";
import { inLanguage } from "./menus.js";
import { figureOf } from "../figure/scene.js";

export const MODES = ["peacetime", "incident"];

/**
 * The switch.
 * @param {Page} page
 * @returns {HTMLElement}
 */
export function modeSwitch(page) {
  const { store } = page;
  const legend = element("legend", { class: "hidden" });
  const choices = MODES.map((mode) => {
    const input = element("input", { type: "radio", name: "mode", value: mode, id: `mode-${mode}` });
    input.addEventListener("change", () => store.set({ mode }, "push"));
    return { mode, input, label: element("label", { for: input.id, class: mode }) };
  });
  const thumb = element("span", { class: "thumb", "aria-hidden": "true" });
  const made = element(
    "fieldset",
    { class: "modes" },
    legend,
    thumb,
    ...choices.flatMap(({ input, label }) => [input, label]),
  );
  const update = () => {
    const { figure, mode } = store.get();
    const modes = figureOf(page.data, figure).modes;
    made.disabled = modes.length < 2;
    made.dataset.mode = mode;
    made.title = made.disabled ? page.word("one-mode") : "";
    for (const { mode: own, input } of choices) input.checked = own === mode;
  };
  inLanguage(page, () => {
    legend.textContent = page.word("mode");
    for (const { mode, label } of choices) label.textContent = page.word(mode);
    update();
  });
  store.on(update);
  page.onDrawn(update);
  return made;
}

/**
 * The other mode, where the figure has it.
 * @param {Page} page
 */
export function switchMode(page) {
  const { figure, mode } = page.store.get();
  const other = figureOf(page.data, figure).modes.find((known) => known !== mode);
  if (other) page.store.set({ mode: other }, "push");
}
