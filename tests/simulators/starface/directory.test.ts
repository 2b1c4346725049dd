import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { startStarface, type StarfaceSimulator } from './index.ts';
import { anna, ben } from './testing/people.ts';
import type { RestClient } from './testing/rest-client.ts';
import { signedIn, signedInAdmin } from './testing/signed-in.ts';

type Json = Record<string, unknown>;
type ContactList = { contacts: Json[]; metadata: Json; summaryBlockSchema: { attributes: Json[] } };

let pbx: StarfaceSimulator;
let admin: RestClient;
let client: RestClient;

beforeEach(async () => {
  pbx = await startStarface({ people: [anna, ben] });
  admin = await signedInAdmin(pbx);
  client = await signedIn(pbx, '0101', 'Geheim-Anna-1');
});

afterEach(() => pbx.stop());

async function contacts(query = ''): Promise<ContactList> {
  return (await client.get(`/contacts${query}`)).body as ContactList;
}

const draft = (familyname: string, tags: Json[] = []): Json => ({
  editable: true,
  tags,
  blocks: [
    { name: 'summary', attributes: [{ name: 'familyname', displayKey: 'SURNAME', value: familyname }] },
    { name: 'telephone', attributes: [{ name: 'phone', displayKey: 'OFFICE_PHONE_NUMBER', value: '+49301' }] },
  ],
});

test('contacts come in pages, values in the order of the schema', async () => {
  const first = await contacts('?page=0&pagesize=5&sort=familyname&sortdirection=ASC&searchTerms=&tags=&userId=');
  expect(first.contacts).toHaveLength(5);
  expect(first.metadata).toEqual({ page: 0, pagesize: 5, sort: 'familyname', sortdirection: 'ASC', totalPages: 3 });
  expect(first.contacts[0]).toMatchObject({ summaryValues: ['Albrecht', 'Petra', 'Hafen Logistik GmbH'] });
  expect(first.summaryBlockSchema.attributes.map(({ name }) => name)).toEqual(['familyname', 'firstname', 'company']);
  expect((await contacts()).contacts).toHaveLength(11);
  expect((await contacts('?page=9')).contacts).toEqual([]);
  const last = await contacts('?pagesize=1&sortdirection=DESC');
  expect(last.contacts).toMatchObject([{ summaryValues: ['STARFACE', 'Admin', ''] }]);
});

test.each(['?page=-1', '?pagesize=0', '?pagesize=many', '?sortdirection=UP'])('%s is refused', async (query) => {
  expect((await client.get(`/contacts${query}`)).status).toBe(400);
});

test('the scheme names the attributes that contacts may have', async () => {
  const scheme = (await client.get('/contacts/scheme?lang=de')).body as Json;
  expect(scheme).toMatchObject({ detailBlocks: [{}, {}, {}], summaryBlock: {}, phoneNumbersBlock: {} });
});

test('an own contact is made, changed, private and deleted', async () => {
  const created = await client.post('/contacts', draft('Zander'));
  expect(created.status).toBe(201);
  const { id } = created.body as { id: string };
  expect((await client.put(`/contacts/${id}`, draft('Zobel'))).status).toBe(204);
  expect((await client.get(`/contacts/${id}`)).body).toMatchObject({
    editable: true,
    blocks: draft('Zobel')['blocks'],
  });
  expect((await contacts('?searchTerms=zobel')).contacts).toHaveLength(1);
  const other = await signedIn(pbx, '0102', 'Geheim-Ben-2');
  expect((await other.get(`/contacts/${id}`)).status).toBe(404);
  expect((await client.delete(`/contacts/${id}`)).status).toBe(204);
  expect((await client.get(`/contacts/${id}`)).status).toBe(404);
});

test('the contact of a colleague shows his numbers and cannot be edited', async () => {
  const [found] = (await contacts('?searchTerms=Öztürk')).contacts;
  const path = `/contacts/${String(found?.['id'])}`;
  expect((await client.get(path)).body).toMatchObject({
    editable: false,
    accountId: pbx.person('Ben').userId,
    primaryInternalNumber: '102',
    primaryExternalNumber: '+497219980102',
  });
  expect((await client.put(path, draft('Other'))).status).toBe(403);
});

test('a broken contact is refused', async () => {
  expect((await client.post('/contacts', { blocks: 'none' })).status).toBe(400);
});

test('tags are folders: listed, made, renamed, used as a filter and deleted', async () => {
  const [customers] = (await client.get('/contacts/tags')).body as Json[];
  expect(customers).toMatchObject({ name: 'Kunden', owner: '' });
  expect((await contacts(`?tags=${String(customers?.['id'])}`)).contacts).toHaveLength(8);
  const tag = (await client.post('/contacts/tags', { name: 'Freunde' })).body as Json;
  await client.post('/contacts', draft('Zander', [tag]));
  expect((await contacts(`?tags=${String(tag['id'])}`)).contacts).toHaveLength(1);
  const path = `/contacts/tags/${String(tag['id'])}`;
  expect((await client.put(path, { name: 'Familie' })).status).toBe(204);
  expect((await client.get(path)).body).toMatchObject({ name: 'Familie' });
  expect((await client.delete(path)).status).toBe(204);
  expect((await client.get(path)).status).toBe(404);
  expect((await client.delete(`/contacts/tags/${String(customers?.['id'])}`)).status).toBe(403);
});

test('a group keeps its members when a PUT names one user only', async () => {
  const [item] = (await admin.get('/groups')).body as Json[];
  expect(item).toMatchObject({ groupname: 'Vertrieb', groupinternalnumber: '700' });
  const path = `/groups/${Number(item?.['id'])}`;
  const group = (await admin.get(path)).body as Json & { assignableUsers: Json[] };
  const ben = { id: pbx.person('Ben').userId, firstname: 'Ben', lastname: 'Öztürk', assigned: true };
  expect((await admin.put('/groups', { ...group, groupId: null, assignableUsers: [ben] })).status).toBe(204);
  const after = (await admin.get(path)).body as { assignableUsers: Json[] };
  expect(after.assignableUsers.filter(({ assigned }) => assigned)).toHaveLength(2);
  expect((await client.get('/groups')).status).toBe(403);
});

test('a group is made and deleted', async () => {
  expect((await admin.post('/groups', { name: 'Neu' })).status).toBe(204);
  expect((await admin.post('/groups', {})).status).toBe(400);
  const [item] = (await admin.get('/groups?searchTerm=neu')).body as Json[];
  expect((await admin.delete(`/groups/${Number(item?.['id'])}`)).status).toBe(204);
  expect((await admin.get('/groups?searchTerm=neu')).body).toEqual([]);
  expect((await admin.put('/groups', { id: 1 })).status).toBe(404);
});

test('voicemail boxes are listed, changed and deleted', async () => {
  const [item] = (await admin.get('/voicemailboxes?searchTerm=Anna')).body as Json[];
  expect(item).toMatchObject({ voiceboxname: 'Anna Muster', assignedusers: ['Anna Muster'] });
  const path = `/voicemailboxes/${Number(item?.['id'])}`;
  const box = (await admin.get(path)).body as Json;
  expect((await admin.put('/voicemailboxes', { ...box, maximumDuration: 60 })).status).toBe(204);
  expect((await admin.get(path)).body).toEqual({ ...box, maximumDuration: 60 });
  expect((await admin.post('/voicemailboxes', { ...box, id: 0, name: 'Zweite' })).status).toBe(204);
  expect((await admin.delete(path)).status).toBe(204);
  expect((await admin.get(path)).status).toBe(404);
});

test('rights are named, granted and taken away, and replaced as a whole', async () => {
  const path = `/permissions/users/${pbx.person('Anna').userId}`;
  const before = (await client.get(path)).body as Json[];
  expect(before.map(({ permission }) => permission)).toContain('redirect_perm');
  expect((await client.put(path, [1])).status).toBe(403);
  const all = (await admin.get('/permissions')).body as Json[];
  const administration = all.find(({ permission }) => permission === 'admin_user_perm');
  const users = `/permissions/${Number(administration?.['id'])}/users`;
  expect((await admin.put(`${users}?granted=True`, [pbx.person('Anna').userId])).status).toBe(200);
  expect((await admin.get(users)).body).toHaveLength(2);
  expect((await client.get('/users')).body).toHaveLength(3);
  expect((await admin.put(path, [1])).status).toBe(200);
  expect((await client.get(path)).body).toHaveLength(1);
  expect((await admin.put(path, [4711])).status).toBe(400);
  expect((await admin.put(users, [1])).status).toBe(400);
});

test('conferences are made, listed in short, started and deleted', async () => {
  const path = `/users/${pbx.person('Anna').userId}/managedConferences`;
  const draftConference = {
    name: 'Montagsrunde',
    startTime: 1_795_000_000_000,
    occurrence: 'EVERYWEEK',
    eMailBody: '',
  };
  expect((await client.post(path, draftConference)).status).toBe(201);
  const [item] = (await client.get(`${path}?page=0`)).body as Json[];
  expect(item).toMatchObject({ name: 'Montagsrunde', isActive: false, isTerminated: false });
  const one = `${path}/${Number(item?.['conferenceId'])}`;
  expect((await client.put(`${one}/start?phoneName=SIP%2F99`)).status).toBe(400);
  expect((await client.put(`${one}/start?phoneName=`)).status).toBe(204);
  expect((await client.get(one)).body).toMatchObject(draftConference);
  expect((await client.put(one, { ...draftConference, name: 'Dienstagsrunde' })).status).toBe(204);
  expect((await client.delete(one)).status).toBe(204);
  expect((await client.get(one)).status).toBe(404);
  expect((await client.post(path, { name: '' })).status).toBe(400);
});

test('the texts of conference mails are read by everybody and written by an administrator', async () => {
  const configuration = (await client.get('/conferenceConfiguration')).body;
  expect((await client.put('/conferenceConfiguration?userId=1', configuration)).status).toBe(403);
  expect((await admin.put('/conferenceConfiguration', configuration)).status).toBe(400);
  expect((await admin.put('/conferenceConfiguration?userId=1', configuration)).status).toBe(200);
  expect((await client.get('/conferenceConfiguration/defaults?locale=en')).body).toMatchObject({
    eMailSubject: expect.stringContaining('conference'),
  });
});

test('mobile phones of the fixed-mobile integration are kept with their schedule', async () => {
  const timeFrame = { ...week(), timeBegin: '08:00', timeEnd: '24:00' };
  const phone = { id: '', number: '+491701', active: true, confirm: false, delay: 5, fmcSchedule: [timeFrame] };
  expect((await client.post('/fmcPhones?userId=', phone)).status).toBe(201);
  const [stored] = (await client.get('/fmcPhones')).body as Json[];
  const path = `/fmcPhones/${String(stored?.['id'])}`;
  expect((await client.put(path, { ...stored, active: false })).status).toBe(204);
  expect((await client.get(path)).body).toEqual({ ...stored, active: false });
  const late = { ...timeFrame, timeEnd: '25:00' };
  expect((await client.post('/fmcPhones', { ...phone, fmcSchedule: [late] })).status).toBe(400);
  expect((await client.delete(path)).status).toBe(204);
  expect((await client.get(path)).status).toBe(404);
});

function week(): Record<string, boolean> {
  const days = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'];
  return Object.fromEntries(days.map((day) => [day, true]));
}

test('call services are listed one and all', async () => {
  const [service] = (await client.get('/callservices?type=FOR_USER_ACCOUNTS')).body as Json[];
  expect((await client.get(`/callservices/${Number(service?.['serviceId'])}`)).body).toEqual(service);
  expect((await client.get('/callservices/99')).status).toBe(404);
});

test('the server tells its version to an administrator only', async () => {
  expect((await admin.get('/server/version')).body).toEqual({ version: '10.0.2.6' });
  expect((await client.get('/server/version')).status).toBe(403);
  const backup = await admin.put('/server/backups/actions/run');
  expect(backup.status).toBe(202);
  const { backupJobId } = backup.body as { backupJobId: string };
  expect((await admin.get(`/server/backups/state/${backupJobId}`)).body).toEqual({ progress: 1 });
  expect((await admin.get('/server/backups/state/none')).status).toBe(404);
});
