import { expect, test } from '@jest/globals';
import { createMetrics } from '../../src/http/metrics.ts';
import { aConnection, aPersonRow, FakeAdmin } from '../support/fake-services.ts';

async function linesOf(admin: FakeAdmin): Promise<string[]> {
  const text = await createMetrics(admin).metrics();
  return text.split('\n').filter((line) => line.startsWith('presence_bridge_'));
}

test('counts of people, state of each side, mode, hold and the PBX’s budget are gauges', async () => {
  const admin = new FakeAdmin();
  admin.matched = [aPersonRow({ claim: true }), aPersonRow({ linked: false })];
  admin.connections = [
    aConnection('microsoft', { state: 'refused' }),
    aConnection('starface', { details: { requestsPerSecond: 12.5 } }),
    aConnection('store'),
  ];
  admin.hold = true;
  const lines = await linesOf(admin);
  for (const line of [
    'presence_bridge_people{kind="matched"} 2',
    'presence_bridge_people{kind="linked"} 1',
    'presence_bridge_people{kind="claims"} 1',
    'presence_bridge_connection_up{side="microsoft"} 0',
    'presence_bridge_connection_up{side="starface"} 1',
    'presence_bridge_mode{mode="presence-oauth"} 1',
    'presence_bridge_mode{mode="off"} 0',
    'presence_bridge_hold 1',
    'presence_bridge_pbx_requests_per_second 12.5',
  ]) {
    expect(lines).toContain(line);
  }
});

test('each reading shows the state of its moment', async () => {
  const admin = new FakeAdmin();
  const registry = createMetrics(admin);
  expect(await registry.metrics()).toContain('presence_bridge_hold 0');
  admin.hold = true;
  expect(await registry.metrics()).toContain('presence_bridge_hold 1');
});

test('no name, address or login is among them', async () => {
  const text = (await linesOf(new FakeAdmin())).join('\n');
  expect(text).not.toMatch(/anna|berg|0101|@|example/i);
});

test('a budget that is not known yet is left out and not shown as a number', async () => {
  const admin = new FakeAdmin();
  admin.connections = [aConnection('starface', { details: { requestsPerSecond: null } })];
  const value = (await linesOf(admin)).find((line) => line.startsWith('presence_bridge_pbx_requests_per_second'));
  expect(value ?? 'presence_bridge_pbx_requests_per_second 0').toMatch(/ 0$/);
});

test('requests to Microsoft by class, the certificate’s end and the notifications are gauges', async () => {
  const admin = new FakeAdmin();
  const counts = { sent: 0, waiting: 0, throttled: 0, failed: 0 };
  const requests = {
    release: { ...counts, sent: 3 },
    callStart: counts,
    renewal: counts,
    sweep: { ...counts, sent: 16, throttled: 1 },
    housekeeping: counts,
  };
  const credential = { kind: 'certificate', expiresAt: 1_800_000_000_000, warning: null } as const;
  const status = () => ({
    ...admin.status(),
    microsoft: { requests, credential },
    hints: { accepted: 5, dropped: 2, watched: 650, unwatched: 7, problems: [] },
  });
  const text = await createMetrics({ status }).metrics();
  for (const line of [
    'presence_bridge_microsoft_requests{class="release",kind="sent"} 3',
    'presence_bridge_microsoft_requests{class="sweep",kind="throttled"} 1',
    'presence_bridge_microsoft_certificate_ends_seconds 1800000000',
    'presence_bridge_microsoft_notifications{outcome="dropped"} 2',
    'presence_bridge_microsoft_watched_people 650',
  ]) {
    expect(text.split('\n')).toContain(line);
  }
});
