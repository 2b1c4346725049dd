/** The fake office.js' end of the wire to the simulated Outlook page around the frame. */
import type { FromFrame, HostInit, ToFrame } from '../protocol.ts';
import { HostCallError, type CallHost } from './async-result.ts';

export type PushedMessage = Exclude<ToFrame, { outlook: 'init' } | { outlook: 'result' }>;

export type Channel = {
  /** Resolves when the page has told what it is; null where the document is in no frame. */
  readonly started: Promise<HostInit | null>;
  readonly call: CallHost;
  readonly send: (message: FromFrame) => void;
  readonly onPush: (listener: (message: PushedMessage) => void) => void;
};

export function openChannel(frame: Window): Channel {
  const waiting = new Map<number, (message: Extract<ToFrame, { outlook: 'result' }>) => void>();
  const listeners: ((message: PushedMessage) => void)[] = [];
  let nextId = 1;
  let start: (init: HostInit | null) => void = () => undefined;
  const started = new Promise<HostInit | null>((resolve) => (start = resolve));
  // Nothing secret is sent to the page, so that any page may be the parent; answers are taken from the parent only.
  const send = (message: FromFrame): void => frame.parent.postMessage(message, '*');

  frame.addEventListener('message', (event: MessageEvent<ToFrame>) => {
    const message = event.data;
    if (event.source !== frame.parent || typeof message?.outlook !== 'string') return;
    if (message.outlook === 'init') start(message.init);
    else if (message.outlook === 'result') {
      waiting.get(message.id)?.(message);
      waiting.delete(message.id);
    } else for (const listener of listeners) listener(message);
  });
  if (frame.parent === frame) start(null);
  else send({ outlook: 'hello' });

  return {
    started,
    send,
    onPush: (listener) => void listeners.push(listener),
    call: (method, ...args) =>
      new Promise((resolve, reject) => {
        const id = nextId;
        nextId += 1;
        waiting.set(id, (result) => (result.ok ? resolve(result.value) : reject(new HostCallError(result.error))));
        send({ outlook: 'call', id, method, args });
      }),
  };
}
