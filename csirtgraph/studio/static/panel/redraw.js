// The panel redrawn while somebody may be typing in it: the cursor and the place stay.

import { drawPanel } from "./side-panel.js";

let composing = false; // kanji being written must not be disturbed
let late = false;

/**
 * Redraw the panel, with the focus where it was.
 * @param {Page} page
 */
export function redrawPanel(page) {
  const { panel } = page.parts;
  const at = document.activeElement;
  if (composing && panel.contains(at)) return void (late = true);
  const name = panel.contains(at) ? (at?.getAttribute("name") ?? "") : "";
  const typed = at instanceof HTMLInputElement || at instanceof HTMLTextAreaElement ? at : null;
  const range = typed?.selectionStart ?? null;
  const end = typed?.selectionEnd ?? null;
  const { scrollTop } = panel;
  drawPanel(page);
  panel.scrollTop = scrollTop;
  const again = name ? panel.querySelector(`[name="${CSS.escape(name)}"]`) : null;
  if (again instanceof HTMLElement) again.focus({ preventScroll: true });
  if (range !== null && (again instanceof HTMLInputElement || again instanceof HTMLTextAreaElement))
    again.setSelectionRange(range, end);
}

/**
 * Wait with drawing while kanji are being written.
 * @param {Page} page
 */
export function keepWriting(page) {
  const { panel } = page.parts;
  panel.addEventListener("compositionstart", () => (composing = true));
  panel.addEventListener("compositionend", () => {
    composing = false;
    if (late) setTimeout(() => redrawPanel(page));
    late = false;
  });
}
