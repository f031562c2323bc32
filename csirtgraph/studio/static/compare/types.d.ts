// What the pages of changes have in their data.

interface PlanChange {
  id: string;
  field: string;
  mark: "added" | "removed" | "changed" | "moved";
  words: string;
}

interface ChangesData {
  title: string;
  themes: Record<string, Palette>;
  words: Record<string, Both>;
  start: { lang: Lang; theme: string };
}

/** A figure of a comparison, as scenes that travel; the overview and the parts of a large one are overlays alone. */
interface Pane {
  name: string;
  overlay: any;
  before?: any;
  after?: any;
}

interface ComparisonData extends ChangesData {
  summary: string;
  panes: Pane[];
  changes: PlanChange[];
}

interface Revision {
  date: string;
  revision: string;
  subject: string;
  summary: string;
  scene: any; // null where the figure did not exist
  changes: PlanChange[];
}

interface HistoryData extends ChangesData {
  revisions: Revision[];
}

type ChangesState<S> = S & { lang: Lang; theme: string; chosen: number }; // -1: no change is chosen

/** A page of changes; `S` is what it shows besides. */
interface ChangesPage<S> extends Shell {
  store: StoreOf<ChangesState<S>>;
  data: ChangesData;
  /** What is said to everybody. */
  say(words: string): void;
}
