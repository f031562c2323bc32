// The line at the bottom: whether the page is up to date, what is wrong, what is compared.

import { button, element } from "../core/dom.js";
import { inLanguage } from "../core/menus.js";

/**
 * The status line.
 * @param {Page} page
 * @param {Live} live
 * @param {ReturnType<typeof import("./drawer.js").drawerOn>} drawer
 * @param {{problems: () => number, findings: () => import("./findings.js").Finding[], comments: () => number}} counts
 * @returns {{bar: HTMLElement, update(): void}}
 */
export function statusOn(page, live, drawer, counts) {
  const dot = element("span", { class: "dot", "aria-hidden": "true" });
  const words = element("span");
  const state = element("span", { class: "state" }, dot, words);
  const locked = element("span", { class: "locked" });
  const problems = opener(drawer, "problems");
  const findings = opener(drawer, "findings");
  const comments = opener(drawer, "comments");
  const bar = element("footer", { class: "status" }, state, problems, findings, comments, locked);
  const update = () => {
    const { link, readOnly, problems: found, warnings } = live.get();
    const broken = found.length > 0;
    state.className = `state ${link !== "on" ? "off" : broken ? "broken" : "on"}`;
    words.textContent = page.word(link === "hung" ? "live-hung" : link !== "on" ? "live-off" : broken ? "live-broken" : "live");
    const many = found.length + warnings.length;
    number(problems, page.word("problems"), many ? String(many) : "", broken ? "error" : many ? "warning" : "none");
    problems.hidden = !many;
    const all = counts.findings();
    const worst = ["error", "warning"].find((one) => all.some(({ severity }) => severity === one)) ?? "none";
    number(findings, page.word("findings"), String(all.length), worst);
    const open = counts.comments();
    number(comments, page.word("comments"), open ? String(open) : "", open ? "warning" : "none");
    locked.textContent = readOnly ? page.word("read-only") : "";
    locked.title = page.text(readOnly ?? {});
    for (const [name, made] of /** @type {const} */ ([["problems", problems], ["findings", findings], ["comments", comments]]))
      made.setAttribute("aria-expanded", String(drawer.shown() === name));
  };
  live.on(update);
  drawer.on(update);
  inLanguage(page, () => {
    bar.setAttribute("aria-label", page.word("studio"));
    update();
  });
  document.body.append(bar);
  return { bar, update };
}

/**
 * A button that opens a list, and closes it.
 * @param {ReturnType<typeof import("./drawer.js").drawerOn>} drawer
 * @param {string} name
 */
function opener(drawer, name) {
  return button("", {
    class: `lists ${name}`,
    "aria-expanded": "false",
    onclick: () => drawer.show(drawer.shown() === name ? "" : name),
  });
}

/**
 * Write a name and a number on a button.
 * @param {HTMLButtonElement} made
 * @param {string} words
 * @param {string} many
 * @param {string} worst
 */
function number(made, words, many, worst) {
  made.dataset.worst = worst;
  made.replaceChildren(words, element("span", { class: "many" }, many));
}
