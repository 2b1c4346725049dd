/** A Graph of a few lines: it answers what the test tells it to, and remembers what it was asked. */
import { createServer } from 'node:http';
import type { IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';
import { RequestBudget } from '../../../src/adapters/microsoft/budget/request-budget.ts';
import { GraphClient } from '../../../src/adapters/microsoft/graph/graph-client.ts';
import type { TokenSource } from '../../../src/adapters/microsoft/graph/graph-client.ts';
import { createHttpExchange } from '../../../src/adapters/microsoft/http-exchange.ts';
import type { Clock } from '../../../src/bridge/ports.ts';
import { realClock, steadyRandom } from './stage.ts';

export type Asked = {
  readonly method: string;
  /** Decoded, for the eye. */
  readonly path: string;
  /** As it came. */
  readonly target: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: unknown;
};

export type Told = {
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  /** An object is sent as JSON, a text as it is. */
  readonly body?: unknown;
  /** `drop`: the socket dies without an answer · `halfway`: in the middle of it · `never`: no answer at all. */
  readonly socket?: 'drop' | 'halfway' | 'never';
};

export type Script = (asked: Asked, number: number) => Told;

/** Tokens `token-1`, `token-2` … and a note of everything that the client said about them. */
export class ScriptedTokens implements TokenSource {
  readonly said: string[] = [];
  number = 1;
  rolesChange = false;

  async current(): Promise<string> {
    return `token-${this.number}`;
  }

  async renew(refused: string, claims?: string): Promise<void> {
    this.said.push(`renew ${refused}${claims === undefined ? '' : ` ${claims}`}`);
    this.number += 1;
  }

  refusedAgain(token: string): void {
    this.said.push(`refused again ${token}`);
  }

  accepted(): void {
    this.said.push('accepted');
  }

  async rolesChanged(forbidden: string): Promise<boolean> {
    this.said.push(`roles changed? ${forbidden}`);
    if (this.rolesChange) this.number += 1;
    return this.rolesChange;
  }
}

export async function startScriptedGraph(script: Script, options: { readonly clock?: Clock } = {}) {
  const clock = options.clock ?? realClock;
  const asked: Asked[] = [];
  const server = createServer((request, response) => {
    const parts: Buffer[] = [];
    request.on('data', (part: Buffer) => parts.push(part));
    request.on('end', () => {
      const text = Buffer.concat(parts).toString();
      const body: unknown = text === '' ? undefined : JSON.parse(text);
      const { method = '', url = '', headers } = request;
      asked.push({ method, path: decodeURIComponent(url), target: url, headers, body });
      const told = script(asked.at(-1) as Asked, asked.length);
      if (told.socket === 'never') return;
      if (told.socket === 'drop') return void request.socket.destroy();
      const content = typeof told.body === 'string' ? told.body : JSON.stringify(told.body ?? '');
      response.writeHead(told.status ?? 200, { 'content-type': 'application/json', ...told.headers });
      if (told.socket !== 'halfway') return void response.end(told.body === undefined ? '' : content);
      response.write(content.slice(0, content.length >> 1));
      setImmediate(() => request.socket.destroy());
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const graphUrl = `http://127.0.0.1:${port}`;
  const http = createHttpExchange(clock);
  const tokens = new ScriptedTokens();
  const budget = new RequestBudget({ clock, random: steadyRandom(0.5), share: 0.7 });

  return {
    graphUrl,
    asked,
    tokens,
    budget,
    client: new GraphClient({ graphUrl, http, tokens, budget, clock }),
    end: async () => {
      budget.stop();
      await http.close();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

export type ScriptedGraph = Awaited<ReturnType<typeof startScriptedGraph>>;
