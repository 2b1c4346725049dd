/**
 * A run is a stretch of digit groups with nothing between them but what people write inside phone numbers. Runs are
 * read in one pass and never twice; all reading of numbers happens on their groups.
 */
import {
  CLOSE,
  DIGIT,
  DOT,
  HIDDEN,
  HYPHEN,
  NEWLINE,
  OPEN,
  PLUS,
  SLASH,
  SPACE,
  asciiDigits,
  classAt,
  digitValueAt,
  widestPlus,
} from './characters.ts';
import { SEP } from './separators.ts';

/** The bit of each character class, 0 for those that end a run. */
const bits = new Int32Array(16);
bits[SPACE] = SEP.space;
bits[HYPHEN] = SEP.hyphen;
bits[DOT] = SEP.dot;
bits[SLASH] = SEP.slash;
bits[OPEN] = SEP.open;
bits[CLOSE] = SEP.close;
bits[HIDDEN] = SEP.hidden;

/** No group of a number is longer; what is longer need not be converted. */
const longestGroup = 64;
/** No number of any plan has fewer digits with its trunk prefix. */
export const fewestDigits = 6;
const widestGap = 6;
const widestWrap = 12;
const quoteMark = 0x3e;
const tab = 0x09;

function grown(old: Int32Array<ArrayBuffer>): Int32Array<ArrayBuffer> {
  const larger = new Int32Array(old.length * 2);
  larger.set(old);
  return larger;
}

export class DigitRun {
  readonly text: string;
  count = 0;
  /** Where the run ends: behind its last digit. */
  end = 0;
  /** How many characters its groups have: digits, and what is hidden between them. */
  private size = 0;
  private beginning = false;
  /** The bits of all gaps. */
  gapsInside = 0;
  /** Which groups begin a number, as far as that was asked. */
  readonly beginnings = new Map<number, boolean>();
  private starts = new Int32Array(64);
  private ends = new Int32Array(64);
  private gaps = new Int32Array(64);
  /** What the gap read last consists of. */
  private gap = 0;

  /** @param text with ASCII digits only: `withAsciiDigits` */
  constructor(text: string) {
    this.text = text;
  }

  /** Whether its digits suffice for a number. */
  get suffices(): boolean {
    return this.size >= fewestDigits;
  }

  /** Whether a number may begin in it: a group follows a plus or begins with a zero. */
  get hasBeginning(): boolean {
    return this.beginning && this.suffices;
  }

  start(group: number): number {
    return group < this.count ? (this.starts[group] ?? 0) : this.end;
  }

  endOf(group: number): number {
    return group < this.count ? (this.ends[group] ?? 0) : this.end;
  }

  /** How many digits the group has. */
  length(group: number): number {
    if (group >= this.count) return 0;
    if (this.isForeign(group)) return this.digits(group).length;
    return (this.ends[group] ?? 0) - (this.starts[group] ?? 0);
  }

  /** The bits of what stands before the group. */
  before(group: number): number {
    return group < this.count ? (this.gaps[group] ?? 0) : 0;
  }

  isForeign(group: number): boolean {
    return (this.before(group) & SEP.foreign) !== 0;
  }

  /** The digits of a group in ASCII. */
  digits(group: number): string {
    if (group >= this.count) return '';
    const from = this.starts[group] ?? 0;
    const to = this.ends[group] ?? 0;
    return this.isForeign(group)
      ? asciiDigits(this.text, from, Math.min(to, from + longestGroup))
      : this.text.slice(from, to);
  }

  /** True where the group begins with a zero. */
  startsWithZero(group: number): boolean {
    return group < this.count && digitValueAt(this.text, this.starts[group] ?? 0) === 0;
  }

  /** True where two zeros begin the group; hidden characters may stand between them. */
  startsWithTwoZeros(group: number): boolean {
    if (!this.startsWithZero(group)) return false;
    if (this.isForeign(group)) return this.digits(group).startsWith('00');
    const second = (this.starts[group] ?? 0) + 1;
    return second < (this.ends[group] ?? 0) && digitValueAt(this.text, second) === 0;
  }

  /** True where a later group may begin a number, so that it matters what the run is. */
  hasZeroInside(): boolean {
    for (let group = 1; group < Math.min(this.count, 8); group += 1) if (this.startsWithZero(group)) return true;
    return false;
  }

  /** Reads the run that begins at `index` (a digit or a plus); returns the position behind it. */
  read(index: number): number {
    this.count = 0;
    this.beginning = false;
    this.size = 0;
    this.gapsInside = 0;
    if (this.beginnings.size > 0) this.beginnings.clear();
    this.end = index;
    let position = index;
    this.gap = SEP.apart;
    if (classAt(this.text, position) === PLUS) {
      this.gap |= SEP.plus;
      position = this.skipPlus(position);
    }
    while (this.readGroup(position)) {
      position = this.readGap(this.end);
      if (position < 0) break;
    }
    return Math.max(this.end, index + 1);
  }

  private skipPlus(from: number): number {
    let position = from + 1;
    while (position < from + widestPlus) {
      const kind = classAt(this.text, position);
      if (kind !== SPACE && kind !== OPEN && kind !== HIDDEN) break;
      position += 1;
    }
    return position;
  }

  private readGroup(from: number): boolean {
    const { text } = this;
    let position = from;
    let foreign = false;
    for (;;) {
      const kind = classAt(text, position);
      if (kind === DIGIT) {
        position += 1;
      } else if (kind === HIDDEN && position > from && classAt(text, position + 1) === DIGIT) {
        this.gap |= SEP.hidden;
        foreign = true;
        position += 1;
      } else break;
    }
    if (position === from) return false;
    this.add(from, position, foreign);
    return true;
  }

  private add(from: number, to: number, foreign: boolean): void {
    const group = this.count;
    if (group === this.starts.length) {
      this.starts = grown(this.starts);
      this.ends = grown(this.ends);
      this.gaps = grown(this.gaps);
    }
    this.starts[group] = from;
    this.ends[group] = to;
    this.gaps[group] = foreign ? this.gap | SEP.foreign : this.gap;
    this.gapsInside |= this.gap;
    this.size += to - from;
    this.count = group + 1;
    this.end = to;
    if ((this.gap & SEP.plus) !== 0 || digitValueAt(this.text, from) === 0) this.beginning = true;
  }

  /** Reads what stands between two groups into `gap`; the position behind it, −1 where the run ends. */
  private readGap(from: number): number {
    const { text } = this;
    let gap = 0;
    let spaces = 0;
    let limit = from + widestGap;
    let last = DIGIT;
    for (let position = from; position <= limit; position += 1) {
      const kind = classAt(text, position);
      if (kind === DIGIT) {
        if (position === from) return -1;
        const apart = last === SPACE || last === NEWLINE || last === OPEN;
        this.gap = apart ? gap | SEP.apart : gap;
        return position;
      }
      if (kind === PLUS) {
        // A plus in the middle begins a new number, so it must not be glued to the digits before.
        if (position === from) return -1;
        this.gap = gap | SEP.plus | SEP.apart;
        return this.skipPlus(position);
      }
      if (kind === NEWLINE) {
        if ((gap & SEP.newline) !== 0) return -1;
        if ((gap & (SEP.hyphen | SEP.slash)) !== 0) {
          gap |= SEP.dangling;
          // What the next line is indented by is no gap between columns.
          spaces = -widestWrap;
        }
        gap |= SEP.newline;
        if (text.startsWith('\r\n', position)) position += 1;
        limit = position + widestWrap;
      } else {
        const bit = bits[kind] ?? 0;
        const code = text.charCodeAt(position);
        if (bit === 0 && !(code === quoteMark && (gap & SEP.newline) !== 0)) return -1;
        if (kind === SPACE) spaces += 1;
        if (code === tab || spaces > 3) gap |= SEP.column;
        // Two dots are an ellipsis, which stands between numbers and not inside one.
        if (kind === DOT && (gap & SEP.dot) !== 0) return -1;
        gap |= bit;
      }
      last = kind;
    }
    return -1;
  }
}
