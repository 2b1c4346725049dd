/** The main job from outside: only the demo's addresses, its control routes, and signals. */
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { spawn } from 'node:child_process';
import { connect } from 'node:net';
import { fileURLToPath } from 'node:url';
import { runDemo, type RunningDemo } from '../support/demo-process.ts';
import { eventually } from '../support/eventually.ts';

type AtPbx = { readonly dnd: boolean; readonly telephonyState: string; readonly calls: readonly unknown[] };
type AtMicrosoft = {
  readonly availability: string;
  readonly activity: string;
  readonly sessions: readonly { readonly id: string }[];
};

const anna = 'anna.berg@nordlicht-handel.example';
const ben = 'ben.kurz@nordlicht-handel.example';
const main = fileURLToPath(new URL('../../src/main.ts', import.meta.url));
let demo: RunningDemo;

beforeAll(async () => {
  demo = await runDemo(['--people', '12']);
}, 120_000);

afterAll(() => demo.stop());

const microsoft = (upn: string): Promise<AtMicrosoft> => demo.get(`/microsoft/people/${upn}`);
const pbx = (login: string): Promise<AtPbx> => demo.get(`/starface/people/${login}`);
const calls = (login: string, state: 'ringing' | 'connected' | 'idle'): Promise<unknown> =>
  demo.post(`/starface/people/${login}/call`, { state, with: '+493023125999' });
const shows = (upn: string, availability: string, activity: string): Promise<unknown> =>
  demo.post(`/microsoft/people/${upn}/presence`, { availability, activity });

/** The bridge's own program with other options, beside the one that runs. */
async function bridgeProgram(
  ...args: readonly string[]
): Promise<{ readonly code: number | null; readonly output: string }> {
  const { configFile, env } = demo.bridge;
  const child = spawn(
    process.execPath,
    ['--disable-warning=ExperimentalWarning', main, '--config', configFile, ...args],
    {
      env,
    },
  );
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (text) => (output += String(text)));
  const code = await new Promise<number | null>((resolve) => child.once('exit', resolve));
  return { code, output };
}

async function ready(): Promise<void> {
  const address = demo.addresses.metrics.replace('/metrics', '/health/ready');
  await eventually(
    () =>
      fetch(address).then(
        (answer) => answer.status,
        () => 0,
      ),
    (status) => status === 200,
  );
}

test('a call shows Busy/InACall, and hanging up brings back what was before', async () => {
  await calls('0101', 'ringing');
  await calls('0101', 'connected');
  await eventually(
    () => microsoft(anna),
    ({ availability, activity }) => availability === 'Busy' && activity === 'InACall',
  );
  await calls('0101', 'idle');
  const after = await eventually(
    () => microsoft(anna),
    ({ availability }) => availability === 'Available',
  );
  expect(after.sessions.map(({ id }) => id)).toEqual(['teams']);
  expect((await pbx('0101')).dnd).toBe(false);
});

test('a meeting sets DND, and its end gives it back', async () => {
  await shows(anna, 'Busy', 'InAMeeting');
  await eventually(
    () => pbx('0101'),
    ({ dnd }) => dnd,
  );
  await shows(anna, 'Available', 'Available');
  await eventually(
    () => pbx('0101'),
    ({ dnd }) => !dnd,
  );
});

test('a DND that a person pressed at the phone is left alone by a meeting and its end', async () => {
  await demo.post('/starface/people/0103/dnd', { on: true });
  const cem = 'cem.aydin@nordlicht-handel.example';
  await shows(cem, 'Busy', 'InAMeeting');
  await eventually(
    async () =>
      (await demo.api(cem, 'GET', '/api/v1/me').then((answer) => answer.json())) as { microsoft: AtMicrosoft },
    (me) => me.microsoft.activity === 'InAMeeting',
  );
  await shows(cem, 'Available', 'Available');
  await eventually(
    async () =>
      (await demo.api(cem, 'GET', '/api/v1/me').then((answer) => answer.json())) as { microsoft: AtMicrosoft },
    (me) => me.microsoft.availability === 'Available',
  );
  const writes = await demo.get<readonly { person: string; operation: string }[]>('/writes');
  expect(writes.filter(({ person, operation }) => person === '0103' && operation === 'setDnd')).toEqual([]);
  expect((await pbx('0103')).dnd).toBe(true);
});

test('killed during a call and a meeting that end while it is down, it gives both back after the restart', async () => {
  await shows(ben, 'Busy', 'InAMeeting');
  await calls('0101', 'connected');
  await eventually(
    () => pbx('0102'),
    ({ dnd }) => dnd,
  );
  await eventually(
    () => microsoft(anna),
    ({ activity }) => activity === 'InACall',
  );
  // Stopped first, so that it sees neither end; the kill then finds it in the middle of both.
  await demo.post('/bridge', { signal: 'SIGSTOP' });
  await shows(ben, 'Available', 'Available');
  await calls('0101', 'idle');
  await demo.post('/bridge', { signal: 'SIGKILL' });
  await eventually(
    () => pbx('0102'),
    ({ dnd }) => !dnd,
    40_000,
  );
  await eventually(
    () => microsoft(anna),
    ({ availability, sessions }) => availability === 'Available' && sessions.length === 1,
    40_000,
  );
  await ready();
});

test('killed during a call and a meeting that go on, nobody flaps', async () => {
  await shows(ben, 'Busy', 'InAMeeting');
  await calls('0101', 'connected');
  await eventually(
    () => pbx('0102'),
    ({ dnd }) => dnd,
  );
  await eventually(
    () => microsoft(anna),
    ({ activity }) => activity === 'InACall',
  );
  const since = new Date().toISOString();
  await demo.post('/bridge', { signal: 'SIGKILL' });
  await ready();
  await eventually(
    async () =>
      (await demo.api(anna, 'GET', '/api/v1/me').then((answer) => answer.json())) as { telephonyState: string },
    (me) => me.telephonyState === 'onCall',
    40_000,
  );
  const writes = await demo.get<readonly { operation: string }[]>(`/writes?since=${since}`);
  expect(writes.filter(({ operation }) => operation === 'setDnd' || operation === 'clearPresence')).toEqual([]);
  await calls('0101', 'idle');
  await shows(ben, 'Available', 'Available');
  await eventually(
    () => pbx('0102'),
    ({ dnd }) => !dnd,
  );
  await eventually(
    () => microsoft(anna),
    ({ availability }) => availability === 'Available',
  );
});

test('an outage of Microsoft and of the PBX is a state, not an end, and heals by itself', async () => {
  const health = demo.addresses.metrics.replace('/metrics', '/health/ready');
  for (const target of ['microsoft', 'starface'] as const) {
    await demo.post('/fault', { target, kind: 'down' });
    await eventually(
      async () => (await (await fetch(health)).json()) as { connections: readonly { side: string; state: string }[] },
      ({ connections }) => connections.find(({ side }) => side === target)?.state === 'unavailable',
      60_000,
    );
    await demo.post('/fault', { target, kind: 'none' });
    await ready();
  }
}, 150_000);

test('"give everything back now" from the command line works beside a running bridge, until it is lifted', async () => {
  await shows(ben, 'Busy', 'InAMeeting');
  await eventually(
    () => pbx('0102'),
    ({ dnd }) => dnd,
  );
  const given = await bridgeProgram('--give-back', '--wait', '30');
  expect(given).toMatchObject({ code: 0 });
  expect(given.output).toContain('Nothing is held any more');
  expect((await pbx('0102')).dnd).toBe(false);
  expect(await bridgeProgram('--lift')).toMatchObject({ code: 0 });
  await eventually(
    () => pbx('0102'),
    ({ dnd }) => dnd,
  );
}, 60_000);

test('what cannot be given back in time is named, and is given back later', async () => {
  await demo.post('/fault', { target: 'starface', kind: 'down' });
  const given = await bridgeProgram('--give-back', '--wait', '2');
  expect(given).toMatchObject({ code: 1 });
  expect(given.output).toContain('DND of 1 person');
  await demo.post('/fault', { target: 'starface', kind: 'none' });
  await eventually(
    () => pbx('0102'),
    ({ dnd }) => !dnd,
    45_000,
  );
  await shows(ben, 'Available', 'Available');
  await bridgeProgram('--lift');
}, 90_000);

test('SIGTERM leaves no process and no port', async () => {
  const port = Number(new URL(demo.addresses.bridge).port);
  await demo.stop('SIGTERM');
  await expect(
    new Promise((resolve, reject) => {
      connect(port, '127.0.0.1').once('connect', resolve).once('error', reject);
    }),
  ).rejects.toThrow('ECONNREFUSED');
}, 120_000);
