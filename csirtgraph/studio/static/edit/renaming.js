// Names changed where they stand: a double click, or F2, puts a field over the box. Enter saves; what is left otherwise
// waits as a draft.

import { addHelp } from "../core/help.js";
import { draftOf, forget, note } from "./drafts.js";
import { element } from "../core/dom.js";
import { endAt } from "./targets.js";
import { endFields } from "./end-fields.js";
import { focusedPart } from "../figure/keys.js";
import { isWrong, wrongWord } from "./draft-form.js";
import { redrawPanel } from "../panel/redraw.js";

const TWICE = 400; // ms between two clicks that are one double click
const STILL = 6; // px between them

/**
 * Listen for double clicks and F2. Call it before whatever else listens to the stage.
 * @param {Studio} studio
 */
export function renameOnStage(studio) {
  const { page, live } = studio;
  const { stage } = page.parts;
  let last = { id: "", time: 0, x: 0, y: 0 };
  const down = (/** @type {PointerEvent} */ event) => {
    if (event.button !== 0 || event.pointerType === "touch" || !(event.target instanceof Element)) return;
    const id = event.target.closest(".boxes > [data-id]")?.getAttribute("data-id") ?? "";
    const { timeStamp: time, clientX: x, clientY: y } = event;
    const isSecond = last.id && time - last.time < TWICE && Math.hypot(x - last.x, y - last.y) < STILL;
    const wanted = last.id;
    last = isSecond ? { id: "", time: 0, x: 0, y: 0 } : { id, time, x, y };
    if (!isSecond || live.get().readOnly) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    rename(studio, wanted);
  };
  addHelp([["F2", "rename"]]);
  stage.addEventListener("pointerdown", down, { capture: true });
  stage.addEventListener("keydown", (event) => {
    const drawn = event.key === "F2" && !live.get().readOnly ? focusedPart(page) : undefined;
    if (!drawn) return;
    event.preventDefault();
    rename(studio, drawn.part.id);
  });
}

/**
 * Put a field over a box in which its name can be written again.
 * @param {Studio} studio
 * @param {string} box - its id
 */
export function rename(studio, box) {
  const { page, live } = studio;
  const drawn = page.picture().boxes.get(box);
  const id = drawn && endAt(page, drawn.part);
  if (!drawn || !id || page.data.facts.ends[id]?.kind === "team") return;
  const { lang } = page.store.get();
  const fields = endFields(page, id);
  const shown = page.data.facts.ends[id].short ? `short-${lang}` : `name-${lang}`;
  const field = fields.find(({ key }) => key === shown);
  if (!field) return;
  const key = `end:${id}`;
  const start = draftOf(key)?.values[shown] ?? field.value;
  const input = element("input", { class: "renaming", value: start || (field.placeholder ?? ""), lang, "aria-label": field.label });
  const rect = drawn.node.getBoundingClientRect();
  const width = Math.max(rect.width, 160);
  input.style.left = `${Math.max(rect.x + (rect.width - width) / 2, 8)}px`;
  input.style.top = `${rect.y}px`;
  input.style.width = `${width}px`;
  let isDone = false;
  const leave = () => {
    if (isDone) return;
    isDone = true;
    input.remove();
    if (input.value !== start && input.value !== field.placeholder) note(key, field, input.value, live.get().revision);
    redrawPanel(page);
  };
  const save = async () => {
    const value = input.value.trim();
    if (value === start) return leave();
    const wanted = { ...field, value };
    if (isWrong(wanted)) {
      input.setCustomValidity(page.word(wrongWord(wanted)));
      return void input.reportValidity();
    }
    note(key, field, value, live.get().revision);
    isDone = true;
    input.remove();
    showName(drawn, value);
    const { is, words } = await studio.save([field.edit?.(value)]);
    if (is === "failed") {
      page.say(words, true);
      page.refresh(false);
    } else forget(key);
    redrawPanel(page);
  };
  input.addEventListener("input", () => input.setCustomValidity(""));
  input.addEventListener("blur", leave);
  input.addEventListener("keydown", (event) => {
    event.stopPropagation();
    if (event.isComposing || (event.key !== "Enter" && event.key !== "Escape")) return;
    event.preventDefault();
    if (event.key === "Enter") void save();
    else leave();
  });
  document.body.append(input);
  input.focus();
  input.select();
}

/**
 * Show a name at once, in the room there is, until the figure is drawn with it.
 * @param {Drawn<Part>} drawn
 * @param {string} name
 */
function showName({ node, part }, name) {
  const [first, ...rest] = node.querySelectorAll("text[font-weight=bold]");
  if (!first) return;
  first.textContent = name;
  for (const line of rest) line.remove();
  const room = part.w - 8;
  if (/** @type {SVGTextElement} */ (first).getComputedTextLength() > room) {
    first.setAttribute("textLength", String(room));
    first.setAttribute("lengthAdjust", "spacingAndGlyphs");
  }
}
