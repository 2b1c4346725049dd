/** What the label before digits and the distance to the number say about direct dials. */
import { NEWLINE, SPACE, classAt } from './characters.ts';
import type { FoundLabel } from './labels.ts';
import type { Head } from './number-head.ts';

/** A number that shows no extension has its direct dials near. */
const nearLines = 2;
/** "Nebenstelle 31" further on is one of another switchboard. */
const beside = 40;
/** "Fax-DW 290" */
const faxPrefix = /^(?:tele)?fax-/u;
const tab = 0x09;
const lineFeed = 0x0a;
const carriageReturn = 0x0d;

/**
 * Whether at most so many line ends lie in a stretch, and no tab.
 * A walk and no pattern: a mail of dials that are none would make a pattern try every place of the stretch each time.
 */
function isWithinLines(text: string, from: number, to: number, most: number): boolean {
  let left = most;
  for (let index = to - 1; index >= from && left >= 0; index -= 1) {
    if (text.charCodeAt(index) === tab) return false;
    const isPair = text.charCodeAt(index) === lineFeed && text.charCodeAt(index - 1) === carriageReturn;
    if (classAt(text, index) === NEWLINE && !isPair) left -= 1;
  }
  return left >= 0;
}

function isBlank(text: string, from: number, to: number): boolean {
  for (let index = to - 1; index >= from; index -= 1) {
    const kind = classAt(text, index);
    if (kind !== SPACE && kind !== NEWLINE) return false;
  }
  return true;
}

/**
 * A label that asks for a direct dial: "Durchwahl", "DW", "Nebenstelle", and "Ext." where the head has one set off. A
 * number that shows no extension takes one only right behind it: "Ziel: Nebenstelle 212" is somebody else's.
 */
export function asksForDirectDial(text: string, label: FoundLabel, head: Head, length: number): boolean {
  if (label.distance > 0) return false;
  const word = text
    .slice(label.start, label.start + 13)
    .toLowerCase()
    .replace(faxPrefix, '');
  if (label.kind !== 'extension' && !(label.kind === 'fax' && word.startsWith('d'))) return false;
  if (/^(?:direktd|durchw|dw|klappe|kl[.: ]|neben|nst|endz)/u.test(word)) {
    const near = isBlank(text, head.last, label.start);
    if (near && !word.startsWith('n') && (head.austrian || !word.startsWith('kl'))) return true;
    // "Von: … An: Nebenstelle 27" is the other end of the call.
    if (word.startsWith('n'))
      return (
        (near || (head.extensionLength > 0 && label.start - head.last < beside)) &&
        isWithinLines(text, head.last, label.start, 0)
      );
    // Elsewhere "Kl. 3" is a class.
    if (word.startsWith('kl') && !head.austrian) return false;
    return head.extensionLength > 0 || head.open !== null || isWithinLines(text, head.last, label.start, 1);
  }
  // "90009-555 (ext. 12 for badges)": behind a direct dial it is not dialled.
  const fits = head.extensionLength === length || head.whole.endsWith('0');
  return head.extensionLength > 0 && fits && /^(?:ext|app)/u.test(word) && label.start - head.last < 60;
}

/** "Tel. 0721 12345, Durchwahl -12"; further on only a head with an extension has direct dials. */
export function takesDash(text: string, head: Head, start: number): boolean {
  return (
    head.extensionLength > 0 || head.open !== null || head.named || isWithinLines(text, head.last, start, nearLines)
  );
}
