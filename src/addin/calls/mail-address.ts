/** The mail address of somebody who called: of a colleague, of who is on the open mail, or out of the address book. */
import type { Colleague } from '../../contract/api.ts';
import type { ContactAnswer } from '../../contract/telephone.ts';
import type { Telephone } from '../../ui/api/telephone.ts';
import { colleagueTarget } from '../dialling/colleague-target.ts';
import type { NumberReader } from '../dialling/number-reader.ts';
import { isSameName, peopleOnItem } from '../item/item-people.ts';
import type { ItemView } from '../item/use-open-item.ts';
import type { TeamStore } from '../people/team-store.ts';
import type { PastCall } from './group-calls.ts';

type Caller = Pick<PastCall, 'name' | 'number'>;

export type Known = {
  readonly colleagues: readonly Colleague[];
  readonly view: ItemView;
  readonly team: Pick<TeamStore, 'get'>;
};

/** What the pane knows without asking; null where that is nothing. */
export function addressAtHand(caller: Caller, { colleagues, view, team }: Known, numbers: NumberReader): string | null {
  const dial = dialOf(caller.number, numbers);
  const colleague = colleagues.find(
    (one) =>
      isCaller(caller, one.name) || (dial !== null && colleagueTarget(one, { team, numbers })?.number.dial === dial),
  );
  if (colleague) return colleague.upn;
  if (view.kind !== 'item') return null;
  const people = peopleOnItem(view.item.people, colleagues, view.numbers ?? [], null);
  const person = people.find(
    (one) => isCaller(caller, one.person.name) || (dial !== null && one.number?.dial === dial),
  );
  return person?.person.address ?? null;
}

/** Looks the caller up in the address book of the phone system, by name and by number. @throws ApiProblem */
export async function addressInBook(
  caller: Caller,
  telephone: Pick<Telephone, 'searchContacts'>,
  numbers: NumberReader,
): Promise<string | null> {
  for (const text of [caller.name, caller.number]) {
    if (text === null || text === '') continue;
    const contacts = await telephone.searchContacts(text);
    const address = contacts.find((contact) => isContact(caller, contact, numbers))?.emails[0];
    if (address !== undefined) return address;
  }
  return null;
}

/** The search finds parts of words: only the same number or the same name is the caller. */
function isContact(caller: Caller, { name, numbers: written }: ContactAnswer, numbers: NumberReader): boolean {
  const dial = dialOf(caller.number, numbers);
  return isCaller(caller, name) || (dial !== null && written.some(({ number }) => dialOf(number, numbers) === dial));
}

function isCaller({ name }: Caller, other: string): boolean {
  return name !== null && isSameName(name, other);
}

function dialOf(written: string | null, numbers: NumberReader): string | null {
  const number = written === null ? null : numbers.normalise(written);
  return number?.ok ? number.dial : null;
}
