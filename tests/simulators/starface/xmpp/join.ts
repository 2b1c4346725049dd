import type { StarfaceSimulator } from '../starface-simulator.ts';
import { XmppSimulator, type XmppCertificate } from './xmpp-simulator.ts';

export type JoinOptions = {
  readonly tls: XmppCertificate;
  readonly port?: number;
  readonly host?: string;
  readonly domain?: string;
};

export type JoinedXmpp = { readonly xmpp: XmppSimulator; stop(): Promise<void> };

/** Starts a chat server beside a simulated PBX: the same people, passwords and access tokens, one truth of chat status. */
export async function joinXmpp(starface: StarfaceSimulator, options: JoinOptions): Promise<JoinedXmpp> {
  const find = (login: string) => starface.people().find((person) => person.login === login);
  const xmpp = new XmppSimulator({
    ...options,
    people: () => starface.people().map(({ login, name }) => ({ login, name })),
    passwordOf: (login) => find(login)?.password,
    acceptsToken: (login, token) => isTokenOf(starface, login, token),
    onPresence: (login, { state, text }) => find(login)?.setChat(state, text),
  });
  for (const person of starface.people()) {
    const { chatPresence, message } = person.presence();
    xmpp.setStatus(person.login, { state: chatPresence, text: message });
  }
  const end = starface.onPresenceChange((login, { chatPresence, message }) =>
    xmpp.setStatus(login, { state: chatPresence, text: message }),
  );
  await xmpp.start();
  return {
    xmpp,
    async stop() {
      end();
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
