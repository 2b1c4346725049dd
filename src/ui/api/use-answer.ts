/** An answer of the bridge in a component: asked for when it is first shown, and again when its key changes. */
import { useCallback, useEffect, useState } from 'react';
import { problemFrom, type ApiProblem } from './api-problem.ts';

export type Answer<T> = {
  /** The last one that came; it stays while a newer one is on its way. Null before the first. */
  readonly value: T | null;
  /** Why the last request failed; null after a success. */
  readonly problem: ApiProblem | null;
  readonly isLoading: boolean;
  readonly again: () => void;
};

type State<T> = { readonly value: T | null; readonly problem: ApiProblem | null; readonly isLoading: boolean };

/** `ask` null: there is nothing to ask for. It is called again whenever `key` changes, and only then. */
export function useAnswer<T>(ask: (() => Promise<T>) | null, key: string): Answer<T> {
  const [state, setState] = useState<State<T>>({ value: null, problem: null, isLoading: ask !== null });
  const [round, setRound] = useState(0);
  const again = useCallback(() => setRound((last) => last + 1), []);
  useEffect(() => {
    if (ask === null) return;
    let isWanted = true;
    const take = (next: (last: State<T>) => State<T>): void => {
      if (isWanted) setState(next);
    };
    take((last) => ({ ...last, isLoading: true }));
    ask().then(
      (value) => take(() => ({ value, problem: null, isLoading: false })),
      (error: unknown) => take((last) => ({ ...last, problem: problemFrom(error), isLoading: false })),
    );
    return () => {
      isWanted = false;
    };
    // Not `ask`: it is a new function at each render, `key` says when it means something else.
  }, [key, round]);
  return { ...state, again };
}
