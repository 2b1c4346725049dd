import { expect, test } from '@jest/globals';
import { texts } from '../../../src/addin/locales/english.ts';
import { refusalText } from '../../../src/addin/dialling/refusals.ts';
import { warningsFor } from '../../../src/addin/dialling/warnings.ts';
import { defaultPolicy, type CostClass } from '../../../src/domain/numbers/cost-class.ts';
import type { NumberFlag, RefusalReason } from '../../../src/domain/numbers/normalise-number.ts';

const number = (costClass: CostClass, flags: readonly NumberFlag[] = []) =>
  ({ dial: '+491', e164: '+491', costClass, policy: 'confirm', flags }) as const;

const asked = Object.entries(defaultPolicy)
  .filter(([, policy]) => policy === 'confirm')
  .map(([costClass]) => costClass as CostClass);

test.each(asked)('numbers of the class %s are asked about in words of their own', (costClass) => {
  const [warning] = warningsFor(number(costClass));
  expect(warning).toBe(`ask.cost.${costClass}`);
  expect(texts).toHaveProperty([warning ?? '']);
});

test.each(['hiddenCharacters', 'nonAsciiDigits', 'linkDiffers'] as const)('%s is said', (flag) => {
  expect(warningsFor(number('standard', [flag]))).toEqual([`ask.flag.${flag}`]);
});

test('what an administrator wants confirmed is asked without another reason', () => {
  expect(warningsFor(number('standard', ['areaCodeAssumed']))).toEqual(['ask.policy']);
});

test.each<[RefusalReason, string]>([
  ['featureCode', 'refused.featureCode'],
  ['letters', 'refused.letters'],
  ['tooShort', 'refused.tooShort'],
  ['tooLong', 'refused.tooLong'],
  ['empty', 'refused.empty'],
  ['encoding', 'refused.notANumber'],
  ['notANumber', 'refused.notANumber'],
])('a number refused for %s reads %s', (reason, key) => {
  expect(refusalText(reason)).toBe(key);
});
