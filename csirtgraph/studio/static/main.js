// The page that stands alone: everything is in its data.

import { openPage } from "./core/page.js";
import { unzipped } from "./core/unzipped.js";

const inert = document.getElementById("cg-data")?.textContent ?? "{}";
// The title is painted first, so that the page visibly loads at once.
requestAnimationFrame(() => setTimeout(() => unzipped(JSON.parse(inert)).then((data) => openPage(data))));
