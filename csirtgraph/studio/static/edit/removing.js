// Removing what is chosen: an end after a question that says what goes with it, a flow at once. Undo brings it back.

import { addHelp } from "../core/help.js";
import { boxesWith, chosenIn } from "./many.js";
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
 * Remove several roles and parties, after a question.
 * @param {Studio} studio
 * @param {string[]} ids
 */
export async function removeAll(studio, ids) {
  const { page } = studio;
  const { facts } = page.data;
  const gone = ids.filter((id) => ["role", "party"].includes(facts.ends[id]?.kind));
  const flows = facts.flows.filter(({ from, to }) => gone.includes(from) || gone.includes(to)).length;
  const posts = Object.values(facts.posts).flatMap(Object.values).filter((post) => post.roles.some((/** @type {string} */ id) => gone.includes(id)));
  const title = page.word("remove-these", { count: gone.length });
  if (!gone.length || !(await confirmed(page, title, page.word("remove-more", { flows, posts: posts.length }), page.word("remove")))) return;
  const { is, words } = await studio.save(gone.map((id) => ({ op: "remove", kind: facts.ends[id].kind, id })));
  if (is === "failed") return page.say(words, true);
  for (const id of gone) forget(`end:${id}`);
  if (is === "saved") page.store.set({ select: "", also: [] }, "push");
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
    const ids = chosenIn(page);
    void (boxesWith(page, drawn.part).length ? removeAll(studio, ids) : removeEnd(studio, id));
  });
}
