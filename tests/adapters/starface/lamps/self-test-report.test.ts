import { expect, test } from '@jest/globals';
import {
  reportOfLampTest as reportOf,
  verdictOfLampTest as verdictOf,
} from '../../../../src/adapters/starface/index.ts';
import type { SelfTestResult } from '../../../../src/adapters/starface/index.ts';

const all: readonly SelfTestResult['step'][] = [
  ...(['restLogin', 'keySet', 'lampWritten', 'uciLogin', 'serviceOffered', 'keysRead', 'lampFound'] as const),
  ...(['stateRecognised', 'callInfo', 'push'] as const),
];
const without = (...missing: readonly SelfTestResult['step'][]): readonly SelfTestResult[] =>
  all.map((step) => ({ step, outcome: missing.includes(step) ? 'failed' : 'ok', detail: '' }));

test.each([
  [[], 'supported'],
  [['push'], 'supported'],
  [['callInfo', 'push'], 'supported'],
  [['serviceOffered'], 'supported'],
  [['stateRecognised'], 'keyByKey'],
  [['stateRecognised', 'callInfo'], 'unsupported'],
  [['lampFound'], 'unsupported'],
  [['restLogin'], 'unsupported'],
] as const)('without %j the verdict is %s', (missing, verdict) => {
  expect(verdictOf(without(...missing))).toBe(verdict);
  expect(reportOf(without(...missing)).split('\n')).toHaveLength(all.length + 2);
});
