/**
 * A foreign number that the mail writes with its country code and again without: "+44 20 7946 0500", below it
 * "020 7946 0500". Read as a number of this country the second would be somebody else's.
 */
import type { Hit } from './findings.ts';
import { splitInternational } from './numbering-plan.ts';

/** Shorter ones may be alike by chance. */
const fewestDigits = 8;

function nationalOf(e164: string | null): string | null {
  const national = e164 === null ? null : (splitInternational(e164.slice(1))?.national ?? null);
  return national === null || national.length < fewestDigits ? null : national;
}

/** Puts such hits right; those of a mail without foreign numbers stay as they are. */
export function withForeignNationals(hits: readonly Hit[]): readonly Hit[] {
  const foreign = new Map<string, Hit>();
  for (const hit of hits) {
    const national = hit.kind === 'international' ? nationalOf(hit.e164) : null;
    if (national !== null && !foreign.has(national)) foreign.set(national, hit);
  }
  if (foreign.size === 0) return hits;
  return hits.map((hit) => {
    const other = hit.kind === 'national' ? foreign.get(nationalOf(hit.e164) ?? '') : undefined;
    if (other === undefined) return hit;
    const { dial, e164, kind, costClass } = other;
    return { ...hit, dial, e164, kind, costClass };
  });
}
