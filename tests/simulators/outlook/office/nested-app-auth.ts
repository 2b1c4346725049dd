/**
 * The bridge that Outlook gives to MSAL for nested app authentication: strings in, strings out.
 * https://learn.microsoft.com/office/dev/add-ins/develop/enable-nested-app-authentication-in-your-add-in
 */
import type { Channel } from './channel.ts';

type Listener = (envelope: string) => void;

export function createNestedAppAuthBridge(channel: Channel): object {
  const listeners = new Set<Listener>();
  channel.onPush((message) => {
    if (message.outlook !== 'nestedAppAuth') return;
    for (const listener of listeners) listener(message.envelope);
  });
  return {
    addEventListener: (_type: string, listener: Listener) => void listeners.add(listener),
    removeEventListener: (_type: string, listener: Listener) => void listeners.delete(listener),
    postMessage: (envelope: string) => channel.send({ outlook: 'nestedAppAuth', envelope }),
  };
}
