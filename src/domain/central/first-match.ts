/** The first rule whose *who* and *when* both hold. Total: words nobody has heard of match nothing, or a rule that names them. */
import { isWithin } from '../hours.ts';
import type { Rule, RuleFacts } from './rule.ts';

export function firstMatch(rules: readonly Rule[], facts: RuleFacts): Rule | null {
  return rules.find((rule) => isMeant(rule, facts) && holds(rule, facts)) ?? null;
}

/** Names of groups, persons and Microsoft's words are compared in this form. */
export function folded(name: string): string {
  return name.trim().normalize('NFC').toLowerCase();
}

function isMeant(rule: Rule, facts: RuleFacts): boolean {
  if ('everybody' in rule.who) return true;
  const { groups, persons } = wordsOf(rule);
  return (
    facts.groups.some((group) => groups.has(folded(group))) || facts.names.some((name) => persons.has(folded(name)))
  );
}

function holds(rule: Rule, facts: RuleFacts): boolean {
  const { when } = rule;
  const { availability, activity } = wordsOf(rule);
  return (
    (when.rows === undefined || (facts.row !== null && when.rows.includes(facts.row))) &&
    (when.availability === undefined || availability.has(folded(facts.availability))) &&
    (when.activity === undefined || activity.has(folded(facts.activity))) &&
    (when.outOfOffice ?? facts.outOfOffice) === facts.outOfOffice &&
    (when.onCall ?? facts.onCall) === facts.onCall &&
    (when.dnd ?? facts.personDnd) === facts.personDnd &&
    (when.chatState === undefined || (facts.chatState !== null && when.chatState.includes(facts.chatState))) &&
    (when.windows === undefined || isWithin(when.windows, facts.time))
  );
}

type Words = Readonly<Record<'groups' | 'persons' | 'availability' | 'activity', ReadonlySet<string>>>;

/** Folded once for each rule: the same rules are asked thousands of times a second. */
const words = new WeakMap<Rule, Words>();

export function wordsOf(rule: Rule): Words {
  const known = words.get(rule);
  if (known !== undefined) return known;
  const who = 'everybody' in rule.who ? {} : rule.who;
  const made: Words = {
    groups: foldedSet(who.groups),
    persons: foldedSet(who.persons),
    availability: foldedSet(rule.when.availability),
    activity: foldedSet(rule.when.activity),
  };
  words.set(rule, made);
  return made;
}

function foldedSet(names: readonly string[] = []): ReadonlySet<string> {
  return new Set(names.map(folded));
}
