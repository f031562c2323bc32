// The plan as it is on disk: sent by the studio at every change, drawn while zoom, selection and filters stay.

import { figureOf, sceneName } from "../figure/scene.js";
import { drawTabs } from "../core/tabs.js";
import { redrawPanel } from "../panel/redraw.js";
import { linkTo } from "./link.js";

const PAUSE = 400; // ms before the figure in the other mode is fetched too

/** @type {Known} */
const UNKNOWN = {
  ...{ revision: "", drawn: "", problems: [], warnings: [], readOnly: null, revisions: [], link: "on" },
  ...{ canUndo: false, canRedo: false, isEmpty: false, comments: {} },
  ...{ audience: "public", confidential: false, about: null },
};

/**
 * The state of the plan, kept up to date.
 * @param {PageData} data
 * @param {Server} server
 * @param {() => Page} page - there once the first answer comes
 * @param {(words: string) => void} failed - called with the reason why a figure cannot be shown, or "" once it can
 * @returns {Live}
 */
export function liveOf(data, server, page, failed) {
  let known = UNKNOWN;
  let asking = new AbortController();
  let pause = 0;
  /** @type {((known: Known, before: Known) => void)[]} */
  const listeners = [];
  /** @type {Map<string, Promise<void>>} */
  const asked = new Map();
  let first = Promise.resolve(); // done when the page has the figure it opens with

  const set = (/** @type {Partial<Known>} */ patch) => {
    const before = known;
    known = { ...known, ...patch };
    for (const listener of listeners) listener(known, before);
  };

  /**
   * Fetch the scene of a state, unless it is there or on its way.
   * @param {State} state
   * @param {Record<string, any>} scenes - where it is put
   */
  const fetched = async (state, scenes) => {
    const name = sceneName(data, state);
    const { name: figure, modes } = figureOf(data, state.figure);
    if (!figure || scenes[name]) return;
    if (!asked.has(name)) asked.set(name, ask(name, figure, modes, state, scenes));
    await asked.get(name);
  };

  /**
   * @param {string} name
   * @param {string} figure
   * @param {string[]} modes
   * @param {State} state
   * @param {Record<string, any>} scenes
   */
  const ask = async (name, figure, modes, state, scenes) => {
    const { signal } = asking;
    const mode = modes.length ? (modes.includes(state.mode) ? state.mode : modes[0]) : "";
    const { audience } = known;
    const { lang, part, focus, hops, folded, against } = state;
    const query = { figure, mode, lang, part, focus, hops, folded: folded.join(), against, audience };
    const answer = await server.get("/api/scene", query, signal);
    if (signal.aborted) return; // a newer one was asked for
    asked.delete(name);
    const [is, isShown] = [answer.status === 200, name === sceneName(data, page().store.get())];
    if (is) scenes[name] = answer.body;
    if (isShown && answer.status) failed(is ? "" : (answer.body.error ?? ""));
    if (is && isShown && scenes === data.scenes) page().refresh(true);
  };

  /** Drop everything that is on its way. */
  const drop = () => {
    asking.abort();
    asking = new AbortController();
    asked.clear();
    clearTimeout(pause);
  };

  /** The same figure in the other mode, so that the switch need not wait. */
  const prefetch = () => {
    clearTimeout(pause);
    pause = window.setTimeout(() => {
      const state = page().store.get();
      for (const mode of figureOf(data, state.figure).modes)
        if (mode !== state.mode) void fetched({ ...state, mode }, data.scenes);
    }, PAUSE);
  };

  const need = async () => {
    const { signal } = asking;
    await fetched(page().store.get(), data.scenes);
    if (!signal.aborted) prefetch();
  };

  /** Load everything again: the state, and the figure on screen where the plan that is drawn is another. */
  const newer = async () => {
    drop();
    const before = known.revision;
    const { signal } = asking;
    /** @type {Record<string, any>} */
    const scenes = {};
    const [answer] = await Promise.all([
      server.get("/api/state", { audience: known.audience }, signal),
      fetched(page().store.get(), scenes),
    ]);
    if (signal.aborted || answer.status !== 200) return;
    if (known.revision !== before && known.revision !== answer.body.revision) return; // of before an edit that was saved meanwhile; its event follows
    take(answer.body, scenes);
  };

  /**
   * Show a state of the plan.
   * @param {any} state
   * @param {Record<string, any>} scenes - of this state, those that are there
   */
  const take = (state, scenes) => {
    const { plan, figures, facts, own, views, ...more } = state;
    const [drawnAnew, figuresAnew] = [more.drawn !== known.drawn, differ(data.figures, figures)];
    Object.assign(data, { plan, figures, facts, own, views });
    const hasScenes = Object.keys(scenes).length > 0;
    if (drawnAnew || hasScenes) {
      data.scenes = scenes;
      asked.clear(); // what is on its way goes into the scenes of before
    }
    set(more);
    if (data.late) page().reopen();
    data.late = false;
    if (figuresAnew) drawTabs(page());
    if (!figures.some((/** @type {Figure} */ one) => one.name === page().store.get().figure) && figures.length)
      page().store.set({ figure: figures[0].name, mode: figures[0].modes[0] ?? "incident" });
    else if (drawnAnew || figuresAnew || hasScenes) page().refresh(true);
    redrawPanel(page());
    void need(); // what was on its way was dropped
  };

  /** @param {any} event */
  const heard = async (event) => {
    await first; // all else would only delay it
    const { revision, drawn, problems, readOnly } = event;
    const same =
      revision === known.revision &&
      drawn === known.drawn &&
      problems === known.problems.length &&
      readOnly === (known.readOnly !== null);
    if (!same || !known.revision) void newer();
  };

  return {
    get: () => known,
    set,
    on: (listener) => listeners.push(listener),
    need: () => queueMicrotask(need), // the page asks while it is being built
    newer,
    follow() {
      first = fetched(page().store.get(), data.scenes);
      linkTo(server, heard, (link) => link !== known.link && set({ link }));
    },
    show(audience) {
      set({ audience });
      data.scenes = {};
      void newer();
    },
  };
}

/**
 * @param {any} one
 * @param {any} other
 */
function differ(one, other) {
  return JSON.stringify(one) !== JSON.stringify(other);
}
