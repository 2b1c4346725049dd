import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { firstMatch } from '../../../src/domain/central/first-match.ts';
import { forEverybody } from './some-facts.ts';
import { someFacts, someRules } from './some-rules.ts';

test('whatever Microsoft and the PBX say, the rules answer, and always the same', () => {
  fc.assert(
    fc.property(someRules, someFacts, (rules, facts) => {
      const answer = firstMatch(rules, facts);
      expect(answer === null || rules.includes(answer)).toBe(true);
      expect(firstMatch(structuredClone(rules), structuredClone(facts))?.id).toBe(answer?.id);
    }),
  );
});

test('the rule that wins matches alone, and no rule before it does', () => {
  fc.assert(
    fc.property(someRules, someFacts, (rules, facts) => {
      const answer = firstMatch(rules, facts);
      const before = answer === null ? rules : rules.slice(0, rules.indexOf(answer));
      for (const rule of before) expect(firstMatch([rule], facts)).toBeNull();
      if (answer !== null) expect(firstMatch([answer], facts)).toBe(answer);
    }),
  );
});

test('order matters: a rule without conditions at the head takes everything, at the foot only what is left', () => {
  fc.assert(
    fc.property(someRules, someFacts, (rules, facts) => {
      const general = forEverybody('general', {});
      expect(firstMatch([general, ...rules], facts)).toBe(general);
      expect(firstMatch([...rules, general], facts)).toBe(firstMatch(rules, facts) ?? general);
    }),
  );
});

test('a further group or name never makes an earlier rule lose', () => {
  fc.assert(
    fc.property(someRules, someFacts, fc.constantFrom('Sales', 'Support'), (rules, facts, group) => {
      const place = (answer: ReturnType<typeof firstMatch>): number =>
        answer === null ? rules.length : rules.indexOf(answer);
      const more = { ...facts, groups: [...facts.groups, group] };
      expect(place(firstMatch(rules, more))).toBeLessThanOrEqual(place(firstMatch(rules, facts)));
    }),
  );
});
