// The choice of colours: as the system, light, dark, or for print.

import { themeOf } from "./colours.js";
import { item, menuOf, tool } from "./menus.js";

/**
 * The button, and its menu.
 * @param {Shell} page
 */
export function themeTool(page) {
  const opener = tool(page, "theme", { icon: "light", words: false, class: "always" });
  const menu = menuOf(opener, () =>
    ["", "light", "dark", "print"].map((theme) => {
      const act = () => {
        page.store.set({ theme });
        menu.hidePopover();
      };
      return item(page.word(`theme-${theme}`), act, { "aria-pressed": String(page.store.get().theme === theme) });
    }),
  );
  const dress = () => (document.documentElement.dataset.theme = themeOf(page.store.get().theme));
  dress();
  page.store.on(dress);
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", dress);
  return [opener, menu];
}
