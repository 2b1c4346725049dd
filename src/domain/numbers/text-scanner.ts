/**
 * The scanner proper. One pass from left to right: runs of digits are read once, and every look around them is bounded,
 * so the time grows with the length of the text and with nothing else.
 */
import { startsInAddress } from './address-words.ts';
import { LETTER, NEWLINE, SPACE, classAt, nextStop, withAsciiDigits } from './characters.ts';
import { DigitRun } from './digit-runs.ts';
import { SEP } from './separators.ts';
import { Findings, type Hit } from './findings.ts';
import type { FoundLabel } from './labels.ts';
import { saysNothing } from './labels.ts';
import { IbanWatch } from './iban.ts';
import { KnownNumbers, mostMentions } from './known-numbers.ts';
import { behindOther, bindingBefore, dateGroups } from './look-alikes.ts';
import { NumberBelief, type Believed } from './number-belief.ts';
import type { Candidate } from './number-candidate.ts';
import { formOf } from './number-form.ts';
import { headOf, openEnd } from './number-head.ts';
import type { NumberingPlan } from './numbering-plan.ts';
import type { NumberingContext } from './resolve-number.ts';
import { PartNumbers } from './part-numbers.ts';
import { RememberedRuns, moved, type Met } from './remembered-runs.ts';
import { widestJoint } from './twin-numbers.ts';
import { Writing } from './writing.ts';

/** A run in which so many groups one behind the other begin no number is no text for people. */
const mostFailures = 200;

export class TextScanner {
  /** With ASCII digits only; positions are the same. */
  private readonly text: string;
  private readonly plan: NumberingPlan;
  private readonly writing: Writing;
  private readonly run: DigitRun;
  private readonly belief: NumberBelief;
  private readonly found: Findings;
  private readonly known: KnownNumbers;
  private readonly parts: PartNumbers;
  private inAddress = false;
  private readonly iban = new IbanWatch();
  private readonly remembered: RememberedRuns;
  private runStart = 0;
  private runEnd = 0;
  private lineStart = 0;

  constructor(text: string, context: NumberingContext, plan: NumberingPlan) {
    this.text = withAsciiDigits(text);
    this.writing = new Writing(text, this.text);
    this.plan = plan;
    this.known = new KnownNumbers(context);
    this.remembered = new RememberedRuns(plan, this.known);
    this.found = new Findings(this.text);
    this.run = new DigitRun(this.text);
    this.belief = new NumberBelief(this.run, plan);
    this.parts = new PartNumbers(this.run, plan, this.belief, this.known, this.found);
  }

  /** @param limit stops after so many different numbers */
  scan(limit: number): readonly Hit[] {
    const { text } = this;
    for (let index = nextStop(text, 0); index < text.length; index = nextStop(text, index)) {
      if (classAt(text, index) === NEWLINE) {
        index += 1;
        this.lineStart = index;
        continue;
      }
      index = this.readRun(index);
      if (this.found.distinct >= limit) break;
    }
    return this.parts.withFarDials();
  }

  private readRun(index: number): number {
    const { run } = this;
    const end = run.read(index);
    const wanted = run.hasBeginning || this.plan.trunk !== '0' || this.parts.isNearHead(index);
    this.inAddress = startsInAddress(this.text, index, this.runEnd, this.inAddress);
    this.runStart = index;
    this.runEnd = end;
    if (!run.hasBeginning) this.parts.readLate(this.lineStart);
    if (this.isPlain(index)) return end;
    if (!wanted) {
      this.passLines();
      if (run.count > 0 && !this.inAddress) this.parts.readFar(0, this.lineStart);
      return end;
    }
    let tainted = this.iban.begin(this.text, index) || this.inAddress || bindingBefore(this.text, index) === 'code';
    let group = 0;
    let failures = 0;
    while (group < run.count) {
      if (failures >= mostFailures) {
        group = this.skipToPlus(group);
        if (group >= run.count) break;
      }
      const before = run.before(group);
      if (group > 0 && (before & SEP.apart) !== 0) this.inAddress = false;
      if ((before & SEP.newline) !== 0) this.lineStart = this.lineStartBefore(run.start(group));
      if ((before & (SEP.plus | SEP.column | SEP.newline)) !== 0) tainted = false;
      else if (tainted && group > 0 && (before & SEP.apart) !== 0) tainted = this.iban.goesOn(run, group);
      const step = tainted ? 'no' : this.readAt(group);
      if (typeof step === 'number') {
        group = step;
        failures = 0;
        continue;
      }
      group += 1;
      failures += 1;
      // What is glued behind digits that are no number belongs to them; a number of another kind may have spaces too.
      if (step === 'otherNumber') group = behindOther(run, group);
      else if ((run.before(group) & (SEP.apart | SEP.plus)) === 0) tainted = true;
    }
    return end;
  }

  /** "am 12 Uhr", "Haus 5": most digits of a text stand behind a word that no number has before it. */
  private isPlain(index: number): boolean {
    const { run, text } = this;
    return (
      run.count === 1 &&
      !run.hasBeginning &&
      this.plan.trunk === '0' &&
      classAt(text, index - 1) === SPACE &&
      classAt(text, index - 2) === LETTER &&
      index - this.found.lastEnd > widestJoint &&
      saysNothing(text, index, Math.max(this.lineStart, this.found.lastEnd))
    );
  }

  /** Takes note of the lines that a run without numbers crosses. */
  private passLines(): void {
    const { run } = this;
    for (let group = 1; group < run.count; group += 1) {
      const before = run.before(group);
      if ((before & SEP.apart) !== 0) this.inAddress = false;
      if ((before & SEP.newline) !== 0) this.lineStart = this.lineStartBefore(run.start(group));
    }
  }

  /** The start of the line of a group that follows a line end; the gap before it is short. */
  private lineStartBefore(start: number): number {
    let index = start;
    while (index > this.lineStart && classAt(this.text, index - 1) !== NEWLINE) index -= 1;
    return index;
  }

  /** The next group that follows a plus; what stands between is no text that people write. */
  private skipToPlus(from: number): number {
    const { run } = this;
    let group = from;
    for (; group < run.count && (run.before(group) & SEP.plus) === 0; group += 1)
      if ((run.before(group) & SEP.newline) !== 0) this.lineStart = this.lineStartBefore(run.start(group));
    return group;
  }

  /** Reads what begins with the group; the group behind it, or why there is nothing. */
  private readAt(group: number): number | 'no' | 'otherNumber' {
    const { run } = this;
    const date = dateGroups(run, group);
    if (date > 0) return group + date;
    const form = formOf(run, group, this.plan);
    const mayBeNumber = run.suffices && (form !== 'bare' || this.plan.trunk !== '0');
    const short = form !== 'plus' && this.parts.isShort(group);
    const leads = group === 0 && run.hasZeroInside();
    const met = !mayBeNumber
      ? null
      : group === 0
        ? this.remembered.first(run, form, this.runStart)
        : this.remembered.read(run, group, form);
    if (met !== null && (met.seen?.mentions ?? 0) >= mostMentions) return this.passOver(met);
    if (met === null && form === 'trunk' && group === 0) this.parts.readLate(this.lineStart);
    const candidate = met === null ? null : moved(met.candidate, met.by);
    if (candidate !== null) {
      const verdict = this.belief.judge(
        candidate,
        this.lineStart,
        this.found.lastEnd,
        this.parts.isFamiliar(candidate),
      );
      if (typeof verdict === 'object' && this.emitCandidate(candidate, verdict)) return candidate.next;
      if (!short) return typeof verdict === 'object' ? 'no' : verdict;
    }
    const step = this.parts.read(group, form, short, this.lineStart);
    return step === 'no' && leads && this.labelOf(group)?.kind === 'no' ? 'otherNumber' : step;
  }

  /** A number that was handed out often enough: only what follows it is read. */
  private passOver({ candidate, by, seen }: Met): number {
    this.found.lastEnd = candidate.end + by;
    if (seen?.takesDirectDials === true)
      this.parts.follow(headOf(moved(candidate, by), seen.subscriberLength, this.plan.country), false);
    return candidate.next;
  }

  /** Looking for a label is the dearest part, so it is asked for only where it decides. */
  private labelOf(group: number): FoundLabel | null {
    return this.belief.labelOf(this.run.start(group), this.lineStart, this.found.lastEnd);
  }

  private emitCandidate(candidate: Candidate, { label, heads }: Believed): boolean {
    const known = this.known.get(candidate.digits, candidate.form === 'plus');
    if (known === null) return false;
    const { start, end, flags } = this.writing.of(candidate);
    const open = known.takesDirectDials ? openEnd(this.text, end) : null;
    // "20 55 – xxx", "0351 22006-": a block of numbers and none itself.
    if (open === 'placeholder' || open === 'gluedDash') this.found.lastEnd = end;
    else this.found.add(known, { label, start, end, lineStart: this.lineStart }, flags);
    if (known.takesDirectDials) {
      const ends = { open, named: heads };
      this.parts.follow(headOf(candidate, known.subscriberLength, this.plan.country, ends), true);
    }
    return true;
  }
}
