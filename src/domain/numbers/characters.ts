/**
 * What each UTF-16 unit means while reading a phone number: one table look-up per unit, so that a whole mail can be
 * walked in one pass.
 */
export const OTHER = 0;
export const LETTER = 1;
export const SPACE = 2;
export const HYPHEN = 3;
export const DOT = 4;
export const SLASH = 5;
export const OPEN = 6;
export const CLOSE = 7;
export const HIDDEN = 8;
export const COLON = 9;
// From here on the classes at which a scanner stops.
export const NEWLINE = 10;
export const PLUS = 11;
/** First half of a mathematical digit (U+1D7CE to U+1D7FF); the second half carries the value. */
export const HIGH = 12;
export const DIGIT = 13;

const classes = new Uint8Array(65_536);
const digitValues = new Uint8Array(65_536);

function mark(from: number, to: number, kind: number): void {
  classes.fill(kind, from, to + 1);
}

// Letters of all alphabets that mails are written in; what is beyond counts as "other", which only ends a number.
mark(0x41, 0x5a, LETTER);
mark(0x61, 0x7a, LETTER);
mark(0xc0, 0x24f, LETTER);
mark(0x370, 0x5ff, LETTER);
mark(0x1e00, 0x1fff, LETTER);
mark(0xff21, 0xff3a, LETTER);
mark(0xff41, 0xff5a, LETTER);
classes[0xd7] = OTHER;
classes[0xf7] = OTHER;
classes[0x5f] = LETTER;

for (const space of [0x09, 0x20, 0xa0, 0x1680, 0x202f, 0x205f, 0x3000]) classes[space] = SPACE;
mark(0x2000, 0x200a, SPACE);
for (const hyphen of [0x2d, 0x2043, 0x2212, 0xfe58, 0xfe63, 0xff0d]) classes[hyphen] = HYPHEN;
mark(0x2010, 0x2015, HYPHEN);
for (const dot of [0x2e, 0xb7, 0x2219, 0x22c5, 0xff0e]) classes[dot] = DOT;
for (const slash of [0x2f, 0x2044, 0x2215, 0xff0f]) classes[slash] = SLASH;
for (const plus of [0x2b, 0xff0b]) classes[plus] = PLUS;
for (const colon of [0x3a, 0xff1a]) classes[colon] = COLON;
for (const open of [0x28, 0x5b, 0xff08]) classes[open] = OPEN;
for (const close of [0x29, 0x5d, 0xff09]) classes[close] = CLOSE;
for (const newline of [0x0a, 0x0b, 0x0c, 0x0d, 0x85, 0x2028, 0x2029]) classes[newline] = NEWLINE;
for (const hidden of [0xad, 0x61c, 0x180e, 0xfeff]) classes[hidden] = HIDDEN;
mark(0x200b, 0x200f, HIDDEN);
mark(0x202a, 0x202e, HIDDEN);
mark(0x2060, 0x2064, HIDDEN);
mark(0x2066, 0x206f, HIDDEN);

/** The zeros of the decimal digit blocks (general category Nd) of the basic plane; ASCII first. */
const zeros = [
  0x30, 0x660, 0x6f0, 0x7c0, 0x966, 0x9e6, 0xa66, 0xae6, 0xb66, 0xbe6, 0xc66, 0xce6, 0xd66, 0xde6, 0xe50, 0xed0, 0xf20,
  0x1040, 0x1090, 0x17e0, 0x1810, 0x1946, 0x19d0, 0x1a80, 0x1a90, 0x1b50, 0x1bb0, 0x1c40, 0x1c50, 0xa620, 0xa8d0,
  0xa900, 0xa9d0, 0xa9f0, 0xaa50, 0xabf0, 0xff10,
];
for (const zero of zeros) {
  for (let value = 0; value < 10; value += 1) {
    classes[zero + value] = DIGIT;
    digitValues[zero + value] = value;
  }
}
classes[0xd835] = HIGH;

/** A plus and what may stand between it and its digits. */
export const widestPlus = 4;

/** The class of a UTF-16 unit. */
export function classOf(code: number): number {
  return classes[code] ?? OTHER;
}

/** The class at a position; beyond either end there is nothing, which counts as a line end. */
export function classAt(text: string, index: number): number {
  return index < 0 || index >= text.length ? NEWLINE : (classes[text.charCodeAt(index)] ?? OTHER);
}

/** The first position from `from` on that is a line end or may begin a number; the text's length where there is none. */
export function nextStop(text: string, from: number): number {
  const { length } = text;
  let index = from;
  while (index < length && (classes[text.charCodeAt(index)] ?? OTHER) < NEWLINE) index += 1;
  return index;
}

/** Where the plus stands that belongs to the digits at `start`; at most a space and a bracket are in between. */
export function plusBefore(text: string, start: number): number {
  let index = start - 1;
  while (index > start - widestPlus && classAt(text, index) !== PLUS) index -= 1;
  return index;
}

/** The value of the digit at `index`, −1 where there is none. A digit of class HIGH takes two units. */
export function digitValueAt(text: string, index: number): number {
  const code = text.charCodeAt(index);
  const kind = classes[code] ?? OTHER;
  if (kind === DIGIT) return digitValues[code] ?? 0;
  if (kind !== HIGH) return -1;
  const low = text.charCodeAt(index + 1);
  return low >= 0xdfce && low <= 0xdfff ? (low - 0xdfce) % 10 : -1;
}

/** The digits of a stretch in ASCII, all else left out. */
export function asciiDigits(text: string, from: number, to: number): string {
  let digits = '';
  for (let index = from; index < to; index += 1) {
    const value = digitValueAt(text, index);
    if (value >= 0) digits += String(value);
  }
  return digits;
}

/** Digits of other scripts begin here. */
const firstForeign = 0x660;
const chunk = 1_024;
const wordJoiner = 0x2060;

/** A pattern and no walk, for it passes over what cannot be one as native code. */
const beyondLatin = /[\u0660-\uffff]/g;
const walked = 64;

/** The first position from `from` on with a digit of another script; −1 where there is none. */
function foreignDigit(text: string, from: number): number {
  const { length } = text;
  for (let index = from; index < length;) {
    beyondLatin.lastIndex = index;
    if (!beyondLatin.test(text)) return -1;
    index = beyondLatin.lastIndex - 1;
    // Texts of other scripts have one behind the other.
    for (const end = Math.min(length, index + walked); index < end; index += 1) {
      const code = text.charCodeAt(index);
      if (code >= firstForeign && (classes[code] ?? OTHER) >= HIGH) return index;
    }
  }
  return -1;
}

/**
 * The text with all digits of other scripts as ASCII digits, position for position: a digit that takes two units
 * becomes a digit and a character without width.
 */
export function withAsciiDigits(text: string): string {
  const pieces: string[] = [];
  let done = 0;
  for (let next = foreignDigit(text, 0); next >= 0; next = foreignDigit(text, done)) {
    const units: number[] = [];
    let index = next;
    for (; index < text.length && units.length < chunk; index += 1) {
      const code = text.charCodeAt(index);
      const value = code < firstForeign ? -1 : digitValueAt(text, index);
      units.push(value < 0 ? code : 0x30 + value);
      if (value >= 0 && classes[code] === HIGH) {
        index += 1;
        units.push(wordJoiner);
      }
    }
    pieces.push(text.slice(done, next), String.fromCharCode(...units));
    done = index;
  }
  if (done === 0) return text;
  pieces.push(text.slice(done));
  return pieces.join('');
}

/** Marks as a set of UTF-16 units, asked for millions of times in a mail; all stand before U+2200. */
export class MarkSet {
  private readonly marks = new Uint8Array(0x2200);

  constructor(marks: string) {
    for (let index = 0; index < marks.length; index += 1) this.marks[marks.charCodeAt(index)] = 1;
  }

  has(code: number): boolean {
    return this.marks[code] === 1;
  }
}
