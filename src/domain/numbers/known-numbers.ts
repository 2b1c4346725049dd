/** The numbers of one text: each writing is resolved once and handed out a bounded number of times. */
import type { NumberingContext, ResolvedNumber } from './resolve-number.ts';
import { resolveNumber } from './resolve-number.ts';
import { areaLength } from './number-shapes.ts';
import { splitInternational } from './numbering-plan.ts';

/** A number in one of its writings, and how often it was met. */
export interface KnownNumber {
  readonly resolved: ResolvedNumber;
  readonly takesDirectDials: boolean;
  /** Digits behind the area code; 0 where the number takes no direct dials. */
  readonly subscriberLength: number;
  mentions: number;
}

/** A number that is repeated again and again is handed out so many times. */
export const mostMentions = 4;

export class KnownNumbers {
  private readonly context: NumberingContext;
  /** Those behind a plus, and the others. */
  private readonly international = new Map<string, KnownNumber | null>();
  private readonly national = new Map<string, KnownNumber | null>();

  constructor(context: NumberingContext) {
    this.context = context;
  }

  /** What is known of digits met before; null where they are no number, undefined where they are new. */
  seen(digits: string, plus: boolean): KnownNumber | null | undefined {
    return (plus ? this.international : this.national).get(digits);
  }

  /** Null where the digits are no number. */
  get(digits: string, plus: boolean): KnownNumber | null {
    const seen = this.seen(digits, plus);
    if (seen !== undefined) return seen;
    const resolved = resolveNumber(digits, plus, this.context);
    const known = resolved === null ? null : knownFrom(resolved);
    (plus ? this.international : this.national).set(digits, known);
    return known;
  }
}

/** Germany and Austria, where direct dials lengthen the number; mobile and service numbers have none. */
const lengthened = /^\+49(?!1|[789]00)|^\+43(?!6(?:5|6[013-9]|[789])|[89]00)/u;

function knownFrom(resolved: ResolvedNumber): KnownNumber {
  const { e164 } = resolved;
  const takesDirectDials = e164 !== null && lengthened.test(e164);
  return { resolved, takesDirectDials, subscriberLength: takesDirectDials ? behindArea(e164) : 0, mentions: 0 };
}

function behindArea(e164: string): number {
  const split = splitInternational(e164.slice(1));
  const plan = split?.plans[0];
  return split === null || plan === undefined ? 0 : split.national.length - areaLength(plan, split.national);
}
