import type { DialTarget } from '../desk.ts';
import type { ItemPerson } from '../host.ts';
import type { Pane } from '../pane.ts';

/** The first number of the address book that can be dialled. */
export function bookTarget(person: ItemPerson, pane: Pick<Pane, 'addressBook' | 'numbers'>): DialTarget | null {
  for (const written of pane.addressBook.numbersOf(person) ?? []) {
    const number = pane.numbers.normalise(written);
    if (number?.ok) return { number, name: person.name || person.address, written };
  }
  return null;
}
