// Changes on their way into the files; what came of them, in words.

import { figureOf } from "../figure/scene.js";
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
      if (again === null) return { is: "failed", words: page.word("not-saved") };
      return again ? change(path, body, answer.revision, word) : { is: "theirs", words: "" };
    }
    return { is: "failed", words: wordsOf(page, status, answer) };
  };
  /** @type {Promise<any>} */
  let last = Promise.resolve(); // changes go one after another, each from what the one before has left
  /**
   * @template Result
   * @param {() => Promise<Result>} act
   * @returns {Promise<Result>}
   */
  const queued = (act) => {
    const next = last.then(act);
    last = next.catch(() => undefined);
    return next;
  };
  /**
   * Put boxes elsewhere. Changes that others have saved meanwhile are no conflict.
   * @param {{moves?: Record<string, number[]>, tidy?: true | string[]}} body
   * @returns {Promise<Outcome>}
   */
  const arranged = async (body) => {
    const { figure, mode, lang, part } = page.store.get();
    const modes = figureOf(page.data, figure).modes;
    const shown = { figure, mode: modes.includes(mode) ? mode : (modes[0] ?? ""), lang, part };
    for (let turn = 0, base = live.get().revision; ; turn++) {
      const { status, body: answer } = await server.post("/api/arrange", { ...shown, ...body }, base);
      if (status === 200) {
        live.set({ revision: answer.revision });
        if (answer.revision === base) void live.newer(); // there is no event for it
        return { is: "saved", words: "" };
      }
      if (status !== 409 || turn) return { is: "failed", words: wordsOf(page, status, answer) };
      base = answer.revision;
    }
  };
  /**
   * Keep views to present; what others have changed in the plan meanwhile is in nobody's way, unless it is views.
   * @param {SavedView[]} views
   * @returns {Promise<string>} "" or why not
   */
  const viewed = async (views) => {
    const before = JSON.stringify(page.data.views);
    for (let turn = 0; ; turn++) {
      const { status, body: answer } = await server.post("/api/views", { views: views.map(factsOf) }, live.get().revision);
      if (status === 200) {
        live.set({ revision: answer.revision });
        page.data.views = views;
        return "";
      }
      if (status !== 409) return wordsOf(page, status, answer);
      await live.newer();
      if (turn || before !== JSON.stringify(page.data.views)) return page.word("views-changed");
    }
  };
  return {
    keepViews: (/** @type {SavedView[]} */ views) => queued(() => viewed(views)),
    arrange: (/** @type {Parameters<typeof arranged>[0]} */ body) => queued(() => arranged(body)),
    save: (/** @type {any[]} */ edits, /** @type {string | undefined} */ base = undefined) =>
      queued(() => change("/api/edit", { edits }, base ?? live.get().revision, "saved-edit")),
    async step(/** @type {"undo" | "redo"} */ way) {
      const done = way === "undo" ? "undone" : "redone";
      const { is, words } = await queued(() => change(`/api/${way}`, {}, live.get().revision, done));
      if (is === "failed") page.say(words, true);
    },
  };
}

/**
 * A view as its line in the file has it.
 * @param {SavedView} view
 */
function factsOf({ name, shows }) {
  return { name, ...shows };
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
