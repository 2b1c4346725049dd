/** Finds phone numbers in running text and tells about each what the text tells. */
import type { CostClass, DialPolicy } from './cost-class.ts';
import type { FoundNumber } from './found-number.ts';
import { withForeignNationals } from './foreign-national.ts';
import { MailStructure } from './mail-structure.ts';
import type { NumberingContext } from './normalise-number.ts';
import { policyWithFlags } from './normalise-number.ts';
import { planOf } from './numbering-plan.ts';
import type { Hit } from './findings.ts';
import { TextScanner } from './text-scanner.ts';

export interface ScanOptions extends NumberingContext {
  readonly policy?: Partial<Record<CostClass, DialPolicy>> | undefined;
  /** Stops after so many different numbers; default 5,000. */
  readonly limit?: number | undefined;
}

const defaultLimit = 5_000;

/** The bare hits of a text in reading order. */
export function scanHits(text: string, options: ScanOptions): readonly Hit[] {
  const plan = planOf(options.country);
  if (plan === null) return [];
  return withForeignNationals(new TextScanner(text, options, plan).scan(options.limit ?? defaultLimit));
}

/** Adds to a hit what stands around it; hits have to come in reading order. */
export function describeHit(text: string, hit: Hit, structure: MailStructure, options: ScanOptions): FoundNumber {
  const { lineStart, ...number } = hit;
  return {
    ...number,
    policy: policyWithFlags(hit.costClass, hit.flags, options.policy),
    written: text.slice(hit.start, hit.end),
    name: structure.nameFor(hit.start, lineStart),
    context: structure.contextOf(hit.start, hit.end),
    section: structure.sectionAt(hit.start),
    source: 'text',
  };
}

/** All phone numbers of a text in reading order; the same number may come more than once. */
export function scanText(text: string, options: ScanOptions): FoundNumber[] {
  const structure = new MailStructure(text);
  return scanHits(text, options).map((hit) => describeHit(text, hit, structure, options));
}
