// The page that stands alone: everything is in its data.

import { openPage } from "./core/page.js";

const inert = document.getElementById("cg-data")?.textContent ?? "{}";
// The title is painted first: whoever opens the page sees at once that it is there.
requestAnimationFrame(() => setTimeout(() => openPage(JSON.parse(inert))));
