// What is wrong with the files, beside the last good picture.

import { element } from "../core/dom.js";
import { placeIn } from "./drawer.js";

/**
 * The problems as lines.
 * @param {Page} page
 * @param {Live} live
 * @returns {Node[]}
 */
export function problemLines(page, live) {
  const { problems, warnings } = live.get();
  const line = (/** @type {Problem} */ problem, /** @type {string} */ looks) =>
    element(
      "li",
      { class: `problem-line ${looks}` },
      element("span", { class: "sign", "aria-hidden": "true" }),
      element("span", { class: "what" }, page.text(problem.text)),
      placeIn(problem),
    );
  return [...problems.map((one) => line(one, "error")), ...warnings.map((one) => line(one, "warning"))];
}

/**
 * Show new problems, and remove those that are fixed.
 * @param {Page} page
 * @param {Live} live
 * @param {import("./drawer.js").List} list
 * @param {ReturnType<typeof import("./drawer.js").drawerOn>} drawer
 * @param {Studio["notice"]} notice
 */
export function followProblems(page, live, list, drawer, notice) {
  let before = ""; // what was open
  live.on(({ problems }, { problems: old }) => {
    const [is, was] = [problems.length > 0, old.length > 0];
    if (is && !was) {
      before = drawer.shown();
      drawer.show("problems");
    } else if (was && !is && drawer.shown() === "problems") drawer.show(before);
    else drawer.draw();
    notice("broken", is && live.get().drawn ? page.word("broken") : "");
    if (is !== was) page.say(is ? `${page.word(list.word)}: ${problems.length}` : page.word(list.none));
  });
}
