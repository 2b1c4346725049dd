/** Decides whether what reads like a phone number is one, by the words around it. */
import { HYPHEN, OPEN, SLASH, classAt, plusBefore } from './characters.ts';
import type { DigitRun } from './digit-runs.ts';
import { SEP } from './separators.ts';
import { isFirstInLine, labelAbove, labelOfColumn } from './label-nearby.ts';
import type { FoundLabel, NumberLabel } from './labels.ts';
import { labelBefore, mostWords } from './labels.ts';
import { bindingBefore, isAmongCodes, isBoundAfter, isClockTime, isZipBehindState } from './look-alikes.ts';
import type { Candidate } from './number-candidate.ts';
import { isGrouped } from './number-candidate.ts';
import { areaLength } from './number-shapes.ts';
import type { NumberingPlan } from './numbering-plan.ts';
import { isBareHead, isOfUnusualLength } from './unusual-lengths.ts';
import { isAllPairs, isAllTriples, isFiveDottedPairs, writtenArea } from './written-groups.ts';

/** `no`: something else. `otherNumber`: a label says that it and what follows is of another kind. */
export type Verdict = Believed | 'no' | 'otherNumber';

export interface Believed {
  readonly believed: true;
  readonly label: NumberLabel | null;
  /** A label says that direct dials follow: "Kopf 089 99998". */
  readonly heads: boolean;
}

/** Look-ups of column heads are the dearest; a text gets this many. */
const columnLookUps = 2_000;

/** How people group numbers without a trunk prefix beside the way that the plan names. */
const usualGroups = new Map([
  ['ES', new Set(['3-3-3', '3-2-2-2', '2-3-2-2'])],
  ['PL', new Set(['3-3-3', '2-3-2-2', '2-3-4'])],
  ['IT', new Set(['3-7', '3-3-4', '3-2-2-3', '3-4-3', '3-3-2-2'])],
  ['PT', new Set(['3-3-3', '2-3-4'])],
  ['CZ', new Set(['3-3-3'])],
  ['DK', new Set(['2-2-2-2', '4-4'])],
  ['NO', new Set(['2-2-2-2', '3-2-3'])],
]);

function isSlashed(text: string, lastEnd: number, begin: number): boolean {
  return (
    begin - lastEnd < 3 &&
    classAt(text, lastEnd) === SLASH &&
    (begin - lastEnd === 1 || classAt(text, begin - 1) === OPEN)
  );
}

/** How many digits people set off in front of a British number: 020, 0207, 0113, 01632, 0345, 07700. */
function isBritishStart(digits: string, length: number): boolean {
  if (digits.startsWith('09')) return false;
  if (digits.startsWith('02')) return length <= 4;
  return /^0[38]/u.test(digits) ? length === 4 || length >= 7 : true;
}

/** "oder0152 28817386" */
function isJoinedByWord(text: string, start: number): boolean {
  return /(?:^|[^a-z])(?:oder|und)$/u.test(text.slice(Math.max(0, start - 5), start));
}

const longestJoint = 14;
const joint =
  /^ ?(?:[,;/|] ?)?(?:(?:oder|or|ou|o|u|oppure|albo|lub|of|bzw\.|und|and|e|y|et|en|i) )?(?:(?:al|au|op|unter|on|pod|auf|il|le|el) )?[(]?$/u;

export class NumberBelief {
  private readonly run: DigitRun;
  private readonly plan: NumberingPlan;
  private columnsAsked = 0;

  constructor(run: DigitRun, plan: NumberingPlan) {
    this.run = run;
    this.plan = plan;
  }

  /** The label of digits at `start`: in their line, above it, or at the head of their column. */
  labelOf(start: number, lineStart: number, lastEnd: number): FoundLabel | null {
    const near = this.nearLabelOf(start, lineStart, lastEnd);
    if (near !== null || this.columnsAsked >= columnLookUps) return near;
    this.columnsAsked += 1;
    return labelOfColumn(this.run.text, start, lineStart);
  }

  /**
   * The same without the heads of columns.
   * @param furthest how many words may stand between the digits and a label in their line
   */
  nearLabelOf(start: number, lineStart: number, lastEnd: number, furthest = mostWords): FoundLabel | null {
    const { text } = this.run;
    const inLine = labelBefore(text, start, Math.max(lineStart, lastEnd), furthest);
    return inLine ?? (isFirstInLine(text, start, lineStart) ? labelAbove(text, lineStart) : null);
  }

  /**
   * Judges a candidate.
   * @param lineStart where its line begins
   * @param lastEnd where the number before ended
   * @param familiar whether it is a direct dial of a switchboard that was met before
   */
  judge(candidate: Candidate, lineStart: number, lastEnd: number, familiar: boolean): Verdict {
    const { text } = this.run;
    const begin = candidate.form === 'plus' ? plusBefore(text, candidate.start) : candidate.start;
    // "01632 960819/07700 900990"
    const binding = lastEnd > 0 && isSlashed(text, lastEnd, begin) ? 'free' : bindingBefore(text, begin);
    if (binding === 'code' || isBoundAfter(text, candidate.end)) return 'no';
    const said = this.labelOf(candidate.start, lineStart, lastEnd);
    // "Rückfragen Abrechnung 04202-441-177" behind "04202-441-0"
    const label = (familiar || this.isUnmistakable(candidate)) && said?.kind === 'no' ? null : said;
    const kind = label === null || label.kind === 'no' ? null : label.kind;
    if (candidate.fit < 2 && isBareHead(this.run.text, candidate, this.plan)) return 'no';
    if (candidate.form === 'plus') {
      // "ZIP+4 77091", "EREF+0815"
      if (candidate.digits.length < 7 || (binding === 'word' && (kind === null || label?.strong !== true))) return 'no';
      return { believed: true, label: kind, heads: this.saysHead(label) };
    }
    if (label?.kind === 'no' && (label.strong || !isGrouped(this.run, candidate))) return 'otherNumber';
    if (binding === 'word' && label?.strong !== true && !isJoinedByWord(text, begin)) return 'no';
    if (familiar) return { believed: true, label: kind, heads: false };
    if (!this.looksRight(candidate, label, lastEnd) && !this.isJoined(candidate, label, lastEnd)) return 'no';
    return { believed: true, label: kind, heads: this.saysHead(label) };
  }

  private saysHead(label: FoundLabel | null): boolean {
    return label !== null && /^(?:kopf|stamm)/iu.test(this.run.text.slice(label.start, label.start + 5));
  }

  /** "612 345 491 o al 951234134": what is joined to a number is one too, if it looks like one. */
  private isJoined({ fit, start }: Candidate, label: FoundLabel | null, lastEnd: number): boolean {
    if (fit < 2 || label?.kind === 'no' || lastEnd === 0 || start - lastEnd > longestJoint) return false;
    return joint.test(this.run.text.slice(lastEnd, start));
  }

  private looksRight(candidate: Candidate, label: FoundLabel | null, lastEnd: number): boolean {
    if (label?.strong === true) return true;
    if (!this.areaStandsAlone(candidate) || this.endsInYear(candidate)) return false;
    if (candidate.fit < 2) return isOfUnusualLength(this.run, candidate, label, lastEnd, this.plan);
    if (label === null && (this.isShortCode(candidate) || this.isPartOfCode(candidate))) return false;
    // "oficina: 612345364"
    if (candidate.form === 'bare')
      return this.isWrittenAsPlanned(candidate) || (label?.kind !== 'no' && label?.distance === 0);
    return candidate.form === 'zeroZero' || this.startsLikeNumber(candidate);
  }

  private isPartOfCode({ first, start, end }: Candidate): boolean {
    return isZipBehindState(this.run, first) || isAmongCodes(this.run.text, start, end);
  }

  /** Without a label nine digits in one piece are more often the number of a thing. */
  private isShortCode({ form, digits, first, next }: Candidate): boolean {
    const { country } = this.plan;
    return form === 'trunk' && next === first + 1 && digits.length < 10 && (country === 'DE' || country === 'AT');
  }

  /** "057879/2025": the two parts of a file number. */
  private endsInYear({ form, first, next }: Candidate): boolean {
    const { run } = this;
    if ((form !== 'trunk' && form !== 'bare') || next !== first + 2 || (run.before(first + 1) & SEP.slash) === 0)
      return false;
    return /^(?:19|20)\d\d$/u.test(run.digits(first + 1));
  }

  /** A number without trunk prefix is believed only in the groups in which its country writes it. */
  private isWrittenAsPlanned({ first, next, digits }: Candidate): boolean {
    const { run, plan } = this;
    const apart = SEP.column | SEP.newline | SEP.slash | SEP.open | SEP.plus;
    const alone = first === 0 || (run.before(first) & apart) !== 0;
    const last = next >= run.count || (run.before(next) & apart) !== 0;
    if (next === first + 1 || !alone || !last) return false;
    const lengths: number[] = [];
    for (let group = first; group < next; group += 1) lengths.push(run.length(group));
    const trunk = plan.trunk !== '' && lengths[0] === plan.trunk.length && digits.startsWith(plan.trunk);
    const national = trunk ? digits.slice(plan.trunk.length) : digits;
    // Italian numbers begin with a zero, mobile ones with a three.
    if (plan.country === 'IT' && !/^[03]/u.test(national)) return false;
    const written = lengths.slice(trunk ? 1 : 0).join('-');
    return written === plan.groupsOf(national).join('-') || usualGroups.get(plan.country)?.has(written) === true;
  }

  /**
   * Where the plan knows the area code, the first gap has to be behind it: 0893-2024 is no number of Munich (089).
   * Mobile and service numbers are written any way.
   */
  private areaStandsAlone(candidate: Candidate): boolean {
    const { form, digits, first, next } = candidate;
    const { run, plan } = this;
    if (form !== 'trunk' || next === first + 1) return true;
    if (plan.country === 'GB') return isBritishStart(digits, run.length(first));
    if (plan.country !== 'DE' && plan.country !== 'AT') return true;
    const national = digits.slice(1);
    const written = writtenArea(run, candidate).length - 1;
    if (written < 2 || /^(?:1|32|[789]00)/u.test(national)) return true;
    const area = areaLength(plan, national);
    return written === area || written >= area + 3;
  }

  /** "Suivi : 04.72.33.44.55": in France nothing else is written so. */
  private isUnmistakable(candidate: Candidate): boolean {
    return this.plan.country === 'FR' && candidate.form === 'trunk' && isFiveDottedPairs(this.run, candidate);
  }

  /** Without a label the area code has to stand as people write it. */
  private startsLikeNumber(candidate: Candidate): boolean {
    const { run } = this;
    const { first } = candidate;
    const length = run.length(first);
    if (length === 2 && isClockTime(run, first)) return false;
    if (this.plan.country !== 'DE' || length >= 3) return true;
    // Area codes have three digits or more with their zero; shorter groups are the old pairs: 0 72 43 / 12 34.
    const bracketed = (run.before(first) & SEP.open) !== 0 || classAt(run.text, candidate.start - 1) === OPEN;
    if (bracketed && (run.before(first + 1) & SEP.close) !== 0) return true;
    // Pairs all along are lottery numbers as well; only mobile numbers are written so.
    if (length === 2 && candidate.digits[1] !== '1' && isAllPairs(run, candidate)) return false;
    const spaced = (run.before(first + 1) & (SEP.space | SEP.hyphen | SEP.dot)) === SEP.space;
    // "0 986 494 231" is how parts are numbered.
    if (length === 1 && isAllTriples(run, candidate)) return false;
    // "0 6421 / 18 44 07": the code in one piece, set off from the rest. "07 844 71882" is none.
    const setOff = (run.before(first + 2) & (SEP.slash | SEP.close)) !== 0;
    const most = length === 1 ? (setOff ? 5 : 3) : setOff ? 3 : 2;
    return spaced && run.length(first + 1) <= most && classAt(run.text, candidate.start - 1) !== HYPHEN;
  }
}
