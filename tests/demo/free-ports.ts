import { createServer } from 'node:net';

/** As many as the demo has listeners. */
export type Ports = readonly [number, number, number, number, number, number, number, number];

/** `base`, `base + 1`, …; or ports that are free at this moment where the base is 0. */
const count = 8;

export async function freePorts(base: number): Promise<Ports> {
  if (base > 0) return Array.from({ length: count }, (_, index) => base + index) as unknown as Ports;
  const servers = await Promise.all(
    Array.from(
      { length: count },
      () =>
        new Promise<ReturnType<typeof createServer>>((resolve, reject) => {
          const server = createServer();
          server.once('error', reject);
          server.listen(0, '127.0.0.1', () => resolve(server));
        }),
    ),
  );
  const ports = servers.map((server) => {
    const address = server.address();
    return typeof address === 'object' && address !== null ? address.port : 0;
  });
  await Promise.all(servers.map((server) => new Promise((resolve) => server.close(resolve))));
  return ports as unknown as Ports;
}
