// A page as one file that opens on what is on screen, to be sent to others.

const DATA = /(<[s]cript type="application\/json" id="cg-data">)(.*?)(<\/script>)/s;

/**
 * The text of the page as it was before its script ran.
 * @returns {string}
 */
export function pageText() {
  const { head, documentElement: root, title } = document;
  const parts = [...document.querySelectorAll("body > noscript, body > #cg-data, body > script:not([src], [id])")];
  const shell = document.createElement("header");
  shell.append(Object.assign(document.createElement("h1"), { textContent: title }));
  Object.assign(shell, { className: "bar", id: "cg-shell" });
  const body = [shell, ...parts].map((part) => part.outerHTML).join("\n");
  return `<!DOCTYPE html>\n<html lang="${root.lang}">\n<head>${head.innerHTML}</head>\n<body>\n${body}\n</body>\n</html>\n`;
}

/**
 * The text of a page that opens on a state, with views to present; a page of a comparison stays as it is.
 * @param {string} html
 * @param {State} state
 * @param {SavedView[]} views
 * @returns {string}
 */
export function openingOn(html, { figure, mode, lang, theme, against, ...open }, views) {
  return html.replace(DATA, (_, begin, json, end) => {
    const data = JSON.parse(json);
    const sent = data.start ? { ...data, start: { figure, mode, lang, theme }, open, views } : data;
    return `${begin}${JSON.stringify(sent).replaceAll("<", "\\u003c")}${end}`;
  });
}
