/** Who is on the item: colleagues with their state, others with the numbers that the text gives them. */
import type { Colleague } from '../../contract/api.ts';
import type { FoundNumber } from '../../domain/numbers/found-number.ts';
import { plainName, wordsOf } from '../../domain/name-words.ts';
import type { ItemPerson } from '../host.ts';

export type PersonOnItem = {
  readonly person: ItemPerson;
  readonly colleague: Colleague | null;
  /** Out of the text; a fax is nobody's telephone. */
  readonly number: FoundNumber | null;
};

/** Each address once, in the item's order, without the person himself. */
export function peopleOnItem(
  people: readonly ItemPerson[],
  colleagues: readonly Colleague[],
  numbers: readonly FoundNumber[],
  own: string | null,
): readonly PersonOnItem[] {
  const byAddress = new Map(colleagues.map((colleague) => [colleague.upn.toLowerCase(), colleague]));
  const seen = new Set<string>(own === null ? [] : [own.toLowerCase()]);
  const found: PersonOnItem[] = [];
  for (const person of people) {
    const address = person.address.toLowerCase();
    if (address === '' || seen.has(address)) continue;
    seen.add(address);
    found.push({ person, colleague: byAddress.get(address) ?? null, number: numberOf(person, numbers) });
  }
  return found;
}

function numberOf(person: ItemPerson, numbers: readonly FoundNumber[]): FoundNumber | null {
  const own = numbers.filter(({ name, label }) => name !== null && label !== 'fax' && isSameName(name, person.name));
  return own[0] ?? null;
}

/** `Berg, Anna` and `Dr. Anna Berg` are one: every word of the shorter name stands in the longer one. */
export function isSameName(one: string, other: string): boolean {
  const [few, many] = [longWords(one), longWords(other)].sort((a, b) => a.length - b.length) as [string[], string[]];
  return few.length >= 2 && few.every((word) => many.includes(word));
}

/** Without initials, which fit too many. */
function longWords(name: string): string[] {
  return wordsOf(plainName(name)).filter((word) => word.length > 1);
}
