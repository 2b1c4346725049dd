import { expect, test } from '@jest/globals';
import { createLog } from '../../../src/adapters/system/log.ts';
import { OutsideError } from '../../../src/bridge/ports.ts';

function recorded(): { readonly log: ReturnType<typeof createLog>; readonly lines: () => Record<string, unknown>[] } {
  const texts: string[] = [];
  const log = createLog({ destination: { write: (text) => void texts.push(text) } });
  return { log, lines: () => texts.map((text) => JSON.parse(text) as Record<string, unknown>) };
}

test('a line is JSON with time, level, message and the fields of its parents', () => {
  const { log, lines } = recorded();
  log.child({ component: 'sweep' }).warn('Microsoft became unreachable', { attempt: 2 });
  expect(lines()).toEqual([
    {
      time: expect.stringMatching(/^\d{4}-\d\d-\d\dT.*Z$/),
      level: 'warn',
      component: 'sweep',
      attempt: 2,
      msg: 'Microsoft became unreachable',
    },
  ]);
});

test('planted secrets and personal data do not reach a line, whatever way they take', () => {
  const { log, lines } = recorded();
  const token = 'eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiJjYW5hcnkifQ.c2ln';
  const cause = new Error('GET /rest/users?authToken=canary-query failed for canary@example.com');
  log.info(`linked canary@example.com with Bearer ${token}`, {
    password: 'canary-password',
    nested: { deeper: [{ client_secret: 'canary-secret', headers: { Authorization: 'Bearer canary-bearer' } }] },
    displayName: 'canary-name',
    text: 'called +49 30 1234567 with canary@sub.example.com',
    error: new OutsideError('starface', 'unauthorized', 'starface.wrong-credentials', `refused ${token}`, { cause }),
  });
  log.child({ upn: 'canary@example.com' }).error('Bearer canary-message');
  const text = JSON.stringify(lines());
  expect(text).not.toMatch(/canary|1234567|eyJ/);
  expect(text).toContain('starface.wrong-credentials');
});

test('an error is logged by name, code, message and cause, without a stack', () => {
  const { log, lines } = recorded();
  log.error('the sweep failed', { error: new Error('outer', { cause: new TypeError('inner') }) });
  expect(lines()[0]?.['error']).toEqual({
    error: 'Error',
    message: 'outer',
    cause: { error: 'TypeError', message: 'inner' },
  });
});

test('a circular value ends instead of hanging', () => {
  const { log, lines } = recorded();
  const circular: Record<string, unknown> = {};
  circular['self'] = circular;
  log.info('odd', { circular, bytes: new Uint8Array(4) });
  expect(JSON.stringify(lines()[0])).toContain('[deep]');
});
