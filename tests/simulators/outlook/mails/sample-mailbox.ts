import type { Correspondent, MailboxContent, MailboxOwner } from '../mailbox.ts';
import { appointments } from './appointments.ts';
import { englishMails } from './english.ts';
import { germanMails } from './german.ts';

/** The mailbox that everybody finds: newest mail first, colleagues taken from `people`. */
export function sampleMailbox(people: readonly MailboxOwner[]): MailboxContent {
  const colleague = (n: number): Correspondent => {
    const person = people[n % Math.max(people.length, 1)];
    return person
      ? { name: person.name, address: person.mail ?? person.upn }
      : { name: 'Anna Berg', address: 'anna.berg@contoso.example' };
  };
  const mails = [...germanMails(colleague), ...englishMails(colleague)];
  return {
    mails: mails.sort((one, other) => one.minutesAgo - other.minutesAgo),
    appointments: appointments(colleague),
  };
}
