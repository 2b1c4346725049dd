/** The numbers of one text: each writing is resolved once and handed out a bounded number of times. */
import type { NumberingContext, ResolvedNumber } from './resolve-number.ts';
import { resolveNumber } from './resolve-number.ts';

/** A number in one of its writings, and how often it was met. */
interface KnownNumber {
  readonly resolved: ResolvedNumber;
  mentions: number;
}

/** A number that is repeated again and again is handed out so many times. */
export const mostMentions = 50;

export class KnownNumbers {
  private readonly context: NumberingContext;
  /** Those behind a plus, and the others. */
  private readonly international = new Map<string, KnownNumber | null>();
  private readonly national = new Map<string, KnownNumber | null>();

  constructor(context: NumberingContext) {
    this.context = context;
  }

  /** Null where the digits are no number. */
  get(digits: string, plus: boolean): KnownNumber | null {
    const numbers = plus ? this.international : this.national;
    let known = numbers.get(digits);
    if (known === undefined) {
      const resolved = resolveNumber(digits, plus, this.context);
      known = resolved === null ? null : { resolved, mentions: 0 };
      numbers.set(digits, known);
    }
    return known;
  }

  /** True where the number was handed out as often as any is. */
  isTold(digits: string, plus: boolean): boolean {
    const known = (plus ? this.international : this.national).get(digits);
    return known !== undefined && known !== null && known.mentions >= mostMentions;
  }
}
