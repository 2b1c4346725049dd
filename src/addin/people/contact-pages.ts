/** Searches in the address book of the phone system, which answers a page at a time. */
import type { ContactAnswer } from '../../contract/telephone.ts';
import { contactsPageSize } from '../../domain/telephone.ts';
import type { Telephone } from '../../ui/api/telephone.ts';

type Found = { readonly contacts: readonly ContactAnswer[]; readonly isWhole: boolean };

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
