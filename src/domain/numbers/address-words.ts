/** Whether digits stand inside a web or mail address. */
import { COLON, LETTER, NEWLINE, SPACE, classAt, MarkSet } from './characters.ts';

const at = 0x40;
/** Marks around an address that are no part of it. */
const addressEnds = new MarkSet('<>"(),;[]');

/**
 * Whether the word in which a run begins is a web or mail address. Looks back to the run before at most, whose answer
 * holds on where no space stands between.
 * @param runEnd where the run before ended
 * @param before the answer there
 */
export function startsInAddress(text: string, start: number, runEnd: number, before: boolean): boolean {
  for (let index = start - 1; index >= runEnd; index -= 1) {
    const kind = classAt(text, index);
    if (kind === LETTER) continue;
    if (kind === SPACE || kind === NEWLINE) return false;
    const code = text.charCodeAt(index);
    if (code === at || (kind === COLON && text.startsWith('//', index + 1))) return true;
    if (addressEnds.has(code)) return false;
  }
  return before;
}
