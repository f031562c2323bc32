// Changes on their way into the files; what came of them, in words.

import { settled } from "./conflict.js";

/**
 * What saves edits, and undoes them.
 * @param {Page} page
 * @param {Live} live
 * @param {Server} server
 */
export function saverOf(page, live, server) {
  /**
   * @param {string} path
   * @param {any} body
   * @param {string} base - the revision that was edited
   * @param {string} word - what is said once it is done
   * @returns {Promise<Outcome>}
   */
  const change = async (path, body, base, word) => {
    const { status, body: answer } = await server.post(path, body, base);
    if (status === 200) {
      live.set({ revision: answer.revision });
      page.say(page.word(word), true);
      return { is: "saved", words: "" };
    }
    if (status === 409) {
      const again = await settled(page, answer);
      return again ? change(path, body, answer.revision, word) : { is: "theirs", words: "" };
    }
    return { is: "failed", words: wordsOf(page, status, answer) };
  };
  return {
    save: (/** @type {any[]} */ edits, base = live.get().revision) =>
      change("/api/edit", { edits }, base, "saved-edit"),
    async step(/** @type {"undo" | "redo"} */ way) {
      const { is, words } = await change(`/api/${way}`, {}, live.get().revision, way === "undo" ? "undone" : "redone");
      if (is === "failed") page.say(words, true);
    },
  };
}

/**
 * Why something was not saved, with the mistakes it would have made.
 * @param {Page} page
 * @param {number} status
 * @param {any} answer
 */
function wordsOf(page, status, { error = "", problems = [] }) {
  if (!status) return page.word("no-answer");
  const all = problems.map((/** @type {Problem} */ problem) => page.text(problem.text));
  return [error, ...all.filter((/** @type {string} */ words) => !error.includes(words))].join("\n");
}
