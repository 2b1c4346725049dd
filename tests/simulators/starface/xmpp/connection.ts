import { randomUUID } from 'node:crypto';
import type { Socket } from 'node:net';
import { setTimeout } from 'node:timers/promises';
import { TLSSocket, type SecureContext } from 'node:tls';
import { child, element, escape, render, type XmlElement } from './element.ts';
import { StreamFault, StreamReader } from './stream-reader.ts';

const NS_STREAM = 'http://etherx.jabber.org/streams';
const NS_TLS = 'urn:ietf:params:xml:ns:xmpp-tls';
const NS_SASL = 'urn:ietf:params:xml:ns:xmpp-sasl';
const NS_BIND = 'urn:ietf:params:xml:ns:xmpp-bind';
const NS_SESSION = 'urn:ietf:params:xml:ns:xmpp-session';
const MAX_TRIES = 3;

/** What the server decides for its connections. */
export type Realm = {
  readonly domain: string;
  readonly secureContext: () => SecureContext;
  /** Without it the server is what no STARFACE is: one that offers sign-in in the clear. */
  readonly offersStarttls: () => boolean;
  readonly isSilent: () => boolean;
  /** Milliseconds that pass before anything from the client is looked at. */
  readonly delayMs: () => number;
  /** True: new streams are ended with an error of the server. */
  readonly isBroken: () => boolean;
  readonly chatIdOf: (login: string) => string;
  readonly accepts: (login: string, secret: string) => Promise<boolean>;
  /** Answers false where the resource is taken. */
  readonly bound: (connection: XmppConnection) => boolean;
  readonly stanza: (connection: XmppConnection, stanza: XmlElement) => void;
  readonly gone: (connection: XmppConnection) => void;
};

/** One client from its first byte: stream, STARTTLS, SASL PLAIN, stream again, bind, stanzas (RFC 6120). */
export class XmppConnection {
  /** In front of the @ of the JID; empty until signed in. */
  login = '';
  resource = '';
  /** Null until the client has sent presence: only then it is told of others (RFC 6121, 4.2). */
  priority: number | null = null;
  readonly #realm: Realm;
  #socket: Socket;
  #reader: StreamReader;
  #work: Promise<void> = Promise.resolve();
  #silenced = false;
  #delayed: Promise<void> = Promise.resolve();
  #isDelayed = false;
  #tries = 0;

  constructor(socket: Socket, realm: Realm) {
    this.#socket = socket;
    this.#realm = realm;
    this.#reader = this.#newReader();
    this.#listen(socket);
  }

  get address(): string {
    return `${this.login}@${this.#realm.domain}/${this.resource}`;
  }

  send(stanza: XmlElement): void {
    this.#write(render(stanza));
  }

  /** From now on bytes are swallowed in both directions, as by a firewall that forgot the connection. */
  silence(): void {
    this.#silenced = true;
  }

  drop(): void {
    this.#socket.destroy();
  }

  fail(condition: string): void {
    this.#write(
      `<stream:error><${condition} xmlns='urn:ietf:params:xml:ns:xmpp-streams'/></stream:error></stream:stream>`,
    );
    this.#socket.destroySoon();
  }

  #listen(socket: Socket): void {
    socket.setEncoding('utf8');
    socket.on('data', (text: string) => this.#receive(text));
    socket.on('error', () => socket.destroy());
    socket.on('close', () => {
      if (socket === this.#socket) this.#realm.gone(this);
    });
  }

  #receive(text: string): void {
    if (this.#silenced || this.#realm.isSilent()) {
      this.#silenced = true;
      return;
    }
    const reader = this.#reader;
    const delayMs = this.#realm.delayMs();
    // What came first is looked at first, however the delay was changed meanwhile.
    if (delayMs > 0) this.#delayed = this.#delayed.then(() => setTimeout(delayMs, undefined, { ref: false }));
    if (delayMs > 0 || this.#isDelayed) {
      this.#isDelayed = true;
      this.#delayed = this.#delayed.then(() => this.#read(reader, text));
    } else this.#read(reader, text);
  }

  #read(reader: StreamReader, text: string): void {
    try {
      reader.write(text);
    } catch (error) {
      this.fail(error instanceof StreamFault ? error.condition : 'internal-server-error');
    }
  }

  #newReader(): StreamReader {
    const reader: StreamReader = new StreamReader({
      opened: () => this.#greet(),
      // One after another: the next element may depend on a check that still runs.
      element: (one) => {
        this.#work = this.#work.then(() => (reader === this.#reader ? this.#handle(one) : undefined));
      },
      closed: () => {
        this.#write('</stream:stream>');
        this.#socket.destroySoon();
      },
    });
    return reader;
  }

  #greet(): void {
    const { domain } = this.#realm;
    this.#write(
      `<?xml version='1.0' encoding='UTF-8'?><stream:stream xmlns='jabber:client' xmlns:stream='${NS_STREAM}' ` +
        `id='${randomUUID()}' from='${escape(domain)}' version='1.0' xml:lang='en'>`,
    );
    if (this.#realm.isBroken()) this.fail('internal-server-error');
    else this.send(element('stream:features', {}, ...this.#features()));
  }

  #features(): readonly XmlElement[] {
    const isSecure = this.#socket instanceof TLSSocket;
    if (!isSecure && this.#realm.offersStarttls()) {
      return [element('starttls', { xmlns: NS_TLS }, element('required'))];
    }
    if (this.login === '') return [element('mechanisms', { xmlns: NS_SASL }, element('mechanism', {}, 'PLAIN'))];
    return [
      element('bind', { xmlns: NS_BIND }, element('required')),
      element('session', { xmlns: NS_SESSION }, element('optional')),
    ];
  }

  async #handle(one: XmlElement): Promise<void> {
    const isSecure = this.#socket instanceof TLSSocket;
    if (one.name === 'starttls' && !isSecure && this.#realm.offersStarttls()) this.#upgrade();
    else if (!isSecure && this.#realm.offersStarttls()) this.fail('policy-violation');
    else if (one.name === 'auth' && this.login === '') await this.#authenticate(one);
    else if (this.login === '') this.fail('not-authorized');
    else if (this.resource === '') this.#bind(one);
    else this.#realm.stanza(this, one);
  }

  #upgrade(): void {
    const plain = this.#socket;
    plain.removeAllListeners('data');
    this.send(element('proceed', { xmlns: NS_TLS }));
    const encrypted = new TLSSocket(plain, { isServer: true, secureContext: this.#realm.secureContext() });
    this.#socket = encrypted;
    this.#reader = this.#newReader();
    this.#listen(encrypted);
  }

  async #authenticate(one: XmlElement): Promise<void> {
    if (one.attrs['mechanism'] !== 'PLAIN') return this.#refuse('invalid-mechanism');
    const [, login = '', secret = ''] = Buffer.from(one.text, 'base64').toString('utf8').split('\0');
    if (!(await this.#realm.accepts(login, secret))) return this.#refuse('not-authorized');
    this.login = this.#realm.chatIdOf(login);
    this.#reader = this.#newReader();
    this.send(element('success', { xmlns: NS_SASL }));
  }

  #refuse(condition: string): void {
    this.#tries += 1;
    this.send(element('failure', { xmlns: NS_SASL }, element(condition)));
    if (this.#tries >= MAX_TRIES) this.fail('policy-violation');
  }

  #bind(one: XmlElement): void {
    const bind = child(one, 'bind');
    if (one.name !== 'iq' || bind === undefined) return this.fail('not-authorized');
    const wished = child(bind, 'resource')?.text ?? '';
    this.resource = wished === '' ? randomUUID() : wished;
    const { id } = one.attrs;
    if (!this.#realm.bound(this)) {
      this.resource = '';
      const conflict = element('conflict', { xmlns: 'urn:ietf:params:xml:ns:xmpp-stanzas' });
      this.send(element('iq', { type: 'error', id }, element('error', { type: 'cancel' }, conflict)));
      return;
    }
    const jid = element('jid', {}, this.address);
    this.send(element('iq', { type: 'result', id }, element('bind', { xmlns: NS_BIND }, jid)));
  }

  #write(text: string): void {
    if (this.#silenced || this.#realm.isSilent()) return;
    if (this.#socket.writable) this.#socket.write(text);
  }
}
