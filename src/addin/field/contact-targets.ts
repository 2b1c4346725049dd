import type { ContactAnswer } from '../../contract/telephone.ts';
import type { DialTarget } from '../desk.ts';
import type { NumberReader } from '../dialling/number-reader.ts';
import { isSameName } from '../item/item-people.ts';

/** Every number of a contact that can be dialled. */
export function contactTargets(
  { name, numbers: written }: Pick<ContactAnswer, 'name' | 'numbers'>,
  reader: Pick<NumberReader, 'normalise'>,
): readonly DialTarget[] {
  return written.flatMap(({ number }) => {
    const normalised = reader.normalise(number);
    return normalised?.ok ? [{ number: normalised, name, written: number }] : [];
  });
}

/** Nobody calls himself, or hands himself a call. */
export function withoutOneself(contacts: readonly ContactAnswer[], upn: string | undefined): readonly ContactAnswer[] {
  const own = upn?.toLowerCase();
  return contacts.filter(({ emails }) => !emails.some((email) => email.toLowerCase() === own));
}

/**
 * Without the numbers that stand beside somebody already. What the address book has for a colleague's desk is one of
 * them, also where it is written with the number of the company before the extension, and with the name turned round.
 */
export function withoutTargets(
  contacts: readonly ContactAnswer[],
  targets: readonly (DialTarget | null)[],
  reader: Pick<NumberReader, 'normalise'>,
): readonly ContactAnswer[] {
  const shown = new Set(targets.map((target) => target?.number.dial));
  const isExtensionOf = (dial: string, name: string): boolean =>
    targets.some(
      (target) =>
        target?.name != null &&
        target.number.e164 === null &&
        dial.endsWith(target.number.dial) &&
        isSameName(target.name, name),
    );
  const isNew = (number: string, name: string): boolean => {
    const normalised = reader.normalise(number);
    return !normalised?.ok || !(shown.has(normalised.dial) || isExtensionOf(normalised.dial, name));
  };
  return contacts
    .map((contact) => ({ ...contact, numbers: contact.numbers.filter(({ number }) => isNew(number, contact.name)) }))
    .filter(({ numbers }) => numbers.length > 0);
}
