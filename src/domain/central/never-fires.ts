/** Points out rules that can never fire. Sound: what is named here can be left out, and nobody would see a difference. */
import { folded, wordsOf } from './first-match.ts';
import { boxOf, factSpaceOf, isEmpty, without, type Box, type FactSpace } from './fact-space.ts';
import type { Rule } from './rule.ts';
import { rowOf } from '../presence.ts';
import { isWithin } from '../hours.ts';

export type NeverFires = { readonly ruleId: string } & (
  | {
      /**
       * `nobody`: no group and no person is named · `emptyWindow`: no window has a beginning before its end ·
       * `unknownAvailability`: Microsoft's availability is named by words that are no information ·
       * `impossible`: the conditions exclude each other, or a list is empty
       */
      readonly because: 'nobody' | 'emptyWindow' | 'unknownAvailability' | 'impossible';
    }
  /** One earlier rule takes all of it. */
  | { readonly because: 'shadowedBy'; readonly by: string }
  /** Earlier rules take all of it among them. */
  | { readonly because: 'shadowedTogether'; readonly by: readonly string[] }
);

/** Beyond it the search ends without a finding: a rule that is hard to judge is not accused. */
const maxPieces = 2_000;

export function neverFires(rules: readonly Rule[]): readonly NeverFires[] {
  const space = factSpaceOf(rules);
  const boxes = rules.map((rule) => boxOf(rule, space));
  return rules.flatMap((rule, at): NeverFires[] => {
    const box = boxes[at];
    if (box === undefined) return [];
    const because = neverHolds(rule, box, space);
    if (because !== null) return [{ ruleId: rule.id, because }];
    const earlier = rules.slice(0, at).map((one, index) => ({ rule: one, box: boxes[index] ?? box }));
    const by = shadowOf(rule, box, earlier);
    const [first] = by ?? [];
    if (by === null || first === undefined) return [];
    return by.length === 1
      ? [{ ruleId: rule.id, because: 'shadowedBy', by: first }]
      : [{ ruleId: rule.id, because: 'shadowedTogether', by }];
  });
}

type Because = 'nobody' | 'emptyWindow' | 'unknownAvailability' | 'impossible';

function neverHolds(rule: Rule, box: Box, space: FactSpace): Because | null {
  const { groups, persons, availability } = wordsOf(rule);
  if (!('everybody' in rule.who) && groups.size + persons.size === 0) return 'nobody';
  const { windows } = rule.when;
  if (windows !== undefined && !space.times.some((time) => isWithin(windows, time))) return 'emptyWindow';
  if (availability.size > 0 && ![...availability].some(isInformation)) return 'unknownAvailability';
  return isEmpty(box) ? 'impossible' : null;
}

function isInformation(availability: string): boolean {
  return rowOf({ availability, activity: '', outOfOffice: false }) !== null;
}

type Earlier = { readonly rule: Rule; readonly box: Box };

/**
 * The earlier rules that leave nothing to a rule; null where something is left. For each way to be meant by the rule
 * the person is taken who is meant by the fewest others: a member of that one group only, or that one person.
 */
function shadowOf(rule: Rule, box: Box, earlier: readonly Earlier[]): readonly string[] | null {
  const witnesses = 'everybody' in rule.who ? [null] : [...witnessesOf(rule)];
  const single = earlier.find((one) => witnesses.every((who) => means(one.rule, who) && covers(one.box, box)));
  if (single !== undefined) return [single.rule.id];
  const by = new Set<string>();
  for (const witness of witnesses) {
    let pieces: readonly Box[] = [box];
    for (const one of earlier) {
      if (pieces.length === 0) break;
      if (!means(one.rule, witness)) continue;
      const left = pieces.flatMap((piece) => without(piece, one.box));
      if (left.length > maxPieces) return null;
      if (left.some((piece) => !pieces.includes(piece)) || left.length < pieces.length) by.add(one.rule.id);
      pieces = left;
    }
    if (pieces.length > 0) return null;
  }
  return [...by];
}

type Witness = { readonly kind: 'groups' | 'persons'; readonly name: string } | null;

function* witnessesOf(rule: Rule): Generator<Witness> {
  const { groups, persons } = wordsOf(rule);
  for (const name of groups) yield { kind: 'groups', name };
  for (const name of persons) yield { kind: 'persons', name };
}

function means(rule: Rule, witness: Witness): boolean {
  if ('everybody' in rule.who) return true;
  return witness !== null && wordsOf(rule)[witness.kind].has(folded(witness.name));
}

function covers(box: Box, other: Box): boolean {
  return without(other, box).length === 0;
}
