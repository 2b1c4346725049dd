/**
 * Microsoft 365 in virtual time: the simulator's own Graph without its socket behind the adapter's way to the network, so that
 * half an hour of an outage takes a second. Leases, precedence, limits and refusals are the simulator's.
 */
import type { HttpAnswer, HttpExchange, HttpRequest } from '../../../../src/adapters/microsoft/http-exchange.ts';
import { OutsideError } from '../../../../src/domain/outside-error.ts';
import { Directory } from '../../../simulators/microsoft/directory.ts';
import { errorBody } from '../../../simulators/microsoft/graph/answer.ts';
import { batchOperations } from '../../../simulators/microsoft/graph/batch.ts';
import { Graph } from '../../../simulators/microsoft/graph/graph.ts';
import { presenceReadOperations } from '../../../simulators/microsoft/graph/presence-read.ts';
import { presenceWriteOperations } from '../../../simulators/microsoft/graph/presence-write.ts';
import { Throttle } from '../../../simulators/microsoft/graph/throttle.ts';
import { userDeltaOperations } from '../../../simulators/microsoft/graph/users-delta.ts';
import { userOperations } from '../../../simulators/microsoft/graph/users.ts';
import type { SeedPerson } from '../../../simulators/simulator.ts';
import { Ledger } from '../../../simulators/microsoft/traffic/ledger.ts';
import type { VirtualClock } from '../../../simulation/virtual-clock.ts';
import { authority, json, VirtualEntra } from './virtual-entra.ts';

export const graphUrl = 'https://graph.example.test';

/** What the network or Microsoft does to every request of one side. */
export type Trouble =
  | { readonly kind: 'none' }
  | { readonly kind: 'unreachable' }
  /** No answer; the adapter gives up after ten seconds. */
  | { readonly kind: 'silent' }
  | { readonly kind: 'status'; readonly status: number; readonly retryAfterSeconds?: number };

export type Seen = {
  readonly at: number;
  readonly side: 'entra' | 'graph';
  /** The last part of the path, such as `setPresence`. */
  readonly operation: string;
  readonly status: number | null;
  readonly path: string;
};

const oneWayMs = 15;

export class VirtualTenant implements HttpExchange {
  readonly directory: Directory;
  readonly entra: VirtualEntra;
  readonly seen: Seen[] = [];
  trouble: Readonly<Record<'entra' | 'graph', Trouble>> = { entra: { kind: 'none' }, graph: { kind: 'none' } };
  /** Operations that Graph answers with 403 while it allows the others. */
  forbidden: ReadonlySet<string> = new Set();
  /** Object ids whose presence was asked for, in small letters. */
  readonly asked = new Set<string>();
  readonly #clock: VirtualClock;
  readonly #graph: Graph;

  constructor(options: {
    readonly clock: VirtualClock;
    readonly tenantId: string;
    readonly clientId: string;
    readonly people: readonly SeedPerson[];
  }) {
    const { clock, tenantId, people } = options;
    const now = () => clock.now();
    this.#clock = clock;
    this.directory = new Directory(people, { now, presenceTouched: (person) => void person.sequenceNumber() });
    this.entra = new VirtualEntra({ ...options, now });
    const settings = { sequenceNumbers: true, unknownIds: 'missing', deltaGeneration: 0, deltaPageSize: 200 } as const;
    this.#graph = new Graph({
      operations: [
        ...presenceReadOperations,
        ...presenceWriteOperations,
        ...userDeltaOperations,
        ...userOperations,
        ...batchOperations,
      ],
      world: { directory: this.directory, settings: { ...settings }, graphUrl, tenantId, now },
      bearer: this.entra,
      throttle: new Throttle(people.length, now),
      ledger: new Ledger(),
    });
  }

  /** Requests of this operation that came within a span of time. */
  count(operation: string, since = 0, until = Infinity): number {
    return this.seen.filter((one) => one.operation === operation && one.at >= since && one.at < until).length;
  }

  async send(request: HttpRequest): Promise<HttpAnswer> {
    const side = request.url.startsWith(authority) ? 'entra' : 'graph';
    await this.#clock.sleep(oneWayMs);
    const note = (status: number | null): void => {
      const path = new URL(request.url).pathname;
      this.seen.push({ at: this.#clock.now(), side, operation: path.split('/').at(-1) ?? '', status, path });
    };
    const trouble = this.trouble[side];
    if (trouble.kind === 'unreachable' || trouble.kind === 'silent') {
      note(null);
      if (trouble.kind === 'silent') await this.#clock.sleep(10_000);
      const code = trouble.kind === 'silent' ? 'microsoft.timeout' : 'microsoft.unreachable';
      throw new OutsideError('microsoft', 'unavailable', code, `The virtual network: ${trouble.kind}`);
    }
    const answer = trouble.kind === 'status' ? troubled(trouble) : await this.#answer(side, request);
    note(answer.status);
    await this.#clock.sleep(oneWayMs);
    return answer;
  }

  async close(): Promise<void> {
    // Nothing is open.
  }

  async #answer(side: 'entra' | 'graph', request: HttpRequest): Promise<HttpAnswer> {
    if (side === 'entra') return this.entra.answer(request);
    if (request.url.endsWith('/getPresencesByUserId')) {
      for (const id of (JSON.parse(request.body ?? '{}') as { ids: string[] }).ids) this.asked.add(id.toLowerCase());
    }
    if (this.forbidden.has(new URL(request.url).pathname.split('/').at(-1) ?? '')) {
      return json(403, errorBody('Forbidden', 'Not allowed'));
    }
    const {
      status,
      headers = {},
      body,
    } = await this.#graph.answer({
      method: request.method,
      target: request.url.slice(graphUrl.length),
      header: (name) => request.headers[name],
      body: request.body === undefined ? undefined : { json: JSON.parse(request.body) as unknown },
    });
    return body === undefined ? { status, headers, body: '' } : json(status, body, headers);
  }
}

function troubled({ status, retryAfterSeconds }: Extract<Trouble, { readonly kind: 'status' }>): HttpAnswer {
  const headers = retryAfterSeconds === undefined ? {} : { 'retry-after': String(retryAfterSeconds) };
  return json(status, errorBody('TooManyRequests', 'Too many requests'), headers);
}
