import { createServer, type AddressInfo, type Server } from 'node:net';
import { createSecureContext } from 'node:tls';
import type { Fault } from '../../simulator.ts';
import { fromPresence, isSameStatus, toPresence, type ChatStatus } from './chat-status.ts';
import { XmppConnection } from './connection.ts';
import { child, element, type XmlElement } from './element.ts';
import { answerIq } from './iq.ts';
import { APP_RESOURCE, PresenceTable } from './presence-table.ts';

export type XmppPerson = { readonly login: string; readonly name: string };
export type XmppCertificate = { readonly key: string; readonly cert: string };

export type XmppOptions = {
  /** Asked each time, so that new and deleted people are seen. */
  readonly people: () => readonly XmppPerson[];
  /** PEM. */
  readonly tls: XmppCertificate;
  /** 127.0.0.1 where absent, for both. Source: STARFACE's JIDs read `login@127.0.0.1`, whatever the host. */
  readonly host?: string;
  readonly domain?: string;
  readonly port?: number;
  /** What the JID of a login has in front of the @; the login where absent. */
  readonly chatIdOf?: (login: string) => string;
  /** Undefined: there is no such account. */
  readonly passwordOf: (login: string) => string | undefined;
  /** Another secret that counts, such as an access token of STARFACE 10. */
  readonly acceptsToken?: (login: string, token: string) => Promise<boolean>;
  /** A person's status was changed over XMPP. */
  readonly onPresence?: (login: string, status: ChatStatus) => void;
};

/** The PBX's chat server: everybody is in everybody's roster, and presence is told unasked. See `startXmpp`. */
export class XmppSimulator {
  /** Sign-ins with a wrong secret, by login. */
  readonly refusedLogins = new Map<string, number>();
  readonly domain: string;
  /** False: sign-in in the clear is offered, which no client should take. */
  offersStarttls = true;
  /** As a PBX does whose accounts are not loaded yet. */
  refusesEverybody = false;
  #certificate: XmppCertificate;
  #fault: Fault = { kind: 'none' };
  #silent = false;
  #pings = 0;
  readonly #options: XmppOptions;
  readonly #table = new PresenceTable();
  readonly #connections = new Set<XmppConnection>();
  readonly #server: Server;
  #accepted = 0;

  constructor(options: XmppOptions) {
    this.#options = options;
    this.#certificate = options.tls;
    this.domain = options.domain ?? '127.0.0.1';
    this.#server = createServer((socket) => {
      this.#accepted += 1;
      if (this.#isHit('down')) {
        socket.destroy();
        return;
      }
      if (this.#isHit('reset')) socket.on('error', () => undefined).once('data', () => socket.resetAndDestroy());
      this.#connections.add(new XmppConnection(socket, this.#realm()));
    });
  }

  async start(): Promise<void> {
    const { port = 0, host = '127.0.0.1' } = this.#options;
    await new Promise<void>((resolve, reject) => {
      this.#server.once('error', reject);
      this.#server.listen(port, host, resolve);
    });
  }

  get port(): number {
    return (this.#server.address() as AddressInfo).port;
  }

  /** Connections that ever came in. */
  get connectionCount(): number {
    return this.#accepted;
  }

  get pingCount(): number {
    return this.#pings;
  }

  /** Resources of a person that are signed in over XMPP. */
  resources(login: string): readonly string[] {
    return this.#bound(login).map(({ resource }) => resource);
  }

  /** Those of them that a chat to the person would be delivered to. */
  chatResources(login: string): readonly string[] {
    return this.#wantingChats(login).map(({ resource }) => resource);
  }

  /** Resources of a person that show a status, that of his app included. */
  saidBy(login: string): readonly string[] {
    return [...this.#table.of(login).keys()];
  }

  status(login: string): ChatStatus {
    return this.#table.effective(login);
  }

  /** The person's own app says something; the same again is not told twice. */
  setStatus(login: string, status: ChatStatus): void {
    if (isSameStatus(this.#table.effective(login), status)) return;
    this.#table.set(login, APP_RESOURCE, status);
    this.#broadcast(`${login}@${this.domain}/${APP_RESOURCE}`, toPresence(status));
  }

  /** Any stanza to everybody who is signed in, as it stands. */
  inject(stanza: XmlElement): void {
    for (const one of this.#connections) if (one.resource !== '') one.send(stanza);
  }

  useCertificate(certificate: XmppCertificate): void {
    this.#certificate = certificate;
  }

  /**
   * The faults of the demo, in the words of this protocol. `down`: connections are cut at once · `reset`: they die in the
   * middle · `status` 401 and 403: every sign-in is refused, other ones: streams end with an error · `latency`: everything
   * is answered late. What stood before is cut by all of them but `latency`.
   */
  setFault(fault: Fault): void {
    this.#fault = fault;
    if (fault.kind === 'down' || fault.kind === 'reset' || fault.kind === 'status') this.dropConnections();
  }

  #isHit(kind: Fault['kind']): boolean {
    return this.#fault.kind === kind && (this.#fault.rate ?? 1) > Math.random();
  }

  /** Half-open: connections stay, bytes vanish in both directions; `wake` serves new connections again. */
  fallSilent(): void {
    this.#silent = true;
    for (const one of this.#connections) one.silence();
  }

  wake(): void {
    this.#silent = false;
  }

  /** As a restart does: every connection is cut. */
  dropConnections(): void {
    for (const one of this.#connections) one.drop();
  }

  async stop(): Promise<void> {
    this.dropConnections();
    await new Promise((resolve) => this.#server.close(resolve));
  }

  #realm(): ConstructorParameters<typeof XmppConnection>[1] {
    return {
      domain: this.domain,
      secureContext: () => createSecureContext(this.#certificate),
      offersStarttls: () => this.offersStarttls,
      isSilent: () => this.#silent,
      delayMs: () => (this.#isHit('latency') ? (this.#fault.ms ?? 1_000) : 0),
      isBroken: () => !isRefusal(this.#fault) && this.#isHit('status'),
      chatIdOf: (login) => this.#options.chatIdOf?.(login) ?? login,
      accepts: (login, secret) => this.#accepts(login, secret),
      bound: (one) => !this.#bound(one.login).some((other) => other !== one && other.resource === one.resource),
      stanza: (one, stanza) => this.#stanza(one, stanza),
      gone: (one) => this.#gone(one),
    };
  }

  async #accepts(login: string, secret: string): Promise<boolean> {
    const password = this.#options.passwordOf(login);
    if (password === undefined || secret === '') return false;
    if (this.refusesEverybody || (isRefusal(this.#fault) && this.#isHit('status'))) {
      this.refusedLogins.set(login, (this.refusedLogins.get(login) ?? 0) + 1);
      return false;
    }
    if (password === secret || (await this.#options.acceptsToken?.(login, secret)) === true) return true;
    this.refusedLogins.set(login, (this.refusedLogins.get(login) ?? 0) + 1);
    return false;
  }

  #stanza(from: XmppConnection, stanza: XmlElement): void {
    if (stanza.name === 'presence') this.#presence(from, stanza);
    else if (stanza.name === 'message') this.#message(from, stanza);
    else if (stanza.name === 'iq') {
      if (child(stanza, 'ping') !== undefined) this.#pings += 1;
      const answer = answerIq(stanza, { domain: this.domain, self: from.login, people: this.#options.people() });
      if (answer !== undefined) from.send(answer);
    } else from.fail('unsupported-stanza-type');
  }

  #presence(from: XmppConnection, stanza: XmlElement): void {
    if (stanza.attrs['type'] === 'probe') return this.#tell(from, (stanza.attrs['to'] ?? '').split('@')[0] ?? '');
    const status = fromPresence(stanza);
    // Subscriptions are the PBX's affair: everybody sees everybody.
    if (status === undefined || stanza.attrs['to'] !== undefined) return;
    const isNew = from.priority === null && status.state !== 'UNAVAILABLE';
    const priority = Number(child(stanza, 'priority')?.text ?? '0');
    const wasSeen = from.priority !== null;
    from.priority = status.state === 'UNAVAILABLE' ? null : priority;
    if (!wasSeen && !isNew) return;
    this.#say(from, status, stanza);
    if (!isNew) return;
    for (const { login } of this.#options.people()) this.#tell(from, login, from.resource);
  }

  #say(from: XmppConnection, status: ChatStatus, stanza: XmlElement): void {
    const changed = this.#table.set(from.login, from.resource, status);
    this.#broadcast(from.address, stanza);
    if (changed) this.#options.onPresence?.(from.login, this.#table.effective(from.login));
  }

  /** What each place of a person says, to one client. */
  #tell(to: XmppConnection, login: string, except = ''): void {
    for (const [resource, status] of this.#table.of(login)) {
      if (login === to.login && resource === except) continue;
      const { attrs, ...rest } = toPresence(status);
      to.send({ ...rest, attrs: { ...attrs, from: `${login}@${this.domain}/${resource}`, to: to.address } });
    }
  }

  /** To everybody who is there, the sender included (RFC 6121, 4.2.2). */
  #broadcast(from: string, stanza: XmlElement): void {
    for (const one of this.#connections) {
      if (one.priority === null) continue;
      one.send({ ...stanza, attrs: { ...stanza.attrs, from, to: one.address } });
    }
  }

  /** To a full address there; to a bare one wherever chats are wanted (RFC 6121, 8.5.2.1). */
  #message(from: XmppConnection, stanza: XmlElement): void {
    const [bare = '', resource] = (stanza.attrs['to'] ?? '').split('/');
    const login = bare.split('@')[0] ?? '';
    const there =
      resource === undefined
        ? this.#wantingChats(login)
        : this.#bound(login).filter((one) => one.resource === resource);
    for (const one of there) one.send({ ...stanza, attrs: { ...stanza.attrs, from: from.address } });
  }

  #gone(one: XmppConnection): void {
    this.#connections.delete(one);
    if (one.resource === '' || one.priority === null) return;
    one.priority = null;
    this.#say(one, { state: 'UNAVAILABLE', text: '' }, element('presence', { type: 'unavailable' }));
  }

  #wantingChats(login: string): readonly XmppConnection[] {
    return this.#bound(login).filter(({ priority }) => priority !== null && priority >= 0);
  }

  #bound(login: string): readonly XmppConnection[] {
    return [...this.#connections].filter((one) => one.login === login && one.resource !== '');
  }
}

function isRefusal({ status }: Fault): boolean {
  return status === 401 || status === 403;
}
