/**
 * The baseline of the latency: a process that keeps nothing and decides nothing. It takes a call event and sets a
 * presence, so that both ways have the same two HTTP hops.
 *
 * Arguments: base address of Graph, session id, token. Prints its port.
 */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

const [graphUrl = '', sessionId = '', token = ''] = process.argv.slice(2);
const bodies: Readonly<Record<string, string>> = {
  setPresence: JSON.stringify({
    sessionId,
    availability: 'Busy',
    activity: 'InACall',
    expirationDuration: 'PT5M',
  }),
  clearPresence: JSON.stringify({ sessionId }),
};

const server = createServer((request, response) => {
  request.resume().on('end', () => {
    response.end('ok');
    const operation = request.url?.slice(1) ?? '';
    const userId = String(request.headers['x-user']);
    void fetch(`${graphUrl}/v1.0/users/${userId}/presence/${operation}`, {
      method: 'POST',
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      body: bodies[operation] ?? '{}',
    }).then((answer) => answer.arrayBuffer());
  });
});
server.listen(0, '127.0.0.1', () => console.log((server.address() as AddressInfo).port));
