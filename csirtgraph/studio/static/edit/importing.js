// Files and tables brought to the plan on screen: chosen, dropped anywhere, or pasted.

import { button, element } from "../core/dom.js";
import { dialogOf } from "./dialogs.js";
import { tool } from "../core/menus.js";
import { pastedIn, sourceOfFiles } from "./sources.js";
import { preview } from "./import-preview.js";

const ENDINGS = ".xlsx,.xlsm,.csv,.tsv,.txt,.drawio,.xml,.mmd,.mermaid,.md,.dot,.gv,.graphml,.json";

/**
 * The button of the bar that asks for something to import.
 * @param {Studio} studio
 */
export function importTool(studio) {
  return tool(studio.page, "import", { icon: "import", class: "import", onclick: () => askSource(studio) });
}

/**
 * Ask for a file or a pasted table.
 * @param {Studio} studio
 */
function askSource(studio) {
  const { page } = studio;
  const bring = (/** @type {() => void} */ show) => {
    dialog.close();
    show();
  };
  const cancel = button(page.word("cancel"), { onclick: () => dialog.close() });
  const dialog = dialogOf(
    page.word("import-into"),
    fileField(studio, bring),
    pasteField(studio, bring),
    element("div", { class: "foot" }, cancel),
  );
}

/**
 * Where a file is dropped or chosen.
 * @param {Studio} studio
 * @param {(show: () => void) => void} [bring] - called with what shows the preview
 */
export function fileField(studio, bring = (show) => show()) {
  const { page } = studio;
  const input = element("input", { type: "file", multiple: true, accept: ENDINGS, class: "hidden", tabindex: "-1" });
  input.addEventListener("change", () => {
    const files = [...(input.files ?? [])];
    input.value = "";
    bring(() => void take(studio, files));
  });
  const choose = button(page.word("choose-file"), { class: "primary", onclick: () => input.click() });
  const hint = element("p", {}, page.word("import-formats"));
  const zone = element("div", { class: "dropzone" }, element("p", {}, page.word("drop-here")), choose, input, hint);
  zone.addEventListener("drop", (event) => {
    event.preventDefault();
    event.stopPropagation();
    const files = [...(event.dataTransfer?.files ?? [])];
    if (files.length) bring(() => void take(studio, files));
  });
  zone.addEventListener("dragover", (event) => event.preventDefault());
  return zone;
}

/**
 * Where a table is pasted.
 * @param {Studio} studio
 * @param {(show: () => void) => void} [bring]
 */
export function pasteField(studio, bring = (show) => show()) {
  const { page } = studio;
  const area = element("textarea", { rows: 3, placeholder: page.word("paste-here"), "aria-label": page.word("paste-here") });
  area.addEventListener("paste", (event) => {
    const text = pastedIn(event);
    event.preventDefault();
    event.stopPropagation();
    if (text.trim()) bring(() => preview(studio, { name: page.word("pasted"), text }));
  });
  return element("div", { class: "pastezone" }, area);
}

/**
 * Files that are dropped anywhere, and tables that are pasted beside every field.
 * @param {Studio} studio
 */
export function followGifts(studio) {
  const { live, page } = studio;
  const root = document.documentElement;
  const has = (/** @type {DragEvent} */ event) => event.dataTransfer?.types.includes("Files") ?? false;
  document.addEventListener("dragover", (event) => {
    if (!has(event)) return;
    event.preventDefault();
    root.classList.add("dropping");
  });
  document.addEventListener("dragleave", (event) => {
    if (!event.relatedTarget) root.classList.remove("dropping");
  });
  document.addEventListener("drop", (event) => {
    root.classList.remove("dropping");
    if (!has(event)) return;
    event.preventDefault();
    if (!document.querySelector("dialog[open]")) void take(studio, [...(event.dataTransfer?.files ?? [])]);
  });
  document.addEventListener("paste", (event) => {
    const at = event.target instanceof Element ? event.target.closest("input, textarea, select, dialog") : null;
    const text = pastedIn(event);
    if (at || !text.includes("\t") || !(live.get().isEmpty || studio.editing())) return;
    event.preventDefault();
    preview(studio, { name: page.word("pasted"), text });
  });
}

/**
 * Show what files would change, unless they are too large or the plan cannot be edited.
 * @param {Studio} studio
 * @param {File[]} files
 */
async function take(studio, files) {
  const { page, live } = studio;
  const { readOnly } = live.get();
  if (readOnly) return page.say(page.text(readOnly), true);
  const most = page.data.studio?.most ?? 0;
  const source = await sourceOfFiles(files, most);
  if (source) preview(studio, source);
  else page.say(page.word("import-too-large", { most: String(Math.floor(most / 1_000_000)) }), true);
}
