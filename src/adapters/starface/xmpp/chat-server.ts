import type { AccountCredentials, ChatFeed, Clock, Log, Random } from '../../../bridge/ports.ts';
import type { PbxUser } from '../../../domain/person.ts';
import type { Identity } from '../login/identity.ts';
import { XmppChatFeed } from './chat-feed.ts';
import { createChatWatch } from './chat-watch.ts';
import { createOwnPresence } from './own-presence.ts';
import type { OwnPresence } from './own-presence.ts';
import type { XmppLogin } from './chat-account.ts';
import type { XmppTls } from './starttls-socket.ts';

export type XmppOptions = {
  readonly host: string;
  /** 5222 where absent. */
  readonly port?: number;
  /** The part of the JIDs behind the @; the host where absent. */
  readonly domain?: string;
  readonly tls?: XmppTls;
};

/** The chat server of a PBX: everybody's status as one account, a person's own status as himself. */
export type ChatServer = {
  readonly feed: ChatFeed & { tryAgain(): void };
  /** Signs in when called, and stays until closed. */
  readonly openOwn: (login: PbxUser['login'], identity: Identity) => OwnPresence;
};

export function createChatServer(parts: {
  readonly options: XmppOptions;
  /** The confirmed certificate of the PBX; counts where the options name neither certificate nor authorities. */
  readonly trusted: () => string | null;
  readonly credentials: AccountCredentials;
  readonly identityOf: (credentials: AccountCredentials) => Identity;
  readonly readInternalNumbers: () => Promise<ReadonlyMap<string, string>>;
  readonly clock: Clock;
  readonly random: Random;
  readonly log: Log;
}): ChatServer {
  const { options, credentials, clock, random, log } = parts;
  const base = {
    ...options,
    tls: tlsOf(options.tls, parts.trusted),
    domain: options.domain ?? options.host,
    clock,
    random,
    log,
  };
  const identity = parts.identityOf(credentials);
  const feed = new XmppChatFeed({
    openWatch: (events) => createChatWatch({ ...base, credentials: loginOf(credentials.login, identity) }, events),
    forgetRefusal: identity.forgetRefusal,
    ownLogin: credentials.login,
    readInternalNumbers: parts.readInternalNumbers,
    log,
  });
  const silent = { status: () => undefined, lost: () => undefined, refused: () => undefined };
  return {
    feed,
    openOwn: (login, identity) => createOwnPresence({ ...base, credentials: loginOf(login, identity) }, silent),
  };
}

/** Looked up at each connection: an administrator may confirm a certificate meanwhile. */
function tlsOf(tls: XmppTls = {}, trusted: () => string | null): XmppTls {
  if (tls.fingerprint256 !== undefined || tls.ca !== undefined) return tls;
  return {
    ...tls,
    get fingerprint256() {
      return trusted() ?? undefined;
    },
  };
}

function loginOf(login: string, identity: Identity): XmppLogin {
  return { login, password: identity.secret, prove: identity.prove };
}
