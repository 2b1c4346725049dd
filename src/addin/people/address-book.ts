/**
 * Numbers of people from the address book of the phone system and from profiles at Microsoft 365. Each person of a mail is looked up once as long as the
 * pane is open; nothing is kept beyond that. What is looked up travels in the body of the request.
 */
import type { ContactAnswer } from '../../contract/telephone.ts';
import { problemFrom } from '../../ui/api/api-problem.ts';
import type { Telephone } from '../../ui/api/telephone.ts';
import type { ItemPerson } from '../host.ts';
import { isSameName } from '../item/item-people.ts';
import { isBookSilent, readPages } from './contact-pages.ts';

/** A common name fills pages; the person meant may stand on a later one. */
const mostPages = 4;

export type AddressBook = {
  /** Numbers as they are written there; empty for nobody, null while it is not known. */
  readonly numbersOf: (person: ItemPerson) => ContactAnswer['numbers'] | null;
  readonly subscribe: (listener: () => void) => () => void;
  /** Looks up whoever was not looked up yet, one after the other; never rejects. */
  readonly look: (people: readonly ItemPerson[]) => Promise<void>;
};

export function createAddressBook(telephone: Pick<Telephone, 'searchContacts'>): AddressBook {
  const known = new Map<string, ContactAnswer['numbers']>();
  const asked = new Set<string>();
  const listeners = new Set<() => void>();
  let isOffered = true;

  const lookUp = async (person: ItemPerson, key: string): Promise<void> => {
    try {
      const byAddress = await search(person.address, person);
      const found = byAddress.length > 0 || person.name === '' ? byAddress : await byName(person);
      known.set(key, found);
    } catch (error) {
      const { code } = problemFrom(error);
      // Refused for good, or only not now: then it is asked again when the person is seen again.
      if (code === 'capability.missing' || code === 'starface.no-account') isOffered = false;
      else asked.delete(key);
      if (!isBookSilent(error)) return;
      // The number of his profile serves until then.
      const tenant = await telephone.searchContacts(person.address, 0, 'tenant').catch(() => []);
      const found = numbersIn(tenant, person);
      if (found.length === 0) return;
      known.set(key, found);
    }
    for (const listener of listeners) listener();
  };
  const search = async (text: string, person: ItemPerson): Promise<ContactAnswer['numbers']> => {
    const isFound = (contacts: readonly ContactAnswer[]): boolean => numbersIn(contacts, person).length > 0;
    return numbersIn((await readPages(telephone, text, mostPages, isFound)).contacts, person);
  };
  const byName = (person: ItemPerson): Promise<ContactAnswer['numbers']> => search(person.name, person);

  return {
    numbersOf: (person) => known.get(keyOf(person)) ?? null,
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    look: async (people) => {
      for (const person of people) {
        const key = keyOf(person);
        if (!isOffered) return;
        if (key === '' || asked.has(key)) continue;
        asked.add(key);
        await lookUp(person, key);
      }
    },
  };
}

function keyOf(person: ItemPerson): string {
  return person.address.toLowerCase();
}

/** The search finds parts of words: only the same address is the person, and in the address book the same name. */
function numbersIn(contacts: readonly ContactAnswer[], person: ItemPerson): ContactAnswer['numbers'] {
  const same = contacts.filter(
    ({ name, emails, source }) =>
      emails.some((email) => email.toLowerCase() === keyOf(person)) ||
      (source !== 'tenant' && isSameName(name, person.name)),
  );
  return same.flatMap(({ numbers }) => numbers);
}
