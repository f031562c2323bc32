// Removing what is chosen: an end after a question that says what goes with it, a flow at once. Undo brings it back.

import { addHelp } from "../core/help.js";
import { confirmed } from "./dialogs.js";
import { endAt } from "./targets.js";
import { focusedPart } from "../figure/keys.js";
import { forget } from "./drafts.js";
import { nameOf } from "../panel/facts.js";

/**
 * Remove a role or a party, after a question.
 * @param {Studio} studio
 * @param {string} id
 */
export async function removeEnd(studio, id) {
  const { page } = studio;
  const { facts } = page.data;
  const { kind } = facts.ends[id];
  const flows = facts.flows.filter((flow) => flow.from === id || flow.to === id).length;
  const posts = Object.values(facts.posts)
    .flatMap((all) => Object.entries(all))
    .filter(([key, post]) => key === id || post.roles.includes(id)).length;
  const title = page.word("remove-this", { name: nameOf(page, id) });
  if (!(await confirmed(page, title, page.word("remove-more", { flows, posts }), page.word("remove")))) return;
  const { is, words } = await studio.save([{ op: "remove", kind, id }]);
  if (is === "failed") return page.say(words, true);
  forget(`end:${id}`);
  if (is === "saved") page.store.set({ select: "" }, "push");
}

/**
 * @param {Studio} studio
 * @param {string} id
 */
export async function removeFlow(studio, id) {
  const { is, words } = await studio.save([{ op: "remove-flow", id }]);
  if (is === "saved") forget(`flow:${id}`);
  if (is === "failed") studio.page.say(words, true);
}

/**
 * The end that a box stands for, where it can be removed.
 * @param {Page} page
 * @param {Part} part
 */
export function removable(page, part) {
  const id = endAt(page, part);
  return id && ["role", "party"].includes(page.data.facts.ends[id]?.kind ?? "") ? id : undefined;
}

/**
 * Delete removes the box that has the focus.
 * @param {Studio} studio
 */
export function removeByKeys(studio) {
  const { page, live } = studio;
  addHelp([["Delete", "remove"]]);
  page.parts.stage.addEventListener("keydown", (event) => {
    if ((event.key !== "Delete" && event.key !== "Backspace") || live.get().readOnly) return;
    const drawn = focusedPart(page);
    const id = drawn && removable(page, drawn.part);
    if (!id) return;
    event.preventDefault();
    void removeEnd(studio, id);
  });
}
