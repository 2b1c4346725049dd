/** The words before a number: what they say it is, and what they say it is not. */

import {
  DIGIT,
  HIDDEN,
  HYPHEN,
  LETTER,
  NEWLINE,
  OPEN,
  OTHER,
  SLASH,
  SPACE,
  classAt,
  classOf,
  MarkSet,
} from './characters.ts';
import type { Meaning, NumberLabel } from './label-words.ts';
import { meaningOf } from './label-words.ts';
import { letters } from './letters.ts';

export type { NumberLabel };

export interface FoundLabel {
  readonly kind: NumberLabel | 'no';
  /** Words between the label and the number, fillers not counted. */
  readonly distance: number;
  /** False where the word only makes it likely ("unter", "erreichbar" for phones, "Nr." alone for others). */
  readonly strong: boolean;
  readonly start: number;
}

/** Abbreviations of titles: their full stop ends no sentence. */
const titles = new Set(
  'hr fr hrn frl dr prof ing dipl mag med jur st bzw ca inkl mr mrs ms ref réf nr no cod num alt tel mob z'.split(' '),
);

/** What follows them is a name, whatever else the word means: "Hr. Zimmer 0211 …". */
const courtesies = new Set('herr herrn hr hrn frau fr frl fam familie mr mrs ms mme mevr dhr dr'.split(' '));

const furthest = 64;
export const mostWords = 3;
const boundaries = new MarkSet(';|•!?"„“”<>{}');

const apostrophes = new MarkSet("'’");

const hiddenCharacters = /[\u00ad\u200b-\u200f\u2060\ufeff]/gu;

interface WordBefore {
  readonly word: string;
  readonly start: number;
  /** A comma, or a full stop with a space behind it, stands between the word and what follows. */
  readonly broken: boolean;
  readonly colon: boolean;
  readonly gapLength: number;
}

/** The marks in `"key": "0721…"`. */
function isQuoteOfKey(text: string, index: number, end: number): boolean {
  return text.charCodeAt(index) === 0x22 && (index === end - 1 || text.charCodeAt(index + 1) === 0x3a);
}

/** The word that ends before `end`, null at a boundary: a digit, a line end, a bar, or `low`. */
function wordBefore(text: string, end: number, low: number): WordBefore | null {
  let index = end - 1;
  let broken = false;
  let colon = false;
  for (; index >= low; index -= 1) {
    const code = text.charCodeAt(index);
    const kind = classOf(code);
    if (kind === LETTER) break;
    // The name of an XML element: <Nr>0721…
    const tag = code === 0x3e && index === end - 1 && classAt(text, index - 1) === LETTER;
    if (kind === DIGIT || kind === NEWLINE || (boundaries.has(code) && !tag && !isQuoteOfKey(text, index, end)))
      return null;
    if (code === 0x3a) colon = true;
    if (code === 0x2c || (code === 0x2e && classAt(text, index + 1) === SPACE)) broken = true;
  }
  if (index < low) return null;
  const wordEnd = index + 1;
  let hidden = false;
  while (index >= low) {
    const kind = classAt(text, index);
    if (kind === HIDDEN) hidden = true;
    else if (kind !== LETTER && !(kind === HYPHEN && index > low && classAt(text, index - 1) === LETTER)) break;
    index -= 1;
  }
  // A word that the window cuts is not known.
  if (index < low && low > 0 && classAt(text, index) === LETTER) return null;
  return {
    // A soft hyphen says where a word may be broken: it is one word.
    word: hidden ? text.slice(index + 1, wordEnd).replace(hiddenCharacters, '') : text.slice(index + 1, wordEnd),
    start: index + 1,
    broken: broken && !colon,
    colon,
    gapLength: end - wordEnd,
  };
}

/** "die richtige Nr.", "seine private Nummer": not what it is the number of. */
const adjective =
  /^(?:richtig|falsch|neu|alt|privat|dienstlich|geschäftlich|persönlich|direkt|gültig|aktuell|korrekt|mobil|zweit|ander|eigen|bisherig|künftig)e[nrs]?$/u;

/** Resolves "number", "Nr." and the like by the word before them. */
function genericMeaning(text: string, start: number, low: number, own: 'nr' | 'number'): Meaning {
  const before = wordBefore(text, start, low);
  if (before === null || (before.broken && !titles.has(before.word.toLowerCase())))
    return own === 'nr' ? 'nrAlone' : 'hint';
  const meaning = meaningOf(before.word);
  // "landlord's no", "her number": a person's number is a phone number.
  if (before.word === 's' && /['’]/u.test(text[before.start - 1] ?? '')) return 'hint';
  if (meaning === 'weakNo' || meaning === 'no' || meaning === 'owner' || meaning === 'place') return 'no';
  if (meaning === 'filler' || meaning === 'hint') return 'hint';
  if (meaning === null || meaning === 'nr' || meaning === 'number')
    return own === 'nr' && !adjective.test(before.word) ? 'no' : 'hint';
  return meaning;
}

/** "C.F.", "S/N": the letters of an abbreviation in one; a letter that stands alone is itself. */
function abbreviationAt(text: string, found: WordBefore): string {
  let word = found.word;
  for (let at = found.start; word.length < 5 && classAt(text, at - 2) === LETTER; at -= 2) {
    const joint = text[at - 1];
    if ((joint !== '.' && joint !== '/') || classAt(text, at - 3) === LETTER) break;
    word = `${text[at - 2] ?? ''}${word}`;
  }
  return word;
}

/** True for the word behind "Herr", "Frau", "Dr.". */
function isName(text: string, found: WordBefore, low: number): boolean {
  const title = wordBefore(text, found.start, low);
  return (
    title !== null && found.start - title.start <= title.word.length + 2 && courtesies.has(title.word.toLowerCase())
  );
}

/** "Tel. Kunde", "Fragen zur Rechnung": the word before tells what the number is for. */
function saidBefore(text: string, found: WordBefore, low: number): Meaning | null {
  let before = wordBefore(text, found.start, low);
  if (before !== null && !before.broken && meaningOf(before.word) === 'filler')
    before = wordBefore(text, before.start, low);
  if (before === null || (before.broken && !titles.has(before.word.toLowerCase()))) return null;
  const meaning = meaningOf(before.word);
  return meaning === 'phone' || meaning === 'mobile' || meaning === 'fax' || meaning === 'hint' ? meaning : null;
}

/** "Tel. für", "Telefon bei": what follows says whom one calls, not what the number is. */
function isForThing(text: string, found: WordBefore, low: number): boolean {
  const filler = wordBefore(text, found.start, low);
  if (filler === null || filler.broken || filler.colon || meaningOf(filler.word) !== 'filler') return false;
  const label = wordBefore(text, filler.start, low);
  return label !== null && !label.colon && meaningOf(label.word) === 'phone';
}

/** What a word means where it stands: generic words by the word before them, weak denials only right at the number. */
function decided(text: string, found: WordBefore, low: number, isNext: boolean): Meaning | null {
  const own = meaningOf(found.word.length === 1 ? abbreviationAt(text, found) : found.word);
  const meaning = own === 'nr' || own === 'number' ? genericMeaning(text, found.start, low, own) : own;
  // "Cliente: 011-5978" is a customer number, "Assistenza clienti: 011 5978" a telephone.
  if (meaning === 'owner')
    return found.colon && isNext && wordBefore(text, found.start, low) === null ? 'no' : 'filler';
  if (meaning === 'place')
    return found.colon || !isNext || isName(text, found, low) ? null : (saidBefore(text, found, low) ?? 'no');
  if ((meaning === 'weakNo' || meaning === 'no') && isName(text, found, low)) return null;
  // "Tel. für Referenz:"
  if (meaning === 'no' && isNext && isForThing(text, found, low)) return 'phone';
  if (meaning !== 'weakNo') return meaning;
  return isNext ? (saidBefore(text, found, low) ?? 'no') : null;
}

/** The letters of "z. B.". */
function isForExample(text: string, found: WordBefore): boolean {
  return (found.word === 'z' || found.word === 'B') && text[found.start + 1] === '.';
}

function isLoneLetter(text: string, found: WordBefore): boolean {
  if (found.word.length !== 1) return false;
  // "Käpt'n Wulff"
  if (apostrophes.has(text.charCodeAt(found.start - 1))) return true;
  if (classAt(text, found.start + 1) === SLASH) return true;
  if (classAt(text, found.start - 1) === SLASH) return meaningOf(abbreviationAt(text, found)) === null;
  // "P-030-23125" is the code of something.
  if (classAt(text, found.start + 1) === HYPHEN) return true;
  return found.gapLength === 0 || found.gapLength > 3 || classAt(text, found.start - 1) === DIGIT;
}

/** True where the word right before the digits is none of a label's words; what `labelBefore` makes of others it says. */
export function saysNothing(text: string, start: number, from: number): boolean {
  const found = wordBefore(text, start, Math.max(from, start - furthest));
  return found !== null && found.word.length > 1 && meaningOf(found.word) === null;
}

function isDecisive(meaning: Meaning): meaning is FoundLabel['kind'] {
  return (
    meaning === 'no' || meaning === 'phone' || meaning === 'mobile' || meaning === 'fax' || meaning === 'extension'
  );
}

/**
 * Looks back from a number for the word that says what it is. Reads at most 64 characters, so the cost per number is
 * bounded.
 * @param from where to stop at the latest: the start of the line, or the end of the number before
 * @param words how many may stand between, fillers not counted
 */
export function labelBefore(text: string, start: number, from: number, words = mostWords): FoundLabel | null {
  const low = Math.max(from, start - furthest);
  let position = start;
  let distance = 0;
  let column = false;
  for (let looked = 0; looked < 6 && distance <= words; looked += 1) {
    const found = wordBefore(text, position, low);
    if (found === null || (looked > 0 && found.broken && !titles.has(found.word.toLowerCase()))) return null;
    position = found.start;
    if (looked === 0) column = found.gapLength > 2;
    const meaning = isForExample(text, found)
      ? 'filler'
      : isLoneLetter(text, found)
        ? null
        : decided(text, found, low, looked === 0);
    if (meaning === 'no' && distance > 1) return null;
    if (meaning === null) distance += 1;
    else if (meaning === 'nrAlone') return { kind: 'no', distance, strong: false, start: position };
    else if (meaning === 'hint') return { kind: 'phone', distance, strong: false, start: position };
    else if (isDecisive(meaning))
      // "Case Management      0751 4820-33": what heads a line says less than what stands right before.
      return { kind: meaning, distance, strong: distance === 0 || (meaning === 'no' && !column), start: position };
  }
  return null;
}

/** Most numbers end their line or go on with a mark: no pattern has to be tried there. */
function mayBeginLabel(text: string, end: number): boolean {
  let index = end;
  while (index < end + 3 && classAt(text, index) === SPACE) index += 1;
  const kind = classAt(text, index);
  // Letters beyond the table are "other".
  return kind === LETTER || kind === OPEN || kind === HYPHEN || kind === OTHER;
}

const wordBehind = new RegExp(String.raw`^[ \t]{0,2}[([]? ?([${letters}-]{1,14})\.? ?[)\]]?[ \t]{0,2}(?=[\n\r,;|/]|$)`);

/** A label in brackets or alone behind the number: "0721 12345 (Fax)". */
export function labelAfter(text: string, end: number): NumberLabel | null {
  if (!mayBeginLabel(text, end)) return null;
  const match = wordBehind.exec(text.slice(end, end + 24));
  const meaning = match === null ? null : meaningOf(match[1] ?? '');
  return meaning === 'phone' || meaning === 'mobile' || meaning === 'fax' ? meaning : null;
}
