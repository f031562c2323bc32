// The page of a comparison: everything is in its data.

import { openComparison } from "./compare/comparison.js";

openComparison(JSON.parse(document.getElementById("cg-data")?.textContent ?? "{}"));
