import { createServer as createHttpServer } from 'node:http';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import { createServer as createHttpsServer } from 'node:https';
import type { AddressInfo, Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';

import type { Fault } from '../../simulator.ts';
import { delayAnswer, dieInTheMiddle, trickleAnswer } from './faults.ts';
import type { Faults } from './faults.ts';
import type { Ledger } from './ledger.ts';

export type Arrived = { readonly request: IncomingMessage; readonly response: ServerResponse; readonly body: Buffer };

/** One of the two servers: what it says, and how it words a failure that a fault demands. */
export type Speaker = {
  /** Notes the operation and, if it changes anything, the write; also for requests that a fault will hit. */
  readonly note: (request: IncomingMessage, body: Buffer) => void;
  readonly answer: (arrived: Arrived) => Promise<void>;
  readonly failure: (
    status: number,
    request: IncomingMessage,
  ) => { readonly headers: Readonly<Record<string, string>>; readonly body: unknown };
};

export type ListenerOptions = {
  readonly host: string;
  readonly port: number;
  readonly tls?: { readonly key: string; readonly cert: string } | undefined;
  readonly ledger: Ledger;
  readonly faults: Faults;
};

/** Far above what Graph takes (4 MB); only there so that nobody fills the memory of a test. */
const maxBodyBytes = 8 * 1024 * 1024;

/** An HTTP or HTTPS server whose every request is counted and can be made to fail. */
export class Listener {
  readonly #options: ListenerOptions;
  readonly #sockets = new Set<Socket>();
  readonly #closing = new AbortController();
  readonly #speaker = Promise.withResolvers<Speaker>();
  readonly #server: Server;

  constructor(options: ListenerOptions) {
    this.#options = options;
    const onRequest = (request: IncomingMessage, response: ServerResponse): void => void this.#serve(request, response);
    this.#server =
      options.tls === undefined ? createHttpServer(onRequest) : createHttpsServer({ ...options.tls }, onRequest);
    // Longer than any client keeps an idle connection: nobody writes into one that is just being closed.
    this.#server.keepAliveTimeout = 120_000;
    this.#server.on('connection', (socket: Socket) => {
      this.#sockets.add(socket);
      socket.on('close', () => this.#sockets.delete(socket));
    });
  }

  /** The port that it listens at. */
  async listen(): Promise<number> {
    const { host, port } = this.#options;
    await new Promise<void>((resolve, reject) => {
      this.#server.once('error', reject);
      this.#server.listen(port, host, resolve);
    });
    return (this.#server.address() as AddressInfo).port;
  }

  /** From now on requests are answered; those that came before have waited. */
  speak(speaker: Speaker): void {
    this.#speaker.resolve(speaker);
  }

  async close(): Promise<void> {
    this.#closing.abort();
    const closed = new Promise<void>((resolve) => this.#server.close(() => resolve()));
    for (const socket of this.#sockets) socket.destroy();
    await closed;
  }

  async #serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { ledger, faults } = this.#options;
    ledger.arrived();
    response.on('finish', () => ledger.answered(response.statusCode));
    let withoutAnswer: 'down' | 'reset' | 'closed' = 'closed';
    response.on('close', () => response.writableFinished || ledger.answered(withoutAnswer));
    try {
      const speaker = await this.#speaker.promise;
      const body = await readBody(request);
      speaker.note(request, body);
      const { kind, fault, msPerByte } = faults.strike();
      if (kind === 'down' || kind === 'reset') withoutAnswer = kind;
      if (kind === 'down' || kind === 'half-dead') return kind === 'down' ? void request.socket.destroy() : undefined;
      if (kind === 'status') return fail(request, response, fault, speaker);
      if (kind === 'reset') dieInTheMiddle(response);
      if (kind === 'trickle') trickleAnswer(response, msPerByte, this.#closing.signal);
      if (kind === 'latency') {
        // Half on the way there, half on the way back: a client that gives up early may still have changed something.
        delayAnswer(response, (fault.ms ?? 0) / 2, this.#closing.signal);
        await sleep((fault.ms ?? 0) / 2, undefined, { signal: this.#closing.signal });
      }
      await speaker.answer({ request, response, body });
    } catch (error) {
      const canSay = !this.#closing.signal.aborted && !response.headersSent && !request.socket.destroyed;
      if (!canSay) return void request.socket.destroy();
      response.statusCode = 500;
      response.end(`The simulator itself failed: ${String(error)}`);
    }
  }
}

function fail(request: IncomingMessage, response: ServerResponse, fault: Fault, speaker: Speaker): void {
  const status = fault.status ?? 503;
  const { headers, body } = speaker.failure(status, request);
  if (fault.retryAfter !== undefined) response.setHeader('retry-after', String(fault.retryAfter));
  response.writeHead(status, { 'content-type': 'application/json', ...headers });
  response.end(JSON.stringify(body));
}

async function readBody(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request) {
    size += (chunk as Buffer).length;
    if (size > maxBodyBytes) throw new Error('body too large');
    chunks.push(chunk as Buffer);
  }
  return Buffer.concat(chunks);
}
