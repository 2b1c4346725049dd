import { jid, xml } from '@xmpp/client';
import type { ChatStatus } from '../../../domain/telephone.ts';
import { starfaceError } from '../starface-error.ts';
import type { ChatAccount } from './chat-account.ts';
import { cleanText, isSameStatus, readPresence, writePresence } from './chat-presence.ts';
import { PeoplePresence } from './people-presence.ts';
import type { Session } from './session.ts';
import { StandingSession } from './standing-session.ts';

const PATIENCE_MS = 10_000;

const gone: ChatStatus = { state: 'unavailable', text: '' };

export type OwnPresenceEvents = {
  /** The person's status as the server tells it, whoever set it. */
  readonly status: (status: ChatStatus) => void;
  readonly lost: () => void;
  /** The password is refused: the session has stopped and does not try again. */
  readonly refused: () => void;
};

export type OwnPresence = {
  /**
   * Resolves when the server has taken it. The state is held while the session lives, after a broken connection too,
   * until it is set elsewhere. A state of null keeps the state and changes the text. Rejects with `unavailable` where
   * there is no connection within 10 s, and with `unauthorized` where the password was refused.
   */
  setChatStatus(status: ChatStatus): Promise<void>;
  /** Whether what the person shows is what was set here: no longer once it was set elsewhere. */
  isHeld(): boolean;
  /** The latest that the server told; a state of null where nothing is known. */
  chatStatus(): ChatStatus;
  /** Ends the session, and with it what it had set. */
  close(): void;
};

type Waiting = { readonly resolve: (session: Session) => void; readonly reject: (error: Error) => void };

/**
 * A linked person's own chat presence. It signs in beside the person's apps with a priority below zero, so that no chat
 * is ever delivered here instead of there, and stays unseen until a status is set.
 */
export function createOwnPresence(options: ChatAccount, events: OwnPresenceEvents): OwnPresence {
  const { clock, random, tls } = options;
  const resources = new PeoplePresence();
  const nothing: ChatStatus = { state: null, text: '' };
  let current = nothing;
  let wish: ChatStatus | null = null;
  let connected: Session | null = null;
  let stopped: 'no' | 'refused' | 'closed' = 'no';
  /** Words of ours on their way: what other places said before arrives in between. */
  let speaking = 0;
  const waiting = new Set<Waiting>();

  const hear = (session: Session, resource: string, status: ChatStatus): void => {
    const next = resources.apply(jid(session.address()).local, resource, status);
    if (isSameStatus(current, next)) return;
    current = next;
    events.status(current);
  };
  const speak = async (session: Session, wanted: ChatStatus): Promise<void> => {
    speaking += 1;
    try {
      await session.send(writePresence(wanted));
      await session.settle();
      wish = wanted;
      hear(session, jid(session.address()).resource, { state: wanted.state, text: cleanText(wanted.text) });
    } finally {
      speaking -= 1;
    }
  };

  const stepBack = (session: Session): void => {
    if (wish === null) return;
    wish = null;
    resources.apply(jid(session.address()).local, jid(session.address()).resource, gone);
    session.send(writePresence(gone)).catch(() => undefined);
  };

  const disconnected = (): void => {
    connected = null;
    resources.forget();
    current = nothing;
  };
  const giveUp = (error: Error): void => {
    for (const one of waiting) one.reject(error);
    waiting.clear();
  };

  const address = { host: options.host, port: options.port ?? 5222, domain: options.domain };
  const standing = new StandingSession(
    {
      address: tls === undefined ? address : { ...address, tls },
      account: options.credentials,
      resource: 'presence-bridge',
      clock,
      random,
    },
    options.log,
    {
      online(session) {
        connected = session;
        if (wish === null) {
          // The server tells what the person's other places say; one that does not answer is no harm.
          const { local, domain } = jid(session.address());
          session.send(xml('presence', { type: 'probe', to: `${local}@${domain}` })).catch(() => undefined);
        } else {
          speak(session, wish).catch(() => undefined);
        }
        for (const one of waiting) one.resolve(session);
        waiting.clear();
      },
      presence(stanza, session) {
        const own = jid(session.address());
        const from = stanza.attrs.from === undefined ? own : jid(stanza.attrs.from);
        if (from.local !== own.local || from.domain !== own.domain) return;
        const status = readPresence(stanza);
        if (status === null) return;
        const isOurs = from.resource === own.resource;
        hear(session, from.resource, status);
        // Set elsewhere since: it is the person's word, and what we said must not stand beside it.
        if (!isOurs && speaking === 0 && status.state !== 'unavailable') stepBack(session);
      },
      lost() {
        disconnected();
        events.lost();
      },
      refused() {
        stopped = 'refused';
        giveUp(refusal(stopped));
        events.refused();
      },
    },
  );

  const session = async (): Promise<Session> => {
    if (stopped !== 'no') throw refusal(stopped);
    if (connected !== null) return connected;
    return new Promise((resolve, reject) => {
      const one: Waiting = {
        resolve(found) {
          cancel();
          resolve(found);
        },
        reject(error) {
          cancel();
          reject(error);
        },
      };
      const cancel = clock.after(PATIENCE_MS, () => {
        waiting.delete(one);
        reject(starfaceError('unavailable', 'unavailable', 'there is no connection to the chat server'));
      });
      waiting.add(one);
    });
  };

  standing.start();
  return {
    async setChatStatus(status) {
      const open = await session();
      await speak(open, { state: status.state ?? wish?.state ?? current.state, text: status.text });
    },
    isHeld: () => wish !== null && wish.state !== 'unavailable',
    chatStatus: () => current,
    close() {
      stopped = stopped === 'no' ? 'closed' : stopped;
      standing.stop();
      disconnected();
      giveUp(refusal(stopped));
    },
  };
}

function refusal(why: 'refused' | 'closed'): Error {
  return why === 'refused'
    ? starfaceError('unauthorized', 'wrong-credentials', 'the chat server refused the password')
    : starfaceError('unavailable', 'stopped', 'the chat session is closed');
}
