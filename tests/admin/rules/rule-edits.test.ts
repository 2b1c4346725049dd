import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { addRule, copyRule, moveRule, removeRule, rulesFile } from '../../../src/admin/rules/rule-edits.ts';
import { placeholders } from '../../../src/admin/rules/placeholders.ts';
import { presetRules } from '../../../src/admin/rules/preset-words.ts';
import { toggled, withPart } from '../../../src/admin/rules/with-part.ts';
import { createText } from '../../../src/admin/locales/texts.ts';
import { exportRules, importRules } from '../../../src/contract/rules.ts';
import { placeholderNames } from '../../../src/domain/central/render-text.ts';
import { presetIds, rulePresets } from '../../../src/domain/central/rule-presets.ts';
import { someRules } from '../an-office.ts';

const ids = (rules: readonly { readonly id: string }[]): string[] => rules.map(({ id }) => id);

test('a new rule stands on top, where no rule above can take everything from it', () => {
  const { rules, rule } = addRule(someRules, 'New rule');
  expect(rules[0]).toBe(rule);
  expect(rules.slice(1)).toEqual(someRules);
});

test('whatever is added, copied, moved and removed, the bridge takes the list', () => {
  const step = fc.oneof(
    fc.record({ kind: fc.constant('add' as const), at: fc.nat(20) }),
    fc.record({ kind: fc.constant('copy' as const), at: fc.nat(20) }),
    fc.record({ kind: fc.constant('move' as const), at: fc.nat(20), by: fc.constantFrom(-1, 1) }),
    fc.record({ kind: fc.constant('remove' as const), at: fc.nat(20) }),
  );
  fc.assert(
    fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
      let rules = someRules;
      for (const one of steps) {
        const id = rules[one.at % Math.max(1, rules.length)]?.id ?? '';
        if (one.kind === 'add') rules = addRule(rules, 'New rule').rules;
        if (one.kind === 'copy') rules = copyRule(rules, id, (name) => `Copy of ${name}`);
        if (one.kind === 'move') rules = moveRule(rules, id, one.by);
        if (one.kind === 'remove') rules = removeRule(rules, id);
      }
      expect(importRules(rulesFile(rules))).toEqual({ ok: true, rules });
    }),
  );
});

test('a copy stands right below and says what it is a copy of, also where the name is as long as can be', () => {
  const long = { ...(someRules[0] as (typeof someRules)[number]), name: 'x'.repeat(100), id: 'y'.repeat(64) };
  const rules = copyRule([long, ...someRules.slice(1)], long.id, (name) => `Copy of ${name}`);
  expect(rules).toHaveLength(someRules.length + 1);
  expect(importRules(rulesFile(rules)).ok).toBe(true);
  expect(copyRule(someRules, 'sales', (name) => `Copy of ${name}`)[1]?.name).toBe('Copy of Sales at lunch');
});

test('the first rule does not move up and the last not down', () => {
  expect(moveRule(someRules, 'sales', -1)).toBe(someRules);
  expect(moveRule(someRules, 'late', 1)).toBe(someRules);
  expect(ids(moveRule(someRules, 'sales', 1)).slice(0, 2)).toEqual(['silent', 'sales']);
});

test('what is exported is what the bridge itself exports', () => {
  expect(rulesFile(someRules)).toBe(exportRules(someRules));
});

test('the editor offers the placeholders that templates know', () => {
  expect([...placeholders]).toEqual([...placeholderNames]);
});

test.each(presetIds)('the preset %s is taken by the bridge in both languages, with the rules of the original', (id) => {
  for (const language of ['de', 'en'] as const) {
    const rules = presetRules(id, createText(language));
    expect(importRules(rulesFile(rules))).toEqual({ ok: true, rules });
    expect(ids(rules)).toEqual(ids(rulePresets[id].rules));
  }
});

test('in German the preset with texts speaks German', () => {
  const [call] = presetRules('textsLikeTeams', createText('de'));
  expect(call).toMatchObject({ name: 'Im Anruf', what: { chat: { text: 'Im Anruf in MS Teams {until}' } } });
});

test('a member that is chosen no more leaves nothing behind', () => {
  expect(withPart({ onCall: true, dnd: false }, 'onCall', undefined)).toEqual({
    dnd: false,
  });
  expect(toggled(['a'], 'a', false)).toBeUndefined();
  expect(toggled(undefined, 'a', true)).toEqual(['a']);
});
