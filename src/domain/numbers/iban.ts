/** Digits inside an IBAN (ISO 13616): two capitals, two check digits, capitals and digits in groups of four. */
import { LETTER, SPACE, classAt } from './characters.ts';
import type { DigitRun } from './digit-runs.ts';

/** Behind so many characters the start is looked for again. */
const reach = 30;

/** True where the digits belong to an IBAN: two capitals, two check digits and capital groups up to here. */
function isInIban(text: string, start: number): boolean {
  let index = start - 1;
  const nearest = text.charCodeAt(classAt(text, index) === SPACE ? index - 1 : index);
  if (!(nearest >= 0x30 && nearest <= 0x39) && !(nearest >= 0x41 && nearest <= 0x5a)) return false;
  const low = Math.max(0, start - 36);
  while (index >= low) {
    const code = text.charCodeAt(index);
    const fits = (code >= 0x30 && code <= 0x39) || (code >= 0x41 && code <= 0x5a) || classAt(text, index) === SPACE;
    if (!fits) break;
    index -= 1;
  }
  if (index === start - 1) return false;
  // A word cut in the middle is no country code.
  const before = (classAt(text, index) === LETTER ? '.' : '') + text.slice(index + 1, start);
  return /(?:^|\s)[A-Z]{2}(?: ?\d{2}(?:\s?[A-Z0-9]{4})*\s?[A-Z0-9]{0,4})?$/u.test(before);
}

/** Follows the groups of a run, so that the text before is read once and not for each of them. */
export class IbanWatch {
  private inside = false;

  /** Whether the run that begins at `start` goes on with an IBAN. */
  begin(text: string, start: number): boolean {
    this.inside = isInIban(text, start);
    return this.inside;
  }

  /** Whether a later group does; four digits in one say nothing new. */
  goesOn(run: DigitRun, group: number): boolean {
    const start = run.start(group);
    const plain = run.length(group - 1) === 4 && start - run.endOf(group - 1) === 1;
    if (!this.inside || !plain || start - run.start(0) >= reach) this.inside = isInIban(run.text, start);
    return this.inside;
  }
}
