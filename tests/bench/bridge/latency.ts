/**
 * Call event → `setPresence` accepted, against a bare relay in the same run: the real bridge in its own process between
 * the simulators, 25 calls a second, in turns with the relay.
 */
import { spawn, type ChildProcess } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Agent, fetch as undiciFetch } from 'undici';
import { startDemo, type Demo } from '../../demo/start-demo.ts';

export type Percentiles = { readonly p50: number; readonly p99: number };

export type Latency = {
  readonly calls: number;
  readonly callsPerSecond: number;
  /** Milliseconds. */
  readonly bridge: Percentiles;
  readonly relay: Percentiles;
  readonly ratio: Percentiles;
  readonly lost: number;
};

const callsPerSecond = 25;
const rounds = 3;
const callsPerRound = 125;
const caller = '+493023125999';
const ringMs = 1_000;
/** Rule 6 lets a seventh set of a person in a minute wait: there are enough people for nobody to come to that. */
const people = 140;

/** Arrivals of `setPresence` that were answered with 200, by object id. */
class Arrivals {
  readonly #waiting = new Map<string, (at: number) => void>();
  readonly #listener = (message: unknown): void => {
    const { request, response } = message as { request: { url?: string }; response: { statusCode: number } };
    const id = /\/users\/([^/]+)\/presence\/setPresence/i.exec(request.url ?? '')?.[1];
    if (id === undefined || response.statusCode !== 200) return;
    this.#waiting.get(id.toLowerCase())?.(performance.now());
  };

  constructor() {
    subscribe('http.server.response.finish', this.#listener);
  }

  /** Milliseconds from the event to the answer of Graph; null where none came. */
  async after(objectId: string, event: () => void, limitMs: number): Promise<number | null> {
    const id = objectId.toLowerCase();
    const startedAt = performance.now();
    return new Promise((resolve) => {
      const limit = setTimeout(() => resolve(null), limitMs);
      this.#waiting.set(id, (at) => {
        clearTimeout(limit);
        this.#waiting.delete(id);
        resolve(at - startedAt);
      });
      event();
    });
  }

  close(): void {
    unsubscribe('http.server.response.finish', this.#listener);
  }
}

export async function latency(): Promise<Latency> {
  const folder = mkdtempSync(join(tmpdir(), 'bench-latency-'));
  const secret = (name: string, text: string): string => {
    const file = join(folder, name);
    writeFileSync(file, text, { mode: 0o600 });
    return file;
  };
  const demo = await startDemo({
    portBase: 0,
    people,
    folder,
    secret,
    print: () => undefined,
    sealingKey: randomBytes(32).toString('base64'),
  });
  const arrivals = new Arrivals();
  const relay = await startRelay(demo);
  const { starface, microsoft } = demo.parts;
  const staff = demo.parts.people.flatMap(({ login, upn, linksPhone }) =>
    login === undefined || upn === undefined || !linksPhone ? [] : [{ login, objectId: microsoft.person(upn).id }],
  );
  const all: Record<'bridge' | 'relay', (number | null)[]> = { bridge: [], relay: [] };
  let next = 0;
  for (let round = 0; round <= rounds; round += 1) {
    for (const way of ['relay', 'bridge'] as const) {
      const called = Array.from({ length: callsPerRound }, (_, index) => staff[(next + index) % staff.length]).filter(
        (one) => one !== undefined,
      );
      next += callsPerRound;
      const times = called.map(async (one, index) => {
        await sleep((index * 1_000) / callsPerSecond);
        // It rings first: what is measured is the one event that makes it a call, as the relay gets one.
        if (way === 'bridge') starface.person(one.login).call('ringing', caller);
        await sleep(ringMs);
        const event = (): void => {
          if (way === 'bridge') starface.person(one.login).call('connected', caller);
          else void relay.event('setPresence', one.objectId);
        };
        return arrivals.after(one.objectId, event, 5_000);
      });
      const measured = await Promise.all(times);
      // The first round warms both up.
      if (round > 0) all[way].push(...measured);
      for (const one of called) {
        if (way === 'bridge') starface.person(one.login).call('idle', '');
        else void relay.event('clearPresence', one.objectId);
      }
      // Clearing has its time, and the budget of the tenant its window.
      await sleep(12_000);
    }
  }
  relay.process.kill();
  arrivals.close();
  await demo.stop();
  rmSync(folder, { recursive: true, force: true });
  const bridge = percentiles(all.bridge);
  const bare = percentiles(all.relay);
  return {
    calls: all.bridge.length,
    callsPerSecond,
    bridge,
    relay: bare,
    ratio: { p50: bridge.p50 / bare.p50, p99: bridge.p99 / bare.p99 },
    lost: [...all.bridge, ...all.relay].filter((ms) => ms === null).length,
  };
}

type Relay = {
  readonly process: ChildProcess;
  event(operation: 'setPresence' | 'clearPresence', objectId: string): Promise<unknown>;
};

async function startRelay(demo: Demo): Promise<Relay> {
  const { microsoft, caFile } = demo.parts;
  const dispatcher = new Agent({ connect: { ca: readFileSync(caFile, 'utf8') } });
  const answer = await undiciFetch(`${microsoft.entraUrl}/${microsoft.tenantId}/oauth2/v2.0/token`, {
    method: 'POST',
    dispatcher,
    body: new URLSearchParams({
      grant_type: 'client_credentials',
      client_id: microsoft.clientId,
      client_secret: microsoft.clientSecret,
      scope: `${microsoft.graphUrl}/.default`,
    }),
  });
  const { access_token: token } = (await answer.json()) as { access_token: string };
  await dispatcher.close();
  const program = fileURLToPath(new URL('./relay.ts', import.meta.url));
  const child = spawn(process.execPath, [program, microsoft.graphUrl, microsoft.clientId, token], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const port = await new Promise<number>((resolve) =>
    child.stdout.once('data', (text) => resolve(Number(String(text)))),
  );
  return {
    process: child,
    event: (operation, objectId) =>
      fetch(`http://127.0.0.1:${port}/${operation}`, {
        method: 'POST',
        headers: { 'x-user': objectId },
        // As long as the PBX's call of `ucp.v30.requests.call.updateCallState` is.
        body: 'x'.repeat(700),
      }),
  };
}

function percentiles(times: readonly (number | null)[]): Percentiles {
  const sorted = times.filter((ms) => ms !== null).sort((a, b) => a - b);
  const at = (share: number): number => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? NaN;
  return { p50: at(0.5), p99: at(0.99) };
}

function sleep(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
