// What else a role has: its text on the box, its row, skills, functions and the page about it.

import { inBothColumns, rowsField } from "./listing.js";
import { MODES } from "../core/modes.js";

const TIERS = ["outside", "liaison", "command", "management", "operation", "vendor"];

/** @typedef {Record<string, string>} Row */

/**
 * @param {Page} page
 * @param {string} id
 * @param {End} end
 * @returns {Field[]}
 */
export function roleDetails(page, id, end) {
  return [tierField(page, id, end), ...MODES.filter((mode) => end.modes.includes(mode)).map((mode) => skillsField(page, id, end, mode)), functionsField(page, id, end)];
}

/**
 * The page about an end.
 * @param {Page} page
 * @param {string} id
 * @param {End} end
 * @returns {Field}
 */
export function linkField(page, id, { kind, link = "" }) {
  return {
    ...{ key: "link", label: page.word("link"), kind: "text", value: link, placeholder: "https://" },
    edit: (text) => ({ op: "set-link", kind, id, link: text.trim() }),
  };
}

/**
 * @param {Page} page
 * @param {string} id
 * @param {End} end
 * @returns {Field}
 */
function tierField(page, id, { ownTier = "" }) {
  return {
    ...{ key: "tier", label: page.word("tier"), kind: "choice", value: ownTier },
    options: tierOptions(page),
    edit: (tier) => ({ op: "set-tier", id, tier }),
  };
}

/**
 * @param {Page} page
 * @returns {[string, string][]}
 */
export function tierOptions(page) {
  return [["", page.word("tier-of-group")], ...TIERS.map((tier) => /** @type {[string, string]} */ ([tier, page.word(`tier-${tier}`)]))];
}

/**
 * @param {Page} page
 * @param {string} id
 * @param {End} end
 * @param {string} mode
 * @returns {Field}
 */
function skillsField(page, id, { ownSkills = {} }, mode) {
  const rows = (ownSkills[mode] ?? []).map(textIn);
  const label = `${page.word("skills")} · ${page.word(mode)}`;
  return rowsField(page, `skills-${mode}`, label, inBothColumns(page, "what-in"), rows, (found) => ({
    ...{ op: "set-skills", id, mode },
    skills: found.map(textIn),
  }));
}

/**
 * @param {Page} page
 * @param {string} id
 * @param {End} end
 * @returns {Field}
 */
function functionsField(page, id, { functions = [] }) {
  const rows = functions.map(({ id: own, name }) => ({ id: own, ...textIn(name) }));
  return rowsField(page, "functions", page.word("functions"), inBothColumns(page, "what-in"), rows, (found) => ({
    ...{ op: "set-functions", id },
    functions: found.filter(({ ja, en }) => ja || en).map((row) => ({ ...(row.id ? { id: row.id } : {}), name: textIn(row) })),
  }));
}

/**
 * A row, or a text, as one with both languages.
 * @param {Both | Row} one
 * @returns {{ja: string, en: string}}
 */
function textIn({ ja = "", en = "" }) {
  return { ja, en };
}
