// Commands that are found by their names, beside roles and words: Ctrl+K lists them.

import { folded } from "./search.js";

/** @typedef {{word: string, act: () => void, can?: () => boolean}} Command */

/** @type {Command[]} */
const COMMANDS = [];

/**
 * Add commands.
 * @param {Command[]} more
 */
export function addCommands(more) {
  COMMANDS.push(...more);
}

/**
 * The commands that can be given now, as entries of the search.
 * @param {Page} page
 * @returns {import("./search.js").Entry[]}
 */
export function commandsOf(page) {
  return COMMANDS.filter(({ can }) => can?.() ?? true).map(({ word, act }) => {
    const both = Object.values(page.data.words[word] ?? {});
    return { id: "", figure: "command", name: page.word(word), note: page.word("command"), words: folded(both.join("|")), act };
  });
}
