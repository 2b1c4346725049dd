/** What is a number only together with another: direct dials, the second of two of one area, a bare number before its area code. */
import { longestExtension, mostDials, reach, readDirectDial } from './direct-dials.ts';
import type { DigitRun } from './digit-runs.ts';
import { FarDials } from './far-dials.ts';
import type { Findings, Hit } from './findings.ts';
import type { KnownNumbers } from './known-numbers.ts';
import type { FoundLabel } from './labels.ts';
import { isAfterWord, readLateNumbers } from './late-area-codes.ts';
import type { NumberBelief } from './number-belief.ts';
import type { Candidate } from './number-candidate.ts';
import type { Form } from './number-form.ts';
import { completes, type Head } from './number-head.ts';
import type { NumberingPlan } from './numbering-plan.ts';
import { readTwin } from './twin-numbers.ts';

export class PartNumbers {
  private readonly run: DigitRun;
  private readonly plan: NumberingPlan;
  private readonly belief: NumberBelief;
  private readonly known: KnownNumbers;
  private readonly found: Findings;
  private readonly farDials = new FarDials();
  private head: Head | null = null;

  constructor(run: DigitRun, plan: NumberingPlan, belief: NumberBelief, known: KnownNumbers, found: Findings) {
    this.run = run;
    this.plan = plan;
    this.belief = belief;
    this.known = known;
    this.found = found;
  }

  /** The number that what follows goes with; one that is only repeated is no news to what waits for a head. */
  follow(head: Head, isNew: boolean): void {
    this.head = head;
    if (isNew) this.farDials.meet(head);
  }

  /** Whether the candidate is a direct dial of a switchboard that was met before. */
  isFamiliar({ digits, extensionLength, form }: Candidate): boolean {
    return (
      extensionLength > 0 && this.farDials.isFamiliar(digits.slice(0, digits.length - extensionLength), form === 'plus')
    );
  }

  isNearHead(start: number): boolean {
    return this.head !== null && start - this.head.last <= reach && this.head.dials < mostDials;
  }

  /** As long as a direct dial, or as the other number that a dash or slash may replace, and near enough. */
  isShort(group: number): boolean {
    const length = this.run.length(group);
    if (length > longestExtension && length !== this.head?.subscriberLength) return false;
    return this.isNearHead(this.run.start(group));
  }

  /** Numbers before an area code that follows them with the word "Vorwahl". */
  readLate(lineStart: number): void {
    const { run, found } = this;
    if (!isAfterWord(run.text, run.start(0))) return;
    for (const { digits, start, end } of readLateNumbers(run, Math.max(lineStart, found.lastEnd), this.plan)) {
      const known = this.known.get(digits, false);
      if (known !== null) found.add(known, { label: null, start, end, lineStart });
    }
  }

  /**
   * Reads what begins with the group; the group behind it, or `no`.
   * @param short as `isShort` answered
   */
  read(group: number, form: Form, short: boolean, lineStart: number): number | 'no' {
    const twin = form === 'bare' ? this.readTwin(group, lineStart) : 'no';
    if (twin !== 'no') return twin;
    if (short) return this.readDirectDial(group, lineStart);
    if (form !== 'plus') this.readFar(group, lineStart);
    return 'no';
  }

  /** Takes note of a direct dial whose number stands further away. */
  readFar(group: number, lineStart: number): void {
    this.farDials.read(this.run, group, lineStart, () => this.labelOf(group, lineStart, 0));
  }

  /** The hits with those that waited for their number, in reading order. */
  withFarDials(): readonly Hit[] {
    const { found } = this;
    const joined = this.farDials.joined(this.run.text);
    if (joined.length === 0) return found.hits;
    for (const { digits, plus, label, start, end, lineStart } of joined) {
      const known = this.known.get(digits, plus);
      if (known !== null) found.add(known, { label, start, end, lineStart });
    }
    return [...found.hits].sort((one, other) => one.start - other.start);
  }

  private labelOf(group: number, lineStart: number, furthest: number): FoundLabel | null {
    return this.belief.nearLabelOf(this.run.start(group), lineStart, this.found.lastEnd, furthest);
  }

  private readTwin(group: number, lineStart: number): number | 'no' {
    const { head, found } = this;
    const twin = head === null ? null : readTwin(this.run, group, head, found.lastEnd);
    if (head === null || twin === null) return 'no';
    const known = this.known.get(twin.digits, head.plus);
    if (known === null) return 'no';
    found.add(known, { label: null, start: twin.start, end: twin.end, lineStart });
    return twin.next;
  }

  private readDirectDial(group: number, lineStart: number): number | 'no' {
    const { head, found, run } = this;
    if (head === null) return 'no';
    const dial = readDirectDial(run, group, head, found.lastEnd, lineStart, (furthest) =>
      this.labelOf(group, lineStart, furthest),
    );
    head.dials += 1;
    if (dial === null) return 'no';
    if (found.hits.at(-1)?.end === found.lastEnd && completes(run.text, head, found.lastEnd, dial.start))
      found.hits.pop();
    const known = this.known.get(dial.digits, dial.plus);
    if (known !== null) found.add(known, { label: dial.label, start: dial.start, end: dial.end, lineStart });
    head.last = dial.end;
    return dial.next;
  }
}
