/**
 * Finds phone numbers in running text. One pass from left to right: runs of digits are read once, and every look
 * around them is bounded, so the time grows with the length of the text and with nothing else.
 */
import { DIGIT, HIGH, NEWLINE, PLUS, classOf } from './characters.ts';
import type { CostClass, DialPolicy } from './cost-class.ts';
import { DigitRun, SEP } from './digit-runs.ts';
import type { Head } from './direct-dials.ts';
import { headOf, readDirectDial } from './direct-dials.ts';
import type { FoundNumber } from './found-number.ts';
import type { FoundLabel, NumberLabel } from './labels.ts';
import { bindingBefore, dateGroups, isInIban } from './look-alikes.ts';
import { MailStructure } from './mail-structure.ts';
import type { NumberFlag, NumberingContext } from './normalise-number.ts';
import { policyWithFlags } from './normalise-number.ts';
import { NumberBelief } from './number-belief.ts';
import type { Candidate } from './number-candidate.ts';
import { formOf, readCandidate } from './number-candidate.ts';
import type { NumberingPlan } from './numbering-plan.ts';
import { planOf } from './numbering-plan.ts';
import { resolveNumber } from './resolve-number.ts';

export interface ScanOptions extends NumberingContext {
  readonly policy?: Partial<Record<CostClass, DialPolicy>> | undefined;
  /** At most so many numbers are handed out; default 2,000. */
  readonly limit?: number | undefined;
}

class TextScanner {
  private readonly text: string;
  private readonly options: ScanOptions;
  private readonly plan: NumberingPlan;
  private readonly run: DigitRun;
  private readonly structure: MailStructure;
  private readonly belief: NumberBelief;
  private readonly found: FoundNumber[] = [];
  private head: Head | null = null;
  private lineStart = 0;
  private lastEnd = 0;

  constructor(text: string, options: ScanOptions, plan: NumberingPlan) {
    this.text = text;
    this.options = options;
    this.plan = plan;
    this.run = new DigitRun(text);
    this.structure = new MailStructure(text);
    this.belief = new NumberBelief(this.run, plan);
  }

  scan(): FoundNumber[] {
    const { text } = this;
    const limit = this.options.limit ?? 2_000;
    for (let index = 0; index < text.length;) {
      const kind = classOf(text.charCodeAt(index));
      if (kind === DIGIT || kind === PLUS || kind === HIGH) {
        index = this.readRun(index);
        if (this.found.length >= limit) break;
      } else {
        if (kind === NEWLINE) this.lineStart = index + 1;
        index += 1;
      }
    }
    return this.found;
  }

  private readRun(index: number): number {
    const { run } = this;
    const end = run.read(index);
    let tainted = isInIban(this.text, index) || bindingBefore(this.text, index) === 'code';
    let group = 0;
    while (group < run.count) {
      const before = run.before(group);
      if ((before & SEP.newline) !== 0) this.lineStart = this.text.lastIndexOf('\n', run.start(group)) + 1;
      if ((before & (SEP.plus | SEP.column | SEP.newline)) !== 0) tainted = false;
      else if (tainted && group > 0 && (before & SEP.apart) !== 0) tainted = isInIban(this.text, run.start(group));
      const step = tainted ? 'no' : this.readAt(group);
      if (typeof step === 'number') {
        group = step;
        continue;
      }
      group += 1;
      // What is glued behind digits that are no number belongs to them; a number of another kind may have spaces too.
      if (step === 'otherNumber') group = this.skipOther(group);
      else if ((run.before(group) & (SEP.apart | SEP.plus)) === 0) tainted = true;
    }
    return end;
  }

  /** The rest of a number of another kind: all groups up to another column, line or plus. */
  private skipOther(from: number): number {
    const { run } = this;
    let group = from;
    while (group < run.count && (run.before(group) & (SEP.plus | SEP.column | SEP.newline | SEP.slash)) === 0)
      group += 1;
    return group;
  }

  /** Reads what begins with the group; the group behind it, or why there is nothing. */
  private readAt(group: number): number | 'no' | 'otherNumber' {
    const { run } = this;
    const date = dateGroups(run, group);
    if (date > 0) return group + date;
    const form = formOf(run, group, this.plan);
    const short = run.length(group) <= 5 && form !== 'plus' && this.head !== null;
    const candidate = form === 'bare' && this.plan.trunk === '0' ? null : readCandidate(run, group, this.plan);
    const leads = group === 0 && run.count > 1;
    if (candidate === null && !short && !leads) return 'no';
    const label = this.belief.labelOf(run.start(group), this.lineStart, this.lastEnd);
    if (candidate !== null) {
      const verdict = this.belief.judge(candidate, label);
      if (typeof verdict === 'object' && this.emitCandidate(candidate, verdict.label)) return candidate.next;
      if (!short) return typeof verdict === 'object' ? 'no' : verdict;
    }
    const step = short ? this.readDirectDial(group, label) : 'no';
    return step === 'no' && label?.kind === 'no' && leads ? 'otherNumber' : step;
  }

  private readDirectDial(group: number, label: FoundLabel | null): number | 'no' {
    if (this.head === null) return 'no';
    const dial = readDirectDial(this.run, group, this.head, this.lastEnd, label);
    if (dial === null) return 'no';
    this.emit(dial.digits, dial.plus, [], dial.label, dial.start, dial.end);
    return group + 1;
  }

  private emitCandidate(candidate: Candidate, label: NumberLabel | null): boolean {
    const flags: NumberFlag[] = [];
    if (candidate.hidden) flags.push('hiddenCharacters');
    else if (candidate.foreign) flags.push('nonAsciiDigits');
    const plus = candidate.form === 'plus';
    const start = plus ? this.text.lastIndexOf('+', candidate.start) : candidate.start;
    const found = this.emit(candidate.digits, plus, flags, label, start, candidate.end);
    if (found === null) return false;
    this.head = headOf(candidate, found.e164) ?? this.head;
    return true;
  }

  private emit(
    digits: string,
    plus: boolean,
    read: readonly NumberFlag[],
    label: NumberLabel | null,
    start: number,
    end: number,
  ): FoundNumber | null {
    const resolved = resolveNumber(digits, plus, this.options);
    if (resolved === null) return null;
    const flags: NumberFlag[] = [...resolved.flags, ...read];
    if (/^[,;pw]+\d/u.test(this.text.slice(end, end + 4)) && this.text[end + 1] !== ' ') flags.push('tonesDropped');
    const found: FoundNumber = {
      ...resolved,
      flags,
      policy: policyWithFlags(resolved.costClass, flags, this.options.policy),
      written: this.text.slice(start, end),
      label,
      name: this.structure.nameFor(this.lineStart),
      context: this.structure.contextOf(start, end),
      section: this.structure.sectionAt(start),
      source: 'text',
      start,
      end,
    };
    this.found.push(found);
    this.lastEnd = end;
    return found;
  }
}

/** All phone numbers of a text in reading order; the same number may come more than once. */
export function scanText(text: string, options: ScanOptions): FoundNumber[] {
  const plan = planOf(options.country);
  return plan === null ? [] : new TextScanner(text, options, plan).scan();
}
