// The words of a page come with its data, in both languages; here their {places} are filled.

/**
 * A text with values put into its {places}.
 * @param {string} text
 * @param {Record<string, string | number>} [values]
 * @returns {string}
 */
export function filled(text, values = {}) {
  return text.replace(/\{(\w+)\}/g, (_, name) => String(values[name] ?? ""));
}
