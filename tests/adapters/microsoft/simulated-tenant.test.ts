import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { createMicrosoft365 } from '../../../src/adapters/microsoft/index.ts';
import type { MicrosoftConnection } from '../../../src/adapters/microsoft/index.ts';
import type { MicrosoftSimulator } from '../../simulators/microsoft/index.ts';
import { startTenant } from '../../simulators/microsoft/scenario.ts';
import { keptLog, realClock, realRandom } from './stage.ts';

let simulator: MicrosoftSimulator;
let microsoft: MicrosoftConnection;

function connect(): MicrosoftConnection {
  return createMicrosoft365({
    tenantId: simulator.tenantId,
    clientId: simulator.clientId,
    credential: { kind: 'secret', secret: simulator.clientSecret },
    authority: `${simulator.entraUrl}/`,
    graphUrl: `${simulator.graphUrl}/`,
    clock: realClock,
    random: realRandom,
    log: keptLog().log,
  });
}

beforeAll(async () => {
  simulator = await startTenant({ strict: true });
  microsoft = connect();
});

afterAll(async () => {
  await microsoft.stop();
  await simulator.stop();
});

test('the people of the tenant are listed with what the least permission shows', async () => {
  expect(await microsoft.grantedRoles()).toEqual(['Presence.ReadWrite.All', 'User.ReadBasic.All']);
  const users = await microsoft.listUsers();
  expect(users.find(({ name }) => name === 'Bernd Brandt')).toEqual({
    id: simulator.person('bernd').id.toLowerCase(),
    upn: 'bernd.brandt@example.test',
    name: 'Bernd Brandt',
    mail: 'b.brandt@example.test',
    proxyAddresses: [],
    enabled: true,
  });
  expect(users).toHaveLength(2);
});

test('a session shows the call, and its end shows what was there before', async () => {
  const anna = simulator.person('anna').id.toUpperCase();
  const shown = async () => (await microsoft.readPresences([anna]))[0];
  const before = await shown();
  expect(before?.userId).toBe(anna.toLowerCase());

  const lease = { durationMs: 300_000, priority: 'callStart' } as const;
  await microsoft.setPresence(anna, { availability: 'Busy', activity: 'InACall' }, lease);
  expect((await shown())?.presence).toEqual({ availability: 'Busy', activity: 'InACall', outOfOffice: false });

  await microsoft.clearPresence(anna);
  expect(await shown()).toEqual(before);
  await expect(microsoft.clearPresence(anna)).resolves.toBeUndefined();
});

test('with the whole permission changes arrive by delta, also after its place was forgotten', async () => {
  const { roles } = simulator.tenant;
  expect((await microsoft.listUsers()).map(({ phones }) => phones)).toEqual([undefined, undefined]);
  simulator.tenant.roles = ['Presence.ReadWrite.All', 'User.Read.All'];
  const whole = connect();
  const names = async () => (await whole.listUsers()).map(({ name }) => name).sort();
  expect(await names()).toEqual(['Anna Albers', 'Bernd Brandt']);
  simulator.join({ firstName: 'Clara', familyName: 'Cramer', upn: 'clara.cramer@example.test' });
  expect(await names()).toEqual(['Anna Albers', 'Bernd Brandt', 'Clara Cramer']);
  const clara = async () => (await whole.listUsers()).find(({ name }) => name === 'Clara Cramer')?.phones;
  simulator.person('clara').changes({ mobilePhone: '0171 39200 01', businessPhones: ['030 23125 001'] });
  expect(await clara()).toEqual([
    { kind: 'business', number: '030 23125 001' },
    { kind: 'mobile', number: '0171 39200 01' },
  ]);
  simulator.person('clara').changes({ mobilePhone: null });
  expect(await clara()).toEqual([{ kind: 'business', number: '030 23125 001' }]);
  simulator.expireDeltaTokens();
  const users = await whole.listUsers();
  expect(users).toHaveLength(3);
  expect(users.find(({ name }) => name === 'Bernd Brandt')?.proxyAddresses).toEqual([
    'b.brandt@example.test',
    'bernd.brandt@example.test',
  ]);
  expect(simulator.stats().byStatus['410']).toBe(1);
  await whole.stop();
  simulator.tenant.roles = roles;
});

test('a status message and a preferred state are set with an end and taken away', async () => {
  const { id } = simulator.person('anna');
  const { callDisplay } = microsoft;
  expect(await callDisplay.readStatusMessage(id)).toBe('');
  await callDisplay.setStatusMessage(id, 'On the phone', 600_000);
  expect(await callDisplay.readStatusMessage(id)).toBe('On the phone');
  await callDisplay.setStatusMessage(id, '', 600_000);
  expect(await callDisplay.readStatusMessage(id)).toBe('');
  await callDisplay.setPreferredPresence(id, { availability: 'Busy', activity: 'Busy' }, 600_000);
  await callDisplay.clearPreferredPresence(id);
  await expect(microsoft.probe()).resolves.toBeUndefined();
  const operations = simulator.writes().map(({ operation }) => operation);
  expect(operations.slice(-3)).toEqual(['setStatusMessage', 'setUserPreferredPresence', 'clearUserPreferredPresence']);
});
