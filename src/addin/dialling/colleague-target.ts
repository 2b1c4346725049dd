/** How a colleague is called. */
import type { Colleague } from '../../contract/api.ts';
import type { DialTarget } from '../desk.ts';
import type { Pane } from '../pane.ts';

/** At the number that the phone system has for him; null where it is not known (yet). */
export function colleagueTarget(
  { id, name }: Pick<Colleague, 'id' | 'name'>,
  { team, numbers }: { readonly team: Pick<Pane['team'], 'get'>; readonly numbers: Pick<Pane['numbers'], 'normalise'> },
): DialTarget | null {
  const written = team.get()?.numbers?.[id];
  if (written === undefined) return null;
  const number = numbers.normalise(written);
  return number?.ok ? { number, name, written } : null;
}
