/** How a colleague is called. */
import type { Colleague } from '../../contract/api.ts';
import type { DialTarget } from '../desk.ts';
import type { NumberReader } from './number-reader.ts';

/** Bridges that know the internal numbers of colleagues tell them; others leave them out. */
export type ReachableColleague = Colleague & { readonly number?: string | null };

export function colleagueTarget(colleague: ReachableColleague, numbers: NumberReader): DialTarget | null {
  if (!colleague.number) return null;
  const number = numbers.normalise(colleague.number);
  return number?.ok ? { number, name: colleague.name, written: colleague.number } : null;
}
