/** Reads the digits out of a number as somebody wrote it, and refuses what a phone number must not contain. */
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
  digitValueAt,
} from './characters.ts';
import type { NumberFlag } from './resolve-number.ts';

export type RefusalReason =
  | 'empty'
  /** Letters: vanity numbers are ambiguous and letters hide other things. */
  | 'letters'
  /** `*` or `#`: feature and service codes are never dialled from a text. */
  | 'featureCode'
  /** Pauses and tones behind a number. */
  | 'tones'
  /** A character that belongs to no number. */
  | 'characters'
  /** Percent-encoding that is broken or was done twice. */
  | 'encoding'
  /** A `tel:` parameter that changes what would be dialled. */
  | 'parameter'
  | 'tooShort'
  | 'tooLong'
  /** Digits that make no number. */
  | 'notANumber';

export interface ReadDigits {
  readonly digits: string;
  readonly plus: boolean;
  readonly flags: readonly NumberFlag[];
}

const maximumWritten = 64;

interface Reading {
  digits: string;
  plus: boolean;
  hidden: boolean;
  foreign: boolean;
  /** Position in `digits` of a bracketed lone zero, −1 where there was none. */
  bracketedZero: number;
}

function refusalFor(character: string): RefusalReason {
  if (character === '*' || character === '#' || character === '＊' || character === '＃') return 'featureCode';
  if (character === ',' || character === ';' || /^[pwPW]$/u.test(character)) return 'tones';
  return /^\p{L}$/u.test(character) ? 'letters' : 'characters';
}

function take(raw: string, index: number, reading: Reading): number | RefusalReason {
  const kind = classAt(raw, index);
  switch (kind) {
    case DIGIT:
    case HIGH: {
      const value = digitValueAt(raw, index);
      if (value < 0) return 'characters';
      if (raw.charCodeAt(index) > 0x39) reading.foreign = true;
      const bracketed = value === 0 && raw[index - 1] === '(' && raw[index + 1] === ')';
      if (bracketed && reading.bracketedZero < 0) reading.bracketedZero = reading.digits.length;
      reading.digits += String(value);
      return kind === HIGH ? 2 : 1;
    }
    case PLUS:
      if (reading.plus || reading.digits !== '') return 'characters';
      reading.plus = true;
      return 1;
    case HIDDEN:
      reading.hidden = true;
      return 1;
    case SPACE:
    case NEWLINE:
    case HYPHEN:
    case DOT:
    case SLASH:
    case OPEN:
    case CLOSE:
      return 1;
    default:
      return refusalFor(String.fromCodePoint(raw.codePointAt(index) ?? 0));
  }
}

/** Reads a written number; `(0)` behind a country code is dropped, separators are, everything else is refused. */
export function readDigits(raw: string): ReadDigits | RefusalReason {
  if (raw.length > maximumWritten * 4) return 'tooLong';
  const reading: Reading = { digits: '', plus: false, hidden: false, foreign: false, bracketedZero: -1 };
  let refusal: RefusalReason | null = null;
  for (let index = 0; index < raw.length;) {
    const step = take(raw, index, reading);
    if (typeof step === 'number') {
      index += step;
      continue;
    }
    // A feature code is named as such even where letters stand before it.
    if (step === 'featureCode') return step;
    refusal ??= step;
    index += 1;
  }
  if (refusal !== null) return refusal === 'tones' && reading.digits === '' ? 'letters' : refusal;
  if (reading.digits === '') return 'empty';
  const flags: NumberFlag[] = [];
  if (reading.hidden) flags.push('hiddenCharacters');
  if (reading.foreign) flags.push('nonAsciiDigits');
  const atStart = reading.bracketedZero > 0 && (reading.plus || reading.digits.startsWith('00'));
  if (!atStart) return { digits: reading.digits, plus: reading.plus, flags };
  const cut = reading.bracketedZero;
  flags.push('trunkZeroDropped');
  return { digits: reading.digits.slice(0, cut) + reading.digits.slice(cut + 1), plus: reading.plus, flags };
}
