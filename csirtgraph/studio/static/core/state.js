// What is shown, in one place: modules change it here and hear of every change.

/**
 * A store of state. `how` of a change says whether Back should undo it.
 * @template {object} S
 * @param {S} first
 * @param {(state: S, how: string) => void} write - takes every state into the address
 * @returns {StoreOf<S>}
 */
export function storeOf(first, write) {
  let now = first;
  /** @type {((state: S, before: S) => void)[]} */
  const listeners = [];
  return {
    get: () => now,
    on: (listener) => listeners.push(listener),
    set(patch, how = "replace") {
      const before = now;
      const changed = Object.entries(patch).some(
        ([name, value]) => !same(before[/** @type {keyof S} */ (name)], value),
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
 * @template {object} S
 * @param {S} state
 * @param {S} before
 * @param {...(keyof S)} names
 */
export function differs(state, before, ...names) {
  return names.some((name) => !same(state[name], before[name]));
}
