/** Searches in the address book of the phone system, which answers a page at a time. */
import type { ContactAnswer } from '../../contract/telephone.ts';
import { contactsPageSize } from '../../domain/telephone.ts';
import { problemFrom, type FailureCode } from '../../ui/api/api-problem.ts';
import type { Telephone } from '../../ui/api/telephone.ts';

type Found = { readonly contacts: readonly ContactAnswer[]; readonly isWhole: boolean };

const silent: ReadonlySet<FailureCode> = new Set<FailureCode>([
  'starface.unavailable',
  'starface.wrong-credentials',
  'busy',
]);

/** The bridge answers and the address book does not: the people of the tenant can still be found. */
export function isBookSilent(error: unknown): boolean {
  return silent.has(problemFrom(error).code);
}

/** Page after page; one that brings nobody new is the end, whatever its length says. */
export async function readPages(
  telephone: Pick<Telephone, 'searchContacts'>,
  text: string,
  pages: number,
  isEnough: (contacts: readonly ContactAnswer[]) => boolean = () => false,
): Promise<Found> {
  const found = new Map<string, ContactAnswer>();
  for (let page = 0; page < pages; page += 1) {
    const answer = await telephone.searchContacts(text, page);
    const before = found.size;
    for (const contact of answer) found.set(contact.id, contact);
    const contacts = [...found.values()];
    if (answer.length < contactsPageSize || found.size === before) return { contacts, isWhole: true };
    if (isEnough(contacts)) return { contacts, isWhole: false };
  }
  return { contacts: [...found.values()], isWhole: false };
}
