/**
 * Who may use what, for every route that exists: the table comes from the running server, so that a new route is
 * tested without being named here, and one without a stated access does not start.
 */
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { fastify } from 'fastify';
import { keepRouteTable, type Access, type RouteEntry } from '../../src/http/route-table.ts';
import { problemOf, signIn, startFixture, type Fixture } from './http-fixture.ts';

let fixture: Fixture;
beforeAll(async () => {
  fixture = await startFixture();
});
afterAll(() => fixture.stop());

const who = ['nobody', 'person', 'person of another tenant', 'application', 'administrator', 'foreign page'] as const;
type Who = (typeof who)[number];

async function headersOf(one: Who): Promise<Record<string, string>> {
  fixture.clock.advance(60_000);
  switch (one) {
    case 'nobody':
      return {};
    case 'person':
      return { authorization: `Bearer ${await fixture.entra.token()}` };
    case 'person of another tenant':
      return { authorization: `Bearer ${await fixture.entra.token({ tid: '22222222-2222-3333-4444-555555555555' })}` };
    case 'application':
      return {
        authorization: `Bearer ${await fixture.entra.token({ scp: undefined, idtyp: 'app', roles: ['Admin'] })}`,
      };
    case 'administrator':
      return { cookie: await signIn(fixture.app), origin: 'https://bridge.example.com' };
    case 'foreign page':
      return { cookie: await signIn(fixture.app), origin: 'https://evil.example.com', 'sec-fetch-site': 'cross-site' };
  }
}

/** 0 stands for everything but a refusal. */
const expected: Readonly<Record<Access, Readonly<Record<Who, number>>>> = {
  open: { nobody: 0, person: 0, 'person of another tenant': 0, application: 0, administrator: 0, 'foreign page': 0 },
  hook: { nobody: 0, person: 0, 'person of another tenant': 0, application: 0, administrator: 0, 'foreign page': 0 },
  person: {
    nobody: 401,
    person: 0,
    'person of another tenant': 403,
    application: 403,
    administrator: 401,
    'foreign page': 401,
  },
  admin: {
    nobody: 401,
    person: 401,
    'person of another tenant': 401,
    application: 401,
    administrator: 0,
    'foreign page': 403,
  },
};

/** What may be asked without proof: kept here in full, so that opening a route needs a change of this list. */
const openRoutes = [
  'GET /',
  'GET /addin',
  'GET /addin/',
  'GET /addin/*',
  'GET /addin/:page(^[a-z0-9-]+).html',
  'GET /addin/config.json',
  'GET /admin',
  'GET /admin/',
  'GET /admin/*',
  'GET /admin/:page(^[a-z0-9-]+).html',
  'GET /api/v1/openapi.json',
  'GET /oauth/callback/microsoft',
  'POST /admin/api/session',
];

const name = ({ method, url }: RouteEntry): string => `${method} ${url}`;

test('exactly these routes are open', () => {
  const open = fixture.app.routeTable.filter((route) => route.access === 'open' && route.method !== 'HEAD');
  expect(open.map(name).sort()).toEqual([...openRoutes].sort());
});

test('every route of the fixed part is there, for persons', () => {
  const forPersons = fixture.app.routeTable.filter((route) => route.access === 'person').map(name);
  expect(forPersons).toEqual(
    expect.arrayContaining([
      'GET /api/v1/me',
      'PUT /api/v1/me/starface',
      'DELETE /api/v1/me/starface',
      'PUT /api/v1/me/dnd',
      'GET /api/v1/calls',
      'POST /api/v1/calls',
      'DELETE /api/v1/calls/:id',
      'GET /api/v1/colleagues',
      'GET /api/v1/events',
    ]),
  );
});

test.each(who)('%s is refused wherever it should be, and nowhere else', async (one) => {
  const refusals: Record<string, number> = {};
  const wanted: Record<string, number> = {};
  for (const route of fixture.app.routeTable) {
    const allowed = expected[route.access][one] === 0;
    // An open event stream has no end that could be waited for; events.test.ts tests it.
    if (route.url === '/api/v1/events' && allowed) continue;
    // Reading does not change anything: a page of another origin cannot see the answer, so only changes are refused.
    const reads = one === 'foreign page' && route.access === 'admin' && route.method === 'GET';
    const signsIn = one === 'foreign page' && route.url === '/admin/api/session';
    const headers = await headersOf(one);
    const response = await fixture.app.inject({
      method: route.method as 'GET',
      url: route.url.replace('*', 'x').replace(':id', 'call-1').replace(':page(^[a-z0-9-]+)', 'index'),
      headers,
      ...(['POST', 'PUT'].includes(route.method) ? { payload: {} } : {}),
    });
    wanted[name(route)] = reads ? 0 : signsIn ? 403 : expected[route.access][one];
    const refused = [401, 403].includes(response.statusCode) || response.statusCode >= 500;
    refusals[name(route)] = refused ? problemOf(response).status : 0;
  }
  expect(refusals).toEqual(wanted);
});

test('a route that does not say who may use it cannot be registered', async () => {
  const app = fastify();
  keepRouteTable(app);
  expect(() => app.get('/forgotten', async () => 'x')).toThrow('does not say who may use it');
  app.get('/remembered', { config: { access: 'open' } }, async () => 'x');
  expect(app.routeTable.map(name)).toContain('GET /remembered');
  await app.close();
});
