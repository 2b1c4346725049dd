import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { decodeMethodCall, encodeMethodResponse, type XmlRpcStruct } from '../uci/xml-rpc.ts';

export type ReceivedEvent = { readonly url: string; readonly methodName: string; readonly call: XmlRpcStruct };

/** The client's side of the callbacks: remembers what the PBX posted. */
export class CallbackReceiver {
  readonly events: ReceivedEvent[] = [];
  readonly #server: Server;
  #waiting: (() => void)[] = [];

  constructor() {
    this.#server = createServer((request, response) => {
      const chunks: Buffer[] = [];
      request.on('data', (chunk: Buffer) => chunks.push(chunk));
      request.on('end', () => {
        const { methodName, params } = decodeMethodCall(Buffer.concat(chunks).toString('utf8'));
        this.events.push({ url: request.url ?? '', methodName, call: (params[0] ?? {}) as XmlRpcStruct });
        response.writeHead(200, { 'content-type': 'text/xml' }).end(encodeMethodResponse(true));
        for (const wake of this.#waiting.splice(0)) wake();
      });
    });
  }

  async start(): Promise<URL> {
    await new Promise<void>((resolve) => this.#server.listen(0, '127.0.0.1', resolve));
    return new URL(`http://127.0.0.1:${(this.#server.address() as AddressInfo).port}/uci/secret`);
  }

  /** States in the order of their arrival, as soon as there are that many. */
  async states(count: number): Promise<readonly unknown[]> {
    while (this.events.length < count) await new Promise<void>((resolve) => this.#waiting.push(resolve));
    return this.events.map(({ call }) => call['state']);
  }

  async stop(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
  }
}
