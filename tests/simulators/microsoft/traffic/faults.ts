import type { ServerResponse } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';

import type { Fault } from '../../simulator.ts';

/**
 * What the simulator does to a socket beyond the faults of the control routes. `half-dead`: the request is read and never
 * answered · `trickle`: the answer comes byte by byte.
 */
export type SocketTrouble = { readonly kind: 'none' | 'half-dead' | 'trickle'; readonly msPerByte?: number };

export type Struck = Exclude<Fault['kind'], 'none'> | 'half-dead' | 'trickle' | undefined;

export class Faults {
  #fault: Fault = { kind: 'none' };
  #trouble: SocketTrouble = { kind: 'none' };
  readonly #random: () => number;

  constructor(random: () => number) {
    this.#random = random;
  }

  set(fault: Fault): void {
    this.#fault = fault;
  }

  setTrouble(trouble: SocketTrouble): void {
    this.#trouble = trouble;
  }

  /** The fault that hits the request which has just arrived, if any. */
  strike(): { readonly kind: Struck; readonly fault: Fault; readonly msPerByte: number } {
    const fault = this.#fault;
    const isHit = fault.kind !== 'none' && this.#random() < (fault.rate ?? 1);
    const kind = isHit ? fault.kind : undefined;
    const trouble = this.#trouble.kind === 'none' ? undefined : this.#trouble.kind;
    return { kind: kind ?? trouble, fault, msPerByte: this.#trouble.msPerByte ?? 20 };
  }
}

type End = (this: ServerResponse, chunk?: unknown) => ServerResponse;

/** Lets the request be carried out and the socket die in the middle of the answer: the client cannot know what happened. */
export function dieInTheMiddle(response: ServerResponse): void {
  replaceEnd(response, (body) => {
    response.setHeader('content-length', body.length + 16);
    response.flushHeaders();
    if (body.length > 1) response.write(body.subarray(0, body.length >> 1));
    setImmediate(() => response.socket?.destroy());
  });
}

/** Holds the finished answer back. */
export function delayAnswer(response: ServerResponse, ms: number, signal: AbortSignal): void {
  replaceEnd(response, (body, end) => {
    sleep(ms, undefined, { signal }).then(
      () => end.call(response, body),
      () => response.socket?.destroy(),
    );
  });
}

export function trickleAnswer(response: ServerResponse, msPerByte: number, signal: AbortSignal): void {
  replaceEnd(response, (body, end) => {
    const send = async (): Promise<void> => {
      response.setHeader('content-length', body.length);
      response.flushHeaders();
      for (const byte of body) {
        await sleep(msPerByte, undefined, { signal });
        response.write(Buffer.of(byte));
      }
      end.call(response);
    };
    send().catch(() => response.socket?.destroy());
  });
}

function replaceEnd(response: ServerResponse, replacement: (body: Buffer, end: End) => void): void {
  const end = response.end.bind(response) as End;
  const replaced = (chunk?: unknown): ServerResponse => {
    replacement(bytesOf(chunk), end);
    return response;
  };
  response.end = replaced as typeof response.end;
}

function bytesOf(chunk: unknown): Buffer {
  if (typeof chunk === 'string') return Buffer.from(chunk);
  return chunk instanceof Uint8Array ? Buffer.from(chunk) : Buffer.alloc(0);
}
