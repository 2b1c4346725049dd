import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { startStarface, type StarfaceSimulator } from './index.ts';
import { CallbackReceiver } from './testing/callback-receiver.ts';
import { anna, ben } from './testing/people.ts';
import { RestClient } from './testing/rest-client.ts';
import { UciClient } from './testing/uci-client.ts';

type Key = Record<string, unknown> & { id: string };

let pbx: StarfaceSimulator;
let uci: UciClient;
let receiver: CallbackReceiver;
let dial: string;

beforeEach(async () => {
  pbx = await startStarface({ people: [anna, ben] });
  receiver = new CallbackReceiver();
  const rest = new RestClient(pbx.url);
  await rest.login('0101', 'Geheim-Anna-1');
  const [set] = (await rest.get('/functionkeysets')).body as Key[];
  const path = `/functionkeysets/${set?.id}`;
  const quickDial = { functionKeyType: 'QUICKDIAL', name: 'Zentrale', directCallTargetnumber: '10' };
  dial = ((await rest.post(path, quickDial)).body as Key).id;
  const lamp = { name: '1003 Ben', blfAccountId: pbx.person('Ben').userId, blfDisplayInformation: '', number: '' };
  await rest.post(path, { editFunctionKeyBusyLampField: lamp });
  uci = new UciClient({ url: pbx.url, login: '0101', password: 'Geheim-Anna-1', callback: await receiver.start() });
  await uci.call('connection.login');
});

afterEach(async () => {
  await pbx.stop();
  await receiver.stop();
});

async function lamp(): Promise<Key> {
  const keys = (await uci.call('functionKey.getFunctionKeys')) as unknown as Key[];
  const found = keys.find((key) => key['functionKeyType'] === 'BUSY_LAMP_FIELD');
  if (found === undefined) throw new Error('no lamp');
  return found;
}

test('the lamp follows the calls of the colleague', async () => {
  const ben = pbx.person('Ben');
  expect(await lamp()).toMatchObject({ name: '1003 Ben', telephonyState: 'AVAILABLE', imageHash: '' });
  ben.call('ringing', '+4930123');
  expect(await lamp()).toMatchObject({ telephonyState: 'RINGING' });
  ben.call('connected', '+4930123');
  expect(await lamp()).toMatchObject({ telephonyState: 'ACTIVE' });
  ben.call('ringing', '+4930999');
  expect(await lamp()).toMatchObject({ telephonyState: 'ACTIVE' });
  ben.call('idle');
  expect(await lamp()).toMatchObject({ telephonyState: 'AVAILABLE' });
});

test('the calls behind a lamp can be asked for, those of another key cannot', async () => {
  const { id } = await lamp();
  expect(await uci.call('functionKey.getCallInfoForKey', id)).toEqual([]);
  pbx.person('Ben').call('ringing', '+4930123');
  expect(await uci.call('functionKey.getCallInfoForKey', id)).toMatchObject([{ state: 'RINGING' }]);
  await expect(uci.call('functionKey.getCallInfoForKey', dial)).rejects.toThrow('BUSY_LAMP_FIELD');
  await expect(uci.call('functionKey.getCallInfoForKey', 'nobody')).rejects.toThrow('unknown');
});

test('a module turns the lamp red without a call', async () => {
  pbx.person('Ben').showsLamp('ACTIVE');
  const { id, telephonyState } = await lamp();
  expect(telephonyState).toBe('ACTIVE');
  expect(await uci.call('functionKey.getCallInfoForKey', id)).toEqual([]);
  pbx.person('Ben').showsLamp(undefined);
  expect(await lamp()).toMatchObject({ telephonyState: 'AVAILABLE' });
});

test('the three dialects show the state beside, below or not at all', async () => {
  pbx.setUci({ lamps: { dialect: 'nested', lowerCase: true } });
  expect(await lamp()).toMatchObject({ userState: { telephonyState: 'available' } });
  pbx.setUci({ lamps: { dialect: 'absent', lowerCase: false } });
  const bare = await lamp();
  expect(bare).not.toHaveProperty('telephonyState');
  expect(bare).not.toHaveProperty('userState');
});

test('a PBX may not offer the service, and then does not announce it', async () => {
  expect(await uci.call('service.getProvidedRequests')).toContain('ucp.v30.requests.functionKey');
  pbx.setUci({ withheld: new Set(['functionKey']) });
  expect(await uci.call('service.getProvidedRequests')).not.toContain('ucp.v30.requests.functionKey');
  await expect(uci.call('functionKey.getFunctionKeys')).rejects.toThrow('No such handler');
});

test('an account without the right gets a fault, one without keys an empty list', async () => {
  const other = new UciClient({ url: pbx.url, login: '0102', password: 'Geheim-Ben-2' });
  await other.call('connection.login');
  expect(await other.call('functionKey.getFunctionKeys')).toEqual([]);
  pbx.person('Ben').revoke('callman_perm');
  await expect(other.call('functionKey.getFunctionKeys')).rejects.toThrow('callman_perm');
});

test('a pressed quick dial calls, a pressed lamp calls the colleague, and both are recorded', async () => {
  await uci.call('functionKey.pressKey', dial, []);
  expect(pbx.person('Anna').state().calls).toMatchObject([{ direction: 'out', state: 'ringing' }]);
  pbx.person('Anna').hangsUp();
  await uci.call('functionKey.pressKey', String((await lamp()).id), []);
  expect(pbx.person('Ben').state().telephonyState).toBe('ringing');
  const pressed = pbx.writes().filter(({ operation }) => operation === 'pressFunctionKey');
  expect(pressed.map(({ person }) => person)).toEqual(['0101', '0101']);
});

test('a push of lamps is announced under its configured name and sent for watched people only', async () => {
  const service = 'ucp.v30.events.functionKey';
  expect(await uci.call('service.subscribeEvents', service)).toBe(false);
  pbx.setUci({ functionKeyEvents: service });
  expect(await uci.call('service.getProvidedEvents')).toContain(service);
  expect(await uci.call('service.subscribeEvents', service)).toBe(true);
  pbx.person('Anna').setDnd(true);
  pbx.person('Ben').call('ringing', '+4930123');
  await receiver.states(1);
  await pbx.callbacksSettled();
  const { id } = await lamp();
  expect(receiver.events).toMatchObject([{ methodName: `${service}.functionKeyChanged`, call: { id } }]);
});
