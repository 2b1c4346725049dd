/** What begins a run, remembered by its text: the threads of an office repeat the same signatures again and again. */
import type { DigitRun } from './digit-runs.ts';
import { SEP } from './separators.ts';
import type { KnownNumber, KnownNumbers } from './known-numbers.ts';
import type { Candidate } from './number-candidate.ts';
import { readCandidate } from './number-candidate.ts';
import type { Form } from './number-form.ts';
import type { NumberingPlan } from './numbering-plan.ts';

/** So many characters behind a run are looked at for units, amounts and towns. */
const lookAhead = 9;
const mostKept = 2_000;
const longestKept = 40;

/** A candidate as it stood elsewhere. */
export interface Met {
  readonly candidate: Candidate;
  /** How far on it stands here. */
  readonly by: number;
  /** What is known of its number, undefined where that is new. */
  readonly seen: KnownNumber | null | undefined;
}

interface Remembered {
  readonly candidate: Candidate | null;
  /** Where the run began. */
  readonly at: number;
  seen: KnownNumber | null | undefined;
}

export class RememberedRuns {
  private readonly plan: NumberingPlan;
  private readonly known: KnownNumbers;
  private readonly kept = new Map<string, Remembered>();

  constructor(plan: NumberingPlan, known: KnownNumbers) {
    this.plan = plan;
    this.known = known;
  }

  /** What begins with the first group of the run at `at`, as `readCandidate` finds it. */
  first(run: DigitRun, form: Form, at: number): Met | null {
    // What a line break means depends on the length of the line.
    if ((run.gapsInside & SEP.newline) !== 0 || run.end - at > longestKept) return this.read(run, 0, form);
    const key = run.text.slice(at, run.end + lookAhead);
    const known = this.kept.get(key);
    if (known === undefined) {
      const met = this.read(run, 0, form);
      if (this.kept.size < mostKept) this.kept.set(key, { candidate: met?.candidate ?? null, at, seen: met?.seen });
      return met;
    }
    const { candidate } = known;
    if (candidate === null) return null;
    known.seen ??= this.known.seen(candidate.digits, candidate.form === 'plus');
    return { candidate, by: at - known.at, seen: known.seen };
  }

  /** The same for any group. */
  read(run: DigitRun, group: number, form: Form): Met | null {
    const candidate = readCandidate(run, group, form, this.plan);
    return candidate === null ? null : { candidate, by: 0, seen: this.known.seen(candidate.digits, form === 'plus') };
  }
}

export function moved(candidate: Candidate, by: number): Candidate {
  return by === 0 ? candidate : { ...candidate, start: candidate.start + by, end: candidate.end + by };
}
