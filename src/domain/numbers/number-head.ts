/** Heads: the numbers that direct dials go with, and how those end whose direct dials stand elsewhere. */
import { HYPHEN, SPACE, classAt } from './characters.ts';
import { letter } from './letters.ts';
import type { Candidate } from './number-candidate.ts';

/** Where a cell of a table begins: characters and tabs behind the line's start. */
export interface Column {
  readonly offset: number;
  readonly tabs: number;
}

/** The number that direct dials go with. */
export interface Head {
  /** Digits as dialled without the extension. */
  readonly digits: string;
  /** All digits, and how many of them stand behind the area code. */
  readonly whole: string;
  readonly subscriberLength: number;
  readonly plus: boolean;
  /** The number ends in a dash, for its direct dials to follow: "04488 / 8420 -", "Tel. 118". */
  readonly open: OpenEnd;
  /** In Austria a direct dial is called "Klappe", "Kl." for short. */
  readonly austrian: boolean;
  /** A label says that it is a head: "Kopf 089 99998". */
  readonly named: boolean;
  /** Digits of the extension that was set off, 0 where none was. */
  readonly extensionLength: number;
  /** Digits of the last group where only a space sets it off, else 0; a dial of as many digits takes its place. */
  readonly tailLength: number;
  /** The column that it heads, once somebody asked. */
  column: Column | null;
  /** Direct dials read so far; a head has a bounded number of them. */
  dials: number;
  readonly start: number;
  /** Where the number ended that set the head. */
  readonly end: number;
  /** Where the last number of this head ended, from which the next may be so far away. */
  last: number;
}

/** A dash at the end of a line or cell, with a space before it or none, or with a placeholder behind it. */
export type OpenEnd = 'dash' | 'gluedDash' | 'placeholder' | null;

/** Bare digits may be its dials; behind a placeholder only what has a dash of its own is one. */
export function endsInDash({ open }: Pick<Head, 'open'>): boolean {
  return open === 'dash' || open === 'gluedDash';
}

const openEnding = new RegExp(
  String.raw`^[ \u00a0]?\p{Pd}(?:[ \u00a0]?([xX]{2,4}(?!${letter})|…|\.{3})|[ \t]*[)\]]?:?(?:\t|[ \t]*(?:[\n\r]|$)))`,
  'u',
);

/** How a number ends whose direct dials stand elsewhere: "84 20 -", "20 55 – xxx". */
export function openEnd(text: string, end: number): OpenEnd {
  const next = classAt(text, end);
  if (next !== HYPHEN && (next !== SPACE || classAt(text, end + 1) !== HYPHEN)) return null;
  const behind = openEnding.exec(text.slice(end, end + 9));
  if (behind === null) return null;
  return behind[1] !== undefined ? 'placeholder' : next === HYPHEN ? 'gluedDash' : 'dash';
}

/**
 * The head of a candidate whose plan has direct dials.
 * @param subscriberLength how many digits stand behind the area code
 */
export function headOf(
  candidate: Candidate,
  subscriberLength: number,
  country: string,
  { open, named }: Pick<Head, 'open' | 'named'> = { open: null, named: false },
): Head {
  const { form, digits: whole, extensionLength, tailLength, start, end } = candidate;
  const digits = extensionLength > 0 ? whole.slice(0, whole.length - extensionLength) : whole;
  const plus = form === 'plus';
  return {
    digits,
    whole,
    subscriberLength,
    plus,
    open,
    named,
    austrian: plus ? digits.startsWith('43') : country === 'AT',
    extensionLength,
    tailLength,
    column: null,
    dials: 0,
    start,
    end,
    last: end,
  };
}

const comma = 0x2c;
/** What a comma sets off from its direct dial may be a number by itself: "82 20 11, DW 33", but not "8072, DW 3318". */
const fewestOfNumber = 6;

/** "12345 DW 21": the number right before is no number without its direct dial. */
export function completes(text: string, head: Head, lastEnd: number, dialStart: number): boolean {
  if (head.extensionLength > 0 || lastEnd !== head.end) return false;
  if (head.open !== null) return true;
  if (text.charCodeAt(lastEnd) === comma && head.subscriberLength >= fewestOfNumber) return false;
  return /^,?\s{0,3}(?:\/ ?)?(?:DW|Dw|Durchwahl|Kl|Klappe)\.?:?\s?[-–]?$/u.test(text.slice(lastEnd, dialStart));
}
