import { afterEach, beforeEach, expect, test } from '@jest/globals';
import type { TelephonyFeed } from '../../../../src/bridge/ports.ts';
import type { Call } from '../../../../src/domain/call.ts';
import { telephonyStateOf } from '../../../../src/domain/call.ts';
import type { TelephonyState } from '../../../../src/domain/call.ts';
import type { LampOptions } from '../../../../src/adapters/starface/index.ts';
import { LinkedPerson } from '../support/linked-person.ts';

const ben = { login: '0102', password: 'Telefon-0102' };
const cem = { login: '0103', password: 'Telefon-0103', firstName: 'Cem', familyName: 'Aydin' };
const unlimited = { startPerSecond: 1_000, ceilingPerSecond: 1_000 };

/** Ben's account watches Anna and the administrator. */
class Watching {
  readonly linked: LinkedPerson;
  readonly feed: TelephonyFeed;
  readonly states = new Map<string, TelephonyState>();
  readonly told: { readonly userId: string; readonly calls: readonly Call[] }[] = [];
  readonly unknown: string[] = [];
  losses = 0;
  refusals = 0;

  constructor(linked: LinkedPerson, feed: TelephonyFeed) {
    this.linked = linked;
    this.feed = feed;
  }

  static async start(version: 9 | 10 = 9, more: Partial<LampOptions> = {}): Promise<Watching> {
    const lamps = { accounts: [ben], ...more };
    const linked = await LinkedPerson.start(version, { lamps, budget: unlimited }, [cem]);
    if (linked.starface.lamps === null) throw new Error('no lamps');
    return new Watching(linked, linked.starface.lamps);
  }

  async open(): Promise<void> {
    const users = await this.linked.outcome(this.linked.starface.pbx.listUsers());
    await this.feed.start({
      calls: (userId, calls) => {
        this.told.push({ userId, calls });
        this.states.set(userId, telephonyStateOf(calls));
      },
      unknown: (userId) => {
        this.unknown.push(userId);
        this.states.delete(userId);
      },
      lost: () => {
        this.losses += 1;
        this.states.clear();
      },
      refused: () => void (this.refusals += 1),
    });
    this.feed.watch(users);
  }

  get anna(): TelephonyState | undefined {
    return this.states.get(String(this.linked.simulator.person('anna').userId));
  }

  becomes(state: TelephonyState | undefined, withinMs = 15_000): Promise<void> {
    return this.linked.passing(`Anna is ${state}`, withinMs, () => this.anna === state);
  }
}

let watching: Watching;

beforeEach(async () => {
  watching = await Watching.start();
});

afterEach(async () => {
  await watching.feed.stop();
  await watching.linked.stop();
});

const anna = () => watching.linked.simulator.person('anna');

test('a call of somebody who linked nothing is known within seconds, and so is its end', async () => {
  await watching.open();
  await watching.becomes('idle', 60_000);
  anna().call('ringing', '+4972112345');
  await watching.becomes('ringing');
  anna().answers();
  await watching.becomes('onCall');
  anna().hangsUp();
  await watching.becomes('idle');
});

test('a lamp says nothing of whom the person talks to', async () => {
  await watching.open();
  anna().call('connected', '+4972112345');
  await watching.becomes('onCall', 60_000);
  expect(JSON.stringify(watching.told)).not.toContain('72112345');
  expect(watching.linked.log.lines.join()).not.toContain('72112345');
});

test('what does not change is told again within 30 s, as evidence', async () => {
  await watching.open();
  anna().call('connected', '+4972112345');
  await watching.becomes('onCall', 60_000);
  const count = watching.told.length;
  await watching.linked.passing('told again', 30_000, () =>
    watching.told.slice(count).some(({ calls }) => calls[0]?.state === 'connected'),
  );
});

test('a lamp that a module turned red is no call, and soon nothing is known', async () => {
  await watching.open();
  await watching.becomes('idle', 60_000);
  anna().showsLamp('ACTIVE');
  const { clock } = watching.linked;
  const until = clock.now() + 40_000;
  await watching.linked.passing('40 s', 60_000, () => clock.now() >= until);
  expect(watching.anna).toBe('idle');
  await watching.becomes(undefined, 40_000);
  expect(watching.unknown).toEqual([String(anna().userId)]);
  expect(watching.told.some(({ calls }) => calls.length > 0)).toBe(false);
  anna().call('connected', '+4972112345');
  await watching.becomes('onCall', 30_000);
});

test.each([
  ['one level down', { dialect: 'nested', lowerCase: false }],
  ['in lower case', { dialect: 'flat', lowerCase: true }],
  ['nowhere', { dialect: 'absent', lowerCase: false }],
] as const)('a PBX that shows the state %s is read', async (_, lamps) => {
  watching.linked.simulator.setUci({ lamps });
  await watching.open();
  await watching.becomes('idle', 60_000);
  anna().call('connected', '+4972112345');
  await watching.becomes('onCall', 30_000);
  anna().hangsUp();
  await watching.becomes('idle', 30_000);
});

test('a push is taken as "read now"', async () => {
  watching.linked.simulator.setUci({ functionKeyEvents: 'ucp.v30.events.functionKey' });
  await watching.open();
  await watching.becomes('idle', 60_000);
  await watching.linked.simulator.callbacksSettled();
  anna().call('connected', '+4972112345');
  await watching.becomes('onCall', 4_000);
});

test('one lamp is written for each colleague, and none for the account itself', async () => {
  await watching.open();
  await watching.becomes('idle', 60_000);
  const written = watching.linked.simulator.writes().filter(({ operation }) => operation === 'setFunctionKey');
  expect(written).toHaveLength(3);
});

test('a colleague who leaves loses his lamp', async () => {
  await watching.open();
  await watching.becomes('idle', 60_000);
  watching.feed.watch([]);
  await watching.linked.passing('the lamps are removed', 60_000, () => {
    const writes = watching.linked.simulator.writes();
    return writes.filter(({ operation }) => operation === 'deleteFunctionKey').length === 3;
  });
  const count = watching.told.length;
  anna().call('connected', '+4972112345');
  await watching.linked.clock.advance(20_000);
  expect(watching.told.slice(count)).toEqual([]);
});

test('of somebody whose lamp was removed at the PBX nothing is known within 90 s, unless it comes back', async () => {
  await watching.open();
  await watching.becomes('idle', 60_000);
  watching.linked.simulator.removeFunctionKeys(ben.login);
  await watching.becomes(undefined, 90_000);
  expect(watching.losses).toBe(0);
});

test('with several technical accounts the loss of one makes its people unknown, and only them', async () => {
  await watching.linked.stop();
  watching = await Watching.start(9, { accounts: [ben, cem], keysPerAccount: 1 });
  await watching.open();
  await watching.linked.passing('both are known', 60_000, () => watching.states.size === 2);
  const [first, second] = [...watching.states.keys()];
  watching.linked.simulator.person(ben.login).changePassword('changed');
  watching.linked.simulator.dropUciSessions(ben.login);
  await watching.linked.passing('one is unknown', 60_000, () => watching.unknown.length === 1);
  expect(watching.losses).toBe(0);
  expect([first, second]).toContain(watching.unknown[0]);
  expect(watching.states.size).toBe(1);
});

async function refused(): Promise<void> {
  const { linked } = watching;
  await watching.open();
  await watching.becomes('idle', 60_000);
  linked.simulator.person(ben.login).changePassword('Neu-0102');
  linked.simulator.expireTokens();
  linked.simulator.dropUciSessions(ben.login);
  await linked.passing('the refusal is told', 60_000, () => watching.refusals === 1);
  const { refusedLogins } = linked.simulator.person(ben.login);
  for (let half = 0; half < 4; half += 1) await linked.clock.advance(30_000);
  // Not knocked at again: that would lock the account.
  expect(linked.simulator.person(ben.login).refusedLogins).toBe(refusedLogins);
  expect(watching.anna).toBeUndefined();
}

test('a technical account that was refused is read again as soon as an administrator says "try again"', async () => {
  await refused();
  watching.linked.simulator.person(ben.login).changePassword(ben.password);
  watching.linked.starface.forgetRefusal();
  await watching.becomes('idle', 30_000);
});

test('a new password of the technical account counts without a restart', async () => {
  await refused();
  const { password } = watching.linked.simulator.admin;
  watching.linked.starface.renew({ password, lampPasswords: ['Neu-0102'] });
  await watching.becomes('idle', 30_000);
  expect(watching.refusals).toBe(1);
});

test('a session that is lost is told, and found again', async () => {
  await watching.open();
  await watching.becomes('idle', 60_000);
  watching.linked.simulator.setFault({ kind: 'status', status: 503 });
  await watching.linked.passing('the loss is told', 30_000, () => watching.losses === 1);
  watching.linked.simulator.setFault({ kind: 'none' });
  await watching.becomes('idle', 30_000);
});

test('without the right to confirm, and without confirming, the lamp alone speaks', async () => {
  await watching.feed.stop();
  await watching.linked.stop();
  watching = await Watching.start(9, { confirmCalls: false });
  await watching.open();
  await watching.becomes('idle', 60_000);
  anna().showsLamp('ACTIVE');
  await watching.becomes('onCall');
});

test('on STARFACE 10 the lamp shows whom it should, in spite of the trap of the flat form', async () => {
  await watching.feed.stop();
  await watching.linked.stop();
  watching = await Watching.start(10);
  await watching.open();
  await watching.becomes('idle', 60_000);
  anna().call('connected', '+4972112345');
  await watching.becomes('onCall');
  expect(watching.linked.simulator.unknownRequests()).toEqual([]);
});

test('the self-test says step by step what works, by member names only', async () => {
  const { linked } = watching;
  anna().call('connected', '+4972112345');
  const results = await linked.outcome(linked.starface.testLamps(ben));
  expect(results.map(({ step, outcome }) => [step, outcome])).toEqual([
    ['restLogin', 'ok'],
    ['keySet', 'ok'],
    ['lampWritten', 'ok'],
    ['uciLogin', 'ok'],
    ['serviceOffered', 'ok'],
    ['keysRead', 'ok'],
    ['lampFound', 'ok'],
    ['stateRecognised', 'ok'],
    ['callInfo', 'ok'],
    ['push', 'notOffered'],
  ]);
  expect(results.find(({ step }) => step === 'stateRecognised')?.detail).toContain('telephonyState');
  expect(JSON.stringify(results)).not.toMatch(/Anna|Muster|72112345/);
  const writes = linked.simulator.writes().map(({ operation }) => operation);
  expect(writes.filter((operation) => /FunctionKey/.test(operation))).toEqual(['setFunctionKey', 'deleteFunctionKey']);
});

test('the self-test says where a PBX stops', async () => {
  const { linked } = watching;
  linked.simulator.setUci({ withheld: new Set(['functionKey']) });
  const results = await linked.outcome(linked.starface.testLamps(ben));
  expect(results.at(-1)).toMatchObject({ step: 'keysRead', outcome: 'notOffered' });
  const wrong = await linked.outcome(linked.starface.testLamps({ ...ben, password: 'wrong' }));
  expect(wrong).toEqual([{ step: 'restLogin', outcome: 'failed', detail: 'starface.wrong-credentials' }]);
});
