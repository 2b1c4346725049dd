import { EventEmitter } from 'node:events';
import { connect as connectPlain, isIP } from 'node:net';
import type { Socket } from 'node:net';
import { checkServerIdentity, connect as connectTls } from 'node:tls';
import type { TLSSocket } from 'node:tls';
import type { Element } from '@xmpp/client';
import type { Clock } from '../../../bridge/ports.ts';
import { starfaceError } from '../starface-error.ts';
import { StreamParser } from './stream-parser.ts';

/** What may be read of a server that is not proven yet: a head, its offers, a go-ahead. */
const MOST_UNENCRYPTED = 64 * 1024;
const NS_TLS = 'urn:ietf:params:xml:ns:xmpp-tls';

export type XmppTls = {
  /** SHA-256 of the confirmed certificate in hex; then neither authority nor name matter. */
  readonly fingerprint256?: string | undefined;
  /** Authorities to trust instead of the public ones, PEM. */
  readonly ca?: string;
  /** The name in the certificate, where it is not the host. */
  readonly serverName?: string;
};

export type XmppAddress = {
  readonly host: string;
  readonly port: number;
  /** The part of a JID behind the @; STARFACE knows `127.0.0.1` here. */
  readonly domain: string;
  readonly tls?: XmppTls;
};

/**
 * A connection that is open only when it is encrypted and the server is proven: STARTTLS (RFC 6120, 5) is done in here,
 * and whoever sits on top of it cannot speak before. Without an offer of STARTTLS it fails before anything secret is
 * known to it. Has the shape of the XMPP library's sockets.
 */
export class StarttlsSocket extends EventEmitter {
  readonly secure = true;
  readonly #address: XmppAddress;
  readonly #clock: Clock;
  #plain: Socket | null = null;
  #encrypted: TLSSocket | null = null;
  #closed = false;
  #cancelStart: () => void = () => undefined;

  constructor(address: XmppAddress, clock: Clock) {
    super();
    this.#address = address;
    this.#clock = clock;
  }

  connect(): void {
    const { host, port, domain } = this.#address;
    const socket = connectPlain({ host, port, noDelay: true });
    this.#plain = socket;
    socket.setEncoding('utf8');
    socket.on('error', () =>
      this.#fail(starfaceError('unavailable', 'unavailable', 'the chat server is out of reach')),
    );
    socket.on('close', () => this.#close());
    socket.once('connect', () => {
      const parser = new StreamParser(MOST_UNENCRYPTED);
      parser.on('error', (error: unknown) => this.#fail(error));
      parser.on('element', (element: Element) => this.#negotiate(element, parser));
      socket.on('data', (text: string) => parser.write(text));
      socket.write(
        `<?xml version='1.0'?><stream:stream to='${attribute(domain)}' version='1.0' xmlns='jabber:client' ` +
          `xmlns:stream='http://etherx.jabber.org/streams'>`,
      );
    });
  }

  write(text: string, done: (error?: Error | null) => void): void {
    if (this.#encrypted === null) done(new Error('the connection is closed'));
    else this.#encrypted.write(text, done);
  }

  /** Sends what is left, then closes. */
  end(text = ''): void {
    this.#encrypted?.end(text);
    (this.#encrypted ?? this.#plain)?.destroySoon();
  }

  /** Closes at once, whatever the other side does. */
  destroy(): void {
    this.#encrypted?.destroy();
    this.#plain?.destroy();
    this.#close();
  }

  #negotiate(element: Element, parser: StreamParser): void {
    if (element.is('features')) {
      if (element.getChild('starttls', NS_TLS) !== undefined) {
        this.#plain?.write(`<starttls xmlns='${NS_TLS}'/>`);
        return;
      }
      this.#fail(starfaceError('rejected', 'certificate-untrusted', 'the chat server offers no encryption'));
    } else if (element.is('proceed', NS_TLS)) {
      // Whatever else came unencrypted stays unread.
      parser.removeAllListeners('element');
      this.#encrypt();
    } else {
      this.#fail(starfaceError('unavailable', 'unavailable', 'the chat server refuses to encrypt'));
    }
  }

  #encrypt(): void {
    const plain = this.#plain;
    if (plain === null) return;
    const { host, tls = {} } = this.#address;
    const name = tls.serverName ?? host;
    plain.removeAllListeners('data');
    const encrypted = connectTls({
      socket: plain,
      minVersion: 'TLSv1.2',
      ...(isIP(name) === 0 ? { servername: name } : {}),
      ...(tls.ca === undefined ? {} : { ca: tls.ca }),
      rejectUnauthorized: tls.fingerprint256 === undefined,
      checkServerIdentity: (_, certificate) => checkServerIdentity(name, certificate),
    });
    this.#encrypted = encrypted;
    // A character may lie across two packets.
    encrypted.setEncoding('utf8');
    let proven = false;
    encrypted.on('error', (error: NodeJS.ErrnoException) => {
      const untrusted = !proven && !/^E(CONN|PIPE|TIMEDOUT|HOST|NET)/.test(error.code ?? '');
      this.#fail(
        untrusted
          ? starfaceError('unavailable', 'certificate-untrusted', 'the chat server could not be proven')
          : starfaceError('unavailable', 'unavailable', 'the connection to the chat server broke'),
      );
    });
    encrypted.on('close', () => this.#close());
    encrypted.once('secureConnect', () => {
      const seen = encrypted.getPeerCertificate().fingerprint256;
      if (tls.fingerprint256 !== undefined && normalise(seen) !== normalise(tls.fingerprint256)) {
        this.#fail(starfaceError('unavailable', 'certificate-changed', 'the chat server shows another certificate'));
        return;
      }
      proven = true;
      encrypted.on('data', (text: string) => this.emit('data', text));
      // Openfire loses a stream that begins in the packet which ends a TLS 1.3 handshake.
      // https://github.com/xmppjs/xmpp.js/issues/889
      this.#cancelStart = this.#clock.after(1, () => this.emit('connect'));
    });
  }

  #fail(error: unknown): void {
    if (this.#closed) return;
    this.emit('error', error);
    this.destroy();
  }

  #close(): void {
    if (this.#closed) return;
    this.#closed = true;
    this.#cancelStart();
    this.emit('close');
  }
}

function normalise(fingerprint: string | undefined): string {
  return (fingerprint ?? '').replace(/[^0-9a-f]/gi, '').toLowerCase();
}

function attribute(text: string): string {
  return text.replace(/[<>&'"]/g, '');
}
