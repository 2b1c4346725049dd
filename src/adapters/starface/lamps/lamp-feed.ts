import type { AccountCredentials, TelephonyFeed } from '../../../bridge/ports.ts';
import type { Call, TelephonyState } from '../../../domain/call.ts';
import type { PbxUser } from '../../../domain/person.ts';
import { isOutsideError } from '../starface-error.ts';
import { LampAccount } from './lamp-account.ts';
import type { LampOptions, LampParts } from './lamp-account.ts';
import type { LampReading } from './lamp-board.ts';

/** Keys are compared with the people again even where nobody came or went. */
const SYNC_EVERY_MS = 600_000;
const SYNC_AGAIN_MS = 30_000;
/** What does not change is told again, as evidence that it still holds. */
const TELL_AGAIN_MS = 20_000;
/** A fault that passes leaves what was known; a lamp that says nothing for so long is not known any more. */
const UNKNOWN_AFTER_MS = 60_000;

type Told = {
  readonly state: TelephonyState;
  readonly since: number;
  readonly at: number;
  readonly by: AccountCredentials['login'];
};

/** Everybody's telephony state by the busy lamps of technical accounts. Experimental: see the documents. */
export class LampFeed implements TelephonyFeed {
  readonly source = 'lamp' as const;
  readonly #parts: LampParts;
  readonly #options: LampOptions;
  readonly #told = new Map<string, Told>();
  #accounts: readonly LampAccount[] = [];
  #users: readonly PbxUser[] = [];
  #report: Parameters<TelephonyFeed['start']>[0] | null = null;
  #cancelSync: (() => void) | null = null;
  #syncing: Promise<void> | null = null;
  #syncAgain = false;

  constructor(parts: LampParts, options: LampOptions) {
    this.#parts = parts;
    this.#options = options;
  }

  async start(report: Parameters<TelephonyFeed['start']>[0]): Promise<void> {
    this.#report = report;
    this.#accounts = this.#options.accounts.map((credentials) => {
      const { login } = credentials;
      return new LampAccount(this.#parts, credentials, this.#options, {
        told: (readings) => this.#tell(login, readings),
        lost: () => this.#lose(login),
        refused: () => this.#report?.refused?.(),
      });
    });
    for (const account of this.#accounts) {
      account.run().catch((error: unknown) => {
        this.#parts.log.error('reading the lamps died', { reason: error instanceof Error ? error.name : 'unknown' });
      });
    }
    this.#sync();
  }

  watch(users: readonly PbxUser[]): void {
    const logins = new Set(this.#options.accounts.map(({ login }) => login));
    this.#users = users.filter((user) => !logins.has(user.login));
    for (const userId of this.#told.keys()) {
      if (!this.#users.some(({ id }) => id === userId)) this.#told.delete(userId);
    }
    if (this.#report !== null) this.#sync();
  }

  /** After a refusal: the password may be right now, on whichever account. */
  tryAgain(): void {
    for (const account of this.#accounts) account.tryAgain();
    if (this.#report !== null) this.#sync();
  }

  async stop(): Promise<void> {
    this.#report = null;
    this.#cancelSync?.();
    await Promise.all(this.#accounts.map((account) => account.close()));
    await this.#syncing;
  }

  #sync(): void {
    if (this.#syncing !== null) {
      this.#syncAgain = true;
      return;
    }
    this.#cancelSync?.();
    this.#syncing = this.#syncAll().then((done) => {
      this.#syncing = null;
      if (this.#report === null) return;
      const again = this.#syncAgain;
      this.#syncAgain = false;
      if (again) this.#sync();
      else this.#cancelSync = this.#parts.clock.after(done ? SYNC_EVERY_MS : SYNC_AGAIN_MS, () => this.#sync());
    });
  }

  /** Account by account: whoever finds no room on one goes to the next. */
  async #syncAll(): Promise<boolean> {
    let left = this.#users;
    for (const account of this.#accounts) {
      try {
        left = await account.keys.sync(left);
        account.readNow();
      } catch (error) {
        const code = isOutsideError(error) ? error.code : 'defect';
        if (this.#report !== null) this.#parts.log.warn('the lamps could not be kept in step', { code });
        return false;
      }
    }
    return true;
  }

  #lose(login: string): void {
    if (this.#accounts.length === 1) {
      this.#told.clear();
      this.#report?.lost();
      return;
    }
    this.#forget((told) => told.by === login);
  }

  #forget(which: (told: Told) => boolean): void {
    for (const [userId, told] of this.#told) {
      if (!which(told)) continue;
      this.#told.delete(userId);
      this.#report?.unknown(userId);
    }
  }

  #tell(login: string, readings: readonly LampReading[]): void {
    const now = this.#parts.clock.now();
    const watched = new Set(this.#users.map(({ id }) => id));
    for (const { userId, state } of readings) {
      if (!watched.has(userId) || state === null) continue;
      const before = this.#told.get(userId);
      const same = before?.state === state;
      if (same && Math.abs(now - before.at) < TELL_AGAIN_MS) continue;
      const told = { state, since: same ? before.since : now, at: now, by: login };
      this.#told.set(userId, told);
      this.#report?.calls(userId, callsOf(userId, told));
    }
    // Lamps that are gone or say nothing.
    this.#forget(({ at }) => Math.abs(now - at) >= UNKNOWN_AFTER_MS);
  }
}

/** A lamp knows that there is a call, not with whom. */
function callsOf(userId: string, { state, since }: Told): readonly Call[] {
  if (state === 'idle') return [];
  const common = { id: `lamp-${userId}`, number: null, name: null };
  return state === 'onCall'
    ? [{ ...common, state: 'connected', connectedAt: since }]
    : [{ ...common, state: 'ringingIn', connectedAt: null }];
}
