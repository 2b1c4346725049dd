/** What the XMPP library is kept from: its own sockets and parser, extensions that we do not want, addresses it trips over. */
import { jid } from '@xmpp/client';
import type { Client, Element, Travelling } from '@xmpp/client';
import type { StarttlsSocket } from './starttls-socket.ts';
import { StreamParser } from './stream-parser.ts';

/** Only the scheme counts: our socket knows where to go. */
export const SERVICE = 'xmpp://pbx.invalid';

/** Lets the library travel on our socket and read with our parser, and nothing else. */
export function travelBy(prepared: Client, socket: StarttlsSocket): void {
  const Tcp = prepared.transports.find(({ prototype }) => speaksPlainTcp(prototype));
  if (Tcp === undefined) throw new Error('the XMPP library has no TCP transport');
  class Secured extends Tcp {}
  Object.assign(Secured.prototype, {
    Parser: StreamParser,
    Socket: function once() {
      return socket;
    },
    socketParameters: () => ({}),
  });
  prepared.transports.splice(0, prepared.transports.length, Secured);
}

function speaksPlainTcp(prototype: Travelling): boolean {
  try {
    return prototype.socketParameters(SERVICE) !== undefined;
  } catch {
    return false;
  }
}

/** Stream management would keep a lost session's presence alive; SASL 2 changes the order of things. Neither is used. */
export function withdrawOffers(features: Element): void {
  for (const [name, xmlns] of [
    ['sm', 'urn:xmpp:sm:3'],
    ['authentication', 'urn:xmpp:sasl:2'],
  ] as const) {
    const offer = features.getChild(name, xmlns);
    if (offer !== undefined) features.remove(offer);
  }
}

/** The library throws at an address that is none; such a stanza is no information. */
export function withdrawAddresses(stanza: Element): void {
  for (const member of ['from', 'to']) {
    const address = stanza.attrs[member];
    if (address !== undefined && !isAddress(address)) {
      delete stanza.attrs[member];
      stanza.name = 'unreadable';
    }
  }
}

function isAddress(text: string): boolean {
  try {
    return jid(text).domain !== '';
  } catch {
    return false;
  }
}
