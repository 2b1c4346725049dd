import { afterAll, beforeAll, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { createStarface } from '../../../../src/adapters/starface/index.ts';
import type { Starface } from '../../../../src/adapters/starface/index.ts';
import { OutsideError } from '../../../../src/bridge/ports.ts';
import { readInternalNumbers } from '../../../../src/adapters/starface/rest/internal-numbers.ts';
import { FakePbx, json } from '../support/fake-pbx.ts';
import { random, realClock, RecordingLog } from '../support/surroundings.ts';

/** Answers as a PBX gives them, by the beginning of the path; what a test spoils. */
const honest: readonly (readonly [string, unknown])[] = [
  ['/rest/users/7/phoneconfig', { callWaiting: true, displayNumberId: 1, doNotDisturb: false, primaryPhoneId: 2 }],
  ['/rest/users', [{ id: 7, login: '0101', email: 'a@example.com', firstName: 'Anna', familyName: 'Muster' }]],
  [
    '/rest/redirects',
    [
      {
        id: '1',
        enabled: true,
        redirectTrigger: { redirectTriggerType: 'BUSY' },
        redirectDestination: { redirectDestinationType: 'PHONENUMBER', phoneNumber: '+49301' },
        phoneNumber: '101',
      },
    ],
  ],
  ['/rest/groups/', { id: 1, name: 'Vertrieb', assignableUsers: [{ id: 7, assigned: true }] }],
  ['/rest/groups', [{ id: 1, groupname: 'Vertrieb' }]],
  ['/rest/contacts/scheme', { summaryBlock: { attributes: [{ displayKey: 'NAME' }] }, phoneNumbersBlock: null }],
  ['/rest/contacts/tags', [{ id: 't', name: 'Kunden' }]],
  ['/rest/contacts', { contacts: [{ id: 'c', summaryValues: ['Otto'], phoneNumberValues: ['+49301'] }] }],
  ['/rest/server/version', { version: '10.0.2.6' }],
];

let pbx: FakePbx;
let starface: Starface;
/** Null: the honest answer. */
let spoil: ((value: unknown) => unknown) | null = null;

beforeAll(async () => {
  pbx = new FakePbx(({ url, method }, response) => {
    if (url === '/rest/login') {
      json(response, method === 'GET' ? { loginType: 'Internal', nonce: 'n' } : { token: 't' });
      return;
    }
    const value = honest.find(([path]) => url.startsWith(path))?.[1];
    json(response, spoil === null ? value : spoil(value));
  });
  starface = createStarface({
    url: await pbx.start(),
    login: '0001',
    password: 'x',
    auth: 'classic',
    callbackUrl: 'http://127.0.0.1:9',
    budget: { startPerSecond: 10_000, ceilingPerSecond: 10_000 },
    clock: realClock,
    random,
    log: new RecordingLog(),
  });
});

afterAll(async () => {
  await starface.pbx.stop();
  await pbx.stop();
});

const asks: readonly (readonly [string, () => Promise<unknown> | undefined])[] = [
  ['the version', () => starface.pbx.describe()],
  ['the users', () => starface.pbx.listUsers()],
  ['the groups', () => starface.pbx.listGroups?.()],
  ['DND', () => starface.pbx.readDnd('7', 'poll')],
  ['the redirections', () => starface.pbx.userSettings?.readRedirections('7', 'poll')],
  ['the contacts', () => starface.pbx.userSettings?.searchContacts('7', 'otto')],
  ['the internal numbers', () => readInternalNumbers({ ask: () => Promise.resolve(spoil?.(internalNumbers)) })],
];

const internalNumbers = [{ accountId: 7, type: 'USER', local: true, primaryInternalPhoneNumber: '101' }];

/** Puts `poison` in the place of one part of a value, counted through the whole tree. */
function poisoned(value: unknown, place: number, poison: unknown): unknown {
  let left = place;
  const walk = (part: unknown): unknown => {
    left -= 1;
    if (left < 0) return poison;
    if (Array.isArray(part)) return part.map((one: unknown) => (left < 0 ? one : walk(one)));
    if (typeof part !== 'object' || part === null) return part;
    return Object.fromEntries(Object.entries(part).map(([name, one]) => [name, left < 0 ? one : walk(one)]));
  };
  return walk(value);
}

test.each(asks)('honest answers are read: %s', async (_, ask) => {
  spoil = (value) => value;
  await expect(ask()).resolves.toBeDefined();
});

test.each(asks)('no answer to a question for %s can do more than be refused', async (_, ask) => {
  const answer = fc.oneof(
    fc.jsonValue({ maxDepth: 4 }).map((value) => () => value),
    fc.tuple(fc.nat(12), fc.oneof(fc.jsonValue({ maxDepth: 2 }), fc.constantFrom('', 0, -1, 1e300, null, [], {}))).map(
      ([place, poison]) =>
        (value: unknown) =>
          poisoned(value, place, poison),
    ),
  );
  await fc.assert(
    fc.asyncProperty(answer, async (spoiling) => {
      spoil = spoiling;
      try {
        await ask();
      } catch (error) {
        expect(error).toBeInstanceOf(OutsideError);
      }
    }),
    { numRuns: 60 },
  );
});
