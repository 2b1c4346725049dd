/** Finds and normalises numbers. The rules and the world's numbering plans load behind the first picture. */
import type { FoundNumber } from '../../domain/numbers/found-number.ts';
import type { NormalisedNumber, RefusedNumber } from '../../domain/numbers/normalise-number.ts';
import type { MailInput } from '../../domain/numbers/scan-html.ts';

/** What the pane must know of a number to dial it. */
export type Dialable = Pick<NormalisedNumber, 'dial' | 'e164' | 'costClass' | 'policy' | 'flags'>;

export type NumberReader = {
  /** Resolves once `normalise` can be used. */
  readonly ready: () => Promise<void>;
  /** Null before `ready`. */
  readonly normalise: (written: string) => NormalisedNumber | RefusedNumber | null;
  /** A number as people write it; the digits alone before `ready`. */
  readonly format: (number: Pick<Dialable, 'dial' | 'e164'>) => string;
  readonly scan: (content: MailInput) => Promise<readonly FoundNumber[]>;
};
