// What travels between the modules. For the type checker alone; no page has it.

type Lang = "ja" | "en";
type Both = { ja?: string; en?: string };
type Shape = any[];

/** What is shown; all of it is in the address. */
interface State {
  figure: string;
  mode: string; // "peacetime" or "incident"
  lang: Lang;
  theme: string; // "" follows the system
  select: string; // id of a role, party, team or post
  also: string[]; // in the studio, ids of what else is chosen
  way: string; // "" or "from,to"; either may be empty
  sourcing: string[];
  groups: string[];
  teams: string[];
  step: string; // "" or the step of the alarm that is played, from 0 on
  table: boolean;
  focus: string; // "" for everything, else names with commas of what alone is shown: ids, sourcing:… or person:…
  hops: string; // how many arrows around a focus are shown
  folded: string[]; // in the studio, ids of frames and heads of branches that are one box each
  part: string; // id of the part of a large figure, "" for its overview
  against: string; // the revision that the studio compares with, or ""
  at: string; // "" for the whole figure, else "x,y,scale" of the middle
}

interface StoreOf<S> {
  get(): S;
  set(patch: Partial<S>, how?: "push" | "replace" | "read"): void; // "read": from the address
  on(listener: (state: S, before: S) => void): void;
}

type Store = StoreOf<State>;

interface Part {
  id: string;
  name: string;
  x: number;
  y: number;
  w: number;
  h: number;
  in?: string;
  look?: string;
  opens?: string; // id of the part in which it goes on
  tags: string[];
  mark?: string;
  spoken?: string;
  shapes: Shape[];
  sign?: Shape[];
}

interface Arrow {
  id: string;
  from: string;
  to: string;
  label?: string;
  heads: string;
  tags: string[];
  mark?: string;
  shapes: Shape[];
  words: Shape[];
}

interface Scene {
  title: string;
  badge: string;
  subtitle: string;
  about: string;
  lang: Lang;
  kind: "diagram" | "tree" | "table";
  width: number;
  height: number;
  around: Shape[];
  frames: Part[];
  arrows: Arrow[];
  boxes: Part[];
  of?: number; // where only a part is shown, how many boxes the whole figure has
  homes?: Record<string, string>; // of a large figure, or the first page of a table: by box, the part or page it is in
  page?: number; // of a long table: its page, from 1, …
  pages?: number; // … and how many there are
}

interface End {
  kind: "role" | "party" | "team";
  name: Both;
  modes: string[];
  short?: Both;
  duty?: Both;
  brief?: Both; // the duty on its box, where that is shorter
  ownTier?: string; // where it is not that of its group
  ownSkills?: Record<string, Both[]>; // by mode, without those asked of a vendor
  link?: string;
  note?: Both;
  career?: Both;
  group?: string;
  team?: string;
  tier?: string;
  party?: string;
  combines?: string[];
  sourcing?: Record<string, string>;
  skills?: Record<string, Both[]>;
  functions?: { id: string; name: Both; modes: string[] }[];
  specialist?: boolean;
  private?: boolean;
  deputyOf?: Record<string, Both>; // by role, on what condition
  contacts?: Contact[];
  inferred?: boolean;
}

interface Contact {
  phone?: string;
  mail?: string;
  chat?: string;
  use?: string;
  hours?: string;
}

interface Turn {
  hours: string;
  rotation?: Both;
  holders?: string[];
}

interface Person {
  name: Both;
  department?: Both;
  title?: Both;
  contacts?: Contact[];
  verified?: string;
  private?: boolean;
}

interface Post {
  roles: string[];
  name?: Both;
  people?: number;
  heldBy?: string;
  also?: Both;
  under?: string;
  beside?: string[]; // other superiors
  holders?: string[];
  onCall?: Turn[];
  unit?: string;
  open?: boolean;
}

interface Flow {
  id: string;
  from: string;
  to: string;
  kind: string;
  modes: string[];
  label?: Both;
  step?: number;
  within?: string; // as the plan states it, such as 30m
  limit?: Both; // and in words
  via?: string[];
  when?: Both;
  private?: boolean;
  mutual?: boolean;
  inferred?: boolean;
}

interface Facts {
  ends: Record<string, End>;
  groups: Record<string, Both>;
  teams: Record<string, Both>;
  units: Record<string, Both>;
  posts: Record<string, Record<string, Post>>;
  flows: Flow[];
  alarm: Record<string, [string, string, number, string][]>; // by mode: who hears, from whom, after minutes, by which flow
  people?: Record<string, Person>; // where they may be named
}

interface Figure {
  name: string;
  title: Both;
  modes: string[];
  kind?: string;
}

/** What a figure can be made into, by the studio; `holds` is of "table", "comparison" and "part". */
interface Format {
  name: string;
  label: string;
  holds: string[];
}

type Palette = Record<string, string>;

/** Something to present: a name, and what is shown, as an address has it. */
interface SavedView {
  name: string;
  shows: Record<string, string>;
}

interface PageData {
  plan: { id: string; title: Both };
  languages: Lang[];
  themes: Record<string, Palette>;
  own: Record<string, Both>; // what the plan itself calls values
  words: Record<string, Both>; // of controls and panels, and of values such as "outsourced"
  figures: Figure[];
  views: SavedView[];
  open?: Partial<State>; // what a page that was sent opens with, beside its start
  scenes: Record<string, any>; // as they travel, by name
  tables?: { names: string[]; values: any[]; columns: any[] }; // what scenes of a page share
  facts: Facts;
  late?: boolean; // in the studio: whether the facts come with the first state, behind the first figure
  start: { figure: string; mode: string; lang: Lang; theme: string };
  studio: null | { csrf: string; token: string; formats: Format[]; most: number };
}

interface Drawn<T> {
  part: T;
  node: SVGGElement;
  also: SVGGElement | null; // the words of an arrow, the sign of a box
}

/** A scene as SVG. */
interface Picture {
  scene: Scene;
  svg: SVGSVGElement;
  palette: Palette;
  frames: Map<string, Drawn<Part>>;
  arrows: Map<string, Drawn<Arrow>>;
  boxes: Map<string, Drawn<Part>>;
}

interface View {
  look(): { x: number; y: number; scale: number };
  start(smooth?: boolean): void;
  fit(smooth?: boolean): void;
  zoom(factor: number, x?: number, y?: number, smooth?: boolean): void;
  pan(dx: number, dy: number, smooth?: boolean): void;
  show(part: { x: number; y: number; w: number; h: number }, smooth?: boolean): void;
  reveal(part: { x: number; y: number; w: number; h: number }): void;
  visible(): { x: number; y: number; w: number; h: number };
  sized(width: number, height: number): void;
  isWhole(): boolean;
  moving(on: boolean): void;
}

/** What every page has, whatever it shows. */
interface Shell {
  store: StoreOf<{ lang: Lang; theme: string }>;
  view: View;
  parts: Record<"header" | "tools" | "rail" | "stage" | "sheet" | "panel" | "tables" | "float", HTMLElement>;
  /** A word of the page itself. */
  word(key: string, values?: Record<string, string | number>): string;
}

/** The page and what its modules, and the studio's, may ask of it. */
interface Page extends Shell {
  data: PageData;
  store: Store;
  /** The picture on screen. */
  picture(): Picture;
  /** A text in the page's language. */
  text(both: Both | undefined): string;
  /** Announce to screen readers; `seen`: to everybody. */
  say(words: string, seen?: boolean): void;
  /** Read the address again with which the page was opened, as facts are there that it names. */
  reopen(): void;
  /** Redraw what changed: new facts, scenes, or a new way to look. */
  refresh(smooth?: boolean): void;
  /** What is called after every drawing. */
  onDrawn(listener: (picture: Picture) => void): void;
}
