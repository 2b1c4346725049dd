/** What was changed and not saved yet: kept while other pages are looked at, asked about before the tab closes. */
import { useEffect, useSyncExternalStore } from 'react';
import { useConsole } from './console-context.ts';

export class Drafts {
  readonly #values = new Map<string, unknown>();
  readonly #listeners = new Set<() => void>();

  get(key: string): unknown {
    return this.#values.get(key);
  }

  has(key: string): boolean {
    return this.#values.has(key);
  }

  get size(): number {
    return this.#values.size;
  }

  set(key: string, value: unknown): void {
    this.#values.set(key, value);
    this.#tell();
  }

  drop(key: string): void {
    if (this.#values.delete(key)) this.#tell();
  }

  clear(): void {
    this.#values.clear();
    this.#tell();
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => {
      this.#listeners.delete(listener);
    };
  };

  #tell(): void {
    for (const listener of this.#listeners) listener();
  }
}

export type Draft<Value> = {
  /** What is shown: the change, or what is saved. */
  readonly value: Value;
  readonly isChanged: boolean;
  readonly set: (value: Value) => void;
  readonly discard: () => void;
};

export function useDraft<Value>(key: string, saved: Value): Draft<Value> {
  const { drafts } = useConsole();
  const changed = useSyncExternalStore(drafts.subscribe, () => drafts.get(key) as Value | undefined);
  return {
    value: changed ?? saved,
    isChanged: changed !== undefined,
    set: (value) => {
      if (JSON.stringify(value) === JSON.stringify(saved)) drafts.drop(key);
      else drafts.set(key, value);
    },
    discard: () => drafts.drop(key),
  };
}

export function useHasDraft(key: string): boolean {
  const { drafts } = useConsole();
  return useSyncExternalStore(drafts.subscribe, () => drafts.has(key));
}

/** The browser asks before a tab with unsaved changes is closed. */
export function useAskBeforeLeaving(): void {
  const { drafts } = useConsole();
  useEffect(() => {
    const ask = (event: BeforeUnloadEvent): void => {
      if (drafts.size > 0) event.preventDefault();
    };
    window.addEventListener('beforeunload', ask);
    return () => window.removeEventListener('beforeunload', ask);
  }, [drafts]);
}
