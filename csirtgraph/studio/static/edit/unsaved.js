// What was typed and is not saved: how much there is, always in sight, and the way back to it.

import { askFlow, NEW_FLOW, openFlow } from "./flow-form.js";
import { button } from "../core/dom.js";
import { draftKeys, onDrafts } from "./drafts.js";
import { chooseAll } from "./many.js";
import { inLanguage } from "../core/menus.js";

/**
 * The button that says how many drafts there are, and opens one after the other.
 * @param {Studio} studio
 * @returns {HTMLButtonElement}
 */
export function unsavedButton(studio) {
  const { page } = studio;
  let next = 0;
  const opener = button("", { class: "lists unsaved", hidden: true, onclick: () => open(draftKeys()[next++ % draftKeys().length]) });
  const open = (/** @type {string} */ key) => {
    const [kind, ...rest] = key.split(":");
    if (key === NEW_FLOW) return askFlow(studio, {});
    if (kind === "flow") return openFlow(studio, rest.join(":"));
    if (kind === "many") return chooseAll(page, rest.join(":").split(","));
    page.store.set({ select: rest.at(-1) ?? "", way: "" }, "push");
  };
  const update = () => {
    const many = draftKeys().length;
    opener.hidden = !many;
    opener.textContent = page.word("unsaved", { count: many });
  };
  onDrafts(update);
  inLanguage(page, update);
  addEventListener("beforeunload", (event) => {
    if (draftKeys().length) event.preventDefault();
  });
  return opener;
}
