/** Where a number stands as it was written, and what its writing hides. */
import { plusBefore } from './characters.ts';
import type { Candidate } from './number-candidate.ts';
import type { NumberFlag } from './resolve-number.ts';

function isLowSurrogate(text: string, index: number): boolean {
  return (text.charCodeAt(index) & 0xfc00) === 0xdc00;
}

function differsWithin(one: string, other: string, from: number, to: number): boolean {
  for (let index = from; index < to; index += 1) if (one.charCodeAt(index) !== other.charCodeAt(index)) return true;
  return false;
}

export class Writing {
  private readonly text: string;
  /** As it came; null where it has ASCII digits only. Comparing two long texts each time would be dear. */
  private readonly written: string | null;

  /** @param text the same with ASCII digits, position for position */
  constructor(written: string, text: string) {
    this.text = text;
    this.written = text === written ? null : written;
  }

  of(candidate: Candidate): { readonly start: number; readonly end: number; readonly flags: readonly NumberFlag[] } {
    const { text, written } = this;
    const flags: NumberFlag[] = candidate.hidden || candidate.foreign ? ['hiddenCharacters'] : [];
    let { end } = candidate;
    if (written !== null) {
      if (differsWithin(written, text, candidate.start, end)) flags.push('nonAsciiDigits');
      // The second half of a digit that takes two units.
      if (isLowSurrogate(written, end)) end += 1;
    }
    return { start: candidate.form === 'plus' ? plusBefore(text, candidate.start) : candidate.start, end, flags };
  }
}
