import type { AccountCredentials, AccountEvents, Clock, Log, PbxAccounts, Random } from '../../../bridge/ports.ts';
import type { PbxUser } from '../../../domain/person.ts';
import type { Identity } from '../login/identity.ts';
import type { Exchange } from '../net/exchange.ts';
import { isOutsideError, starfaceError } from '../starface-error.ts';
import { StarfaceAccount } from './account.ts';
import type { CallbackHook } from './callback-hook.ts';
import { UciConnection } from './connection.ts';
import { UciRequests } from './dialect.ts';
import { UciFault } from './fault.ts';
import { Gate } from './gate.ts';
import { UciSession } from './session.ts';
import type { OwnPresence } from '../xmpp/own-presence.ts';

/** Sessions that log in at the same time. */
const LOGINS_AT_ONCE = 8;

export function createAccounts(parts: {
  readonly baseUrl: string;
  readonly exchange: Exchange;
  readonly callbacks: CallbackHook;
  readonly identityOf: (credentials: AccountCredentials) => Identity;
  /** The person's own chat session; null where there is no chat server. */
  readonly openChat: ((login: string, identity: Identity) => OwnPresence) | null;
  /** All users, as the administrator sees them. */
  readonly listUsers: () => Promise<readonly PbxUser[]>;
  readonly clock: Clock;
  readonly random: Random;
  readonly log: Log;
  readonly zone: string;
}): PbxAccounts {
  const gate = new Gate(LOGINS_AT_ONCE);

  return {
    async verify(credentials) {
      try {
        return await parts.identityOf(credentials).readOwnUser();
      } catch (error) {
        if (!isOutsideError(error) || error.kind !== 'forbidden') throw error;
        return verifyByUci(credentials);
      }
    },
    open: (credentials, events) => openAccount(credentials, events),
  };

  function openAccount(credentials: AccountCredentials, events: AccountEvents): StarfaceAccount {
    const { baseUrl, exchange, callbacks, clock, random, log, openChat } = parts;
    const identity = parts.identityOf(credentials);
    const abort = new AbortController();
    const callback = callbacks.open(credentials.login, {
      receive: (call) => session.receive(call),
      overflow: () => session.rereadSoon(),
    });
    const connection = new UciConnection({
      baseUrl,
      login: credentials.login,
      exchange,
      auth: identity.auth,
      callback: callback.address,
    });
    const requests = new UciRequests(connection, abort.signal);
    const session = new UciSession({ requests, events, prove: identity.prove, gate, clock, random, log });
    session.run().catch((error: unknown) => {
      log.error('a UCI session died', { reason: error instanceof Error ? error.name : 'unknown' });
    });
    const leave = (): void => {
      callback.close();
      abort.abort();
    };
    return new StarfaceAccount({
      session,
      requests,
      clock,
      zone: parts.zone,
      openChat: openChat === null ? null : () => openChat(credentials.login, identity),
      leave,
      forget: identity.close,
    });
  }

  /** Where REST is closed to the person: UCI proves the password, the administrator's list says who it is. */
  async function verifyByUci(credentials: AccountCredentials): Promise<PbxUser> {
    const { baseUrl, exchange } = parts;
    const { login } = credentials;
    const { auth, close } = parts.identityOf(credentials);
    const connection = new UciConnection({ baseUrl, login, exchange, auth, callback: null });
    const requests = new UciRequests(connection, new AbortController().signal);
    try {
      await requests.ask('system.getServerVersion');
      if (!(await requests.logIn())) throw starfaceError('forbidden', 'forbidden', 'The person may not use UCI');
    } catch (error) {
      throw error instanceof UciFault ? error.toOutsideError('log in to UCI') : error;
    }
    await requests.ask('connection.logout').catch(() => undefined);
    await close();
    const user = (await parts.listUsers()).find((candidate) => candidate.login === login);
    if (user === undefined) throw starfaceError('notFound', 'not-found', 'The administrator sees no such user');
    return user;
  }
}
