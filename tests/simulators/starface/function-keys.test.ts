import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { startStarface, type StarfaceSimulator } from './index.ts';
import { anna, ben } from './testing/people.ts';
import { RestClient, type RestAnswer } from './testing/rest-client.ts';

type Key = Record<string, unknown> & { id: string };

let pbx: StarfaceSimulator;
let client: RestClient;
let setPath: string;

async function start(version: 9 | 10): Promise<void> {
  pbx = await startStarface({ people: [anna, ben], version });
  client = new RestClient(pbx.url);
  await client.login('0101', 'Geheim-Anna-1');
  const [set] = (await client.get('/functionkeysets')).body as Key[];
  setPath = `/functionkeysets/${set?.id}`;
}

beforeEach(() => start(10));

afterEach(() => pbx.stop());

const userId = (name: string): number => pbx.person(name).userId;

function lampFor(name: string): Promise<RestAnswer> {
  const lamp = { name: `${userId(name)} ${name}`, blfDisplayInformation: name, blfAccountId: userId(name), number: '' };
  return client.post(setPath, { editFunctionKeyBusyLampField: lamp });
}

const quickDial = (name: string, position?: number): Promise<RestAnswer> =>
  client.post(`${setPath}/`, {
    functionKeyType: 'QUICKDIAL',
    name,
    directCallTargetnumber: '+4930123',
    ...(position === undefined ? {} : { position }),
  });

async function names(): Promise<readonly unknown[]> {
  return ((await client.get(setPath)).body as Key[]).map(({ name }) => name);
}

test('a lamp in the edit form is stored with its target and read back', async () => {
  const created = await lampFor('Ben');
  expect(created.status).toBe(201);
  const { id } = created.body as Key;
  expect((await client.get(`${setPath}/${id}`)).body).toMatchObject({
    functionKeyType: 'BUSYLAMPFIELD',
    blfAccountId: userId('Ben'),
    accountId: String(userId('Anna')),
    position: 0,
    valid: true,
  });
  expect((await client.get(`${setPath}/edit/${id}`)).body).toMatchObject({
    editFunctionKeyBusyLampField: { blfAccountId: userId('Ben'), blfDisplayInformation: 'Ben Öztürk', number: '102' },
  });
});

test('version 10 takes the owner for the target of a lamp in the flat form', async () => {
  const flat = { functionKeyType: 'BUSYLAMPFIELD', name: 'Ben', blfAccountId: userId('Ben') };
  expect((await client.post(setPath, flat)).body).toMatchObject({ blfAccountId: userId('Anna') });
  await pbx.stop();
  await start(9);
  const older = (await client.post(setPath, { ...flat, blfAccountId: userId('Ben') })).body as Key;
  expect(older).toMatchObject({ blfAccountId: userId('Ben') });
  expect(older).not.toHaveProperty('valid');
});

test('a second lamp on the same account is a duplicate, a lamp on nobody is corrupt', async () => {
  await lampFor('Ben');
  expect(await lampFor('Ben')).toEqual({
    status: 400,
    body: [{ position: 1, errorField: 'blfAccountId', functionKeyErrorType: 'DUPLICATE' }],
  });
  const lamp = { name: 'x', blfDisplayInformation: 'x', blfAccountId: 4711, number: '' };
  expect(await client.post(setPath, { editFunctionKeyBusyLampField: lamp })).toMatchObject({
    status: 400,
    body: [{ functionKeyErrorType: 'CORRUPT' }],
  });
});

test('without a position a key is appended, with one it shifts the others', async () => {
  await quickDial('one');
  await quickDial('two');
  await quickDial('first', 0);
  expect(await names()).toEqual(['first', 'one', 'two']);
});

test('a deleted key leaves a gap, and version 10 takes a new order with gaps', async () => {
  const ids = [];
  for (const name of ['one', 'two', 'three']) ids.push(((await quickDial(name)).body as Key).id);
  const [one, two, three] = ids;
  expect((await client.delete(`${setPath}/${one}`)).status).toBe(204);
  const order = async (): Promise<unknown> => ((await client.get('/functionkeysets')).body as Key[])[0]?.['keyOrder'];
  expect(await order()).toEqual(['', two, three]);
  const reordered = { id: setPath.split('/')[2], name: 'Standard', keyOrder: [three, '', two] };
  expect((await client.put(setPath, reordered)).status).toBe(204);
  expect(await order()).toEqual([three, '', two]);
});

test('a list takes the place of all keys, or nothing changes and every fault is named', async () => {
  await quickDial('one');
  const [kept] = (await client.get(setPath)).body as Key[];
  const bad = await client.put(setPath, [
    { ...kept, name: 'renamed' },
    { functionKeyType: 'QUICKDIAL', name: 'no number' },
    { functionKeyType: 'PHONEDTMF', name: 'no tones' },
  ]);
  expect(bad.status).toBe(400);
  expect(bad.body).toMatchObject([{ position: 1 }, { position: 2 }]);
  expect(await names()).toEqual(['one']);
  expect((await client.put(setPath, [{ ...kept, name: 'renamed' }])).status).toBe(204);
  expect((await client.get(`${setPath}/${kept?.id}`)).body).toMatchObject({ name: 'renamed' });
});

test('whoever has a lamp is no choice any more, and a deleted person makes the key invalid', async () => {
  const choices = async (): Promise<readonly unknown[]> => {
    const { body } = await client.get('/functionkeysets/edit/defaults');
    const lamp = (body as Record<string, Record<string, Key[]>>)['editFunctionKeyBusyLampField'];
    return (lamp?.['availableAccounts'] ?? []).map(({ accountId }) => accountId);
  };
  expect(await choices()).toContain(userId('Ben'));
  await lampFor('Ben');
  expect(await choices()).not.toContain(userId('Ben'));
  pbx.person('Ben').delete();
  expect((await client.get(setPath)).body).toMatchObject([{ valid: false }]);
});

test('the set can be full', async () => {
  pbx.setMaxFunctionKeys(1);
  expect((await quickDial('one')).status).toBe(201);
  expect((await quickDial('two')).status).toBe(400);
});

test('an administrator writes the keys of a technical account, others need the right', async () => {
  const admin = new RestClient(pbx.url);
  await admin.login(pbx.admin.login, pbx.admin.password);
  const behalf = `actOnBehalfOf=${userId('Ben')}`;
  const [set] = (await admin.get(`/functionkeysets?${behalf}`)).body as Key[];
  const lamp = { name: 'Anna', blfDisplayInformation: 'Anna', blfAccountId: userId('Anna'), number: '' };
  const path = `/functionkeysets/${set?.id}/?${behalf}`;
  expect((await admin.post(path, { editFunctionKeyBusyLampField: lamp })).status).toBe(201);
  expect(pbx.writes()).toMatchObject([{ person: '0102', operation: 'setFunctionKey' }]);
  expect((await client.get(`/functionkeysets?${behalf}`)).status).toBe(403);
  pbx.person('Anna').revoke('quickdial');
  expect(await client.get(setPath)).toMatchObject({
    status: 403,
    body: { message: expect.stringContaining('quickdial') },
  });
});

test('a set shows on phones, and only on those that the person has', async () => {
  expect((await client.get(`${setPath}/phones`)).body).toEqual(['SIP/17']);
  expect((await client.put(`${setPath}/phone?phone=SIP%2F17`)).status).toBe(200);
  expect((await client.put(`${setPath}/phone?phone=SIP%2F99`)).status).toBe(404);
  expect((await client.put(`${setPath}/phone`)).status).toBe(400);
});

test('a key is changed in place', async () => {
  const { id } = (await quickDial('one')).body as Key;
  const changed = { functionKeyType: 'QUICKDIAL', name: 'other', directCallTargetnumber: '101' };
  expect((await client.put(`${setPath}/${id}`, changed)).status).toBe(200);
  expect(await names()).toEqual(['other']);
  expect((await client.put(`${setPath}/unknown`, changed)).status).toBe(404);
});
