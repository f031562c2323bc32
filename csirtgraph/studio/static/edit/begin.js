// An empty folder: begin with a file, a pasted table, a pattern or a first role.

import { button, element } from "../core/dom.js";
import { inLanguage } from "../core/menus.js";
import { fileField, pasteField } from "./importing.js";
import { preview } from "./import-preview.js";

const PATTERNS = ["a", "b", "c", "d"];

/**
 * The ways to begin, for as long as there is no plan.
 * @param {Studio} studio
 */
export function beginOn(studio) {
  const { page, live } = studio;
  const ways = element("section", { class: "begin", hidden: true });
  page.parts.stage.parentElement?.append(ways);
  inLanguage(page, () => {
    ways.setAttribute("aria-label", page.word("begin"));
    ways.replaceChildren(
      element("h2", {}, page.word("begin")),
      element("p", {}, page.word("begin-how")),
      way(page.word("begin-file"), fileField(studio), pasteField(studio)),
      way(page.word("begin-pattern"), patterns(studio)),
      way(page.word("begin-role"), firstRole(studio)),
    );
  });
  live.on(({ isEmpty }) => {
    ways.hidden = !isEmpty;
    document.documentElement.classList.toggle("empty", isEmpty);
  });
}

/**
 * @param {string} title
 * @param {...Node} parts
 */
function way(title, ...parts) {
  return element("div", { class: "begin-way" }, element("h3", {}, title), ...parts);
}

/** @param {Studio} studio */
function patterns(studio) {
  const choices = PATTERNS.map((pattern) =>
    button(studio.page.word(`pattern-${pattern}`), { class: "pattern", onclick: () => preview(studio, { pattern }) }),
  );
  return element("div", { class: "patterns" }, ...choices);
}

/** @param {Studio} studio */
function firstRole(studio) {
  const { page } = studio;
  const name = element("input", { type: "text", maxlength: 200, required: true, "aria-label": page.word("role-name") });
  name.placeholder = page.word("role-name");
  const form = element("form", { class: "first-role" }, name, button(page.word("begin-with-role"), { type: "submit" }));
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    if (name.value.trim()) preview(studio, { role: name.value.trim() });
  });
  return form;
}
