/** What the text says beside a number whose owner it does not name. */
import type { FoundNumber } from '../../domain/numbers/found-number.ts';

/** Another number, or a code: what stands beyond it is about that one. A year or an hour is part of the words. */
const otherNumber = /\+?[\p{Nd}*#][\p{Nd}\s()/.*#-]{3,}[\p{Nd}#]/u;
/** A title ends nothing: "Dr. Muster" is one name. */
const sentenceEnd = /[!?;)]+[\s.]+|(?<!\b(?:Dr|Prof|Ing|Dipl|Hr|Fr|Mr|Mrs|Ms|St))\.\s+(?=\p{Lu})/u;
/** The kind of the number stands beside it as it is. */
const kindAtEnd = /(?:^|[\s,/|])(?:tele)?(?:tel|fon|phone|fax|mobile?|handy)[\s.:]*$/iu;

/** A direct dial in the cell before, of a table: it has its own line. */
const dialAtEnd = /\s[-–]\s?\d{1,5}\s*$/u;

/** The words before the number, which mostly say whose it is; else those after it, of brackets what is inside. */
export function wordsAround({ context, written }: Pick<FoundNumber, 'context' | 'written'>): string {
  const [before = '', after = ''] = context.split(written.replace(/\s+/gu, ' '));
  const between = before.split(otherNumber);
  // Brackets behind another number belong to it.
  const own = between.length > 1 ? between.at(-1)?.replace(/^\s*\([^)]*\)/u, '') : before;
  const last = own?.split(sentenceEnd).at(-1)?.replace(kindAtEnd, '').replace(dialAtEnd, '');
  return asFragment(
    trimmed(last ?? '') || trimmed(/^\s*\(([^)]+)\)/u.exec(after)?.[1] ?? after.split(otherNumber)[0] ?? ''),
  );
}

/** What begins in the middle of a sentence says so. */
function asFragment(words: string): string {
  return /^\p{Ll}/u.test(words) ? `… ${words}` : words;
}

function trimmed(part: string): string {
  return /\p{L}/u.test(part) ? part.replace(/^[\s.,:;)]+|[\s.,:;(]+$/gu, '') : '';
}
