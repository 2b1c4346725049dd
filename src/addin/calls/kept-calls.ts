/**
 * The newest page of each call list and the voicemails as they were last read, in memory only and as long as the pane is
 * open: whoever comes back to the list sees it at once, and also while neither bridge nor phone system can be reached.
 */
import type { CallListAnswer, VoicemailAnswer } from '../../contract/telephone.ts';
import type { Telephone } from '../../ui/api/telephone.ts';

const kept = new WeakMap<Telephone, Map<boolean, CallListAnswer>>();
const voicemails = new WeakMap<Telephone, readonly VoicemailAnswer[]>();

/** @param missed the list of missed calls alone */
export function keptCalls(telephone: Telephone, missed: boolean): CallListAnswer | null {
  return kept.get(telephone)?.get(missed) ?? null;
}

export function keepCalls(telephone: Telephone, missed: boolean, answer: CallListAnswer): void {
  kept.set(telephone, new Map([...(kept.get(telephone) ?? []), [missed, answer]]));
}

/** What was marked here is kept as marked, in both lists. */
export function keepMarks(telephone: Telephone, ids: readonly string[], done: boolean): void {
  for (const [missed, answer] of kept.get(telephone) ?? []) {
    const entries = answer.entries.map((entry) => (ids.includes(entry.id) ? { ...entry, done } : entry));
    keepCalls(telephone, missed, { ...answer, entries });
  }
}

export function keptVoicemails(telephone: Telephone): readonly VoicemailAnswer[] | null {
  return voicemails.get(telephone) ?? null;
}

export function keepVoicemails(telephone: Telephone, answer: readonly VoicemailAnswer[]): void {
  voicemails.set(telephone, answer);
}
