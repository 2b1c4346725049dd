/** The people of the tenant as contacts: with the numbers that the PBX assigned to them, and those of their profiles. */
import { plainName } from '../domain/name-words.ts';
import type { Contact, ContactNumber } from '../domain/telephone.ts';
import { digitsOf, numberWish, phoneKey, type NumberWish } from './contact-numbers.ts';
import type { Clock, PbxNumbers } from './ports.ts';
import { addressesOf, distinct, type Profile, type Profiles } from './profiles.ts';

/** So many people at most: whoever is meant stands among the first, or the text is too short. */
const mostPeople = 10;

const mostOfNumber = 200;

/** Then others have a turn: the first search after a start makes the texts of all people, which takes 0.1 s for 10,000. */
const sliceSize = 500;

/** How well somebody fits: the very name, address or number; the beginning of a word; a part of one. */
const fits = ['same', 'begins', 'part'] as const;
type Fit = (typeof fits)[number];

export class ColleagueContacts {
  readonly #profiles: Profiles;
  readonly #clock: Pick<Clock, 'after'>;

  constructor({ profiles, clock }: { readonly profiles: Profiles; readonly clock: Pick<Clock, 'after'> }) {
    this.#profiles = profiles;
    this.#clock = clock;
  }

  /**
   * By a part of the name, an address or a number, who fits best first; who has no number is no contact. Without the
   * PBX's numbers those of the profiles still serve.
   */
  async search(text: string, numbers: PbxNumbers): Promise<readonly Contact[]> {
    const profiles = this.#profiles;
    const wanted = plainName(text);
    if (wanted === '') return [];
    const number = numberWish(wanted);
    const found: Record<Fit, Profile[]> = { same: [], begins: [], part: [] };
    let looked = 0;
    for (const profile of profiles.all()) {
      looked += 1;
      if (looked % sliceSize === 0) await this.#breathe();
      const own = ownNumbers(profile, numbers);
      if (own.length === 0 && profile.user.phones === undefined) continue;
      const fit = number === null ? this.#fitOfWords(profile, wanted) : this.#fitOfNumber(profile, own, number);
      if (fit !== null) found[fit].push(profile);
      // The number of a switchboard stands in every profile: comparing numbers is dearer than comparing words.
      if (number !== null && found.same.length + found.begins.length >= mostOfNumber) break;
    }
    const contacts: Contact[] = [];
    for (const profile of fits.flatMap((fit) => found[fit])) {
      if (contacts.length >= mostPeople) break;
      if (profiles.isShown(profile)) contacts.push(contactOf(profile, ownNumbers(profile, numbers)));
    }
    return contacts;
  }

  #breathe(): Promise<void> {
    return new Promise((resolve) => void this.#clock.after(0, resolve));
  }

  #fitOfWords(profile: Profile, wanted: string): Fit | null {
    const { names, addresses } = this.#profiles.textOf(profile.user);
    const words = wanted.includes('@') ? `${names}${addresses}` : names;
    // Any other match has an address that both sides know.
    const email = profile.match?.kind === 'manual' ? plainName(profile.match.pbxUser.email ?? '') : '';
    const typed = wanted.split(/\s+/);
    if (!typed.every((word) => words.includes(word) || email.includes(word))) return null;
    if (words.includes(` ${wanted} `) || email === wanted) return 'same';
    return typed.every((word) => words.includes(` ${word}`)) ? 'begins' : 'part';
  }

  #fitOfNumber({ user }: Profile, own: readonly string[], { hints, judge }: NumberWish): Fit | null {
    const isHinted = (digits: string): boolean => hints.some((hint) => digits.includes(hint));
    const ofProfile = isHinted(this.#profiles.textOf(user).digits) ? (user.phones ?? []) : [];
    const judged = [...own.filter((one) => isHinted(digitsOf(one))), ...ofProfile.map((phone) => phone.number)].map(
      judge,
    );
    return judged.includes('same') ? 'same' : judged.includes('part') ? 'begins' : null;
  }
}

/**
 * The address book wins where it knows the colleague with a number: it is what the company keeps, and his profile adds
 * nothing; his numbers at the PBX, the internal ones above all, stand beside it. A number that it shows already is not
 * shown a second time.
 */
export function withColleagues(book: readonly Contact[], colleagues: readonly Contact[]): readonly Contact[] {
  const known = new Set(
    book.filter(({ numbers }) => numbers.length > 0).flatMap(({ emails }) => emails.map(plainName)),
  );
  const knownNumbers = new Set(book.flatMap(({ numbers }) => numbers.map(({ number }) => phoneKey(number))));
  const left = colleagues.map((one) => {
    const isKnown = one.emails.some((email) => known.has(plainName(email)));
    const isNew = ({ number, kind }: ContactNumber): boolean =>
      !knownNumbers.has(phoneKey(number)) && !(isKnown && kind !== undefined);
    return { ...one, numbers: one.numbers.filter(isNew) };
  });
  return [...left.filter(({ numbers }) => numbers.length > 0), ...book];
}

function ownNumbers({ match }: Profile, numbers: PbxNumbers): readonly string[] {
  const own = match === undefined ? undefined : numbers.get(match.pbxUser.id);
  return own === undefined ? [] : [...own.internal, ...own.external];
}

/** Those of the PBX first, internal ones before external; a number that stands in several places once. */
function contactOf({ user, match }: Profile, own: readonly string[]): Contact {
  const all: readonly ContactNumber[] = [
    ...own.map((number) => ({ label: '', number })),
    ...(user.phones ?? []).map(({ kind, number }) => ({ label: '', number, kind })),
  ];
  const numbers = new Map<string, ContactNumber>();
  for (const one of all) {
    const key = phoneKey(one.number);
    if (!numbers.has(key)) numbers.set(key, one);
  }
  const emails = distinct([...addressesOf(user), ...(match?.pbxUser.email == null ? [] : [match.pbxUser.email])]);
  const id = match === undefined ? `profile-${user.id}` : `colleague-${match.pbxUser.id}`;
  return { id, name: user.name, company: null, emails, numbers: [...numbers.values()], source: 'tenant' };
}
