// "Compare with": the figure laid over that of an earlier revision.

import { element } from "../core/dom.js";
import { item, menuOf, tool } from "../core/menus.js";
import { differs } from "../core/state.js";

/**
 * The button and its menu; a notice says what is compared.
 * @param {Page} page
 * @param {Live} live
 * @param {Studio["notice"]} notice
 * @returns {Node[]}
 */
export function compareTool(page, live, notice) {
  const opener = tool(page, "compare", { icon: "compare", class: "compare" });
  const compare = (/** @type {string} */ against) => page.store.set({ against }, "push");
  const menu = menuOf(opener, () => {
    const { revisions } = live.get();
    const { against } = page.store.get();
    if (!revisions.length) return [element("p", { class: "hint" }, page.word("no-revisions"))];
    const choose = (/** @type {string} */ id) => () => {
      menu.hidePopover();
      compare(id);
    };
    const off = against ? [item(page.word("compare-off"), choose(""), { class: "item clear" })] : [];
    return [...revisions.map((revision) => revisionItem(revision, against, choose(revision.id))), ...off];
  });
  menu.classList.add("revisions");
  const update = () => {
    const { against } = page.store.get();
    const { revisions } = live.get();
    const revision = revisions.find(({ id }) => id === against);
    opener.classList.toggle("on", against !== "");
    const values = { subject: revision?.subject ?? against, date: revision?.date.slice(0, 10) ?? "" };
    const act = { label: page.word("compare-off"), does: () => compare("") };
    notice("against", against ? page.word("compare-now", values) : "", act);
  };
  live.on((known, before) => {
    if (known.revisions !== before.revisions) update();
  });
  page.store.on((state, before) => {
    if (differs(state, before, "lang", "against")) update();
  });
  return [opener, menu];
}

/**
 * @param {Revision} revision
 * @param {string} against
 * @param {() => void} act
 */
function revisionItem({ id, date, subject }, against, act) {
  const made = item("", act, { class: "item revision", "aria-pressed": String(id === against) });
  const more = element("small", {}, element("span", {}, date.slice(0, 10)), element("code", {}, id));
  made.append(element("b", {}, subject), more);
  return made;
}
