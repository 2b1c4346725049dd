/** Steps back through the changes of a draft. */
import { useState } from 'react';
import type { Rule } from '../../domain/central/rule.ts';
import type { Draft } from '../drafts.ts';

const mostSteps = 50;

export type History = {
  readonly rules: readonly Rule[];
  readonly change: (rules: readonly Rule[], note: string | null) => void;
  readonly undo: () => void;
  readonly canUndo: boolean;
  /** What the last change took away or replaced, in words. */
  readonly note: string | null;
  readonly clear: () => void;
};

type Step = { readonly before: readonly Rule[]; readonly note: string | null };

export function useHistory(draft: Draft<readonly Rule[]>): History {
  const [steps, setSteps] = useState<readonly Step[]>([]);
  const last = steps.at(-1);
  return {
    rules: draft.value,
    change(rules, note) {
      setSteps([...steps, { before: draft.value, note }].slice(-mostSteps));
      draft.set(rules);
    },
    undo() {
      if (last === undefined) return;
      setSteps(steps.slice(0, -1));
      draft.set(last.before);
    },
    canUndo: last !== undefined,
    note: last?.note ?? null,
    clear: () => setSteps([]),
  };
}
