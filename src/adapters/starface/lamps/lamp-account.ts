import type { AccountCredentials, Clock, Log, Random } from '../../../bridge/ports.ts';
import type { PbxUser } from '../../../domain/person.ts';
import type { Identity } from '../login/identity.ts';
import type { Exchange } from '../net/exchange.ts';
import type { RestClient } from '../rest/client.ts';
import { isOutsideError } from '../starface-error.ts';
import type { CallbackHook } from '../uci/callback-hook.ts';
import { UciConnection } from '../uci/connection.ts';
import { UciRequests } from '../uci/dialect.ts';
import { KeyKeeper } from './key-keeper.ts';
import { KeySet } from './key-set.ts';
import { LampBoard } from './lamp-board.ts';
import type { LampReading } from './lamp-board.ts';
import { LampSession } from './lamp-session.ts';

export type LampParts = {
  readonly baseUrl: string;
  readonly exchange: Exchange;
  readonly callbacks: CallbackHook;
  readonly identityOf: (credentials: AccountCredentials) => Identity;
  /** REST as the administrator, for accounts that may not write their own keys. */
  readonly adminRest: RestClient;
  readonly listUsers: () => Promise<readonly PbxUser[]>;
  readonly readVersion: () => Promise<string | null>;
  readonly clock: Clock;
  readonly random: Random;
  readonly log: Log;
};

/** What the administrator decided about lamps. */
export type LampOptions = {
  /** Technical accounts, each with a licence of its own; people beyond the first one's keys go to the next. */
  readonly accounts: readonly AccountCredentials[];
  /** 200 where absent: no limit of the PBX is public. */
  readonly keysPerAccount?: number;
  /** False believes every red lamp. */
  readonly confirmCalls?: boolean;
};

export const KEYS_PER_ACCOUNT = 200;

/** One technical account: its keys over REST, its lamps over UCI. */
export class LampAccount {
  readonly keys: KeyKeeper;
  readonly requests: UciRequests;
  readonly #session: LampSession;
  readonly #leave: () => void;
  readonly #identity: Identity;

  constructor(
    parts: LampParts,
    credentials: AccountCredentials,
    options: LampOptions,
    events: {
      readonly told: (readings: readonly LampReading[]) => void;
      readonly lost: () => void;
      readonly refused: () => void;
    },
  ) {
    const { clock, random, log, baseUrl, exchange } = parts;
    const { login } = credentials;
    const identity = parts.identityOf(credentials);
    const abort = new AbortController();
    const readNow = (): void => this.#session.readNow();
    const callback = parts.callbacks.open(login, { receive: readNow, overflow: readNow });
    const connection = new UciConnection({ baseUrl, login, exchange, auth: identity.auth, callback: callback.address });
    this.#identity = identity;
    this.requests = new UciRequests(connection, abort.signal);
    this.keys = new KeyKeeper(
      () => openKeySet(parts, login, identity),
      options.keysPerAccount ?? KEYS_PER_ACCOUNT,
      log,
    );
    const board = new LampBoard({
      requests: this.requests,
      keys: this.keys,
      clock,
      log,
      confirmCalls: options.confirmCalls ?? true,
    });
    this.#session = new LampSession({
      ...events,
      requests: this.requests,
      board,
      covered: () => this.keys.covered(),
      prove: identity.prove,
      clock,
      random,
      log,
    });
    this.#leave = () => {
      callback.close();
      abort.abort();
    };
  }

  run(): Promise<void> {
    return this.#session.run();
  }

  readNow(): void {
    this.#session.readNow();
  }

  /** After a refusal: the password may be right now. */
  tryAgain(): void {
    this.#identity.forgetRefusal();
    this.#session.tryAgain();
  }

  async close(): Promise<void> {
    this.#session.close();
    this.keys.stop();
    this.#leave();
    const limits = { signal: undefined, limitMs: 2_000 };
    await this.requests.ask('connection.logout', [], limits).catch(() => undefined);
    await this.#identity.close();
  }
}

/** The account writes its own keys; where it may not, the administrator does on its behalf. */
export async function openKeySet(parts: LampParts, login: string, identity: Identity): Promise<KeySet> {
  const version = await parts.readVersion();
  try {
    return await KeySet.open(identity.rest, null, version);
  } catch (error) {
    if (!isOutsideError(error) || error.kind !== 'forbidden') throw error;
    const own = (await parts.listUsers()).find((user) => user.login === login);
    if (own === undefined) throw error;
    return KeySet.open(parts.adminRest, own.id, version);
  }
}
