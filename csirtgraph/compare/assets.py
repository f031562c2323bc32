"""The style and the scripts of the pages, as short as they can be."""

STYLE = """
:root { color-scheme: light; --added: #1a7f37; --removed: #b3261e; --changed: #8a5a00; --moved: #3a4fc0; }
* { box-sizing: border-box; }
body { margin: 0; background: #f4f6f8; color: #15202b; font: 15px/1.5 "Noto Sans JP", "Hiragino Sans", "Yu Gothic",
  Meiryo, sans-serif; }
header { padding: 16px 24px 4px; } h1 { font-size: 22px; margin: 0; } h2 { font-size: 16px; margin: 0 0 8px; }
header p { margin: 4px 0; font-weight: bold; }
main { display: flex; flex-wrap: wrap; gap: 16px; padding: 8px 24px 24px; align-items: flex-start; }
.pictures, .step { flex: 3 1 640px; min-width: 0; background: #fff; border: 1px solid #cfd6dd; border-radius: 8px;
  padding: 12px; overflow: auto; }
aside { flex: 1 1 280px; background: #fff; border: 1px solid #cfd6dd; border-radius: 8px; padding: 12px;
  max-height: 88vh; overflow: auto; }
.bar { display: flex; gap: 16px; align-items: center; margin: 0 0 8px; flex-wrap: wrap; }
#slider, #time { width: 260px; } svg { max-width: 100%; height: auto; display: block; }
.both { position: relative; } .after { position: absolute; inset: 0; }
.after.cut { border-left: 0; } [hidden] { display: none !important; }
ul, ol { list-style: none; margin: 0; padding: 0; } .dates { display: flex; gap: 6px; flex-wrap: wrap; }
button, select { font: inherit; border: 1px solid #9aa5b1; border-radius: 6px; background: #fff; padding: 4px 10px;
  cursor: pointer; color: inherit; }
li button { display: block; width: 100%; text-align: left; margin: 0 0 4px; border-left-width: 5px; }
button.added { border-left-color: var(--added); } button.removed { border-left-color: var(--removed); }
button.changed { border-left-color: var(--changed); } button.moved { border-left-color: var(--moved); }
button:focus-visible, select:focus-visible, input:focus-visible { outline: 3px solid #0b62d6; outline-offset: 2px; }
button[aria-current] { background: #15202b; color: #fff; } #told { color: #56606a; min-height: 1.5em; }
.found > rect:first-of-type, .found > path { stroke: #0b62d6; stroke-width: 5; }
"""

DIFF_SCRIPT = """
"use strict";
const all = (what, from) => Array.from((from || document).querySelectorAll(what));
const panes = all(".pane"), pick = document.getElementById("figure"), way = document.getElementById("way");
const place = document.getElementById("place"), slider = document.getElementById("slider");
const told = document.getElementById("told");
let shown = 0, slides = false;
function show() {
  panes.forEach((pane, number) => {
    pane.hidden = number !== shown;
    pane.querySelector(".overlay").hidden = slides;
    pane.querySelector(".both").hidden = !slides;
    pane.querySelector(".after").style.clipPath = "inset(0 0 0 " + slider.value + "%)";
    pane.querySelector(".before").style.clipPath = "inset(0 " + (100 - slider.value) + "% 0 0)";
  });
  place.hidden = !slides;
  way.textContent = slides ? way.dataset.overlay : way.dataset.slider;
  if (pick) pick.value = String(shown);
}
function parts(pane, button) {
  const id = button.dataset.id, cell = id + "/" + button.dataset.field;
  return all("[data-id]", pane).filter((part) => part.dataset.id === id || part.dataset.id === cell);
}
function find(button) {
  all(".found").forEach((part) => part.classList.remove("found"));
  const order = [shown].concat(panes.map((_, number) => number).filter((number) => number !== shown));
  const where = order.find((number) => parts(panes[number], button).length);
  all("li button").forEach((other) => other.removeAttribute("aria-current"));
  button.setAttribute("aria-current", "true");
  told.textContent = where === undefined ? told.dataset.absent : "";
  if (where === undefined) return;
  shown = where;
  show();
  const found = parts(panes[where], button);
  found.forEach((part) => part.classList.add("found"));
  const seen = found.find((part) => part.getClientRects().length);
  if (seen) seen.scrollIntoView({ block: "center", inline: "center", behavior: "smooth" });
}
if (pick) pick.addEventListener("change", () => { shown = Number(pick.value); show(); });
way.addEventListener("click", () => { slides = !slides; show(); });
slider.addEventListener("input", show);
all("aside li button").forEach((button) => button.addEventListener("click", () => find(button)));
show();
"""

HISTORY_SCRIPT = """
"use strict";
const all = (what) => Array.from(document.querySelectorAll(what));
const steps = all(".step"), dates = all(".dates button"), time = document.getElementById("time");
function show(number) {
  const now = Math.min(Math.max(number, 0), steps.length - 1);
  time.value = String(now);
  steps.forEach((step, place) => { step.hidden = place !== now; });
  dates.forEach((date, place) => {
    if (place === now) date.setAttribute("aria-current", "true"); else date.removeAttribute("aria-current");
  });
}
time.addEventListener("input", () => show(Number(time.value)));
document.getElementById("older").addEventListener("click", () => show(Number(time.value) - 1));
document.getElementById("newer").addEventListener("click", () => show(Number(time.value) + 1));
dates.forEach((date, place) => date.addEventListener("click", () => show(place)));
show(Number(time.value));
"""
