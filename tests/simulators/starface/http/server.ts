import { createServer as createHttpServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { createServer as createHttpsServer } from 'node:https';
import type { AddressInfo, Socket } from 'node:net';
import type { Fault } from '../../simulator.ts';
import { Refusal, type Exchange, type Job, type Reply } from './exchange.ts';
import type { RequestLog } from './request-log.ts';

/** As long as the Tomcat below a PBX keeps an idle connection by default (assumed). */
const KEEP_ALIVE_MS = 20_000;
const MAX_BODY_BYTES = 20 * 1024 * 1024;

export type ServerOptions = {
  readonly host: string;
  readonly port: number;
  readonly tls: { readonly key: string; readonly cert: string } | undefined;
  readonly log: RequestLog;
  readonly plan: (exchange: Exchange) => Job;
  /** Headers that every answer bears. */
  readonly commonHeaders: (exchange: Exchange) => Readonly<Record<string, string>>;
};

/** The PBX's web server: reads a request in full, counts it, lets the fault of the moment act, and answers. */
export class PbxServer {
  readonly #options: ServerOptions;
  readonly #server;
  readonly #sockets = new Set<Socket>();
  readonly #timers = new Set<NodeJS.Timeout>();
  #fault: Fault = { kind: 'none' };

  constructor(options: ServerOptions) {
    this.#options = options;
    const listener = (request: IncomingMessage, response: ServerResponse): void => {
      this.#serve(request, response).catch(() => response.destroy());
    };
    this.#server = options.tls === undefined ? createHttpServer(listener) : createHttpsServer(options.tls, listener);
    this.#server.keepAliveTimeout = KEEP_ALIVE_MS;
    const remember = (socket: Socket): void => {
      this.#sockets.add(socket);
      socket.once('close', () => this.#sockets.delete(socket));
    };
    this.#server.on('connection', remember);
    this.#server.on('secureConnection', remember);
  }

  async start(): Promise<string> {
    const { host, port, tls } = this.#options;
    await new Promise<void>((resolve, reject) => {
      this.#server.once('error', reject);
      this.#server.listen(port, host, () => resolve());
    });
    const address = this.#server.address() as AddressInfo;
    return `${tls === undefined ? 'http' : 'https'}://${host.includes(':') ? `[${host}]` : host}:${address.port}`;
  }

  setFault(fault: Fault): void {
    this.#fault = fault;
  }

  async stop(): Promise<void> {
    for (const timer of this.#timers) clearTimeout(timer);
    const closed = new Promise<void>((resolve) => this.#server.close(() => resolve()));
    this.dropConnections();
    await closed;
  }

  dropConnections(): void {
    for (const socket of this.#sockets) socket.destroy();
  }

  async #serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const exchange = await readExchange(request);
    const { log, plan, commonHeaders } = this.#options;
    const job = plan(exchange);
    log.arrived(job.operation);
    if (job.change !== undefined) log.wrote(job.operation, job.change.person, job.change.value);

    const fault = this.#faultOfThisRequest();
    if (fault.kind === 'down') {
      log.answered('down');
      request.socket.destroy();
      return;
    }
    if (fault.kind === 'latency') await this.#sleep(fault.ms ?? 1000);
    const reply = fault.kind === 'status' ? faultReply(fault) : await answer(job);
    const headers = { ...commonHeaders(exchange), ...reply.headers };
    if (fault.kind === 'reset') {
      // The request was carried out and only its answer is lost: the case that a client must be able to repair.
      log.answered('reset');
      response.writeHead(reply.status, { ...headers, 'content-length': '1000000' });
      response.write('{', () => request.socket.resetAndDestroy());
      return;
    }
    log.answered(reply.status);
    const body = reply.body ?? '';
    response.writeHead(
      reply.status,
      reply.status === 204 ? headers : { ...headers, 'content-length': String(Buffer.byteLength(body)) },
    );
    response.end(body);
  }

  #faultOfThisRequest(): Fault {
    const fault = this.#fault;
    return fault.kind !== 'none' && Math.random() < (fault.rate ?? 1) ? fault : { kind: 'none' };
  }

  #sleep(ms: number): Promise<void> {
    return new Promise((resolve) => {
      const timer = setTimeout(() => {
        this.#timers.delete(timer);
        resolve();
      }, ms);
      this.#timers.add(timer);
    });
  }
}

async function answer(job: Job): Promise<Reply> {
  try {
    return await job.run();
  } catch (error) {
    if (error instanceof Refusal) return error.toReply();
    return new Refusal(500, 'INTERNAL_ERROR', error instanceof Error ? error.message : 'unknown').toReply();
  }
}

function faultReply(fault: Fault): Reply {
  const retryAfter: Record<string, string> =
    fault.retryAfter === undefined ? {} : { 'retry-after': String(fault.retryAfter) };
  return {
    status: fault.status ?? 503,
    headers: { 'content-type': 'text/html', ...retryAfter },
    body: '<html><body><h1>Service Unavailable</h1></body></html>',
  };
}

async function readExchange(request: IncomingMessage): Promise<Exchange> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request) {
    const bytes = chunk as Buffer;
    size += bytes.length;
    if (size > MAX_BODY_BYTES) throw new Error('body too large');
    chunks.push(bytes);
  }
  const [rawPath = '/', ...rest] = (request.url ?? '/').split('?');
  return {
    method: request.method ?? 'GET',
    path: decode(rawPath)
      .replace(/\/{2,}/g, '/')
      .replace(/(?<=.)\/+$/, ''),
    query: new URLSearchParams(rest.join('?')),
    headers: request.headers,
    body: Buffer.concat(chunks),
    remoteAddress: request.socket.remoteAddress ?? '127.0.0.1',
  };
}

function decode(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}
