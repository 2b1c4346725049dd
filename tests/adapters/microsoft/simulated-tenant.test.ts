import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { createMicrosoft365 } from '../../../src/adapters/microsoft/index.ts';
import type { MicrosoftSimulator } from '../../simulators/microsoft/index.ts';
import { startTenant } from '../../simulators/microsoft/scenario.ts';
import { keptLog, realClock, realRandom } from './stage.ts';

let simulator: MicrosoftSimulator;
let microsoft: ReturnType<typeof createMicrosoft365>;

beforeAll(async () => {
  simulator = await startTenant({ strict: true });
  microsoft = createMicrosoft365({
    tenantId: simulator.tenantId,
    clientId: simulator.clientId,
    credential: { kind: 'secret', secret: simulator.clientSecret },
    authority: `${simulator.entraUrl}/`,
    graphUrl: `${simulator.graphUrl}/`,
    clock: realClock,
    random: realRandom,
    log: keptLog().log,
  });
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
