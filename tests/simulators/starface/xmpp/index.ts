import { XmppSimulator, type XmppOptions } from './xmpp-simulator.ts';

export type { ChatStatus } from './chat-status.ts';
export { joinXmpp } from './join.ts';
export type { JoinOptions, JoinedXmpp } from './join.ts';
export { XmppSimulator } from './xmpp-simulator.ts';
export type { XmppCertificate, XmppOptions, XmppPerson } from './xmpp-simulator.ts';

/**
 * Starts the chat server of a simulated PBX on loopback: RFC 6120 with STARTTLS and SASL PLAIN, rosters filled with all
 * colleagues, presence of everybody, ping, chat messages.
 */
export async function startXmpp(options: XmppOptions): Promise<XmppSimulator> {
  const simulator = new XmppSimulator(options);
  await simulator.start();
  return simulator;
}
