// The page that stands alone: everything is in its data.

import { openPage } from "./page.js";

const inert = document.getElementById("cg-data")?.textContent ?? "{}";
openPage(JSON.parse(inert));
