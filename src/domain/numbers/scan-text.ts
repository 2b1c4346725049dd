/**
 * Finds phone numbers in running text. One pass from left to right: runs of digits are read once, and every look
 * around them is bounded, so the time grows with the length of the text and with nothing else.
 */
import { DIGIT, HIGH, NEWLINE, PLUS, classOf } from './characters.ts';
import type { CostClass, DialPolicy } from './cost-class.ts';
import { DigitRun, SEP } from './digit-runs.ts';
import type { FoundNumber } from './found-number.ts';
import type { FoundLabel, NumberLabel } from './labels.ts';
import { labelAfter, labelBefore } from './labels.ts';
import { bindingBefore, dateGroups, isBoundAfter, isClockTime, isInIban } from './look-alikes.ts';
import { MailStructure } from './mail-structure.ts';
import type { NumberFlag, NumberingContext } from './normalise-number.ts';
import { policyWithFlags } from './normalise-number.ts';
import type { Candidate } from './number-candidate.ts';
import { formOf, isGrouped, readCandidate } from './number-candidate.ts';
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
  private readonly found: FoundNumber[] = [];
  private lineStart = 0;
  private lastEnd = 0;

  constructor(text: string, options: ScanOptions, plan: NumberingPlan) {
    this.text = text;
    this.options = options;
    this.plan = plan;
    this.run = new DigitRun(text);
    this.structure = new MailStructure(text);
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
    for (let group = 0; group < run.count;) {
      const before = run.before(group);
      if (group > 0 && (before & SEP.apart) !== 0 && tainted) tainted = isInIban(this.text, run.start(group));
      if ((before & SEP.newline) !== 0) this.lineStart = this.text.lastIndexOf('\n', run.start(group)) + 1;
      const date = tainted ? 0 : dateGroups(run, group);
      if (date > 0) {
        group += date;
        continue;
      }
      const candidate = tainted ? null : this.candidateAt(group);
      if (candidate !== null && this.accept(candidate)) {
        group = candidate.next;
        this.lastEnd = candidate.end;
        continue;
      }
      // What stands glued behind digits that are no number belongs to them.
      group += 1;
      if ((run.before(group) & (SEP.apart | SEP.plus)) === 0) tainted = true;
    }
    return end;
  }

  private candidateAt(group: number): Candidate | null {
    const { run } = this;
    const form = formOf(run, group, this.plan);
    if (form === 'bare' && this.plan.trunk === '0') return null;
    if (form === 'trunk' && run.length(group) === 2 && isClockTime(run, group)) return null;
    return readCandidate(run, group, this.plan);
  }

  private label(candidate: Candidate): FoundLabel | null {
    return labelBefore(this.text, candidate.start, Math.max(this.lineStart, this.lastEnd));
  }

  private accept(candidate: Candidate): boolean {
    const binding = bindingBefore(this.text, candidate.form === 'plus' ? candidate.start - 1 : candidate.start);
    if (binding === 'code' || isBoundAfter(this.text, candidate.end)) return false;
    const label = this.label(candidate);
    const positive = label !== null && label.kind !== 'no' ? label.kind : null;
    if (binding === 'word' && candidate.form !== 'plus' && positive === null) return false;
    if (!this.isBelieved(candidate, label, positive)) return false;
    return this.emit(candidate, positive ?? labelAfter(this.text, candidate.end));
  }

  private isBelieved(candidate: Candidate, label: FoundLabel | null, positive: NumberLabel | null): boolean {
    if (candidate.form === 'plus') return candidate.digits.length >= 7;
    if (label !== null && positive === null) return false;
    if (positive !== null) return true;
    if (candidate.fit < 2) return false;
    return candidate.form !== 'bare' || isGrouped(this.run, candidate);
  }

  private emit(candidate: Candidate, label: NumberLabel | null): boolean {
    const resolved = resolveNumber(candidate.digits, candidate.form === 'plus', this.options);
    if (resolved === null) return false;
    const flags: NumberFlag[] = [...resolved.flags];
    if (candidate.hidden) flags.push('hiddenCharacters');
    else if (candidate.foreign) flags.push('nonAsciiDigits');
    const { start, end } = candidate;
    this.found.push({
      ...resolved,
      flags,
      policy: policyWithFlags(resolved.costClass, flags, this.options.policy),
      written: this.text.slice(candidate.form === 'plus' ? this.text.lastIndexOf('+', start) : start, end),
      label,
      name: this.structure.nameFor(start),
      context: this.structure.contextOf(start, end),
      section: this.structure.sectionAt(start),
      source: 'text',
      start,
      end,
    });
    return true;
  }
}

/** All phone numbers of a text in reading order; the same number may come more than once. */
export function scanText(text: string, options: ScanOptions): FoundNumber[] {
  const plan = planOf(options.country);
  return plan === null ? [] : new TextScanner(text, options, plan).scan();
}
