// What those who review the plan say of a role, a party, a team or a flow: asked for in dialogs, kept in the plan.

import { ask } from "../edit/dialogs.js";
import { flowsOf, labelOf, nameOf } from "../panel/facts.js";

const WHO = "csirtgraph-by"; // under which the browser keeps the name of whoever writes

/** @typedef {[string, Comment]} Entry - a comment behind its id */

/**
 * The flow that an id means; one between the same ends where its kind has become another.
 * @param {Facts} facts
 * @param {string} id
 * @returns {Flow | undefined}
 */
export function flowAt({ flows }, id) {
  const ends = id.split(":")[0];
  return flows.find((flow) => flow.id === id) ?? flows.find(({ from, to }) => `${from}>${to}` === ends);
}

/**
 * The comments on an end and on its flows, those first that are open.
 * @param {Page} page
 * @param {Record<string, Comment>} comments
 * @param {string} id
 * @returns {Entry[]}
 */
export function commentsOn({ data: { facts } }, comments, id) {
  const is = (/** @type {string} */ on) => {
    const flow = on === id || on in facts.ends ? undefined : flowAt(facts, on);
    return on === id || flow?.from === id || flow?.to === id;
  };
  return sorted(Object.entries(comments).filter(([, { about }]) => is(about)));
}

/**
 * @param {Entry[]} all
 * @returns {Entry[]}
 */
export function sorted(all) {
  return [...all].sort(([, one], [, other]) => Number(one.resolved) - Number(other.resolved));
}

/**
 * What a comment is on, in words.
 * @param {Page} page
 * @param {string} on
 */
export function subjectOf(page, on) {
  if (on in page.data.facts.ends) return nameOf(page, on);
  const flow = flowAt(page.data.facts, on);
  return flow ? `${nameOf(page, flow.from)} → ${nameOf(page, flow.to)}: ${labelOf(page, flow)}` : page.word("comment-gone", { id: on });
}

/**
 * Ask for a comment on an end or one of its flows.
 * @param {Studio} studio
 * @param {string} end
 * @param {string} [on]
 */
export function askComment(studio, end, on = end) {
  const { page } = studio;
  const { sends, receives } = flowsOf(page.data.facts, end);
  const all = [end, ...[...sends, ...receives].map(({ flow }) => flow.id)];
  const options = all.map((id) => /** @type {[string, string]} */ ([id, subjectOf(page, id)]));
  const about = { key: "about", label: page.word("comment-on"), kind: /** @type {const} */ ("choice"), value: on, options };
  const [text, by] = saidFields(page);
  const id = `c${Date.now().toString(36)}`; // another one for everybody, so that git merges what two people say
  ask(studio, page.word("new-comment"), [text, about, by], { edits: (value) => [{ op: "add-comment", id, about: value.get("about"), ...said(value) }] });
}

/**
 * Ask for an answer.
 * @param {Studio} studio
 * @param {string} id
 */
export function askAnswer(studio, id) {
  const edits = (/** @type {Map<string, string>} */ value) => [{ op: "answer-comment", id, ...said(value) }];
  ask(studio, studio.page.word("answer-this"), saidFields(studio.page), { edits });
}

/**
 * @param {Page} page
 * @returns {Field[]}
 */
function saidFields(page) {
  return [
    { key: "text", label: page.word("comment-text"), kind: "area", value: "", needed: true },
    { key: "by", label: page.word("comment-by"), kind: "text", value: localStorage.getItem(WHO) ?? "" },
  ];
}

/** @param {Map<string, string>} value */
function said(value) {
  const by = value.get("by")?.trim() ?? "";
  localStorage.setItem(WHO, by);
  const now = new Date();
  const date = [now.getFullYear(), now.getMonth() + 1, now.getDate()].map((part) => String(part).padStart(2, "0")).join("-");
  return { text: value.get("text")?.trim() ?? "", by, date };
}
