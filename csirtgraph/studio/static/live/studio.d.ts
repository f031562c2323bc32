// What travels between the studio's modules. For the type checker alone.

/** An answer of the server; status 0 where there is none. */
interface Answer {
  status: number;
  body: any;
  tag: string; // the revision an answer belongs to
}

interface Problem {
  file: string;
  line: number;
  column: number;
  text: Both;
}

interface Revision {
  id: string;
  date: string;
  subject: string;
}

/** What somebody says of a role, a party, a team or a flow. */
interface Comment {
  about: string;
  text: string;
  by: string;
  date: string;
  answers: { text: string; by: string; date: string }[];
  resolved: boolean;
}

/** What the page knows of the plan on disk. */
interface Known {
  revision: string;
  drawn: string; // the revision of the last good plan
  problems: Problem[];
  warnings: Problem[]; // what cannot be used of the kept places; the figure is drawn all the same
  readOnly: Both | null;
  isEmpty: boolean; // whether there is no plan yet
  canUndo: boolean;
  canRedo: boolean;
  revisions: Revision[];
  link: "on" | "off" | "hung" | "anew"; // "hung": it does not answer; "anew": it was started again, and does not know us
  audience: "public" | "response"; // whose answers are asked for
  confidential: boolean; // whether there is more for those who respond
  about: About | null;
  comments: Record<string, Comment>;
}

/** What somebody brings to a plan: files, a pasted text, a pattern or a first role. */
interface Source {
  files?: { name: string; data: string }[]; // in base64
  name?: string; // of a text
  text?: string;
  pattern?: string;
  role?: string;
}

/** How a source is meant, where somebody says so. */
interface Asked {
  columns: Record<string, string>; // fields by headings
  boxes: Record<string, string>; // "role" or "party" by the words of a box
  people: boolean;
  title: string;
}

/** What the plan calls values, and what the CSIRT says of itself. */
interface About {
  values: Record<string, { usual: Both; own: Both }>;
  deadlines: Record<string, Record<string, any>>; // texts and words by field
  csirt: { field: string; title: Both; is: "text" | "line" | "list"; value: any }[];
}

interface Server {
  get(path: string, query?: Record<string, string>, signal?: AbortSignal): Promise<Answer>;
  post(path: string, body: any, revision: string): Promise<Answer>;
  file(query: Record<string, string>): Promise<{ status: number; error: string; name: string; blob: Blob | null }>;
  renew(): Promise<boolean>;
}

interface Live {
  get(): Known;
  set(patch: Partial<Known>): void;
  on(listener: (known: Known, before: Known) => void): void;
  need(): void; // fetch the scene that the state shows
  follow(): void; // listen to the studio from now on
  show(audience: "public" | "response"): void; // ask for what this audience may see
  newer(): Promise<void>; // fetch what is new now, without waiting for an event
}

/** What came of edits: whether they were saved, and words where not. */
interface Outcome {
  is: "saved" | "failed" | "theirs";
  words: string;
}

interface Studio {
  page: Page;
  live: Live;
  server: Server;
  notice(key: string, words: string, act?: { label: string; does(): void }): void; // "" takes it away
  save(edits: any[], base?: string): Promise<Outcome>;
  arrange(body: { moves?: Record<string, number[]>; tidy?: true | string[] }): Promise<Outcome>; // pt right and down
  keepViews(views: SavedView[]): Promise<string>; // "" or why they are not kept
  step(way: "undo" | "redo"): Promise<void>;
  editing(): boolean;
  edit(on: boolean): void;
  onEditing(listener: () => void): void; // called whenever editing begins or ends
}

/** One thing that a form asks. */
interface Field {
  key: string;
  label: string;
  kind: "text" | "area" | "choice" | "checks" | "number" | "find" | "rows";
  value: string; // of "checks", what is checked, with commas between; of "rows" JSON: a list of values by column
  columns?: Field[]; // of "rows"
  words?: { add: string; remove: string; up: string }; // what the buttons of "rows" are called
  options?: [string, string][]; // value and words
  is?: string; // a class
  lang?: string;
  needed?: boolean;
  placeholder?: string; // what stands there as long as nothing is written
  edit?(value: string): any; // what changing it to a value means
}
