/** The search over everything that can be called: colleagues, people and numbers of the mail, and the text itself. */
import type { Colleague } from '../../contract/api.ts';
import type { FoundNumber } from '../../domain/numbers/found-number.ts';
import type { DialTarget } from '../desk.ts';
import type { NumberReader } from '../dialling/number-reader.ts';
import type { PersonOnItem } from '../item/item-people.ts';
import { plainName, wordsOf, writtenOutName } from '../../domain/name-words.ts';

export type SearchResults = {
  /** The text itself, where it is a number. */
  readonly number: DialTarget | null;
  readonly colleagues: readonly Colleague[];
  /** Of the open item, colleagues left out. */
  readonly people: readonly PersonOnItem[];
  /** Of the text, those of the people found left out. */
  readonly numbers: readonly FoundNumber[];
};

const shownResults = 20;

export function search(
  text: string,
  among: {
    readonly colleagues: readonly Colleague[];
    readonly people?: readonly PersonOnItem[];
    /** Of colleagues, at the PBX, by their ids. */
    readonly own?: Readonly<Record<string, string>> | undefined;
    readonly numbers: readonly FoundNumber[];
  },
  reader: Pick<NumberReader, 'normalise'>,
): SearchResults {
  const wanted = text.trim();
  const normalised = reader.normalise(wanted);
  // A word with digits in it is no number: what it finds by them nobody meant.
  const digits = hasLetters(wanted) ? '' : wanted.replace(/[^\d]/g, '');
  const people = (among.people ?? [])
    .filter(({ person, colleague }) => colleague === null && finds(wanted, person.name))
    .slice(0, shownResults);
  const theirs = new Set(people.map(({ number }) => number));
  return {
    people,
    number: normalised?.ok ? { number: normalised, name: null, written: wanted } : null,
    colleagues: among.colleagues
      .filter(({ id, name }) => finds(wanted, name) || hasNumber(among.own?.[id], wanted, digits))
      .slice(0, shownResults),
    numbers: among.numbers
      .filter(
        ({ name, dial }) =>
          (name !== null && finds(wanted, name)) || (digits.length >= 3 && dial.includes(withoutTrunk(digits))),
      )
      .filter((number) => !theirs.has(number))
      .slice(0, shownResults),
  };
}

/** Here digits look for numbers and marks for nothing: only letters look for names. */
function finds(wanted: string, name: string): boolean {
  return hasLetters(wanted) && matchesName(wanted, name);
}

function hasLetters(text: string): boolean {
  return /\p{L}/u.test(text);
}

/** Part of it from three digits on, which fewer colleagues have; a shorter extension where it is the whole. */
function hasNumber(own: string | undefined, wanted: string, digits: string): boolean {
  return own !== undefined && (own === wanted || (digits.length >= 3 && own.includes(digits)));
}

/** Every word typed begins a word of the name; accents and case don't matter. Nothing typed fits everybody. */
export function matchesName(typed: string, name: string): boolean {
  const words = [...wordsOf(plainName(name)), ...wordsOf(writtenOutName(name))];
  return wordsOf(plainName(typed)).every((part) => words.some((word) => word.startsWith(part)));
}

/** `0721` finds `+49721…`. */
function withoutTrunk(digits: string): string {
  return digits.replace(/^0{1,2}/, '');
}
