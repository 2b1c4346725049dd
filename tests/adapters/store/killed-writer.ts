/** Runs as a process of its own: saves people as fast as it can and prints the number of each acknowledged round. */
import { openStore } from '../../../src/adapters/store/index.ts';
import type { Log } from '../../../src/bridge/ports.ts';
import { person, stateWithCause, tenantId } from './sample-states.ts';

const silent = () => undefined;
const log: Log = { info: silent, warn: silent, error: silent, child: () => log };
const [url = '', first = '0'] = process.argv.slice(2);
const store = await openStore({
  url,
  sealingKey: new Uint8Array(32).fill(7),
  tenantId,
  pbxId: 'main',
  clock: { now: () => 0, after: () => silent },
  log,
});

for (let round = Number(first); ; round += 1) {
  const personId = person(round);
  await Promise.all([
    store.savePersons(
      new Map([
        [personId, stateWithCause(String(round))],
        [person(1_000_000), stateWithCause(String(round))],
      ]),
    ),
    store.saveLink({ personId, pbxUserId: String(round), login: String(round), password: `secret ${round}` }),
    store.writeSetting('round', round),
  ]);
  process.stdout.write(`${round}\n`);
}
