/** What was read once from the bridge for several parts of the pane, until it is read anew. */
export type KnownStore<T> = {
  /** Null before the first answer, and where the last request failed before one. */
  readonly get: () => T | null;
  readonly subscribe: (listener: () => void) => () => void;
  /** Reads anew; never rejects: without an answer what was known stays. */
  readonly load: () => Promise<void>;
};

/** `change` puts another value in the place of a known one, for what is shown before the bridge has answered. */
export function createKnownStore<T>(
  read: () => Promise<T>,
): KnownStore<T> & { readonly change: (next: (known: T) => T) => void } {
  let known: T | null = null;
  const listeners = new Set<() => void>();
  const keep = (value: T): void => {
    known = value;
    for (const listener of listeners) listener();
  };
  return {
    get: () => known,
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    load: () => read().then(keep, () => undefined),
    change: (next) => {
      if (known !== null) keep(next(known));
    },
  };
}
