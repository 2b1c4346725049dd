/**
 * A run is a stretch of digit groups with nothing between them but what people write inside phone numbers. Runs are
 * read in one pass and never twice; all reading of numbers happens on their groups.
 */
import {
  CLOSE,
  DIGIT,
  DOT,
  HIDDEN,
  HIGH,
  HYPHEN,
  NEWLINE,
  OPEN,
  PLUS,
  SLASH,
  SPACE,
  classAt,
  digitAt,
} from './characters.ts';

/** What stood before a group, as bits. */
export const SEP = {
  space: 1,
  hyphen: 2,
  dot: 4,
  slash: 8,
  open: 16,
  close: 32,
  newline: 64,
  /** A tab or a wide gap: another column. */
  column: 128,
  hidden: 256,
  plus: 512,
  /** A space stands directly before the group (or a bracket), so that it may begin something new. */
  apart: 1024,
  /** A hyphen or slash ended the line before: the number goes on in the next one. */
  dangling: 2048,
} as const;

const bitOf = new Map<number, number>([
  [SPACE, SEP.space],
  [HYPHEN, SEP.hyphen],
  [DOT, SEP.dot],
  [SLASH, SEP.slash],
  [OPEN, SEP.open],
  [CLOSE, SEP.close],
  [HIDDEN, SEP.hidden],
]);

const widestGap = 6;
const widestWrap = 12;

function asciiDigits(text: string, from: number, to: number): string {
  let digits = '';
  for (let index = from; index < to;) {
    const digit = digitAt(text, index);
    digits += digit === null ? '' : String(digit.value);
    index += digit?.length ?? 1;
  }
  return digits;
}

export class DigitRun {
  readonly text: string;
  count = 0;
  /** Where the run ends: behind its last digit. */
  end = 0;
  private readonly starts: number[] = [];
  private readonly ends: number[] = [];
  private readonly separators: number[] = [];
  /** The digits of groups that are not plain ASCII, converted. */
  private readonly converted: (string | null)[] = [];

  constructor(text: string) {
    this.text = text;
  }

  start(group: number): number {
    return this.starts[group] ?? this.end;
  }

  endOf(group: number): number {
    return this.ends[group] ?? this.end;
  }

  /** How many digits the group has. */
  length(group: number): number {
    if (group >= this.count) return 0;
    return this.converted[group]?.length ?? (this.ends[group] ?? 0) - (this.starts[group] ?? 0);
  }

  /** The bits of what stands before the group. */
  before(group: number): number {
    return group < this.count ? (this.separators[group] ?? 0) : 0;
  }

  isForeign(group: number): boolean {
    return (this.converted[group] ?? null) !== null;
  }

  /** The digits of a group in ASCII. */
  digits(group: number): string {
    if (group >= this.count) return '';
    return this.converted[group] ?? this.text.slice(this.starts[group], this.ends[group]);
  }

  /** True where the group begins with a zero. */
  startsWithZero(group: number): boolean {
    if (group >= this.count) return false;
    const converted = this.converted[group] ?? null;
    return converted === null ? this.text.charCodeAt(this.starts[group] ?? 0) === 0x30 : converted.startsWith('0');
  }

  /** Reads the run that begins at `index` (a digit or a plus); returns the position behind it. */
  read(index: number): number {
    this.count = 0;
    this.end = index;
    let position = index;
    let bits: number = SEP.apart;
    if (classAt(this.text, position) === PLUS) {
      bits |= SEP.plus;
      position = this.skipPlus(position);
    }
    while (this.readGroup(position, bits)) {
      const gap = this.readGap(this.end);
      if (gap === null) break;
      [position, bits] = gap;
    }
    return Math.max(this.end, index + 1);
  }

  private skipPlus(from: number): number {
    let position = from + 1;
    while (position < from + 4) {
      const kind = classAt(this.text, position);
      if (kind !== SPACE && kind !== OPEN && kind !== HIDDEN) break;
      position += 1;
    }
    return position;
  }

  private readGroup(from: number, bits: number): boolean {
    let position = from;
    let foreign = false;
    let hidden = 0;
    for (;;) {
      const kind = classAt(this.text, position);
      if (kind === DIGIT) {
        if (this.text.charCodeAt(position) > 0x39) foreign = true;
        position += 1;
      } else if (kind === HIGH && digitAt(this.text, position) !== null) {
        foreign = true;
        position += 2;
      } else if (kind === HIDDEN && position > from && classAt(this.text, position + 1) === DIGIT) {
        hidden = SEP.hidden;
        foreign = true;
        position += 1;
      } else break;
    }
    if (position === from) return false;
    this.starts[this.count] = from;
    this.ends[this.count] = position;
    this.separators[this.count] = bits | hidden;
    this.converted[this.count] = foreign ? asciiDigits(this.text, from, position) : null;
    this.count += 1;
    this.end = position;
    return true;
  }

  /** Reads what stands between two groups; null where the run ends. */
  private readGap(from: number): [position: number, bits: number] | null {
    let bits = 0;
    let spaces = 0;
    let limit = from + widestGap;
    let last = DIGIT;
    for (let position = from; position <= limit; position += 1) {
      const kind = classAt(this.text, position);
      if (kind === DIGIT || (kind === HIGH && digitAt(this.text, position) !== null)) {
        if (last === SPACE || last === NEWLINE || last === OPEN) bits |= SEP.apart;
        return position === from ? null : [position, bits];
      }
      if (kind === PLUS) {
        // A plus in the middle begins a new number, so it must not be glued to the digits before.
        if (position === from) return null;
        return [this.skipPlus(position), bits | SEP.plus | SEP.apart];
      }
      if (kind === NEWLINE) {
        const crlf = this.text[position] === '\r' && this.text[position + 1] === '\n';
        if ((bits & SEP.newline) !== 0) return null;
        if ((bits & (SEP.hyphen | SEP.slash)) !== 0) bits |= SEP.dangling;
        bits |= SEP.newline;
        if (crlf) position += 1;
        limit = position + widestWrap;
      } else if (kind === SPACE) {
        spaces += 1;
        if (this.text[position] === '\t' || spaces > 3) bits |= SEP.column;
        bits |= SEP.space;
      } else {
        const quoteMark = (bits & SEP.newline) !== 0 && this.text[position] === '>';
        const bit = bitOf.get(kind);
        if (bit === undefined && !quoteMark) return null;
        bits |= bit ?? 0;
      }
      last = kind;
    }
    return null;
  }
}
