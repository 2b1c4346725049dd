import type { CallAnswer } from '../../contract/api.ts';
import type { Dialable } from '../dialling/number-reader.ts';
import type { ItemView } from '../item/use-open-item.ts';
import type { Pane } from '../pane.ts';

type Caller = {
  readonly who: string;
  /** Null where it is withheld, or stands as `who`. */
  readonly number: string | null;
  readonly isNumber: boolean;
};

/** Who is at the other end: the name where the PBX or the mail tells it, else the number, else that it is withheld. */
export function callerOf(call: Pick<CallAnswer, 'name' | 'number'>, pane: Pick<Pane, 't' | 'numbers'>): Caller {
  const number = call.number === null ? null : shown(call.number, pane);
  if (call.name !== null && call.name !== '') return { who: call.name, number, isNumber: false };
  return { who: number ?? pane.t('call.unknownNumber'), number: null, isNumber: number !== null };
}

/** The name that the open item gives the number; null where it gives none. */
export function nameOnItem(number: string | null, view: ItemView, numbers: Pane['numbers']): string | null {
  const wanted = called(number, numbers);
  if (wanted === null || view.kind !== 'item') return null;
  return view.numbers?.find(({ dial, name }) => name !== null && dial === wanted.dial)?.name ?? null;
}

/** The number as it would be dialled; null where it is withheld or can't be. */
export function called(number: string | null, numbers: Pane['numbers']): Dialable | null {
  const normalised = number === null ? null : numbers.normalise(number);
  return normalised?.ok ? normalised : null;
}

function shown(number: string, { numbers }: Pick<Pane, 'numbers'>): string {
  const normalised = numbers.normalise(number);
  return normalised?.ok ? numbers.format(normalised) : number;
}
