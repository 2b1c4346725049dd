import { connect as connectPlain, type Socket } from 'node:net';
import { connect as connectTls } from 'node:tls';

/** A client that sends exactly what a test writes, and collects what comes. */
export class RawClient {
  received = '';
  closed = false;
  #socket: Socket;

  private constructor(socket: Socket) {
    this.#socket = socket;
    this.#listen();
  }

  static async connect(port: number): Promise<RawClient> {
    const socket = connectPlain({ port, host: '127.0.0.1' });
    await new Promise((resolve) => socket.once('connect', resolve));
    return new RawClient(socket);
  }

  /** A stream that is encrypted and signed in, with a bound resource; without presence. */
  static async signIn(port: number, login: string, password: string, resource: string): Promise<RawClient> {
    const client = await RawClient.connect(port);
    await client.say(head, '</stream:features>');
    await client.say(`<starttls xmlns='urn:ietf:params:xml:ns:xmpp-tls'/>`, '<proceed');
    await client.encrypt();
    await client.say(head, '</stream:features>');
    await client.say(plain(login, password), '<success');
    await client.say(head, '</stream:features>');
    await client.say(bind(resource), '</iq>');
    return client;
  }

  /** Writes, and waits until the answer holds the text; answers all of it and begins anew. A refusal ends the wait. */
  async say(text: string, until: string, limitMs = 10_000): Promise<string> {
    this.#socket.write(text);
    return this.hear(until, limitMs);
  }

  send(text: string): void {
    this.#socket.write(text);
  }

  async hear(until: string, limitMs = 10_000): Promise<string> {
    const giveUpAt = Date.now() + limitMs;
    while (!this.received.includes(until)) {
      if (Date.now() > giveUpAt || this.closed || this.received.includes('<failure'))
        throw new Error(`never heard ${until}, but ${this.received}`);
      await new Promise((resolve) => setTimeout(resolve, 2));
    }
    const all = this.received;
    this.received = '';
    return all;
  }

  async encrypt(): Promise<void> {
    this.#socket.removeAllListeners();
    const encrypted = connectTls({ socket: this.#socket, rejectUnauthorized: false });
    await new Promise((resolve) => encrypted.once('secureConnect', resolve));
    this.#socket = encrypted;
    this.#listen();
  }

  end(): void {
    this.#socket.destroy();
  }

  #listen(): void {
    this.#socket.setEncoding('utf8');
    this.#socket.on('data', (text: string) => (this.received += text));
    this.#socket.on('error', () => undefined);
    this.#socket.on('close', () => (this.closed = true));
  }
}

export const head =
  `<?xml version='1.0'?><stream:stream to='127.0.0.1' version='1.0' xmlns='jabber:client' ` +
  `xmlns:stream='http://etherx.jabber.org/streams'>`;

export function plain(login: string, password: string): string {
  const secret = Buffer.from(`\0${login}\0${password}`).toString('base64');
  return `<auth xmlns='urn:ietf:params:xml:ns:xmpp-sasl' mechanism='PLAIN'>${secret}</auth>`;
}

export function bind(resource: string): string {
  return `<iq type='set' id='b'><bind xmlns='urn:ietf:params:xml:ns:xmpp-bind'><resource>${resource}</resource></bind></iq>`;
}
