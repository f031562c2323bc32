// The page of a plan's revisions: everything is in its data.

import { openTimeline } from "./compare/timeline.js";

openTimeline(JSON.parse(document.getElementById("cg-data")?.textContent ?? "{}"));
