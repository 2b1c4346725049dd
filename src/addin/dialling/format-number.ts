/** Numbers as people read them: `+49 721 5550123`. */
import { splitInternational } from '../../domain/numbers/numbering-plan.ts';
import type { Dialable } from './number-reader.ts';

/** The international form with the groups of its country's plan; short and internal numbers as they are dialled. */
export function formatNumber(number: Pick<Dialable, 'dial' | 'e164'>, home: string): string {
  if (number.e164 === null) return number.dial;
  const split = splitInternational(number.e164.slice(1));
  if (split === null) return number.e164;
  const plan = split.plans.find(({ country }) => country === home) ?? split.plans[0];
  return [`+${split.callingCode}`, ...groupsOf(split.national, plan?.groupsOf(split.national) ?? [])].join(' ');
}

function groupsOf(national: string, lengths: readonly number[]): readonly string[] {
  const groups: string[] = [];
  let rest = national;
  for (const length of lengths) {
    groups.push(rest.slice(0, length));
    rest = rest.slice(length);
  }
  return rest === '' ? groups : [...groups, rest];
}
