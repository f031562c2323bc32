// Speaking with the studio's server; an answer that does not come is an answer too.

/**
 * The studio's server.
 * @param {{csrf: string, token: string}} keys - the word that lets this page change something, and that of the link
 * @param {() => string} lang - the language of what the server says
 * @returns {Server}
 */
export function serverOf({ csrf, token }, lang) {
  let word = csrf;
  keepWord(token);
  const address = (/** @type {string} */ path, /** @type {Record<string, string>} */ query) =>
    `${path}?${new URLSearchParams({ lang: lang(), ...query })}`;
  return {
    get: (path, query = {}, signal = undefined) => answered(address(path, query), { signal }),
    post: (path, body, revision) =>
      answered(address(path, {}), {
        method: "POST",
        headers: { "Content-Type": "application/json", "X-CSRF": word, "If-Match": `"${revision}"` },
        body: JSON.stringify(body),
      }),
    file: (query) => fileAt(address("/api/export", query)),
    async renew() {
      const found = (await csrfAt("/")) || (await csrfAt(`/?${new URLSearchParams({ token })}`));
      if (found) word = found;
      return found !== "";
    },
  };
}

/**
 * @param {string} address
 * @param {RequestInit} options
 * @returns {Promise<Answer>}
 */
async function answered(address, options) {
  try {
    const answer = await fetch(address, options);
    const body = await answer.json().catch(() => ({}));
    return { status: answer.status, body, tag: (answer.headers.get("ETag") ?? "").replaceAll('"', "") };
  } catch {
    return { status: 0, body: {}, tag: "" };
  }
}

/** @param {string} address */
async function fileAt(address) {
  try {
    const answer = await fetch(address);
    const { status } = answer;
    if (!answer.ok) return { status, error: (await answer.json().catch(() => ({}))).error ?? "", name: "", blob: null };
    const name = /filename="([^"]+)"/.exec(answer.headers.get("Content-Disposition") ?? "")?.[1] ?? "figure";
    return { status, error: "", name, blob: await answer.blob() };
  } catch {
    return { status: 0, error: "", name: "", blob: null };
  }
}

/**
 * Keep the word of the link for bookmarks, which do not have it; this address alone can read it.
 * @param {string} token
 */
function keepWord(token) {
  try {
    localStorage.setItem("csirtgraph", token);
  } catch {
    // a browser that keeps nothing asks for the link again
  }
}

/**
 * The word of a studio that was started again; "" where it does not let this browser in.
 * @param {string} address
 */
async function csrfAt(address) {
  try {
    const answer = await fetch(address);
    if (!answer.ok) return "";
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    return JSON.parse(page.getElementById("cg-data")?.textContent ?? "{}").studio?.csrf ?? "";
  } catch {
    return "";
  }
}
