// What people bring to a plan: files and pasted texts, as the server takes them.

/**
 * Files as the server takes them; null where one is too large.
 * @param {Iterable<File>} files
 * @param {number} most - bytes of all files together
 * @returns {Promise<Source | null>}
 */
export async function sourceOfFiles(files, most) {
  const all = [...files];
  if (all.reduce((size, { size: more }) => size + more, 0) > most) return null;
  return { files: await Promise.all(all.map(async (file) => ({ name: file.name, data: await base64Of(file) }))) };
}

/**
 * The bytes of a file in letters.
 * @param {File} file
 * @returns {Promise<string>}
 */
function base64Of(file) {
  return new Promise((answer) => {
    const reader = new FileReader();
    reader.addEventListener("loadend", () => answer(String(reader.result ?? "").split(",")[1] ?? ""));
    reader.readAsDataURL(file);
  });
}

/**
 * The text that is pasted; "" where something else is.
 * @param {ClipboardEvent} event
 */
export function pastedIn(event) {
  return event.clipboardData?.getData("text/plain") ?? "";
}

/**
 * What a source is called.
 * @param {Page} page
 * @param {Source} source
 */
export function nameOfSource(page, { files, pattern, role }) {
  if (files) return files.map(({ name }) => name).join(", ");
  return pattern ? page.word(`pattern-${pattern}`) : (role ?? page.word("pasted"));
}
