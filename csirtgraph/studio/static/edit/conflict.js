// Somebody else has saved meanwhile: both changes side by side, and the choice between them.

import { dialogOf } from "./dialogs.js";
import { button, element } from "../core/dom.js";

/**
 * Show both changes; whether ours is to be tried again on top of theirs, null where nobody has chosen.
 * @param {Page} page
 * @param {{theirs: string, mine: string}} both - as unified diffs
 * @returns {Promise<boolean | null>}
 */
export function settled(page, { theirs, mine }) {
  return new Promise((answer) => {
    const side = (/** @type {string} */ word, /** @type {string} */ diff) =>
      element("section", {}, element("h3", {}, page.word(word)), diffOf(page, diff));
    const dialog = dialogOf(
      page.word("conflict"),
      element("p", {}, page.word("conflict-what")),
      element("div", { class: "sides" }, side("theirs", theirs), side("mine", mine)),
      element(
        "div",
        { class: "foot" },
        button(page.word("take-theirs"), { onclick: () => dialog.close("theirs") }),
        button(page.word("try-mine"), { class: "primary", onclick: () => dialog.close("mine") }),
      ),
    );
    dialog.classList.add("conflict");
    dialog.addEventListener("close", () => answer(dialog.returnValue ? dialog.returnValue === "mine" : null));
  });
}

/**
 * A unified diff, with its lines marked; file names stand once.
 * @param {Page} page
 * @param {string} diff
 */
function diffOf(page, diff) {
  if (!diff.trim()) return element("p", { class: "absent" }, page.word("unknown-diff"));
  const lines = diff.split("\n").filter((line) => line && !/^(@@|\\)/.test(line));
  const marked = lines.map((line) => {
    const file = /^--- (.*)$/.exec(line)?.[1];
    if (file) return element("span", { class: "file" }, file);
    const kind = line.startsWith("+") ? "plus" : line.startsWith("-") ? "minus" : "";
    return element("span", { class: `line ${kind}` }, line);
  });
  return element("pre", { class: "diff", tabindex: "0" }, ...marked);
}
