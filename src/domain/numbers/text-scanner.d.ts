import type { NumberLabel } from './labels.ts';
import type { NumberingPlan } from './numbering-plan.ts';
import type { NumberingContext, ResolvedNumber } from './resolve-number.ts';
/** A number and where it stands. */
export interface Hit extends ResolvedNumber {
  readonly label: NumberLabel | null;
  readonly start: number;
  readonly end: number;
  readonly lineStart: number;
}
export declare class TextScanner {
  private readonly text;
  private readonly context;
  private readonly plan;
  private readonly run;
  private readonly belief;
  private readonly hits;
  private readonly distinct;
  private head;
  private lineStart;
  private lastEnd;
  constructor(text: string, context: NumberingContext, plan: NumberingPlan);
  /** @param limit stops after so many different numbers */
  scan(limit: number): readonly Hit[];
  private readRun;
  /** The rest of a number of another kind: all groups up to another column, line or plus. */
  private skipOther;
  /** Reads what begins with the group; the group behind it, or why there is nothing. */
  private readAt;
  private isNearHead;
  /** True where a later group of the run may begin a number, so that it matters what the run is. */
  private hasZeroInside;
  private readDirectDial;
  private emitCandidate;
  private emit;
}
