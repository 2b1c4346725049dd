import { expect, test } from '@jest/globals';
import { CredentialWatch, expiryWarning } from '../../../../src/adapters/microsoft/entra/credential-watch.ts';
import { HandClock, keptLog } from '../stage.ts';

const day = 86_400_000;

test.each([
  [31 * day, null],
  [30 * day + 1, null],
  [30 * day, 30],
  [15 * day, 30],
  [14 * day, 14],
  [3 * day + 1, 14],
  [3 * day, 3],
  [1, 3],
  [0, 'expired'],
  [-400 * day, 'expired'],
] as const)('%d ms before the end the warning is %s', (left, warning) => {
  expect(expiryWarning(1_000_000 * day, 1_000_000 * day - left)).toBe(warning);
});

test('a secret, whose end is not known, is never warned of', () => {
  const clock = new HandClock();
  const { log, lines } = keptLog();
  const watch = new CredentialWatch({ kind: 'secret', expiresAt: null }, clock, log);
  watch.look();
  expect(lines).toEqual([]);
  expect(watch.figures()).toEqual({ kind: 'secret', expiresAt: null, warning: null });
});

test('each threshold is said once in a year of looking every hour', async () => {
  const clock = new HandClock();
  const { log, lines } = keptLog();
  const expiresAt = clock.now() + 300 * day;
  const watch = new CredentialWatch({ kind: 'certificate', expiresAt }, clock, log);
  for (let hour = 0; hour < 365 * 24; hour += 1) {
    clock.jump(3_600_000);
    watch.look();
  }
  expect(lines.map(({ level, fields }) => [level, fields])).toEqual([
    ['warn', { withinDays: 30 }],
    ['warn', { withinDays: 14 }],
    ['warn', { withinDays: 3 }],
    ['warn', { withinDays: 0 }],
  ]);
  expect(watch.figures().warning).toBe('expired');
});
