/** What the scanner hands out. */
import type { CostClass } from './cost-class.ts';
import type { NumberLabel } from './labels.ts';
import type { DialPolicy, NumberFlag, NumberKind } from './normalise-number.ts';

export type MailSection = 'body' | 'signature' | 'quoted';

export interface FoundNumber {
  /** What would be dialled: digits with an optional leading plus. */
  readonly dial: string;
  /** With plus; null for numbers that have no international form. */
  readonly e164: string | null;
  readonly kind: NumberKind;
  readonly costClass: CostClass;
  readonly policy: DialPolicy;
  readonly flags: readonly NumberFlag[];
  /** As it stands in the mail. */
  readonly written: string;
  readonly label: NumberLabel | null;
  /** The person or department it belongs to, where the text tells; else null. */
  readonly name: string | null;
  /** The number with up to 30 characters on either side, in one line. */
  readonly context: string;
  readonly section: MailSection;
  /** `link` for a `tel:` target, which is certain; `text` for what the scanner read. */
  readonly source: 'text' | 'link';
  /** Position in the scanned text, UTF-16 units. */
  readonly start: number;
  readonly end: number;
}
