import type { CallAnswer } from '../../contract/api.ts';
import type { ItemView } from '../item/use-open-item.ts';
import type { Pane } from '../pane.ts';

/** Who is at the other end: the name where the PBX or the mail tells it, else the number, else that it is withheld. */
export function callerOf(
  call: Pick<CallAnswer, 'name' | 'number'>,
  pane: Pick<Pane, 't' | 'numbers'>,
): { readonly who: string; readonly number: string | null } {
  const number = call.number === null ? null : shown(call.number, pane);
  if (call.name !== null && call.name !== '') return { who: call.name, number };
  return { who: number ?? pane.t('call.unknownNumber'), number: null };
}

/** The name that the open item gives the number; null where it gives none. */
export function nameOnItem(number: string | null, view: ItemView, numbers: Pane['numbers']): string | null {
  if (number === null || view.kind !== 'item') return null;
  const called = numbers.normalise(number);
  if (!called?.ok) return null;
  return view.numbers?.find(({ dial, name }) => name !== null && dial === called.dial)?.name ?? null;
}

function shown(number: string, { numbers }: Pick<Pane, 'numbers'>): string {
  const normalised = numbers.normalise(number);
  return normalised?.ok ? numbers.format(normalised) : number;
}
