import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { startStarface, type StarfaceSimulator } from './index.ts';
import { anna, ben } from './testing/people.ts';
import { RestClient } from './testing/rest-client.ts';

type Slot = Record<string, unknown> & { id: string; redirectTrigger: Record<string, unknown> };

let pbx: StarfaceSimulator;
let client: RestClient;

beforeEach(async () => {
  pbx = await startStarface({ people: [anna, ben] });
  client = new RestClient(pbx.url);
  await client.login('0101', 'Geheim-Anna-1');
});

afterEach(() => pbx.stop());

async function slots(): Promise<readonly Slot[]> {
  return (await client.get('/redirects')).body as Slot[];
}

async function slotOf(trigger: string): Promise<Slot> {
  const slot = (await slots()).find(({ redirectTrigger }) => redirectTrigger['redirectTriggerType'] === trigger);
  if (slot === undefined) throw new Error(`no slot for ${trigger}`);
  return slot;
}

test('every number has a slot for each of the three triggers', async () => {
  const list = await slots();
  expect(list).toHaveLength(6);
  expect(new Set(list.map(({ phoneNumber }) => phoneNumber))).toEqual(new Set(['101', '+497219980101']));
  expect(list[0]).toMatchObject({ enabled: false, redirectDestination: { redirectDestinationType: 'MAILBOX' } });
});

test('a slot is enabled and retargeted, and the last number is remembered', async () => {
  const slot = await slotOf('ALWAYS');
  const redirectDestination = { redirectDestinationType: 'PHONENUMBER', phoneNumber: '+491701234567' };
  expect((await client.put(`/redirects/${slot.id}`, { ...slot, enabled: true, redirectDestination })).status).toBe(204);
  expect((await client.get(`/redirects/${slot.id}`)).body).toMatchObject({
    enabled: true,
    redirectDestination,
    lastPhoneNumberDestination: redirectDestination,
  });
  expect(pbx.person('Anna').presence().redirectAlways).toBe(true);
  expect(pbx.writes()).toMatchObject([{ person: '0101', operation: 'setRedirect' }]);
});

test('the seconds of a timeout come back as written, and are lost by a client that drops them', async () => {
  const slot = await slotOf('TIMEOUT');
  await client.put(`/redirects/${slot.id}`, { ...slot, redirectTrigger: { ...slot.redirectTrigger, timeout: 35 } });
  expect((await slotOf('TIMEOUT')).redirectTrigger).toEqual({ redirectTriggerType: 'TIMEOUT', timeout: 35 });
  await client.put(`/redirects/${slot.id}`, { ...slot, redirectTrigger: { redirectTriggerType: 'TIMEOUT' } });
  expect((await slotOf('TIMEOUT')).redirectTrigger).toEqual({ redirectTriggerType: 'TIMEOUT' });
});

test('a client that knows only the kind of destination keeps the target', async () => {
  const slot = await slotOf('ALWAYS');
  const body = { ...slot, enabled: true, redirectDestination: { redirectDestinationType: 'MAILBOX' } };
  expect((await client.put(`/redirects/${slot.id}`, body)).status).toBe(204);
  expect(await slotOf('ALWAYS')).toMatchObject({ redirectDestination: slot['redirectDestination'] });
});

test.each([
  ['a missing destination', { redirectDestination: undefined }],
  ['an unknown destination', { redirectDestination: { redirectDestinationType: 'MOON' } }],
  ['another trigger', { redirectTrigger: { redirectTriggerType: 'BUSY' } }],
  ['an unknown mailbox', { redirectDestination: { redirectDestinationType: 'MAILBOX', mailboxId: '99' } }],
  ['an empty number', { redirectDestination: { redirectDestinationType: 'PHONENUMBER', phoneNumber: '' } }],
])('%s is refused and changes nothing', async (_what, change) => {
  const slot = await slotOf('ALWAYS');
  expect((await client.put(`/redirects/${slot.id}`, { ...slot, enabled: true, ...change })).status).toBe(400);
  expect(await slotOf('ALWAYS')).toEqual(slot);
});

test('an administrator acts on behalf of others, a plain user does not', async () => {
  const { userId } = pbx.person('Ben');
  expect((await client.get(`/redirects?actOnBehalfOf=${userId}`)).status).toBe(403);
  expect((await client.get('/redirects?actOnBehalfOf=')).status).toBe(200);
  const admin = new RestClient(pbx.url);
  await admin.login(pbx.admin.login, pbx.admin.password);
  const [slot] = (await admin.get(`/redirects?actOnBehalfOf=${userId}`)).body as Slot[];
  await admin.put(`/redirects/${slot?.id}?actOnBehalfOf=${userId}`, slot);
  expect(pbx.writes()).toMatchObject([{ person: '0102', operation: 'setRedirect' }]);
  expect((await admin.get('/redirects?actOnBehalfOf=4711')).status).toBe(404);
});

test('an unknown slot is 404 and a missing right 403', async () => {
  expect((await client.get('/redirects/nobody')).status).toBe(404);
  pbx.person('Anna').revoke('redirect_perm');
  expect((await client.get('/redirects')).status).toBe(403);
});
