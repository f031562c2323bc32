// The plan itself in the panel: what it calls values, and what the CSIRT says of itself to others.

import { deadlinesPart } from "./deadlines.js";
import { draftForm } from "./draft-form.js";
import { languagesOf } from "./end-fields.js";
import { bothIn, inBothColumns, rowsField, rowsIn } from "./listing.js";
import { heading } from "../panel/panel.js";
import { section } from "../panel/sections.js";
import { fillPanel } from "../panel/side-panel.js";

/**
 * Show the forms of the plan itself.
 * @param {Studio} studio
 */
export function openAbout(studio) {
  const { page, live } = studio;
  fillPanel(page, () => {
    const { about } = live.get();
    if (!about) return heading(page, page.word("plan"), page.text(page.data.plan.title));
    const does = (/** @type {Field[]} */ changes) => wordEdits(about, changes);
    return [
      ...heading(page, page.word("plan"), page.text(page.data.plan.title)),
      deadlinesPart(studio, about),
      section(page.word("own-words"), draftForm(studio, "words", [wordsField(page, about)], { does })),
      section(
        page.word("csirt"),
        draftForm(studio, "csirt", about.csirt.flatMap((one) => csirtFields(page, one))),
      ),
    ];
  });
}

/**
 * What the plan calls values.
 * @param {Page} page
 * @param {About} about
 * @returns {Field}
 */
function wordsField(page, about) {
  const values = Object.entries(about.values);
  /** @type {Field} */
  const value = {
    ...{ key: "value", label: page.word("usual-word"), kind: "choice", value: "" },
    options: [
      ["", page.word("choose")],
      ...values.map(([id, { usual }]) => /** @type {[string, string]} */ ([id, page.text(usual)])),
    ],
  };
  const own = values.filter(([, one]) => Object.keys(one.own).length);
  const rows = own.map(([id, one]) => ({ value: id, ...bothIn(one.own) }));
  return rowsField(page, "words", page.word("own-words"), [value, ...inBothColumns(page, "word-in")], rows);
}

/**
 * The edits of words: those that are new or others, and those that are gone.
 * @param {About} about
 * @param {Field[]} changes
 * @returns {any[]}
 */
function wordEdits(about, [field]) {
  const rows = rowsIn(field.value).filter((row) => row.value);
  const named = new Map(rows.map((row) => [row.value, bothIn(row)]));
  const gone = Object.entries(about.values).filter(([id, { own }]) => Object.keys(own).length && !named.has(id));
  return [
    ...[...named].map(([value, text]) => ({ op: "set-word", value, text })),
    ...gone.map(([value]) => ({ op: "set-word", value, text: { ja: "", en: "" } })),
  ];
}

/**
 * The fields of one part of the description.
 * @param {Page} page
 * @param {About["csirt"][0]} part
 * @returns {Field[]}
 */
function csirtFields(page, { field, title, is, value }) {
  const label = page.text(title);
  const edit = (/** @type {any} */ said) => ({ op: "set-csirt", field, value: said });
  if (is === "line") return [{ key: field, label, kind: "text", value, edit: (words) => edit(words.trim()) }];
  if (is === "list") {
    const rows = value.map((/** @type {Both} */ one) => bothIn(one));
    return [rowsField(page, field, label, inBothColumns(page, "word-in"), rows, (found) => edit(found.map(bothIn)))];
  }
  return languagesOf(page).map((lang) => ({
    ...{ key: `${field}-${lang}`, label: `${label} (${page.word(lang)})`, kind: "area", lang, value: value[lang] ?? "" },
    edit: (words) => edit({ [lang]: words.trim() }),
  }));
}
