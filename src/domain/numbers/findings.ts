/** What the scanner has found so far. */
import { DIGIT, classAt } from './characters.ts';
import type { KnownNumber } from './known-numbers.ts';
import { mostMentions } from './known-numbers.ts';
import type { NumberLabel } from './labels.ts';
import { labelAfter } from './labels.ts';
import type { NumberFlag, ResolvedNumber } from './resolve-number.ts';

export interface Place {
  readonly label: NumberLabel | null;
  readonly start: number;
  readonly end: number;
  readonly lineStart: number;
}

/** A number and where it stands. */
export interface Hit extends ResolvedNumber, Place {}

const dropped: readonly NumberFlag[] = ['tonesDropped'];

/** Digits to be sent after the connection: "0721 12345,,12". */
function hasTones(text: string, end: number): boolean {
  let index = end;
  while (index < end + 3 && (text[index] === ',' || text[index] === ';')) index += 1;
  return index > end && classAt(text, index) === DIGIT;
}

const none: readonly NumberFlag[] = [];

export class Findings {
  readonly hits: Hit[] = [];
  /** How many different numbers. */
  distinct = 0;
  /** Where the last one ended, or what was passed over like one. */
  lastEnd = 0;
  private readonly text: string;

  constructor(text: string) {
    this.text = text;
  }

  /** @param read what was noticed in its writing */
  add(known: KnownNumber, { label, start, end, lineStart }: Place, read: readonly NumberFlag[] = none): void {
    this.lastEnd = end;
    known.mentions += 1;
    if (known.mentions > mostMentions) return;
    if (known.mentions === 1) this.distinct += 1;
    const { text } = this;
    const { dial, e164, kind, costClass, flags: own } = known.resolved;
    const tones = hasTones(text, end);
    const flags = tones || read.length > 0 ? [...own, ...read, ...(tones ? dropped : [])] : own;
    const said = label ?? labelAfter(text, end);
    this.hits.push({ dial, e164, kind, costClass, flags, label: said, start, end, lineStart });
  }
}
