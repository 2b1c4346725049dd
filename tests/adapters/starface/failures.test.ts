/** What may happen to a PBX and its people, each with the promise that holds meanwhile. */
import { afterEach, describe, expect, test } from '@jest/globals';
import type { TelephonyState } from '../../../src/domain/call.ts';
import { telephonyStateOf } from '../../../src/domain/call.ts';
import { LinkedPerson } from './support/linked-person.ts';

const technical = { login: '0900', password: 'Geheim-Technik-9', firstName: 'Technik', familyName: 'Konto' };
const plenty = { startPerSecond: 1_000, ceilingPerSecond: 1_000 };

let linked: LinkedPerson;
let stop: () => Promise<void>;

afterEach(() => stop());

const anna = () => linked.simulator.person('anna');

describe('a linked person', () => {
  async function connect(): Promise<void> {
    linked = await LinkedPerson.start(9, { budget: plenty });
    stop = () => linked.stop();
    await linked.connect();
  }

  const refusals = (): number => linked.witness.refusals;

  test('who was deleted at the PBX is told as refused, and is not tried again', async () => {
    await connect();
    anna().delete();
    linked.simulator.dropUciSessions();
    await linked.passing('refused', 120_000, () => refusals() === 1);
    const { requests } = linked.simulator.stats();
    await linked.clock.advance(600_000);
    expect(linked.simulator.stats().requests).toBe(requests);
  });

  test('whose login was changed is told as refused: the old login is nobody’s', async () => {
    await connect();
    anna().changeLogin('0777');
    linked.simulator.dropUciSessions('0777');
    await linked.passing('refused', 120_000, () => refusals() === 1);
    expect(anna().refusedLogins).toBe(0);
  });

  test('whose e-mail was changed stays linked, and his calls are known', async () => {
    await connect();
    anna().changeEmail('anna.neu@example.com');
    anna().call('connected', '+49301');
    await linked.passing('the call', 60_000, () => linked.witness.states?.includes('connected') === true);
    expect(refusals()).toBe(0);
  });

  test('is connected again after a restart of the PBX that voids everything, without a refusal', async () => {
    await connect();
    linked.simulator.restart();
    linked.simulator.setFault({ kind: 'status', status: 401 });
    await linked.passing('the loss is told', 120_000, () => linked.witness.connected === false);
    linked.simulator.setFault({ kind: 'none' });
    await linked.passing('connected', 120_000, () => linked.witness.connected === true);
    expect(refusals()).toBe(0);
  });
});

describe('busy lamps', () => {
  const states = new Map<string, TelephonyState>();
  let losses = 0;

  async function read(): Promise<void> {
    states.clear();
    losses = 0;
    linked = await LinkedPerson.start(9, { budget: plenty, lamps: { accounts: [technical] } }, [technical]);
    const { starface } = linked;
    stop = async () => {
      linked.simulator.setFault({ kind: 'none' });
      await starface.lamps?.stop();
      await linked.stop();
    };
    const users = await linked.outcome(starface.pbx.listUsers());
    await starface.lamps?.start({
      calls: (userId, calls) => states.set(userId, telephonyStateOf(calls)),
      unknown: (userId) => states.delete(userId),
      lost: () => {
        losses += 1;
        states.clear();
      },
    });
    starface.lamps?.watch(users);
    await linked.passing('all are known', 60_000, () => states.size === 3);
  }

  const stateOfAnna = () => states.get(String(anna().userId));

  test('of a PBX that went silent in the middle are lost within 20 s of the next reading', async () => {
    await read();
    // The machine's own time, which stands still for the adapter.
    linked.simulator.setFault({ kind: 'latency', ms: 3_600_000 });
    await linked.passing('the next reading and its end', 30_000, () => losses === 1);
    expect(states.size).toBe(0);
  });

  test('are read again after a restart of the PBX', async () => {
    await read();
    linked.simulator.restart();
    anna().call('connected', '+49301');
    await linked.passing('known again', 120_000, () => stateOfAnna() === 'onCall');
  });

  test('of somebody who was deleted at the PBX are taken away with the next list of users, those of others stay', async () => {
    await read();
    anna().delete();
    linked.starface.lamps?.watch(await linked.outcome(linked.starface.pbx.listUsers()));
    const removed = () => linked.simulator.writes().filter(({ operation }) => operation === 'deleteFunctionKey');
    await linked.passing('the lamp is removed', 60_000, () => removed().length === 1);
    linked.simulator.person('ben').call('connected', '+49301');
    const ben = String(linked.simulator.person('ben').userId);
    await linked.passing('Ben is seen', 60_000, () => states.get(ben) === 'onCall');
    expect(losses).toBe(0);
  });

  test('show the same person after his login was changed', async () => {
    await read();
    anna().changeLogin('0777');
    anna().call('connected', '+49301');
    await linked.passing('on the phone', 60_000, () => stateOfAnna() === 'onCall');
  });
});
