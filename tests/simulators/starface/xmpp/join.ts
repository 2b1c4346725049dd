import type { SimulatedPerson } from '../simulated-person.ts';
import type { StarfaceSimulator } from '../starface-simulator.ts';
import { XmppSimulator, type XmppCertificate } from './xmpp-simulator.ts';

export type JoinOptions = {
  readonly tls: XmppCertificate;
  readonly port?: number;
  readonly host?: string;
  readonly domain?: string;
  /** What JIDs are made of: Login-IDs up to version 9, internal numbers as seen on 10. Login-IDs where absent. */
  readonly chatIds?: 'login' | 'internalNumber';
};

export type JoinedXmpp = { readonly xmpp: XmppSimulator; stop(): Promise<void> };

/**
 * Starts a chat server beside a simulated PBX: the same people, passwords and access tokens, one truth of chat status. What
 * breaks the PBX breaks its chat server, too.
 */
export async function joinXmpp(starface: StarfaceSimulator, options: JoinOptions): Promise<JoinedXmpp> {
  const idOf = (person: SimulatedPerson): string =>
    options.chatIds === 'internalNumber' ? person.internalNumber : person.login;
  const byLogin = (login: string) => starface.people().find((person) => person.login === login);
  const byId = (id: string) => starface.people().find((person) => idOf(person) === id);
  const xmpp = new XmppSimulator({
    ...options,
    people: () => starface.people().map((person) => ({ login: idOf(person), name: person.name })),
    chatIdOf(login) {
      const person = byLogin(login);
      return person === undefined ? login : idOf(person);
    },
    passwordOf: (login) => byLogin(login)?.password,
    acceptsToken: (login, token) => isTokenOf(starface, login, token),
    onPresence(id, { state, text }) {
      const person = byId(id);
      person?.setChat(state, text);
      if (person !== undefined) starface.wrote('setChatStatus', person.login, { state, text });
    },
  });
  for (const person of starface.people()) {
    const { chatPresence, message } = person.presence();
    xmpp.setStatus(idOf(person), { state: chatPresence, text: message });
  }
  const end = starface.onPresenceChange((login, { chatPresence, message }) => {
    const person = byLogin(login);
    if (person !== undefined) xmpp.setStatus(idOf(person), { state: chatPresence, text: message });
  });
  const endOutages = starface.onOutage((outage) => {
    if (outage === 'restart') xmpp.dropConnections();
    else xmpp.setFault(outage);
  });
  await xmpp.start();
  return {
    xmpp,
    async stop() {
      end();
      endOutages();
      await xmpp.stop();
    },
  };
}

/** Whose token it is, says the PBX itself. */
async function isTokenOf(starface: StarfaceSimulator, login: string, token: string): Promise<boolean> {
  if (!/^[\w-]+\.[\w-]+\.[\w-]+$/.test(token)) return false;
  const headers = { authorization: `Bearer ${token}`, 'x-version': '2' };
  try {
    const answer = await fetch(`${starface.url}/rest/users/me`, { headers });
    const user: unknown = answer.ok ? await answer.json() : null;
    return typeof user === 'object' && user !== null && 'login' in user && user.login === login;
  } catch {
    return false;
  }
}
