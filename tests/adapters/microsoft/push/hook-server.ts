/** Our door as `http` would open it: everything below `/hooks/graph/` goes to the hook, undecoded. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { InboundHook, RawRequest, RawResponse } from '../../../../src/bridge/ports.ts';

const prefix = '/hooks/graph/';

export async function startHookServer() {
  const answers: RawResponse[] = [];
  let hook: InboundHook | null = null;
  const server = createServer((request, response) => {
    const parts: Buffer[] = [];
    request.on('data', (part: Buffer) => parts.push(part));
    request.on('end', () => {
      const raw = rawRequest((request.url ?? '').slice(prefix.length), {
        method: request.method ?? '',
        body: Buffer.concat(parts),
      });
      void hook?.handle(raw).then((answer) => {
        answers.push(answer);
        response.writeHead(answer.status, answer.headers).end(answer.body);
      });
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    hookUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}/hooks/graph`,
    answers,
    open: (opened: InboundHook) => void (hook = opened),
    end: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

export function rawRequest(target: string, request: Partial<RawRequest> = {}): RawRequest {
  return { method: 'POST', target, headers: {}, body: new Uint8Array(), remoteAddress: '192.0.2.1', ...request };
}
