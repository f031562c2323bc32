// "Show contacts": until somebody asks for them, the studio shows no names, numbers and private entries.

import { tool } from "../core/menus.js";

/**
 * The button, which is there where the plan has something to hide; a notice says that it is shown.
 * @param {Page} page
 * @param {Live} live
 * @param {Studio["notice"]} notice
 * @returns {HTMLButtonElement}
 */
export function contactsTool(page, live, notice) {
  const shown = () => live.get().audience === "response";
  const hide = () => live.show("public");
  const opener = tool(page, "show-contacts", {
    ...{ icon: "person", class: "contacts", "aria-pressed": "false", hidden: true },
    onclick: () => live.show(shown() ? "public" : "response"),
  });
  const update = () => {
    opener.hidden = !live.get().confidential;
    opener.classList.toggle("on", shown());
    opener.setAttribute("aria-pressed", String(shown()));
    notice("contacts", shown() ? page.word("contacts-shown") : "", { label: page.word("hide-contacts"), does: hide });
  };
  live.on((known, before) => {
    if (known.audience !== before.audience || known.confidential !== before.confidential) update();
  });
  page.store.on((state, before) => {
    if (state.lang !== before.lang) update();
  });
  return opener;
}
