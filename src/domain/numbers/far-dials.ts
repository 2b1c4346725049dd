/**
 * Direct dials far from their number: "Frau Socher (Durchwahl -55)" in a mail whose number stands in the signature. Only
 * what says itself that it is one waits for a number.
 */
import { type DigitRun } from './digit-runs.ts';
import { CLOSE, classAt } from './characters.ts';
import { SEP } from './separators.ts';
import { dashBefore, isNameOrRange, standsAlone } from './direct-dials.ts';
import type { Head } from './number-head.ts';
import type { FoundLabel, NumberLabel } from './labels.ts';
import { capital, letters } from './letters.ts';

interface WaitingDial {
  readonly extension: string;
  readonly label: NumberLabel;
  readonly start: number;
  readonly end: number;
  readonly lineStart: number;
}

/** A direct dial with the head that it goes with. */
export interface JoinedDial extends WaitingDial {
  readonly digits: string;
  readonly plus: boolean;
}

const mostWaiting = 100;
const mostHeads = 2_000;
const longestExtension = 5;
/** "Fr. Ossenkamp, -210" */
const named = new RegExp(
  String.raw`(?:^|[\s(])(?:Herrn?|Frau|Hr|Hrn|Fr|Dr)\.? (?:(?:Dr|Prof)\.? )*${capital}[${letters}-]+,?\s{0,8}[(:]? ?$|(?: an mich| bei mir| an uns),? ?$`,
);
/** "Kollege Brodersen (-31)" */
const inBrackets = new RegExp(`(?:^|[ >])${capital}[${letters}-]+ [(]$`);
const longestName = 40;

/** Where an older mail begins, its numbers are somebody else's. */
const mailBelow = /[\n\r][> ]*(?:(?:Von|From|De|Van|Da|Od) ?:|-{5}|_{8})/u;
const furthestMail = 10_000;

function crossesMail(text: string, from: number, to: number): boolean {
  return to - from > furthestMail || mailBelow.test(text.slice(from, to));
}

/** Whether a name stands right before the dash. */
function isNamed(text: string, from: number, dash: number, end: number): boolean {
  const before = text.slice(from, dash);
  return named.test(before) || (classAt(text, end) === CLOSE && inBrackets.test(before));
}

/** "KL 0936" is a flight, "Nebenstelle 31" anybody's. */
function isDirectDialWord(text: string, label: FoundLabel): boolean {
  return label.kind === 'extension' && /^(?:direktd|durchw|dw|klappe)/iu.test(text.slice(label.start, label.start + 8));
}

function keyOf(digits: string, plus: boolean): string {
  return plus ? `+${digits}` : digits;
}

export class FarDials {
  private readonly waiting: WaitingDial[] = [];
  private readonly heads: Head[] = [];
  private readonly familiar = new Set<string>();

  /** Takes note of a number with an extension set off; others take no direct dials from afar. */
  meet(head: Head): void {
    if (head.extensionLength === 0 || this.heads.length >= mostHeads) return;
    this.heads.push(head);
    this.familiar.add(keyOf(head.digits, head.plus));
  }

  /** Whether the number belongs to a switchboard that was met before. */
  isFamiliar(digits: string, plus: boolean): boolean {
    return this.familiar.has(keyOf(digits, plus));
  }

  /**
   * Notes a direct dial that no number near it explains.
   * @param findLabel the label right before the digits
   */
  read(run: DigitRun, group: number, lineStart: number, findLabel: () => FoundLabel | null): void {
    if (this.waiting.length >= mostWaiting || run.length(group) > longestExtension) return;
    if (group > 0 && (run.before(group) & (SEP.column | SEP.newline)) === 0) return;
    if (!standsAlone(run, group)) return;
    const { text } = run;
    const start = run.start(group);
    const dash = dashBefore(text, start);
    const label = findLabel();
    const labelled = label !== null && label.kind !== 'no' && label.distance === 0;
    const asked = labelled && (dash >= 0 || (isDirectDialWord(text, label) && !isNameOrRange(run, run.endOf(group))));
    if (
      !asked &&
      !(dash === start - 1 && isNamed(text, Math.max(lineStart, dash - longestName), dash, run.endOf(group)))
    )
      return;
    this.waiting.push({
      extension: run.digits(group),
      label: label?.kind === 'fax' || label?.kind === 'phone' ? label.kind : 'extension',
      start: dash >= 0 ? dash : start,
      end: run.endOf(group),
      lineStart,
    });
  }

  /** The direct dials, each with the next switchboard behind it, else the last before it. */
  joined(text: string): JoinedDial[] {
    const { heads } = this;
    return this.waiting.flatMap((dial) => {
      const head = heads.find(({ end }) => end > dial.start) ?? heads.at(-1);
      return head === undefined || (head.start > dial.end && crossesMail(text, dial.end, head.start))
        ? []
        : [{ ...dial, digits: head.digits + dial.extension, plus: head.plus }];
    });
  }
}
