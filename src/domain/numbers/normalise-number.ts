/**
 * One written number in, one that can be dialled out. The same check runs in the pane before the click and in the
 * bridge before the call: the bridge dials only what comes out of here.
 */
import type { CostClass, DialPolicy } from './cost-class.ts';
import { policyFor } from './cost-class.ts';
import { letters } from './letters.ts';
import type { RefusalReason } from './read-number.ts';
import { readDigits } from './read-number.ts';
import type { NumberFlag, NumberingContext, NumberKind } from './resolve-number.ts';
import { resolveNumber } from './resolve-number.ts';
import { isTelUri, readTelUri } from './tel-uri.ts';

export type { CostClass, DialPolicy, NumberFlag, NumberingContext, NumberKind, RefusalReason };

export interface NormaliseOptions extends NumberingContext {
  /** What the administrator changed of the default policy. */
  readonly policy?: Partial<Record<CostClass, DialPolicy>> | undefined;
}

export interface NormalisedNumber {
  readonly ok: true;
  /** What is dialled: digits with an optional leading plus, never anything else. */
  readonly dial: string;
  /** E.164 with plus; null for internal, local and short numbers. */
  readonly e164: string | null;
  readonly kind: NumberKind;
  readonly costClass: CostClass;
  /** `confirm` also where a flag says that the writing hides something. */
  readonly policy: DialPolicy;
  readonly flags: readonly NumberFlag[];
  /** The extension named beside the number, digits only. */
  readonly extension: string | null;
}

export interface RefusedNumber {
  readonly ok: false;
  readonly reason: RefusalReason;
}

const suspicious: readonly NumberFlag[] = ['hiddenCharacters', 'nonAsciiDigits', 'linkDiffers'];

/** The policy of a number together with its flags: what hides something is asked about, what is blocked stays so. */
export function policyWithFlags(
  costClass: CostClass,
  flags: readonly NumberFlag[],
  changes: Partial<Record<CostClass, DialPolicy>> = {},
): DialPolicy {
  const policy = policyFor(costClass, changes);
  return policy === 'allow' && flags.some((flag) => suspicious.includes(flag)) ? 'confirm' : policy;
}

const extensionWord = new RegExp(
  String.raw`^(.*\d[^${letters}\d]*)(?:ext(?:ension)?|x|durchwahl|dw|nst|klappe|kl)[.:\s-]*(\d{1,6})\s*$`,
  'i',
);

/** Splits "… ext. 12" off. Bounded input (the caller cuts at 256 characters), so the pattern cannot run away. */
function splitExtension(raw: string): { number: string; extension: string | null } {
  const match = extensionWord.exec(raw);
  return match === null ? { number: raw, extension: null } : { number: match[1] ?? '', extension: match[2] ?? null };
}

/**
 * Normalises a number from a mail, a contact, a dial pad or a `tel:` link.
 * @param raw as written; anything may come
 */
export function normaliseNumber(raw: string, options: NormaliseOptions): NormalisedNumber | RefusedNumber {
  if (raw.length > 256) return { ok: false, reason: 'tooLong' };
  const written = isTelUri(raw) ? readTelUri(raw) : splitExtension(raw);
  if (typeof written === 'string') return { ok: false, reason: written };
  const read = readDigits(written.number);
  if (typeof read === 'string') return { ok: false, reason: read };
  const resolved = resolveNumber(read.digits, read.plus, options);
  if (resolved === null) {
    const reason = read.digits.length < 3 ? 'tooShort' : read.digits.length > 15 ? 'tooLong' : 'notANumber';
    return { ok: false, reason };
  }
  const flags: NumberFlag[] = [...new Set([...read.flags, ...resolved.flags])];
  if (written.extension !== null) flags.push('extension');
  return {
    ok: true,
    ...resolved,
    flags,
    policy: policyWithFlags(resolved.costClass, flags, options.policy),
    extension: written.extension,
  };
}
