// The studio: the page that stands alone, live, and with everything that edits.

import { beginOn } from "./edit/begin.js";
import { addIcons } from "./core/dom.js";
import { commentLines, commentsInPanel } from "./review/comment-parts.js";
import { compareTool } from "./compare/compare-tool.js";
import { contactsTool } from "./live/contacts-tool.js";
import { drawerOn } from "./live/drawer.js";
import { drawOnStage } from "./edit/draw-flows.js";
import { editBar, editingOn } from "./edit/editing.js";
import { editPanel } from "./edit/edit-panel.js";
import { findingLines, findingsOf } from "./live/findings.js";
import { foldingOn } from "./live/folding.js";
import { followGifts } from "./edit/importing.js";
import { followProblems, problemLines } from "./live/problems.js";
import { keepViewsBy } from "./present/views.js";
import { keepWriting } from "./panel/redraw.js";
import { commandsOfStudio, menuOnStage } from "./edit/stage-menu.js";
import { chooseOnStage } from "./edit/many.js";
import { manyInPanel } from "./edit/many-panel.js";
import { removeByKeys } from "./edit/removing.js";
import { renameOnStage } from "./edit/renaming.js";
import { liveOf } from "./live/live.js";
import { noticesOn } from "./live/notices.js";
import { offerExports } from "./live/exports.js";
import { openPage } from "./core/page.js";
import { pinsOn } from "./review/pins.js";
import { saverOf } from "./edit/saver.js";
import { serverOf } from "./live/server.js";
import { statusOn } from "./live/status.js";
import { trayOn } from "./edit/tray.js";
import { unsavedButton } from "./edit/unsaved.js";

addIcons({
  edit: "M12.8 4.2l3 3L7.5 15.5l-3.8.8l.8-3.8zM11 6l3 3",
  lock: "M5 9.5h10v7H5zM7 9.5V7a3 3 0 0 1 6 0v2.5",
  undo: "M7.5 4.5L4 8l3.5 3.5M4 8h7.5a4 4 0 0 1 0 8H8",
  redo: "M12.5 4.5L16 8l-3.5 3.5M16 8H8.5a4 4 0 0 0 0 8H12",
  compare: "M7 4v12M13 4v12M3.5 7h3M3.5 12.5h3M13.5 7h3M13.5 12.5h3",
  tidy: "M3.5 4h5v4h-5zM11.5 4h5v4h-5zM3.5 12h5v4h-5zM11.5 12h5v4h-5z",
  import: "M10 12.5v-9M6.5 7l3.5-3.5L13.5 7M3.5 13.5v3h13v-3",
  person: "M10 3.5a3 3 0 1 0 0 6a3 3 0 0 0 0-6M4 16.5a6 6 0 0 1 12 0",
  plan: "M5 3.5h10v13H5zM7.5 7h5M7.5 10h5M7.5 13h3",
  comment: "M4 4.5h12v8.5H9.5L6 16v-3H4z",
  trash: "M4 6h12M8 6V4h4v2M5.5 6l.8 10h7.4l.8-10M8.5 9v4.5M11.5 9v4.5",
});

/** @type {PageData} */
const shownData = JSON.parse(document.getElementById("cg-data")?.textContent ?? "{}");
const server = serverOf(shownData.studio ?? { csrf: "", token: "" }, () => page?.store.get().lang ?? shownData.start.lang);
const notice = noticesOn(() => page);
const live = liveOf(shownData, server, () => page, (why) => notice("cannot", why && page.word("cannot-draw", { why })));
offerExports(live, server);
const page = openPage(shownData, live.need);

/** @type {Studio} */
const studio = { page, live, server, notice, ...saverOf(page, live, server), ...editingOn(page, live, notice) };
keepViewsBy((_, views) => studio.keepViews(views));
const problemList = { word: "problems", lines: () => problemLines(page, live), none: "no-problems" };
const drawer = drawerOn(page, {
  problems: problemList,
  findings: { word: "findings", lines: () => findingLines(page, findings()), none: "no-findings" },
  comments: { word: "comments", lines: () => commentLines(page, live.get().comments), none: "no-comments" },
});
const findings = findingsOf(page, live, server, () => {
  drawer.draw();
  status.update();
});
const openComments = () => Object.values(live.get().comments).filter(({ resolved }) => !resolved).length;
const status = statusOn(page, live, drawer, { problems: () => live.get().problems.length, findings: () => findings(), comments: openComments });
status.bar.append(unsavedButton(studio), ...compareTool(page, live, notice), contactsTool(page, live, notice));
followProblems(page, live, problemList, drawer, notice);
chooseOnStage(page); // before whatever else listens to the stage
renameOnStage(studio); // before whatever else listens to the stage
drawOnStage(studio);
menuOnStage(studio);
trayOn(studio);
live.on((known, before) => {
  if (known.comments !== before.comments) drawer.draw();
});
pinsOn(studio);
removeByKeys(studio);
commandsOfStudio(studio);
editBar(studio);
editPanel(studio);
commentsInPanel(studio);
manyInPanel(studio);
beginOn(studio);
followGifts(studio);
foldingOn(page);
keepWriting(page);
live.on(({ link }, before) => {
  if (link === before.link) return;
  notice("stopped", link === "on" ? "" : page.word(link));
});
live.follow();
