// What was typed and is not saved yet: kept by what it is about, whatever else is looked at meanwhile.

/**
 * @typedef {object} Draft
 * @property {string} base - the revision in which it was begun
 * @property {Record<string, string>} values - what was typed
 * @property {Record<string, string>} from - what stood there before
 */

/** @type {Map<string, Draft>} */
const DRAFTS = new Map();

/**
 * The draft of something; undefined where nothing was typed.
 * @param {string} key
 */
export function draftOf(key) {
  return DRAFTS.get(key);
}

/** What the drafts are about. */
export function draftKeys() {
  return [...DRAFTS.keys()];
}

/** @type {(() => void)[]} */
const LISTENERS = [];

/**
 * Call a function when drafts begin or end.
 * @param {() => void} listener
 */
export function onDrafts(listener) {
  LISTENERS.push(listener);
}

/**
 * Keep a typed value; one that is as it was is none.
 * @param {string} key
 * @param {Field} field
 * @param {string} value
 * @param {string} revision
 */
export function note(key, field, value, revision) {
  const draft = DRAFTS.get(key) ?? { base: revision, values: {}, from: {} };
  draft.from[field.key] ??= field.value;
  draft.values[field.key] = value;
  if (value === draft.from[field.key]) {
    delete draft.values[field.key];
    delete draft.from[field.key];
  }
  if (Object.keys(draft.values).length) DRAFTS.set(key, draft);
  else DRAFTS.delete(key);
  for (const listener of LISTENERS) listener();
}

/**
 * Give up a draft.
 * @param {string} key
 */
export function forget(key) {
  DRAFTS.delete(key);
  for (const listener of LISTENERS) listener();
}

/**
 * Take what was saved out of a draft; what was typed meanwhile stays, on top of it.
 * @param {string} key
 * @param {Record<string, string>} saved
 * @param {string} revision
 */
export function settle(key, saved, revision) {
  const draft = DRAFTS.get(key);
  if (!draft) return;
  const left = Object.keys(draft.values).filter((name) => draft.values[name] !== saved[name]);
  const kept = (/** @type {Record<string, string>} */ all) => Object.fromEntries(left.map((name) => [name, all[name]]));
  if (left.length) DRAFTS.set(key, { base: revision, values: kept(draft.values), from: kept({ ...draft.from, ...saved }) });
  else DRAFTS.delete(key);
  for (const listener of LISTENERS) listener();
}

/**
 * The fields with what was typed. A draft follows to a newer revision as long as nobody changed what it is about.
 * @param {string} key
 * @param {Field[]} fields
 * @param {string} revision
 * @returns {Field[]}
 */
export function withDraft(key, fields, revision) {
  const draft = DRAFTS.get(key);
  if (!draft) return fields;
  if (fields.every((field) => !(field.key in draft.from) || draft.from[field.key] === field.value)) draft.base = revision;
  return fields.map((field) => ({ ...field, value: draft.values[field.key] ?? field.value }));
}
