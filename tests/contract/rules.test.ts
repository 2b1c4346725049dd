import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { faultInWords } from '../../src/contract/rule-fault-words.ts';
import { checkRules, exportRules, importRules } from '../../src/contract/rules.ts';
import { maxRules, type Rule } from '../../src/domain/central/rule.ts';
import { rulePresets } from '../../src/domain/central/rule-presets.ts';
import { someRules } from '../domain/central/some-rules.ts';

const rule = { id: 'lunch', name: 'Mittag', who: { everybody: true }, when: {}, what: { dnd: 'on' } };

function faultsOf(value: unknown, language = 'en'): readonly string[] {
  const answer = checkRules(value);
  return answer.ok ? [] : answer.faults.map((fault) => faultInWords(fault, language));
}

function faultsWith(change: Record<string, unknown>): readonly string[] {
  return faultsOf({ version: 1, rules: [{ ...rule, ...change }] });
}

/** The engine bears rules for nobody and empty windows; a file does not. */
function asFilesMayHoldThem(rules: readonly Rule[]): readonly Rule[] {
  return rules.filter(({ who, when }) => {
    const lists = 'everybody' in who ? [] : [who.groups, who.persons].filter((list) => list !== undefined);
    const named = 'everybody' in who || (lists.length > 0 && lists.every((list) => list.length > 0));
    const windows = when.windows ?? [{ weekdays: ['mon'], from: '00:00', to: '24:00' }];
    const open = windows.every(({ weekdays, from, to }) => weekdays.length > 0 && from < to);
    return named && windows.length > 0 && open;
  });
}

describe('an import', () => {
  test('takes rules with German names, groups and persons', () => {
    const german = {
      ...rule,
      name: 'Außendienst: über Mittag nicht stören „bis 13 Uhr“',
      who: { groups: ['Außendienst Süd'], persons: ['jörg.müller@example.com', '0042'] },
    };
    expect(checkRules({ version: 1, rules: [german] })).toEqual({ ok: true, rules: [german] });
  });

  test('takes a file with a byte order mark and the name of its schema', () => {
    const text = `\uFEFF${JSON.stringify({ $schema: './rules.schema.json', version: 1, rules: [rule] })}`;
    expect(importRules(text)).toEqual({ ok: true, rules: [rule] });
  });

  test.each(Object.values(rulePresets))('takes the preset $id as it is exported', ({ rules }) => {
    expect(importRules(exportRules(rules))).toEqual({ ok: true, rules });
  });

  test('gives back exactly what was exported', () => {
    fc.assert(
      fc.property(someRules.map(asFilesMayHoldThem), (rules) => {
        expect(importRules(exportRules(rules))).toEqual({ ok: true, rules });
      }),
    );
  });

  test('takes 200 rules and refuses the next one', () => {
    const many = Array.from({ length: maxRules }, (_, at): unknown => ({ ...rule, id: `r${at}`, name: `Regel ${at}` }));
    expect(checkRules({ version: 1, rules: many }).ok).toBe(true);
    expect(faultsOf({ version: 1, rules: [...many, rule] })).toEqual(['The file, rules: has more than 200 entries']);
  });
});

describe('an import names', () => {
  const cases: readonly (readonly [string, Record<string, unknown>, string])[] = [
    ['a key that it does not know', { whne: {} }, 'Rule 1 "Mittag": does not know: whne'],
    ['a part that is missing', { when: undefined }, 'Rule 1 "Mittag", when: is missing'],
    ['a kind that is wrong', { when: 'never' }, 'Rule 1 "Mittag", when: is of the wrong kind, wanted: object'],
    [
      'a value that does not exist',
      { what: { dnd: 'maybe' } },
      'Rule 1 "Mittag", what, dnd: is not one of: on, off, unchanged',
    ],
    ['a rule for nobody', { who: {} }, 'Rule 1 "Mittag", who: names nobody: give groups, persons or everybody'],
    [
      'a group without a name',
      { who: { groups: ['Sales', ' '] } },
      'Rule 1 "Mittag", who, group 2: is not written as it must be',
    ],
    ['an empty list', { when: { rows: [] } }, 'Rule 1 "Mittag", when, rows: needs at least 1'],
    [
      'a window over midnight',
      { when: { windows: [{ weekdays: ['mon'], from: '22:00', to: '06:00' }] } },
      'Rule 1 "Mittag", when, window 1, to: a window begins before it ends; a night is two windows, to 24:00 and from 00:00',
    ],
    [
      'a time that is none',
      { when: { windows: [{ weekdays: ['mon'], from: '8 Uhr', to: '24:00' }] } },
      'Rule 1 "Mittag", when, window 1, from: is not written as it must be',
    ],
    [
      'a placeholder that does not exist',
      { what: { chat: { text: '{aktivität} {until' } } },
      'Rule 1 "Mittag", what, chat, text: no placeholder: aktivität, {',
    ],
    [
      'a number that is none',
      { what: { redirection: { trigger: 'busy', enabled: true, target: { kind: 'number', number: '0900 call me' } } } },
      'Rule 1 "Mittag", what, redirection, target, number: is not written as it must be',
    ],
    [
      'a name that is too long',
      { name: 'x'.repeat(101) },
      `Rule 1 "${'x'.repeat(101)}", name: is longer than 100 characters`,
    ],
    ['a name that breaks the line', { name: 'a\nb' }, 'Rule 1 "a\nb", name: is not written as it must be'],
    ['an id with an umlaut', { id: 'über' }, 'Rule 1 "Mittag", id: is not written as it must be'],
  ];
  test.each(cases)('%s', (_promise, change, expected) => {
    expect(faultsWith(change)).toEqual([expected]);
  });

  test('all faults together, those of names that stand there twice too', () => {
    const rules = [rule, { ...rule, id: 'LUNCH', name: ' mittag', what: { dnd: 'maybe', session: 'always' } }];
    expect(faultsOf({ version: 2, rules })).toEqual([
      'The file, version: is not one of: 1',
      'Rule 2 " mittag", what, dnd: is not one of: on, off, unchanged',
      'Rule 2 " mittag", what, session: is not one of: call, none',
      'Rule 2 " mittag", id: "LUNCH" stands there twice',
      'Rule 2 " mittag", name: " mittag" stands there twice',
    ]);
  });

  test('them in German too', () => {
    const rules = [{ ...rule, what: { chat: { text: '{x}' } } }, { id: 'b' }];
    expect(faultsOf({ version: 1, rules }, 'de')).toEqual([
      'Regel 1 „Mittag“, what, chat, text: kein Platzhalter: x',
      'Regel 2, name: fehlt',
      'Regel 2, who: fehlt',
      'Regel 2, when: fehlt',
      'Regel 2, what: fehlt',
    ]);
  });

  test.each([
    ['{"rules":', 'notJson'],
    ['', 'notJson'],
    [' '.repeat(1_000_001), 'fileTooLong'],
    ['null', 'wrongType'],
    ['[]', 'wrongType'],
    ['{"version":1,"rules":{}}', 'wrongType'],
    ['{"version":1,"rules":[null]}', 'wrongType'],
    ['{"version":1,"rules":[],"__proto__":{"a":1}}', 'unknownKey'],
  ])('what is no file of rules (%#)', (text, code) => {
    const answer = importRules(text);
    expect(answer.ok ? [] : answer.faults.map((fault) => fault.code)).toEqual([code]);
  });
});

test('whatever JSON comes in, the answer is rules or faults in words, never a crash', () => {
  const nearly = fc.record(
    { id: fc.jsonValue(), name: fc.jsonValue(), who: fc.jsonValue(), when: fc.jsonValue(), what: fc.jsonValue() },
    { requiredKeys: [] },
  );
  const file = fc.record({ version: fc.constantFrom(1, 2), rules: fc.array(fc.oneof(nearly, fc.jsonValue())) });
  fc.assert(
    fc.property(fc.oneof(file, fc.jsonValue()), (value) => {
      const answer = checkRules(value);
      if (answer.ok) return;
      expect(answer.faults.length).toBeGreaterThan(0);
      for (const fault of answer.faults) {
        expect(faultInWords(fault, 'en')).not.toContain('undefined');
        expect(faultInWords(fault, 'de')).not.toContain('undefined');
      }
    }),
  );
});
