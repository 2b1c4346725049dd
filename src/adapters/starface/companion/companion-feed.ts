import type { Clock, InboundHook, Log, RawRequest, RawResponse, TelephonyFeed } from '../../../bridge/ports.ts';
import type { Call } from '../../../domain/call.ts';
import type { PbxUser } from '../../../domain/person.ts';
import { callsOf, companionMessageShape } from './message.ts';
import type { CompanionMessage } from './message.ts';
import { SignatureCheck } from './signature.ts';

export type CompanionOptions = {
  /** Shared with the module; 32 random bytes or more. */
  readonly secret: string;
  /** What stands behind `/hooks/companion/`. */
  readonly pbx: string;
};

/** A module sends a snapshot every 30 s; after three that did not come nothing is known. */
const LOST_AFTER_MS = 90_000;
const MOST_BYTES = 512 * 1024;

/**
 * Calls of everybody, told by a module inside the PBX. The messages are signed, fresh and used once; what they say is
 * told on in order, and a message that was overtaken changes nothing.
 */
export class CompanionFeed implements TelephonyFeed, InboundHook {
  readonly source = 'companion' as const;
  readonly #options: CompanionOptions;
  readonly #clock: Clock;
  readonly #log: Log;
  readonly #signatures: SignatureCheck;
  #report: Parameters<TelephonyFeed['start']>[0] | null = null;
  #users = new Map<string, PbxUser>();
  #position: { readonly epoch: string; readonly sequence: number } | null = null;
  /** Login → call id → when it was first seen connected. */
  readonly #connectedAt = new Map<string, ReadonlyMap<string, number>>();
  #heard = false;
  #cancelLost: (() => void) | null = null;
  #wantsSnapshot = true;

  constructor(options: CompanionOptions, clock: Clock, log: Log) {
    this.#options = options;
    this.#clock = clock;
    this.#log = log;
    this.#signatures = new SignatureCheck(options.secret);
  }

  async start(report: Parameters<TelephonyFeed['start']>[0]): Promise<void> {
    this.#report = report;
  }

  watch(users: readonly PbxUser[]): void {
    const newcomers = users.some(({ login }) => !this.#users.has(login));
    this.#users = new Map(users.map((user) => [user.login, user]));
    // Of a newcomer only the next snapshot tells that he has no call.
    if (newcomers) this.#wantsSnapshot = true;
  }

  async stop(): Promise<void> {
    this.#report = null;
    this.#cancelLost?.();
    this.#cancelLost = null;
  }

  async handle(request: RawRequest): Promise<RawResponse> {
    const [path = ''] = request.target.replace(/^\/+/, '').split('?', 1);
    if (decoded(path.replace(/\/+$/, '')) !== this.#options.pbx) return answer(404, { error: 'unknown-pbx' });
    if (request.method !== 'POST') return { status: 405, headers: { allow: 'POST' } };
    if (request.body.byteLength > MOST_BYTES) return answer(413, { error: 'too-large' });
    const { headers } = request;
    const signed = {
      timestamp: headers['x-bridge-timestamp'],
      nonce: headers['x-bridge-nonce'],
      signature: headers['x-bridge-signature'],
    };
    switch (this.#signatures.judge(signed, request.body, this.#clock.now())) {
      case 'forged':
        return answer(401, { error: 'signature' });
      case 'stale':
        return answer(401, { error: 'timestamp', now: Math.floor(this.#clock.now() / 1000) });
      case 'replayed':
        return answer(409, { error: 'nonce' });
      case 'genuine':
        return this.#take(request.body);
    }
  }

  #take(body: Uint8Array): RawResponse {
    const message = companionMessageShape.safeParse(jsonOrNull(body));
    if (!message.success) {
      const [issue] = message.error.issues;
      return answer(400, { error: 'message', field: issue?.path.map(String).join('.') ?? '' });
    }
    if (this.#report === null) return answer(503, { error: 'starting' }, { 'retry-after': '5' });
    if (this.#isOvertaken(message.data)) return answer(200, { taken: false, snapshotWanted: this.#wantsSnapshot });
    this.#tell(message.data);
    return answer(200, { taken: true, snapshotWanted: this.#wantsSnapshot });
  }

  #isOvertaken({ epoch, sequence }: CompanionMessage): boolean {
    if (this.#position?.epoch === epoch && sequence <= this.#position.sequence) return true;
    if (this.#position?.epoch !== epoch) this.#wantsSnapshot = true;
    this.#position = { epoch, sequence };
    return false;
  }

  #tell({ type, people }: CompanionMessage): void {
    this.#hearAgain();
    const now = this.#clock.now();
    const named = new Map(people.map((person) => [person.login, person]));
    const concerned = type === 'snapshot' ? [...this.#users.keys()] : [...named.keys()];
    if (type === 'snapshot') this.#wantsSnapshot = false;
    for (const login of concerned) {
      const user = this.#users.get(login);
      const person = named.get(login);
      const seen = person === undefined ? [] : callsOf(person);
      if (user === undefined) continue;
      if (seen === null) {
        this.#connectedAt.delete(login);
        this.#report?.unknown(user.id);
        continue;
      }
      this.#report?.calls(user.id, this.#timed(login, seen, now));
    }
  }

  #timed(login: string, seen: readonly Omit<Call, 'connectedAt'>[], now: number): readonly Call[] {
    const before = this.#connectedAt.get(login);
    const talks = seen.filter(({ state }) => state === 'connected' || state === 'held');
    const since = new Map(talks.map(({ id }) => [id, before?.get(id) ?? now]));
    if (since.size === 0) this.#connectedAt.delete(login);
    else this.#connectedAt.set(login, since);
    return seen.map((call) => ({ ...call, connectedAt: since.get(call.id) ?? null }));
  }

  #hearAgain(): void {
    if (!this.#heard) this.#log.info('the companion module was heard');
    this.#heard = true;
    this.#cancelLost?.();
    this.#cancelLost = this.#clock.after(LOST_AFTER_MS, () => {
      this.#heard = false;
      this.#wantsSnapshot = true;
      this.#connectedAt.clear();
      this.#log.warn('the companion module is silent');
      this.#report?.lost();
    });
  }
}

function jsonOrNull(body: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder().decode(body)) as unknown;
  } catch {
    return null;
  }
}

function decoded(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}

function answer(status: number, body: object, headers: Readonly<Record<string, string>> = {}): RawResponse {
  return { status, headers: { 'content-type': 'application/json', ...headers }, body: JSON.stringify(body) };
}
