import { jid, xml } from '@xmpp/client';
import type { ChatStatus } from '../../../domain/telephone.ts';
import type { ChatAccount } from './chat-account.ts';
import { isSameStatus, readPresence, writePresence } from './chat-presence.ts';
import { PeoplePresence } from './people-presence.ts';
import type { Session } from './session.ts';
import { StandingSession } from './standing-session.ts';

/** Within this time after signing in, a server has told of everybody who is there. */
const SETTLED_AFTER_MS = 3_000;
const NS_ROSTER = 'jabber:iq:roster';

export type ChatWatchEvents = {
  /** Who is there to be watched, by the local part of the JID; once for each connection, before any status. */
  readonly roster?: (people: readonly string[]) => void;
  /** What is new, by the local part of the JID (the Login-ID, or the extension on some PBX). */
  readonly statuses: (changed: ReadonlyMap<string, ChatStatus>) => void;
  /** Nothing is known any more of anybody, until statuses come again. */
  readonly lost: () => void;
  /** The password is refused: nothing is tried any more until `start` is called again. */
  readonly refused: () => void;
};

export type ChatWatch = { start(): void; stop(): void };

/**
 * Everybody's chat status through one technical account: STARFACE fills its roster with all colleagues and sends their
 * presence unasked. The account itself appears as available with a priority that takes no chats.
 */
export function createChatWatch(options: ChatAccount, events: ChatWatchEvents): ChatWatch {
  const { clock, random, tls } = options;
  const known = new PeoplePresence();
  const told = new Map<string, ChatStatus>();
  const domains = new Set<string>();
  let cancelSettling: () => void = () => undefined;

  const report = (news: ReadonlyMap<string, ChatStatus>): void => {
    const changed = new Map([...news].filter(([person, status]) => !isSameStatus(told.get(person), status)));
    for (const [person, status] of changed) told.set(person, status);
    if (changed.size > 0) events.statuses(changed);
  };
  const forget = (): void => {
    cancelSettling();
    known.forget();
    told.clear();
  };

  /** The rest of the roster is not there: servers say nothing of those (RFC 6121, 4.3.2). */
  const settle = (listed: readonly string[]): void => {
    const absent = listed.filter((person) => !known.has(person));
    report(new Map(absent.map((person) => [person, { state: 'unavailable', text: '' }] as const)));
  };

  const online = async (session: Session): Promise<void> => {
    domains.clear();
    for (const domain of [options.domain, jid(session.address()).domain]) domains.add(domain.toLowerCase());
    // The roster first: only then does the server tell of changes in it.
    const roster = await session.ask(xml('query', { xmlns: NS_ROSTER }));
    const items = roster.getChild('query', NS_ROSTER)?.getChildren('item') ?? [];
    const people = items.map((item) => personOf(item.attrs['jid'], domains)?.person);
    const listed = people.filter((person) => person !== undefined);
    events.roster?.(listed);
    await session.send(writePresence({ state: 'available', text: '' }));
    cancelSettling = clock.after(SETTLED_AFTER_MS, () => settle(listed));
  };

  const address = { host: options.host, port: options.port ?? 5222, domain: options.domain };
  const standing = new StandingSession(
    {
      address: tls === undefined ? address : { ...address, tls },
      account: options.credentials,
      resource: 'presence-bridge-watch',
      clock,
      random,
    },
    options.log,
    {
      online(session) {
        // A link that breaks meanwhile is reported as lost.
        online(session).catch(() => session.abandon());
      },
      presence(stanza, session) {
        const contact = personOf(stanza.attrs.from, domains);
        const status = readPresence(stanza);
        if (contact === null || status === null) return;
        // The technical account is nobody.
        if (contact.person === jid(session.address()).local) return;
        report(new Map([[contact.person, known.apply(contact.person, contact.resource, status)]]));
      },
      lost() {
        forget();
        events.lost();
      },
      refused: events.refused,
    },
  );

  return {
    start: () => standing.start(),
    stop() {
      standing.stop();
      forget();
    },
  };
}

/** Null where it is nobody of this PBX: a federated colleague may have the same local part. */
function personOf(
  address: string | undefined,
  domains: ReadonlySet<string>,
): { readonly person: string; readonly resource: string } | null {
  if (address === undefined) return null;
  try {
    const { local, domain, resource } = jid(address);
    return local === '' || !domains.has(domain.toLowerCase()) ? null : { person: local, resource };
  } catch {
    return null;
  }
}
