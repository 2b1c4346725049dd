import { isOutsideError } from '../starface-error.ts';
import { UciFault } from './fault.ts';

/** The password is right: `renewed` where that brought a new token for UCI, `unchanged` where its token is for ever. */
export type Proof = 'renewed' | 'unchanged';

export type Verdict = 'again' | 'refused' | 'rightMissing';

const FIRST_RETRY_MS = 1_000;
/** Not a minute: a PBX that is back must be noticed within 30 s. */
const LONGEST_RETRY_MS = 20_000;
/** The password is right, but the PBX does not let this person in: an administrator has to change that first. */
const RIGHT_MISSING_FACTOR = 3;

/**
 * Why a session failed. A refusal stops it for good, so it is believed only where the password itself is proven wrong:
 * a PBX that is starting may refuse whatever it is asked.
 */
export async function judge(error: unknown, retries: number, prove: () => Promise<Proof>): Promise<Verdict> {
  if (isWrongPassword(error)) return 'refused';
  const doubtful =
    (error instanceof UciFault && error.kind === 'illegalAccess') ||
    (isOutsideError(error) && (error.kind === 'unauthorized' || error.kind === 'forbidden'));
  if (!doubtful) return 'again';
  try {
    // With a new token the first next attempt may well succeed.
    return (await prove()) === 'renewed' && retries === 0 ? 'again' : 'rightMissing';
  } catch (proof) {
    return isWrongPassword(proof) ? 'refused' : 'again';
  }
}

/** Doubles from 1 s to 20 s (3 s to 60 s where a right is missing), of which half is chance. `random`: 0 ≤ x < 1. */
export function retryAfterMs(verdict: Exclude<Verdict, 'refused'>, retries: number, random: number): number {
  const fullMs = Math.min(FIRST_RETRY_MS * 2 ** Math.min(retries, 10), LONGEST_RETRY_MS);
  return fullMs * (0.5 + random / 2) * (verdict === 'rightMissing' ? RIGHT_MISSING_FACTOR : 1);
}

function isWrongPassword(error: unknown): boolean {
  return isOutsideError(error) && error.code === 'starface.wrong-credentials';
}
