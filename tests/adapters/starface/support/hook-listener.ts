import { createServer } from 'node:http';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { InboundHook } from '../../../../src/bridge/ports.ts';

/** The bridge's web server as far as callbacks need it: what stands below `/hooks/uci/` goes to the hook. */
export class HookListener {
  hook: InboundHook | null = null;
  readonly paths: string[] = [];
  readonly #server: Server;

  constructor() {
    this.#server = createServer((request, response) => {
      const chunks: Buffer[] = [];
      request.on('data', (chunk: Buffer) => chunks.push(chunk));
      request.on('end', () => {
        const url = request.url ?? '';
        this.paths.push(url);
        if (this.hook === null || !url.startsWith('/hooks/uci/')) {
          response.writeHead(404).end();
          return;
        }
        const target = url.slice('/hooks/uci/'.length);
        const raw = {
          method: request.method ?? '',
          target,
          headers: {},
          body: Buffer.concat(chunks),
          remoteAddress: request.socket.remoteAddress ?? '',
        };
        void this.hook.handle(raw).then((answer) => response.writeHead(answer.status, answer.headers).end(answer.body));
      });
    });
  }

  async start(): Promise<string> {
    await new Promise<void>((resolve) => this.#server.listen(0, '127.0.0.1', resolve));
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  async stop(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
  }
}
