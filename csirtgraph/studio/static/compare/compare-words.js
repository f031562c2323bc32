// Words of the pages of changes, in both languages.

import { addWords } from "../core/words.js";

/** Add them to those of the page. */
export function addCompareWords() {
  addWords({
    changes: ["変更一覧", "Changes"],
    "no-changes": ["変更なし", "No changes"],
    overlay: ["重ねて表示", "Overlay"],
    "before-after": ["前後を比べる", "Before and after"],
    before: ["変更前", "Before"],
    after: ["変更後", "After"],
    older: ["前の版", "Older"],
    newer: ["次の版", "Newer"],
    revision: ["版", "Revision"],
    revisions: ["版の一覧", "Revisions"],
    "how-shown": ["表示方法", "Display"],
    absent: ["この変更は図に表示されません", "No figure shows this change"],
    "absent-here": ["この変更はこの図には表示されません", "This figure does not show the change"],
    "no-figure": ["この版にはこの図がありません", "This revision does not have the figure"],
  });
}
