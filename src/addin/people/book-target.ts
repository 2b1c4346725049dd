import type { DialTarget } from '../desk.ts';
import type { ItemPerson } from '../host.ts';
import type { Pane } from '../pane.ts';
import { numberLabel } from './number-label.ts';

type BookTarget = DialTarget & { readonly label: string };

/** The numbers of the address book and of the profile that can be dialled, each once. */
export function bookTargets(
  person: ItemPerson,
  pane: Pick<Pane, 'addressBook' | 'numbers' | 't'>,
): readonly BookTarget[] {
  const targets = new Map<string, BookTarget>();
  for (const written of pane.addressBook.numbersOf(person) ?? []) {
    const number = pane.numbers.normalise(written.number);
    if (!number?.ok || targets.has(number.dial)) continue;
    const label = numberLabel(written, pane.t);
    targets.set(number.dial, { number, name: person.name || person.address, written: written.number, label });
  }
  return [...targets.values()];
}

/** The first of them. */
export function bookTarget(person: ItemPerson, pane: Pick<Pane, 'addressBook' | 'numbers' | 't'>): DialTarget | null {
  return bookTargets(person, pane)[0] ?? null;
}
