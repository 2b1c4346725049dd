import { readFileSync } from 'node:fs';

import { afterAll, beforeAll, expect, test } from '@jest/globals';

import { anna, GraphClient, startTenant } from '../scenario.ts';
import type { MicrosoftSimulator } from '../index.ts';

type Allowed = { readonly application: readonly string[]; readonly delegated: readonly string[] };

const file = new URL('../../../fixtures/graph/permissions.json', import.meta.url);
const { operations, ids } = JSON.parse(readFileSync(file, 'utf8')) as {
  operations: Record<string, Allowed>;
  ids: Record<string, unknown>;
};
const audience = 'https://graph.microsoft.com';

let simulator: MicrosoftSimulator;

beforeAll(async () => {
  simulator = await startTenant();
});

afterAll(() => simulator.stop());

function call(operation: string, graph: GraphClient) {
  const { id } = simulator.person('anna');
  const own = { sessionId: simulator.clientId };
  const calls: Record<string, () => Promise<{ status: number }>> = {
    getPresence: () => graph.get(`/users/${id}/presence`),
    getPresencesByUserId: () => graph.post('/communications/getPresencesByUserId', { ids: [id] }),
    setPresence: () => graph.setPresence(id, 'Busy/InACall'),
    clearPresence: () => graph.post(`/users/${id}/presence/clearPresence`, own),
    setUserPreferredPresence: () =>
      graph.post(`/users/${id}/presence/setUserPreferredPresence`, { availability: 'Busy', activity: 'Busy' }),
    clearUserPreferredPresence: () => graph.post(`/users/${id}/presence/clearUserPreferredPresence`, {}),
    setStatusMessage: () =>
      graph.post(`/users/${id}/presence/setStatusMessage`, { statusMessage: { message: { content: 'x' } } }),
    listUsers: () => graph.get('/users'),
    getUser: () => graph.get(`/users/${id}`),
    listUserChanges: () => graph.get('/users/delta'),
    listOrganization: () => graph.get('/organization'),
  };
  return calls[operation]?.();
}

test.each(Object.entries(operations))(
  '%s is allowed by exactly the permissions that Microsoft lists',
  async (name, allowed) => {
    for (const permission of Object.keys(ids)) {
      simulator.tenant.roles = [permission];
      const asApplication = (await call(name, new GraphClient(simulator)))?.status;
      expect([permission, asApplication !== 403]).toEqual([permission, allowed.application.includes(permission)]);
      const authorizedParty = simulator.clientId;
      const token = await simulator.mintUserToken({ upn: anna.upn, audience, scope: permission, authorizedParty });
      const asPerson = (await call(name, new GraphClient(simulator, token)))?.status;
      expect([permission, asPerson !== 403]).toEqual([permission, allowed.delegated.includes(permission)]);
    }
  },
);

test("a person's scope for himself is not enough for somebody else", async () => {
  const scope = 'Presence.Read Presence.ReadWrite User.Read';
  const authorizedParty = simulator.clientId;
  const token = await simulator.mintUserToken({ upn: anna.upn, audience, scope, authorizedParty });
  const graph = new GraphClient(simulator, token);
  const { id } = simulator.person('bernd');
  expect((await graph.get('/me')).body).toMatchObject({ userPrincipalName: anna.upn });
  expect((await graph.setPresence(simulator.person('anna').id, 'Busy/InACall')).status).toBe(200);
  const others = [graph.get(`/users/${id}`), graph.get(`/users/${id}/presence`), graph.setPresence(id, 'Busy/InACall')];
  for (const answer of others) expect((await answer).status).toBe(403);
});

test('/me is for people only', async () => {
  simulator.tenant.roles = ['Presence.Read.All', 'User.Read.All'];
  const graph = new GraphClient(simulator);
  expect((await graph.get('/me/presence')).status).toBe(403);
  expect((await graph.get('/me')).status).toBe(403);
});
