// Comments in the panel of what is chosen, and all of them as a list below the figure.

import { askAnswer, askComment, commentsOn, flowAt, sorted, subjectOf } from "./comments.js";
import { button, element } from "../core/dom.js";
import { reveal } from "../core/page.js";
import { section } from "../panel/sections.js";
import { addToPanel } from "../panel/side-panel.js";

/**
 * Have the panel show comments.
 * @param {Studio} studio
 */
export function commentsInPanel(studio) {
  const { live } = studio;
  addToPanel((page, body, id) => {
    if (!(id in page.data.facts.ends)) return;
    const found = commentsOn(page, live.get().comments, id);
    if (!found.length && live.get().readOnly) return;
    const add = button(page.word("new-comment"), { icon: "comment", class: "small", onclick: () => askComment(studio, id) });
    const part = section(page.word("comments"), ...found.map((one) => cardOf(studio, id, one)), ...(live.get().readOnly ? [] : [add]));
    part.classList.add("comments");
    const isOpen = found.some(([, { resolved }]) => !resolved);
    body.insertBefore(part, isOpen ? body.querySelector("section, table, form") : null);
  });
}

/**
 * @param {Studio} studio
 * @param {string} chosen
 * @param {import("./comments.js").Entry} entry
 */
function cardOf(studio, chosen, [id, comment]) {
  const { page, live } = studio;
  const act = async (/** @type {any} */ edit) => {
    const { is, words } = await studio.save([{ id, ...edit }]);
    if (is === "failed") page.say(words, true);
  };
  const small = (/** @type {string} */ word, /** @type {() => void} */ onclick, looks = "") => button(page.word(word), { class: `small ${looks}`, onclick });
  const resolved = !comment.resolved;
  const tools = [
    small("answer-this", () => askAnswer(studio, id)),
    small(resolved ? "resolve" : "reopen", () => void act({ op: "resolve-comment", resolved })),
    small("remove", () => void act({ op: "remove-comment" }), "danger"),
  ];
  return element(
    "article",
    { class: `comment ${comment.resolved ? "resolved" : ""}` },
    comment.about === chosen ? null : element("small", {}, subjectOf(page, comment.about)),
    ...saying(comment),
    ...comment.answers.map((answer) => element("div", { class: "answer" }, ...saying(answer))),
    element("div", { class: "acts" }, ...(live.get().readOnly ? [] : tools)),
  );
}

/** @param {{text: string, by: string, date: string}} one */
function saying({ text, by, date }) {
  return [element("p", {}, text), element("small", {}, [by, date].filter(Boolean).join(" · "))];
}

/**
 * All comments as lines that lead to what they are on.
 * @param {Page} page
 * @param {Record<string, Comment>} comments
 * @returns {Node[]}
 */
export function commentLines(page, comments) {
  const { ends } = page.data.facts;
  return sorted(Object.entries(comments)).map(([, { about: on, text, by, date, resolved }]) => {
    const end = on in ends ? on : (flowAt(page.data.facts, on)?.from ?? "");
    const looks = `problem-line ${resolved ? "resolved" : ""}`;
    const words = element("span", { class: "what" }, `${subjectOf(page, on)} – ${text}`);
    const parts = [words, element("small", { class: "place" }, [resolved ? page.word("resolved") : "", by, date].filter(Boolean).join(" · "))];
    if (!(end in ends)) return element("li", { class: looks }, ...parts);
    const go = () => {
      page.store.set({ select: end, way: "" }, "push");
      reveal(page, end);
    };
    return element("li", {}, element("button", { type: "button", class: looks, onclick: go }, ...parts));
  });
}
