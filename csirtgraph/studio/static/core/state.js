// What is shown, in one place: modules change it here and hear of every change.

/**
 * A store of state. `how` of a change says whether Back should undo it.
 * @param {State} first
 * @param {(state: State, how: string) => void} write - takes every state into the address
 * @returns {Store}
 */
export function storeOf(first, write) {
  let now = first;
  /** @type {((state: State, before: State) => void)[]} */
  const listeners = [];
  return {
    get: () => now,
    on: (listener) => listeners.push(listener),
    set(patch, how = "replace") {
      const before = now;
      const changed = Object.entries(patch).some(
        ([name, value]) => !same(before[/** @type {keyof State} */ (name)], value),
      );
      if (!changed) return;
      now = { ...before, ...patch };
      write(now, how);
      for (const listener of listeners) listener(now, before);
    },
  };
}

/**
 * Whether two values of a state are the same.
 * @param {any} one
 * @param {any} other
 */
export function same(one, other) {
  return String(one) === String(other);
}

/**
 * Whether any of some parts of two states differ.
 * @param {State} state
 * @param {State} before
 * @param {...(keyof State)} names
 */
export function differs(state, before, ...names) {
  return names.some((name) => !same(state[name], before[name]));
}
