/**
 * PBXs that answer as the documents allow, but not as the simulated one does: a stand-in between adapter and simulator
 * changes how answers are written, never what they say. The adapter must see the same PBX through all of them.
 */
import { afterEach, expect, test } from '@jest/globals';
import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createStarface, type Starface } from '../../../src/adapters/starface/index.ts';
import { startStarface, type StarfaceSimulator, type StarfaceVersion } from '../../simulators/starface/index.ts';
import { HookListener } from './support/hook-listener.ts';
import { Witness } from './support/linked-person.ts';
import { eventually, random, realClock, RecordingLog } from './support/surroundings.ts';

const anna = { login: '0101', password: 'Geheim-Anna-1' };

type Reply = { status: number; headers: Record<string, string>; body: string };
type Variant = {
  readonly json?: (value: unknown) => unknown;
  /** What such a PBX does with its own writing when it comes back. */
  readonly back?: (value: unknown) => unknown;
  readonly xml?: (answer: string, method: string) => string;
  readonly reply?: (reply: Reply, path: string) => Reply;
  readonly auth?: 'classic' | 'oauth';
  readonly version?: StarfaceVersion;
};

/** Each member of each object, however deep. */
function eachMember(value: unknown, change: (name: string, member: unknown) => unknown): unknown {
  if (Array.isArray(value)) return value.map((entry) => eachMember(entry, change));
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).map(([name, member]) => [name, change(name, eachMember(member, change))]);
  return Object.fromEntries(entries);
}

/** A member that becomes undefined is left out. */
function revive(value: unknown, change: (name: string, member: unknown) => unknown): unknown {
  return JSON.parse(JSON.stringify(value), change);
}

const optional = new Set(
  (
    'email language personId namespace missedCallReport faxCallerId faxCoverPage faxEmailJournal faxHeader licenseType ' +
    'summaryBlockSchema phoneNumbersBlockSchema metadata i18nDisplayName resourceKey additionalValues groupNumber ' +
    'lastMailboxDestination lastPhoneNumberDestination phoneType starfaceType description exitCode numberBlockId ' +
    'refresh_expires_in'
  ).split(' '),
);

const variants: Readonly<Record<string, Variant>> = {
  'ids are text': {
    back: (value) =>
      eachMember(value, (name, member) =>
        /id$/i.test(name) && /^\d+$/.test(String(member)) ? Number(member) : member,
      ),
    json: (value) =>
      eachMember(value, (name, member) => (/id$/i.test(name) && typeof member === 'number' ? String(member) : member)),
  },
  'logins and numbers are numbers where they have no leading zero': {
    json: (value) =>
      eachMember(value, (name, member) =>
        /number$/i.test(name) && typeof member === 'string' && /^[1-9]\d{0,8}$/.test(member) ? Number(member) : member,
      ),
  },
  'optional members are left out': {
    json: (value) =>
      revive(value, (name, member: unknown) => (optional.has(name) && name !== 'email' ? undefined : member)),
  },
  'optional members are null': {
    json: (value) => eachMember(value, (name, member) => (optional.has(name) && name !== 'email' ? null : member)),
  },
  'members that nobody knows': {
    json: (value) =>
      revive(value, (_name, member: unknown) =>
        typeof member === 'object' && member !== null && !Array.isArray(member)
          ? { ...member, laterMember: { deep: [1, null] } }
          : member,
      ),
  },
  'truth is written as text': {
    back: (value) =>
      eachMember(value, (_name, member) => (member === 'true' || member === 'false' ? member === 'true' : member)),
    json: (value) => eachMember(value, (_name, member) => (typeof member === 'boolean' ? String(member) : member)),
  },
  'no content type at all': {
    reply: ({ headers: { 'content-type': _, ...headers }, ...reply }) => ({ ...reply, headers }),
  },
  'everything is text/plain': {
    reply: (reply) => ({ ...reply, headers: { ...reply.headers, 'content-type': 'text/plain' } }),
  },
  'each connection is closed after its answer': {
    reply: (reply) => ({ ...reply, headers: { ...reply.headers, connection: 'close' } }),
  },
  '200 with an empty body instead of 204': {
    reply: (reply) => (reply.status === 204 ? { ...reply, status: 200 } : reply),
  },
  '200 with the word null instead of 204': {
    reply: (reply) => (reply.status === 204 ? { ...reply, status: 200, body: 'null' } : reply),
  },
  'a mark of the byte order before the body': {
    reply: (reply) => (reply.body === '' ? reply : { ...reply, body: `\uFEFF${reply.body}` }),
  },
  'UCI v22 only': {
    xml: (answer, method) => (method.startsWith('ucp.v30.') ? faultOf(`No such handler: ${method}`) : answer),
  },
  'UCI without a list of its requests': {
    xml: (answer, method) =>
      method.endsWith('.getProvidedRequests') ? faultOf('java.lang.NoSuchMethodException') : answer,
  },
  'UCI strings without a type': { xml: (answer) => answer.replace(/<string>([^<]*)<\/string>/g, '$1') },
  'UCI truth as true and false': {
    xml: (answer) =>
      answer.replace(/<boolean>([01])<\/boolean>/g, (_, bit) => `<boolean>${bit === '1' ? 'true' : 'false'}</boolean>`),
  },
  'UCI truth as numbers': { xml: (answer) => answer.replace(/<boolean>([01])<\/boolean>/g, '<int>$1</int>') },
  'UCI truth as text': {
    xml: (answer) =>
      answer.replace(/<boolean>([01])<\/boolean>/g, (_, bit) => `<string>${bit === '1' ? 'true' : 'false'}</string>`),
  },
  'UCI empty strings as nil': { xml: (answer) => answer.replace(/<string><\/string>|<string\/>/g, '<nil/>') },
  'UCI with nil of the extension’s name space': {
    xml: (answer) =>
      answer
        .replace(/<string><\/string>|<string\/>/g, '<ex:nil/>')
        .replace('<methodResponse', '<methodResponse xmlns:ex="http://ws.apache.org/xmlrpc/namespaces/extensions"'),
  },
  'UCI states in lower case': {
    xml: (answer) =>
      answer.replace(/<string>([A-Z_]{4,})<\/string>/g, (_, word: string) => `<string>${word.toLowerCase()}</string>`),
  },
  'UCI written over many lines': { xml: (answer) => answer.replace(/></g, '>\n  <') },
  'OAuth, ids as text and more members': {
    auth: 'oauth',
    version: 10,
    json: (value) => eachMember(value, (name, member) => (name === 'expires_in' ? String(member) : member)),
  },
  'OAuth found by a relative redirect': {
    auth: 'oauth',
    version: 10,
    reply: (reply, path) => {
      const location = reply.headers['location'];
      return location === undefined || !path.includes('well-known')
        ? reply
        : { ...reply, headers: { ...reply.headers, location: new URL(location, 'http://pbx').pathname } };
    },
  },
  'OAuth without a redirect': { auth: 'oauth', version: 10 },
};

function faultOf(text: string): string {
  return `<?xml version="1.0"?><methodResponse><fault><value><struct><member><name>faultCode</name><value><int>0</int></value></member><member><name>faultString</name><value><string>${text}</string></value></member></struct></value></fault></methodResponse>`;
}

/** Forwards to the simulator and writes its answers in another way. */
async function standIn(simulator: StarfaceSimulator, variant: Variant): Promise<{ server: Server; url: string }> {
  let own = '';
  const server = createServer((request, response) => {
    void answer(request).then(({ status, headers, body }) => {
      response.writeHead(status, headers);
      response.end(status === 204 ? undefined : body);
    });
  });
  async function answer(request: IncomingMessage): Promise<Reply> {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const { host: _host, connection: _connection, 'content-length': _length, ...headers } = request.headers;
    const received = Buffer.concat(chunks);
    const isJson = request.headers['content-type']?.includes('json') === true && received.length > 0;
    const sent =
      isJson && variant.back !== undefined
        ? Buffer.from(JSON.stringify(variant.back(JSON.parse(received.toString()))))
        : received;
    const path = request.url ?? '';
    const got = await fetch(`${simulator.url}${path}`, {
      method: request.method ?? 'GET',
      headers: headers as Record<string, string>,
      ...(sent.length === 0 ? {} : { body: sent }),
      redirect: 'manual',
    });
    let body = (await got.text()).replaceAll(simulator.url, own);
    const location = got.headers.get('location')?.replace(simulator.url, own);
    const type = got.headers.get('content-type');
    if (variant.json !== undefined && type?.includes('json') === true && body !== '') {
      body = JSON.stringify(variant.json(JSON.parse(body)));
    }
    if (variant.xml !== undefined && path.startsWith('/xml-rpc')) {
      body = variant.xml(body, /<methodName>([^<]*)/.exec(sent.toString())?.[1] ?? '');
    }
    const reply: Reply = {
      status: got.status,
      headers: { ...(type === null ? {} : { 'content-type': type }), ...(location === undefined ? {} : { location }) },
      body,
    };
    return variant.reply?.(reply, path) ?? reply;
  }
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  own = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return { server, url: own };
}

let stops: (() => Promise<unknown>)[] = [];

afterEach(async () => {
  for (const stop of stops.reverse()) await stop();
  stops = [];
});

/** What the product sees of the PBX, from the first login to the end of a call. */
async function seenThrough(variant: Variant): Promise<unknown> {
  const simulator = await startStarface({
    people: [
      { ...anna, firstName: 'Anna', familyName: 'Muster', pbxEmail: 'anna@example.com', internalNumber: '101' },
      { login: '0102', firstName: 'Ben', familyName: 'Öztürk', pbxEmail: 'ben@example.com', internalNumber: '102' },
    ],
    version: variant.version ?? 9,
  });
  stops.push(() => simulator.stop());
  const { server, url } = await standIn(simulator, variant);
  stops.push(async () => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  });
  const listener = new HookListener();
  const { login, password } = simulator.admin;
  const starface: Starface = createStarface({
    url,
    login,
    password,
    auth: variant.auth ?? 'classic',
    restClient: simulator.restClient,
    callbackUrl: await listener.start(),
    budget: { startPerSecond: 1_000, ceilingPerSecond: 1_000 },
    clock: realClock,
    random,
    log: new RecordingLog(),
  });
  listener.hook = starface.callbacks;
  stops.push(
    () => listener.stop(),
    () => starface.pbx.stop(),
  );

  const { pbx } = starface;
  const description = await pbx.describe();
  const users = await pbx.listUsers();
  const id = users.find((user) => user.login === anna.login)?.id ?? '';
  const before = await pbx.readDnd(id, 'poll');
  await pbx.writeDnd(id, true, before.basis, 'claim');
  const after = await pbx.readDnd(id, 'poll');
  const settings = pbx.userSettings;
  const slots = (await settings?.readRedirections(id, 'poll')) ?? [];
  const always = slots.find(({ trigger }) => trigger === 'always');
  if (always === undefined) throw new Error('no slot');
  await settings?.writeRedirection(
    id,
    { ...always, enabled: true, target: { kind: 'number', number: '+4917112345' } },
    'claim',
  );
  const phones = (await settings?.phones?.(id)) ?? [];
  await settings?.setPrimaryPhone?.(id, phones[0]?.id ?? '');
  const contacts = (await settings?.searchContacts(id, 'Brandt')) ?? [];
  const byAddress = (await settings?.searchContacts(id, 'p.albrecht@hafen-logistik.example')) ?? [];
  const rights = await pbx.readRights?.();

  const owner = await starface.accounts.verify(anna);
  const witness = new Witness();
  const account = starface.accounts.open(anna, witness.events);
  stops.push(() => account.close());
  await eventually('connected', () => witness.connected === true);
  const call = await account.placeCall('+4972112345');
  await eventually('it rings', () => witness.states?.includes('ringingOut') === true);
  simulator.person('Anna').answers();
  await eventually('it is connected', () => witness.states?.includes('connected') === true);
  await account.hangUp(call.id);
  await eventually('it ended', () => witness.states?.includes('ended') === true);
  const list = await account.telephone?.callList({ direction: null, missedOnly: false, offset: 0, limit: 5 });
  return {
    capabilities: [description.capabilities, account.capabilities()],
    users,
    dnd: [before.on, after.on, simulator.person('Anna').state().dnd],
    redirected: (await settings?.readRedirections(id, 'poll'))
      ?.filter(({ enabled }) => enabled)
      .map(({ trigger, target }) => [trigger, target]),
    slots: slots.length,
    phones,
    contacts: contacts.map(({ name, company, numbers }) => [name, company, numbers.map(({ number }) => number)]),
    byAddress: byAddress.map(({ name, emails }) => [name, ...emails]),
    groups: await pbx.listGroups?.(),
    rights: [...(rights?.holders ?? [])].map(([what, holders]) => [what, holders.size]),
    numbers: [...((await pbx.readNumbers?.()) ?? [])],
    owner,
    ownPhones: await account.telephone?.phones(),
    listed: list?.entries.map(({ direction, number }) => [direction, number]),
    chat: await account.telephone?.chatStatus(),
    keys: (await account.telephone?.functionKeys())?.length,
    unknown: simulator.unknownRequests(),
  };
}

let plain: unknown = null;

test.each(Object.entries(variants))('the same PBX is seen where: %s', async (_, variant) => {
  plain ??= await seenThrough({});
  expect(await seenThrough(variant)).toEqual(plain);
});

test('a contact of the address book is found by his mail address, and bears it', async () => {
  expect(await seenThrough({})).toMatchObject({
    byAddress: [['Petra Albrecht', 'p.albrecht@hafen-logistik.example']],
  });
});
