/** Colleagues as contacts, with the numbers that the PBX assigned to them: also those whom its address book leaves out. */
import { plainName, writtenOutName } from '../domain/name-words.ts';
import type { Match } from '../domain/person.ts';
import type { Contact } from '../domain/telephone.ts';
import type { BridgeParts } from './bridge-parts.ts';
import type { PbxNumbers } from './ports.ts';

const freshMs = 600_000;
/** So many colleagues at most: whoever is meant stands among the first, or the text is too short. */
const mostColleagues = 10;

export class ColleagueContacts {
  readonly #parts: Pick<BridgeParts, 'options' | 'directory' | 'activation'>;
  #numbers: Promise<PbxNumbers> | null = null;
  #readAt = 0;

  constructor(parts: Pick<BridgeParts, 'options' | 'directory' | 'activation'>) {
    this.#parts = parts;
  }

  /** By a part of the name, the address or a number; nobody where the PBX does not tell numbers. */
  async search(text: string): Promise<readonly Contact[]> {
    const { directory, activation } = this.#parts;
    const wanted = plainName(text);
    const numbers = await this.#read();
    if (numbers.size === 0 || wanted === '') return [];
    const contacts: Contact[] = [];
    for (const match of directory.matches()) {
      if (contacts.length >= mostColleagues) break;
      if (activation.participation(match.personId) === 'hidden') continue;
      const contact = contactOf(match, numbers);
      if (contact !== null && isMeant(contact, wanted)) contacts.push(contact);
    }
    return contacts;
  }

  /** Without the numbers the address book still answers. */
  async #read(): Promise<PbxNumbers> {
    const { pbx, clock } = this.#parts.options;
    if (this.#numbers === null || Math.abs(clock.now() - this.#readAt) >= freshMs) {
      this.#readAt = clock.now();
      this.#numbers = (pbx.readNumbers?.() ?? Promise.resolve(new Map())).catch(() => {
        this.#numbers = null;
        return new Map();
      });
    }
    return this.#numbers;
  }
}

/** The address book wins where it knows the colleague with a number: it is what the company keeps. */
export function withColleagues(book: readonly Contact[], colleagues: readonly Contact[]): readonly Contact[] {
  const known = new Set(
    book.filter(({ numbers }) => numbers.length > 0).flatMap(({ emails }) => emails.map(plainName)),
  );
  const knownNumbers = new Set(book.flatMap(({ numbers }) => numbers.map(({ number }) => digits(number))));
  const left = colleagues.filter(
    ({ emails, numbers }) =>
      !emails.some((email) => known.has(plainName(email))) &&
      !numbers.every(({ number }) => knownNumbers.has(digits(number))),
  );
  return [...left, ...book];
}

function contactOf({ pbxUser, microsoftUser }: Match, numbers: PbxNumbers): Contact | null {
  const own = numbers.get(pbxUser.id);
  const all = [...(own?.internal ?? []), ...(own?.external ?? [])];
  if (all.length === 0) return null;
  return {
    id: `colleague-${pbxUser.id}`,
    name: microsoftUser.name,
    company: null,
    emails: [...new Set([microsoftUser.mail, pbxUser.email].flatMap((email) => (email === null ? [] : [email])))],
    numbers: all.map((number) => ({ label: '', number })),
  };
}

function isMeant({ name, emails, numbers }: Contact, wanted: string): boolean {
  const asDigits = digits(wanted);
  const isNumber = asDigits.length >= 2 && /^[\d\s+()/.-]+$/.test(wanted);
  if (isNumber) return numbers.some(({ number }) => digits(number).includes(asDigits));
  const words = wanted.split(/\s+/);
  const written = [name, ...emails].join(' ');
  const texts = [plainName(written), writtenOutName(written)];
  return words.every((word) => texts.some((text) => text.includes(word)));
}

function digits(number: string): string {
  return number.replace(/\D/g, '');
}
